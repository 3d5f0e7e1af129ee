"""The decisions that mattered, by a rule that anyone can check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wijkledger.projections.besluiten import decided
from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import Row
from wijkledger.reports.document import Block, Heading, Inline, Inlines, Table, Text
from wijkledger.reports.lessons.naming import briefly
from wijkledger.reports.lessons.prose import number
from wijkledger.reports.lessons.telling import Telling, listed

_COLUMNS: Final = ("besluit", "datum", "beslisser", "uitkomst")
_FEW: Final = 2
"""As many later entries are told one by one; more are counted."""
_NOT_YES: Final = {
    "nee": "het antwoord was nee",
    "aangehouden": "het is aangehouden",
    "geen besluit": "er kwam geen besluit",
    "in beginsel akkoord": "het was alleen in beginsel akkoord",
    "akkoord mits": "er golden voorwaarden",
}
_RULE: Final = (
    "Hier staan de besluiten waarop een latere regel rust, waarop het antwoord geen gewoon ja was (nee,"
    " aangehouden, geen besluit, alleen in beginsel of onder voorwaarden), die later zijn ingetrokken,"
    " vernietigd, geschorst of vervangen, of waaruit een nieuw gremium voortkwam."
)


def decisions(telling: Telling) -> tuple[Block, ...]:
    """The table of decisions that the rule finds, each with the reason why it is in it."""
    heading = Heading(1, "Besluiten die ertoe deden")
    rows = tuple(_rows(telling))
    if not rows:
        return heading, telling.paragraph(
            "Er is geen besluit vastgelegd dat onder een van deze gevallen valt."
        )
    columns = ("Besluit", "Datum", "Beslisser", "Uitkomst en stand", "Waarom het ertoe deed")
    return (
        heading,
        telling.paragraph(_RULE),
        Table(columns, rows, "De besluiten, elk met de reden waarom het hier staat"),
    )


def _rows(telling: Telling) -> Iterator[tuple[Inlines, ...]]:
    for thing, row in zip(decided(telling.lens), telling.view("besluiten").rows, strict=True):
        yield from _row(telling, thing, row)


def _row(telling: Telling, thing: Thing, row: Row) -> Iterator[tuple[Inlines, ...]]:
    seen: set[str] = set()
    *cells, outcome = (telling.cell(row.cells[name], seen) for name in _COLUMNS)
    stands = (*outcome, Text("; "), *telling.cell(row.cells["stand"], seen))
    why = _why(telling, thing, seen)
    if why:
        yield (*cells, stands, why)


def _why(telling: Telling, thing: Thing, seen: set[str]) -> Inlines:
    reasons: dict[str, list[Fact]] = {}
    for said, facts in _reasons(telling, thing):
        reasons.setdefault(said, []).extend(facts)
    found: list[Inline] = []
    for said, facts in reasons.items():
        found.append(Text(f"; {said}" if found else said))
        found.extend(telling.mark(one for one in citations(facts) if one not in seen))
        seen.update(citations(facts))
    return tuple(found)


def _reasons(telling: Telling, thing: Thing) -> Iterator[tuple[str, list[Fact]]]:
    taken = thing.all("decision-taken")
    for fact in taken:
        outcome = str(fact.value("outcome"))
        if outcome in _NOT_YES:
            yield _NOT_YES[outcome] if fact is taken[-1] else f"eerst was het {outcome}", [fact]
    for fact in thing.all("decision-ended"):
        by = listed(telling.lens.cell(fact, "by").value)
        yield f"het is {fact.value('how')}" + (f" door {by}" if by else ""), [fact]
    later = _later(telling, thing)
    bodies = [fact for fact in later if fact.kind == "actor-registered" and fact.value("sort") == "gremium"]
    for fact in bodies:
        yield f"{fact.value('name')} kwam eruit voort", [fact]
    others = [fact for fact in later if fact not in bodies]
    if len(others) > _FEW:
        yield f"er rusten {number(len(others))} latere regels op", others
    for place, fact in enumerate(others if len(others) <= _FEW else ()):
        yield ("" if place else "daarop rust: ") + briefly(telling, fact), [fact]


def _later(telling: Telling, thing: Thing) -> list[Fact]:
    """What names an entry of the trail as its basis and is not part of the trail itself."""
    resting = telling.chronicle.resting_on
    found = (fact for one in thing.trail for fact in resting.get(one.citation, ()))
    return [fact for fact in telling.by_then(dict.fromkeys(found)) if fact not in thing.trail]
