"""How many of how many were for what, on which day and for which plan, and whether that was enough then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from wijkledger.domain.entry import Erased
from wijkledger.projections.accounts import counts_agree, told_per_mille
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact, Told
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Reading, Row, Shown, View
from wijkledger.projections.wording import ERASED, per_cent

NAME: Final = "draagvlak"
TITLE: Final = "Draagvlak"
COLUMNS: Final = (
    Column("wat", "wat", 16),
    Column("groep", "groep", 18),
    Column("aantal", "aantal", 8),
    Column("van", "van", 8),
    Column("procent", "%", 10),
    Column("eenheid", "eenheid", 12),
    Column("datum", "datum", 16),
    Column("over", "over", 10),
    Column("versie", "planversie", 12),
    Column("drempel", "drempel toen", 16),
    Column("gehaald", "gehaald", 12),
    Column("verouderd", "verouderd", 20),
    Column("toelichting", "toelichting", 36),
)


class Counted(NamedTuple):
    """One count of a measurement; ``path`` is where it stands in its fact."""

    fact: Fact
    path: str

    @property
    def key(self) -> str:
        """The citation for the first count, with its place for the next."""
        place = int(self.path.partition(".")[2])
        return f"{self.fact.citation}.{place + 1}" if place else self.fact.citation

    @property
    def group(self) -> object:
        """The group it was counted in; None when it was not said, or forgotten."""
        said = self.fact.value(f"{self.path}.group") or self.fact.value("group")
        return None if isinstance(said, Erased) else said


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every count of every measurement, in order."""
    lens = Lens(chronicle, held_on, today)
    counts = [one for fact in lens.facts("figure-measured") for one in _counts(fact)]
    bars = [thing for thing in lens.things("target-set") if thing.first("value")]
    rows = LazyRows(counts, lambda one: _row(lens, one, counts, bars))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _counts(fact: Fact) -> list[Counted]:
    found = [Counted(fact, "rows.0")]
    while fact.has(path := f"rows.{len(found)}"):
        found.append(Counted(fact, path))
    return found


def _row(lens: Lens, one: Counted, counts: list[Counted], bars: list[Thing]) -> Row:
    fact, bar = one.fact, _bar(lens, one, bars)
    cells = {
        "wat": lens.cell(fact, "what"),
        "groep": _group(lens, one),
        "aantal": _part(lens, one, "n"),
        "van": _part(lens, one, "of"),
        "procent": _percentage(lens, one),
        "eenheid": _part(lens, one, "unit"),
        "datum": lens.when(fact),
        "over": lens.cell(fact, "about"),
        "versie": _version(lens, fact),
        "drempel": lens.cell(bar, "value"),
        "gehaald": _reached(lens, one, bar),
        "verouderd": _outdated(lens, one, counts),
        "toelichting": lens.text(fact),
    }
    return Row(one.key, cells)


def _shown(told: Told, path: str) -> Shown:
    value = told.value(path)
    return ERASED if isinstance(value, Erased) else value


def _group(lens: Lens, one: Counted) -> Cell:
    own = one.fact.value(f"{one.path}.group")
    return lens.cell(one.fact, "group") if own is None else lens.said(lens.actors.name(own), one.fact)


def _part(lens: Lens, one: Counted, name: str) -> Cell:
    path = f"{one.path}.{name}"
    return _with_readings(lens, one, lambda told: _shown(told, path))


def _percentage(lens: Lens, one: Counted) -> Cell:
    """As it was told; worked out from the count where no percentage was told."""
    return _with_readings(lens, one, lambda told: per_cent(told, one.path))


def _with_readings(lens: Lens, one: Counted, say: Callable[[Told], Shown]) -> Cell:
    value = say(one.fact)
    readings = tuple(
        Reading(said, other.fact.entries, said == value or counts_agree(one.fact, other.told, one.path))
        for other in one.fact.readings
        if lens.has_happened(other.fact) and (said := say(other.told)) is not None
    )
    if value is None and not readings:
        return EMPTY
    return Cell(value, one.fact.entries, readings, lens.is_possible(one.fact))


def _version(lens: Lens, fact: Fact) -> Cell:
    """The version of the paper it was about, and not a later one."""
    paper = _paper(lens, fact)
    if paper is None:
        return EMPTY
    named = lens.cell(paper, "version")
    return lens.said(named.value or lens.when(paper).value, fact, paper)


def _paper(lens: Lens, fact: Fact) -> Fact | None:
    about = lens.chronicle.fact(str(fact.value("about") or ""))
    is_paper = about is not None and about.kind == "document-issued" and not about.is_void
    return about if is_paper else None


def _bar(lens: Lens, one: Counted, bars: list[Thing]) -> Fact | None:
    """The threshold it was held against, as it was on that day; a later move or end does not touch it."""
    place, found = lens.chronicle.place, None
    for thing in bars:
        if not _is_for(lens, one, thing):
            continue
        by_then = [fact for fact in thing.trail if place(fact) < place(one.fact)]
        if by_then and by_then[-1].kind != "target-settled":
            found = next((fact for fact in reversed(by_then) if fact.has("value")), found)
    return found


def _is_for(lens: Lens, one: Counted, bar: Thing) -> bool:
    """A measurement names the threshold, or both are about one thing or one group."""
    measured, set_for = _about(lens, one.fact), _about(lens, bar.root)
    if measured is bar.root or bar.root.value("sort") != "drempel":
        return measured is bar.root
    group = bar.root.value("group")
    if group is not None and group != one.group:
        return False
    if measured is not None and set_for is not None:
        return measured is set_for
    return group is not None


def _about(lens: Lens, fact: Fact) -> Fact | None:
    """The beginning of the thing it is about."""
    about = lens.chronicle.fact(str(fact.value("about") or ""))
    return None if about is None or about.is_void else lens.chronicle.roots_of(about)[0]


def _reached(lens: Lens, one: Counted, bar: Fact | None) -> Cell:
    """Ja, nee, or deels when only the lower end of the threshold was reached; others may say otherwise."""
    if bar is None:
        return EMPTY
    said = _weighed(one.fact, one.path, bar)
    readings = tuple(
        Reading(other_said, (*other.fact.entries, *bar.entries), other_said == said)
        for other in one.fact.readings
        if lens.has_happened(other.fact) and (other_said := _weighed(other.told, one.path, bar)) is not None
    )
    cell = lens.said(said, one.fact, bar)
    return cell._replace(readings=readings) if cell.entries else cell


def _weighed(told: Told, path: str, bar: Fact) -> str | None:
    measured, needed = told_per_mille(told, path), told_per_mille(bar, "value")
    if measured is None or needed is None:
        n, at_least = told.value(f"{path}.n"), bar.value("value.n")
        if not isinstance(n, int) or not isinstance(at_least, int) or bar.has("value.of"):
            return None
        measured, needed = (Fraction(n), Fraction(n)), (Fraction(at_least), Fraction(at_least))
    if measured[0] >= needed[1]:
        return "ja"
    if measured[1] < needed[0]:
        return "nee"
    return "tussen de grenzen"


def _outdated(lens: Lens, one: Counted, counts: list[Counted]) -> Cell:
    """What came later of the same: another measurement, or another version of the paper."""
    place, paper, fact = lens.chronicle.place, _paper(lens, one.fact), one.fact
    measured = [
        other.fact for other in counts if place(other.fact) > place(fact) and _is_same(lens, one, other)
    ]
    said = {f"gemeten op {lens.when(later).value}": later for later in measured[-1:]}
    if paper is not None:
        trail = lens.chronicle.thing_of(paper.citation, lens.held_on)
        newer = [later for later in (trail.trail if trail else ()) if _is_newer(lens, later, paper)]
        said |= {f"planversie van {lens.when(later).value}": later for later in newer[-1:]}
    return lens.said(tuple(said), *said.values()) if said else lens.said("nee", fact)


def _is_newer(lens: Lens, later: Fact, paper: Fact) -> bool:
    return later.kind == paper.kind and lens.chronicle.place(later) > lens.chronicle.place(paper)


def _is_same(lens: Lens, one: Counted, other: Counted) -> bool:
    """Of the same what, in the same group, about the same thing."""
    return (
        one.fact.value("what") == other.fact.value("what")
        and one.group == other.group
        and _about(lens, one.fact) is _about(lens, other.fact)
    )
