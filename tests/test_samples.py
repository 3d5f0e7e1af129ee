from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from wijkledger.domain.admission import admit, to_entry
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.entry import Entry, Scalar
from wijkledger.domain.moment import Moment
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.vocabulary import Phase
from wijkledger.notation.journal import Setting, read_journal
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact, Told
from wijkledger.projections.register import build
from wijkledger.projections.thing import Thing

SAMPLES = Path(__file__).parent.parent / "samples"
TODAY = date(2026, 1, 1)
BOOKS = {"WAG": "benedenbuurt", "HIL": "hilversumse-meent"}
INVENTED = "twijnderwaard"
NOTES = {"note-taken", "entry-annotated"}


class Known(NamedTuple):
    """What is known of a fact: when (EDTF), its sources, its numbers by the end of their path."""

    when: str
    sources: str
    numbers: Mapping[str, tuple[int, ...]] = MappingProxyType({})


# Percentages in tenths, money in cents, shares as n and d (1000 where a source gives per cents).
FACTS = {
    "WAG-01": Known("2016", "W2 W16 W17"),
    "WAG-02": Known("2017", "W2 W17"),
    "WAG-03": Known("2017", "W2 W17", {"n": (100,)}),
    "WAG-04": Known("2018-06-21", "W1", {"n": (3,)}),
    "WAG-05": Known("2018", "W2", {"pct": (440,), "low": (800,), "high": (900,)}),
    "WAG-06": Known("2018", "W2 W14 W16 W17"),
    "WAG-07": Known("2018-10-01", "W3 W13", {"n": (27,)}),
    "WAG-08": Known("2018-12-13", "W4"),
    "WAG-09": Known("2019-05", "W5", {"n": (6300,)}),
    "WAG-10": Known("2020-10-21", "W17"),
    "WAG-11": Known("2020-39~", "W6 W7", {"n": (14, 5)}),
    "WAG-12": Known("2021-02~", "W6"),
    "WAG-13": Known("2021-04~", "W7", {"n": (4,)}),
    "WAG-14": Known("2021-10-04", "W6 W10 W13", {"n": (440,)}),
    "WAG-15": Known("2022~", "W12"),
    "WAG-16": Known("2022-07-15", "W8 W9 W10 W11", {"pct": (750, 830, 820), "of": (293, 463)}),
    "WAG-17": Known("2022~", "W8 W9 W10", {"share.n": (2, 1), "share.d": (3,)}),
    "WAG-18": Known("2022-09", "W8"),
    "WAG-19": Known("2023-10", "W13", {"pct": (830,)}),
    "WAG-20": Known("2023-10", "W13"),
    "WAG-21": Known("2024-03", "W16"),
    "WAG-22": Known("2024-05-22", "W14", {"share.n": (670, 330), "share.d": (1000,)}),
    "WAG-23": Known("2025-07-04", "W15", {"n": (3,)}),
    "HIL-01": Known("2017-39~", "M2"),
    "HIL-02": Known("2018", "M2", {"n": (2,)}),
    "HIL-03": Known("2017~", "M1", {"n": (7,)}),
    "HIL-04": Known("2018-39~", "M2"),
    "HIL-05": Known("2020-01", "M3 M4 M13"),
    "HIL-06": Known("2020-05", "M5", {"cents": (450_000_000,), "n": (624, 10)}),
    "HIL-07": Known("2021-02", "M6"),
    "HIL-08": Known("2021-10-25", "M7"),
    "HIL-09": Known("2021-10-25", "M7", {"n": (3,)}),
    "HIL-10": Known("2021-11-22", "M8 M14"),
    "HIL-11": Known("2021-11-22", "M8 M14"),
    "HIL-12": Known("2021-11-22", "M8 M14"),
    "HIL-13": Known("2021-11-22", "M8"),
    "HIL-14": Known("2021-12-20", "M9 M14"),
    "HIL-15": Known("2021-12-20", "M9", {"cents": (400_000, 50_000)}),
    "HIL-16": Known("2021-12-20", "M9"),
    "HIL-17": Known("2021-12-20", "M9"),
    "HIL-18": Known("XXXX", "M5 M12", {"cents": (450_000_000,), "n": (624, 7, 10, 25)}),
    "HIL-19": Known("2022-03-28", "M10"),
    "HIL-20": Known("2022-03-28", "M10"),
    "HIL-21": Known("2022-03-28", "M10"),
    "HIL-22": Known("2023-05-24", "M11"),
    "HIL-23": Known("2023-05-24", "M11"),
    "HIL-24": Known("2023-05-24", "M11"),
    "HIL-25": Known("2023-05-24", "M11"),
}
LISTS = {
    "WAG": {"tegenstrijdigheden": 6, "lastig_uit_te_drukken": 7, "niet_gevonden": 3},
    "HIL": {"tegenstrijdigheden": 3, "lastig_uit_te_drukken": 7, "niet_gevonden": 2},
}
LISTED = [
    f"{book} {name}.{place}" for book in LISTS for name, n in LISTS[book].items() for place in range(1, n + 1)
]


@cache
def entries_of(book: str) -> list[Entry]:
    journal = read_journal((SAMPLES / f"{BOOKS.get(book, book)}.journaal").read_text("utf-8"), Setting(TODAY))
    assert journal.problems == []
    verdict = admit(Dossier(), journal.proposed)
    assert verdict.objections == ()
    code = str(verdict.entries[0].payload["code"])
    clock = {"recorded_at": "2026-01-01T00:00:00.000Z", "recorded_by": "test"}
    return [
        to_entry(line, dossier_code=code, number=number, id=f"{code}-{number}", **clock)
        for number, line in enumerate(verdict.entries, 1)
    ]


@cache
def chronicle_of(book: str) -> Chronicle:
    return Chronicle.of(entries_of(book))


def cited_by(entry: Entry, part: str) -> set[str]:
    shape = re.compile(rf"evidence\.\d+\.{part}")
    return {str(value) for path, value in entry.fields.items() if shape.fullmatch(path)}


def entries_for(page: str, book: str) -> list[Entry]:
    return [entry for entry in entries_of(book) if page in cited_by(entry, "page")]


def moments_in(entry: Entry) -> Iterator[str]:
    for value in (entry.when, *entry.fields.values()):
        try:
            yield Moment.parse(str(value)).edtf
        except ValueError:
            continue


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_has_entries_with_its_date_and_all_its_sources(fact: str) -> None:
    found = entries_for(fact, fact[:3])
    assert FACTS[fact].when in {moment for entry in found for moment in moments_in(entry)}
    assert set(FACTS[fact].sources.split()) <= set().union(*(cited_by(entry, "document") for entry in found))


@pytest.mark.parametrize("fact", [fact for fact, known in FACTS.items() if known.numbers])
def test_no_number_of_a_fact_is_lost(fact: str) -> None:
    told = [pair for entry in entries_for(fact, fact[:3]) for pair in entry.fields.items()]
    for name, numbers in FACTS[fact].numbers.items():
        assert set(numbers) <= {value for path, value in told if f".{path}".endswith(f".{name}")}


@pytest.mark.parametrize("fact", FACTS)
def test_at_most_one_in_five_entries_of_a_fact_is_a_note(fact: str) -> None:
    kinds = [entry.kind for entry in entries_for(fact, fact[:3])]
    assert kinds.count("note-taken") * 5 <= len(kinds)


def test_at_most_one_in_five_facts_is_only_notes() -> None:
    only_notes = [fact for fact in FACTS if {entry.kind for entry in entries_for(fact, fact[:3])} <= NOTES]
    print(f"alleen notities: {len(only_notes)} van {len(FACTS)} feiten {only_notes}")  # noqa: T201 - pytest -s shows the map
    assert len(only_notes) * 5 <= len(FACTS)


@pytest.mark.parametrize("item", LISTED)
def test_what_collides_is_hard_to_say_or_was_not_found_is_recorded_too(item: str) -> None:
    book, page = item.split(" ")
    assert entries_for(page, book)


@pytest.mark.parametrize("book", BOOKS)
def test_every_entry_but_a_source_says_where_it_was_found(book: str) -> None:
    assert [entry.citation for entry in entries_of(book) if not cited_by(entry, "document")] == [
        entry.citation for entry in entries_of(book) if entry.value("sort") == "bron"
    ]


@pytest.mark.parametrize("book", BOOKS)
def test_every_source_has_its_address(book: str) -> None:
    sources = [entry for entry in entries_of(book) if entry.value("sort") == "bron"]
    without = [entry.value("code") for entry in sources if entry.value("address") is None]
    assert without == ["FEITEN"]


@pytest.mark.parametrize("book", BOOKS)
def test_every_phase_is_marked_as_a_conclusion_and_rests_on_an_entry(book: str) -> None:
    phases = [entry for entry in entries_of(book) if entry.kind == "phase-entered"]
    assert [entry.value("phase") for entry in phases] == ["opstarten", "uitwerken", "ontwikkelen"]
    assert all(entry.value("grounding") == "afgeleid" and entry.clear["basis"] for entry in phases)


def the(book: str, kind: str, page: str) -> Fact:
    """The one fact of a kind on a page that others tell otherwise."""
    found = [
        chronicle_of(book).fact(entry.citation) for entry in entries_for(page, book) if entry.kind == kind
    ]
    told = [fact for fact in found if fact is not None and fact.readings]
    assert told, f"{page} heeft geen lezingen"
    return told[0]


def values(told: Told, field: str) -> tuple[Scalar, ...]:
    """Everything that is told under one name, in the order of its paths."""
    below = {
        path: value for path, value in told.fields.items() if path == field or path.startswith(f"{field}.")
    }
    return tuple(below[path] for path in sorted(below))


COLLISIONS = [
    ("WAG", "figure-measured", "tegenstrijdigheden.1", "rows.0.pct", {(830,), (820,), ()}),
    ("WAG", "figure-measured", "tegenstrijdigheden.1", "rows.0.low", {(), (800,)}),
    ("WAG", "target-set", "tegenstrijdigheden.2", "value.of", {(293,), (463,)}),
    ("WAG", "figure-measured", "tegenstrijdigheden.3", "rows.0.n", {(440,), (460,), (463,), (469,)}),
    ("WAG", "role-agreed", "tegenstrijdigheden.5", "holders", {("bew", "gem"), ("bew",)}),
    ("HIL", "support-decided", "tegenstrijdigheden.2", "figures.1.n", {(7,), (10,)}),
]


@pytest.mark.parametrize(("book", "kind", "page", "field", "expected"), COLLISIONS)
def test_what_sources_tell_otherwise_stands_side_by_side(
    book: str, kind: str, page: str, field: str, expected: set[tuple[Scalar, ...]]
) -> None:
    fact = the(book, kind, page)
    assert expected <= {values(fact, field), *(values(account.told, field) for account in fact.readings)}


@pytest.mark.parametrize(
    ("book", "kind", "page", "first", "other"),
    [
        ("WAG", "actor-changed", "tegenstrijdigheden.4", "2018", "2017"),
        ("WAG", "actor-registered", "tegenstrijdigheden.6", "2016", "2018"),
        ("HIL", "decision-proposed", "tegenstrijdigheden.1", "2020-01", "2021-01-07"),
    ],
)
def test_two_dates_of_one_event_stand_side_by_side(
    book: str, kind: str, page: str, first: str, other: str
) -> None:
    fact = the(book, kind, page)
    assert [fact.moment.edtf, *(account.told.value("when") for account in fact.readings)] == [first, other]


def test_the_view_of_what_is_missing_names_the_collisions_but_not_a_rounded_share() -> None:
    view = build("ontbreekt", chronicle_of("WAG"), None, TODAY)
    named = {citation for row in view.rows for citation in row.cells["nr"].entries}
    assert {the(book, kind, page).citation for book, kind, page, *_ in COLLISIONS if book == "WAG"} <= named
    assert the("WAG", "role-agreed", "tegenstrijdigheden.5").citation in named
    kelvin = next(entry for entry in entries_for("WAG-17", "WAG") if entry.value("holders.0") == "kel")
    assert kelvin.citation not in named


def thing_on(book: str, kind: str, page: str) -> Thing:
    found = chronicle_of(book).thing_of(next(e for e in entries_for(page, book) if e.kind == kind).citation)
    assert found is not None
    return found


def test_the_first_homes_are_one_expectation_that_slipped_three_times() -> None:
    slips = thing_on("WAG", "target-moved", "WAG-19").all("target-set", "target-moved")
    assert [fact.value("target.at") for fact in slips] == ["2021", "2024-41", "2025", "2026-22"]


def test_the_permit_was_granted_annulled_and_is_open_again() -> None:
    permit = thing_on("WAG", "case-opened", "WAG-20")
    assert [fact.kind for fact in permit.trail if fact.kind.startswith("case-")] == [
        "case-opened",
        "case-closed",
        "case-moved",
    ]
    assert permit.state(TODAY).word == "heropend"


def test_postponed_in_october_and_refused_in_november_is_one_question() -> None:
    question = thing_on("HIL", "decision-taken", "HIL-09")
    assert [fact.value("outcome") for fact in question.trail] == ["aangehouden", "nee"]


# --- the invented neighbourhood -----------------------------------------------------------------------------


def of_kind(*kinds: str) -> list[Entry]:
    return [entry for entry in entries_of(INVENTED) if entry.kind in kinds]


def test_every_kind_occurs_somewhere_in_the_samples() -> None:
    told = {entry.kind for book in (*BOOKS, INVENTED) for entry in entries_of(book)}
    assert sorted(set(EVENTS) - told) == []


def test_the_invented_neighbourhood_says_that_it_is_invented() -> None:
    opening = entries_of(INVENTED)[0]
    assert opening.value("fictional") == "fictief"
    assert "(fictief)" in str(opening.value("name"))
    assert chronicle_of(INVENTED).is_fictional


def test_the_invented_neighbourhood_lives_eleven_years_through_all_five_phases() -> None:
    entered = [entry.value("phase") for entry in of_kind("phase-entered")]
    years = {int(entry.when[:4]) for entry in entries_of(INVENTED) if entry.when[:4].isdigit()}
    assert set(entered) == set(Phase)
    assert years >= set(range(2015, 2026))
    assert max(years) == 2025
    assert len(entries_of(INVENTED)) >= 300


def test_a_phase_goes_back_and_its_parts_are_in_different_phases_at_once() -> None:
    view = build("fase", chronicle_of(INVENTED), None, TODAY)
    said = [(row.cells["deel"].value, row.cells["fase"].value) for row in view.rows]
    now = {
        row.cells["deel"].value: row.cells["fase"].value
        for row in view.rows
        if row.cells["stand"].value == "huidig"
    }
    assert said[:4] == [(None, phase) for phase in ("opstarten", "uitwerken", "ontwikkelen", "uitwerken")]
    assert now == {"bovenwaard": "uitvoeren", "benedenwaard": "beheren"}


def test_escalations_end_in_more_than_one_way() -> None:
    ends = {entry.value("outcome") for entry in of_kind("escalation-closed")}
    assert {"opgelost", "ingetrokken", "geaccepteerd"} <= ends


def test_lessons_are_shared_by_both_sides_and_others_are_disputed() -> None:
    view = build("lessen", chronicle_of(INVENTED), None, TODAY)
    assert [row for row in view.rows if row.cells["onderschreven"].value]
    assert [row for row in view.rows if row.cells["betwist"].value]


def test_an_erased_name_stays_erased() -> None:
    told = of_kind("entry-erased")
    assert told
    for entry in told:
        target = chronicle_of(INVENTED).fact(str(entry.value("of")))
        assert target is not None
        assert [str(target.value(path)) for path in entry_fields(entry)] == ["[gewist]"]


def entry_fields(entry: Entry) -> list[str]:
    return [str(value) for path, value in entry.fields.items() if path.startswith("fields.")]


def test_the_name_of_a_person_stands_in_one_entry_only() -> None:
    text = (SAMPLES / f"{INVENTED}.journaal").read_text("utf-8")
    names = [
        str(entry.value("name")) for entry in of_kind("actor-registered") if entry.value("sort") == "persoon"
    ]
    assert [name for name in names if name != "[gewist]" and text.count(name) != 1] == []
