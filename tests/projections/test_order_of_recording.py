"""Numbers order knowledge, Moments order facts: the order of writing does not change what happened."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijkledger.domain.entry import Entry, flatten
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS, build
from wijkledger.projections.view import as_json

TODAY = date(2022, 6, 1)
BEGIN = date(2020, 1, 1)
CITATION = re.compile(r"WB-(\d+)")
FIRST = ("actor-registered", {"code": "gem", "name": "Gemeente", "sort": "organisatie"}, "")
BODY = {"next_meeting": True, "body": "reg"}

# What a line says, and of what kind the earlier line is that it acts on.
LINES: Sequence[tuple[str, dict[str, Any], str]] = (
    ("actor-changed", {"who": "gem", "name": "Gemeente Wageningen"}, ""),
    ("agreement-signed", {"by": ["gem", "wow"], "sort": "convenant", "text": "samen"}, ""),
    ("agreement-changed", {"standing": "opgeschort", "text": "wachten"}, "agreement-signed"),
    ("phase-entered", {"phase": "opstarten"}, ""),
    ("phase-entered", {"phase": "uitwerken", "text": "verder"}, ""),
    ("phase-closed", {"phase": "uitwerken", "outcome": "verlaten"}, ""),
    ("trajectory-ended", {"outcome": "afgebroken", "text": "klaar"}, ""),
    ("meeting-opened", {"body": "reg"}, ""),
    ("minutes-adopted", {"how": "ongewijzigd"}, "meeting-opened"),
    ("decision-proposed", {"to": ["gem"], "text": "meedoen?"}, ""),
    ("decision-taken", {"by": ["gem"], "outcome": "aangehouden", "text": "later"}, "decision-proposed"),
    ("decision-taken", {"by": ["gem"], "outcome": "akkoord", "text": "ja"}, "decision-taken"),
    ("decision-ended", {"how": "vervangen", "by": ["gem"]}, "decision-taken"),
    ("commitment-made", {"by": ["gem"], "due": {"at": "2021-02"}, "text": "brief aan @gem"}, ""),
    ("commitment-made", {"due": BODY, "text": "voorstel"}, ""),
    ("commitment-moved", {"due": {"at": "2023"}, "by": ["wow"]}, "commitment-made"),
    ("commitment-settled", {"outcome": "deels"}, "commitment-made"),
    ("target-set", {"sort": "overleg", "by": ["reg"], "target": {"at": "2020-03-01"}, "text": "extra"}, ""),
    ("target-set", {"sort": "prognose", "text": "eerste woningen"}, ""),
    ("target-moved", {"target": {"at": "2024"}}, "target-set"),
    ("case-opened", {"sort": "vergunning", "text": "installatie"}, ""),
    ("case-closed", {"by": ["gem"], "outcome": "verleend"}, "case-opened"),
    ("decision-ended", {"how": "vernietigd", "by": ["rb"]}, "case-closed"),
    ("case-moved", {"stage": "opnieuw"}, "case-opened"),
    ("seat-taken", {"who": "p1", "function": "voorzitter"}, ""),
    ("seat-left", {}, "seat-taken"),
    ("note-taken", {"by": ["p1"], "hat": "voorzitter", "text": "open"}, ""),
    ("evaluation-planned", {"due": {"at": "2021"}, "text": "terugblik"}, ""),
    ("evaluation-held", {"text": "terugblik"}, "evaluation-planned"),
    ("finding-noted", {"verdict": "min", "text": "te laat"}, "evaluation-held"),
    ("lesson-captured", {"sort": "fout", "text": "te laat"}, ""),
    ("tension-signalled", {"between": ["gem", "wow"], "text": "tempo"}, ""),
    ("input-received", {"by": ["wow"], "to": ["gem"], "text": "wanneer?"}, ""),
    ("frame-set", {"sort": "financieel", "hardness": "hard", "text": "niet duurder"}, ""),
    ("frame-changed", {"hardness": "bespreekbaar", "text": "toch"}, "frame-set"),
    ("frame-ended", {"how": "bereikt"}, "frame-set"),
    ("document-issued", {"sort": "uitvoeringsplan", "version": "1", "text": "plan"}, ""),
    ("mandate-granted", {"holder": "p1", "by": "gem", "text": "tekenen"}, ""),
    ("mandate-ended", {}, "mandate-granted"),
    ("escalation-raised", {"to": ["reg"], "step": 1}, "tension-signalled"),
    ("target-set", {"sort": "drempel", "group": "huur", "value": {"pct": 750}, "text": "genoeg"}, ""),
    ("target-moved", {"value": {"pct": 900}}, "target-set"),
    ("figure-measured", {"what": "steun", "group": "huur", "rows": [{"n": 8, "of": 10}]}, ""),
    ("activity-held", {"groups": ["huur"], "means": "huisbezoek"}, ""),
    ("support-decided", {"by": ["gem"], "outcome": "toegekend", "until": "2021"}, ""),
    ("capacity-stated", {"stance": "tekort", "text": "niemand"}, ""),
)
ONCE = ("entry-corrected", "account-added", "entry-annotated")
"""Of these two about one line would stand in the order in which the book learned them, as they should."""


@st.composite
def stories(draw: st.DrawFn) -> list[Entry]:
    """Lines with a day of their own each; a line cites lines that stand before it."""
    chosen = draw(st.lists(st.sampled_from(LINES), max_size=14))
    days = draw(st.lists(st.integers(0, 900), min_size=23, max_size=23, unique=True).map(iter))
    entries: list[Entry] = []
    for kind, said, of in (FIRST, *chosen):
        earlier = [entry.citation for entry in entries if entry.kind == of]
        if of and not earlier:
            continue
        cited = {"of": draw(st.sampled_from(earlier))} if of else {}
        basis = draw(st.lists(st.sampled_from(entries), max_size=1)) if entries else []
        entries.append(_line(entries, kind, {**said, **cited}, next(days), [one.citation for one in basis]))
    for target in draw(st.lists(st.sampled_from(entries), max_size=4, unique_by=lambda entry: entry.number)):
        kind = draw(st.sampled_from(ONCE))
        day = (BEGIN + timedelta(next(days))).isoformat()
        instead = {} if kind == "entry-annotated" else {"instead": {"when": day, "text": "anders"}}
        entries.append(_line(entries, kind, {"of": target.citation, "text": "x", **instead}, next(days), []))
    return entries


def _line(entries: list[Entry], kind: str, said: dict[str, Any], day: int, basis: list[str]) -> Entry:
    when = (BEGIN + timedelta(day)).isoformat()
    clear = {"recorded_at": "2022-01-01T00:00:00.000Z", "when": when, **({"basis": basis} if basis else {})}
    number = len(entries) + 1
    return Entry("WB", number, kind, f"id-{number}", clear, flatten(said))


@given(stories(), st.data())
def test_the_order_of_recording_does_not_change_the_facts(story: list[Entry], data: st.DataObject) -> None:
    wish = data.draw(st.permutations(range(len(story))))
    held_on = data.draw(st.none() | st.dates(BEGIN, TODAY))
    otherwise = _recorded_otherwise(story, wish)
    assert _by_day(Chronicle.of(otherwise), held_on) == _by_day(Chronicle.of(story), held_on)


def _recorded_otherwise(story: list[Entry], wish: Sequence[int]) -> list[Entry]:
    """As near to the wished order as the citations allow: a line is written after the lines it cites."""
    waiting, order = [story[place] for place in wish], list[Entry]()
    while waiting:
        written = {entry.number for entry in order}
        order.append(next(entry for entry in waiting if _cites(entry) <= written))
        waiting.remove(order[-1])
    new = {entry.number: place for place, entry in enumerate(order, 1)}
    return [_renumbered(entry, new) for entry in order]


def _cites(entry: Entry) -> set[int]:
    return {int(number) for number in CITATION.findall(repr((entry.clear, entry.fields)))}


def _renumbered(entry: Entry, new: dict[int, int]) -> Entry:
    def cite(value: Any) -> Any:
        if isinstance(value, list):
            return [cite(one) for one in value]
        if isinstance(value, str):
            return CITATION.sub(lambda found: f"WB-{new[int(found[1])]}", value)
        return value

    fields = {path: cite(value) for path, value in entry.fields.items()}
    clear = {name: cite(value) for name, value in entry.clear.items()}
    return replace(entry, number=new[entry.number], clear=clear, fields=fields)


def _by_day(chronicle: Chronicle, held_on: date | None) -> dict[str, Any]:
    """All views, with what a line itself is wherever its citation stands."""
    names = {entry.citation: entry.id for entry in chronicle.entries}

    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: named(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [named(inner) for inner in value]
        return CITATION.sub(lambda found: names[found[0]], value) if isinstance(value, str) else value

    return {name: named(as_json(build(name, chronicle, held_on, TODAY))) for name in VIEWS}
