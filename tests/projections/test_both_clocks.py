"""Both sample histories, seen on forty days as they were known at forty times."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from wijkledger.domain.admission import admit, to_entry
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.entry import Entry
from wijkledger.domain.event import Family
from wijkledger.notation.journal import Setting, read_journal
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS, build
from wijkledger.projections.sentence import sentence
from wijkledger.projections.stand import stand
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import as_json

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = date(2026, 1, 1)
BEGIN = date(2015, 6, 1)
STEP = timedelta(97)
DAYS = [BEGIN + STEP * turn for turn in range(40)]
PASSING = {"agenda", "ontbreekt"}
"""Views of what is still to be done: a row leaves them when it is."""
CERTAINTY = ("nee", "mogelijk", "ja")

both = pytest.mark.parametrize("book", ["benedenbuurt", "hilversumse-meent"])


@cache
def entries_of(book: str) -> tuple[Entry, ...]:
    """The history as if its lines were written one by one over its years."""
    journal = read_journal((SAMPLES / f"{book}.journaal").read_text("utf-8"), Setting(TODAY))
    lines = admit(Dossier(), journal.proposed).entries
    code = str(lines[0].payload["code"])
    days = (BEGIN + STEP * 40 * place / len(lines) for place in range(len(lines)))
    return tuple(
        to_entry(
            line,
            dossier_code=code,
            number=number,
            id=f"{code}-{number}",
            recorded_at=f"{day}T09:00:00.000Z",
            recorded_by="test",
        )
        for (number, line), day in zip(enumerate(lines, 1), days, strict=True)
    )


def known_on(book: str, day: date) -> Chronicle:
    return Chronicle.of(entries_of(book), known_at=f"{day}T23:59:59.999Z")


@both
def test_every_view_answers_for_every_day_and_time(book: str) -> None:
    for turn, held_on in enumerate(DAYS):
        chronicle = known_on(book, DAYS[turn * 17 % len(DAYS)])
        known = {entry.citation for entry in chronicle.entries}
        by_then = [one for one in chronicle.facts if chronicle.happened(one, held_on) != "nee"]
        assert stand(chronicle, held_on, TODAY).regels == len(by_then)
        for name in VIEWS:
            view = build(name, chronicle, held_on, TODAY)
            keys = [row.key for row in view.rows]
            assert len(keys) == len(set(keys))
            for row in as_json(view)["rows"]:
                for cell in row["cells"].values():
                    assert set(cell["entries"]) <= known
                    assert cell["entries"] or cell["value"] is None


@both
def test_what_was_known_at_a_time_is_the_fold_of_what_was_written_by_then(book: str) -> None:
    entries = entries_of(book)
    for turn, day in enumerate(DAYS[::4]):
        prefix = [entry for entry in entries if entry.recorded_at[:10] <= day.isoformat()]
        held_on = DAYS[turn * 7 % len(DAYS)]
        for name in VIEWS:
            early = as_json(build(name, known_on(book, day), held_on, TODAY))
            assert {**early, "known_at": None} == as_json(build(name, Chronicle.of(prefix), held_on, TODAY))


@both
def test_what_had_happened_by_a_day_has_happened_ever_after(book: str) -> None:
    for known in DAYS[7::8]:
        chronicle = known_on(book, known)
        for fact in chronicle.facts:
            told = [CERTAINTY.index(chronicle.happened(fact, day)) for day in DAYS]
            assert told == sorted(told)


@both
def test_a_row_that_was_there_stays_except_where_work_gets_done(book: str) -> None:
    chronicle = known_on(book, DAYS[-1])
    for name in set(VIEWS) - PASSING:
        seen: set[str] = set()
        for day in DAYS:
            keys = {row.key for row in build(name, chronicle, day, TODAY).rows}
            assert seen <= keys
            seen = keys


@both
def test_what_surely_held_or_ran_ends_only_by_an_entry_or_by_its_own_last_day(book: str) -> None:
    for known in DAYS[7::8]:
        chronicle = known_on(book, known)
        before: dict[str, tuple[Thing, date]] = {}
        for day in DAYS:
            for thing in chronicle.things(*Family, held_on=day):
                state = thing.state(day)
                held = before.pop(thing.citation, None)
                if held is not None and not state.is_open and state.is_certain:
                    assert _was_ended(*held, thing, day)
                if state.is_open and state.is_certain:
                    before[thing.citation] = (thing, day)


def _was_ended(then: Thing, on: date, now: Thing, day: date) -> bool:
    told = {fact for fact in then.trail if fact not in then.maybe}
    limit = now.state(day).limit
    return any(fact not in told for fact in now.trail) or (limit is not None and on <= limit < day)


@both
def test_every_view_bears_the_loss_of_all_that_can_be_forgotten(book: str) -> None:
    for share in (2, 3, 5):
        entries = [
            replace(
                entry,
                fields={
                    path: value for place, (path, value) in enumerate(entry.fields.items()) if place % share
                },
                erased=tuple(path for place, path in enumerate(entry.fields) if place % share == 0),
            )
            for entry in entries_of(book)
        ]
        chronicle = Chronicle.of(entries)
        for name in VIEWS:
            assert as_json(build(name, chronicle, DAYS[30], TODAY))["view"] == name


@both
def test_every_sentence_of_the_samples_reads_on_one_line_and_says_no_code_where_there_is_a_name(
    book: str,
) -> None:
    chronicle = known_on(book, TODAY)
    for fact in chronicle.facts:
        said = sentence(chronicle, fact)
        assert said[0].isupper()
        assert "@" not in said
        assert "  " not in said
        assert "()" not in said
        assert ") (" not in said
