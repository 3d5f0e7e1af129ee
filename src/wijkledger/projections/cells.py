"""Cells made from facts: the value, the entries it rests on, and what other accounts say in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from wijkledger.domain.event import Family
from wijkledger.projections.accounts import agree
from wijkledger.projections.actors import Actors
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Reading, Shown
from wijkledger.projections.wording import say_moment, tell


class Lens:
    """How one view looks at a chronicle: on which day, and with which names.

    ``day`` is the day that decides what is overdue or expired: ``held_on``, or today when that is None.
    """

    __slots__ = ("chronicle", "day", "held_on")

    def __init__(self, chronicle: Chronicle, held_on: date | None, today: date) -> None:
        self.chronicle, self.held_on, self.day = chronicle, held_on, held_on or today

    @property
    def actors(self) -> Actors:
        """The names behind the codes."""
        return self.chronicle.actors

    def things(self, *wanted: Family | str) -> list[Thing]:
        """The things that had, or may have, begun by the day of asking."""
        return self.chronicle.things(*wanted, held_on=self.held_on)

    def facts(self, *kinds: str) -> list[Fact]:
        """The facts that had, or may have, happened by the day of asking."""
        return self.chronicle.all(*kinds, held_on=self.held_on)

    def is_possible(self, fact: Fact) -> bool:
        """Whether vague dates leave it open that it had happened by then."""
        return self.held_on is not None and self.chronicle.happened(fact, self.held_on) == "mogelijk"

    def has_happened(self, fact: Fact) -> bool:
        """Whether it had, or may have, happened by the day of asking."""
        return self.held_on is None or self.chronicle.happened(fact, self.held_on) != "nee"

    def cell(self, fact: Fact | None, name: str) -> Cell:
        """What a field of a fact says, with the readings of that field; empty when it says nothing."""
        if fact is None:
            return EMPTY
        readings = self._readings(fact, name) if fact.readings else ()
        value = tell(fact, name, self.actors)
        if value is None and not readings:
            return EMPTY
        return Cell(value, fact.entries, readings, self.held_on is not None and self.is_possible(fact))

    def latest(self, thing: Thing, name: str) -> Cell:
        """What the latest fact of a thing that speaks of a field says."""
        return self.cell(thing.latest(name), name)

    def when(self, fact: Fact | None) -> Cell:
        """When it happened."""
        if fact is None:
            return EMPTY
        readings = self._readings(fact, "when") if fact.readings else ()
        return Cell(
            say_moment(fact.when), fact.entries, readings, self.held_on is not None and self.is_possible(fact)
        )

    def said(self, value: Shown | tuple[Shown, ...], *facts: Fact | None) -> Cell:
        """A derived value with the facts it rests on; empty when there is no value or no fact."""
        known = [fact for fact in facts if fact is not None]
        if value is None or value == () or not known:
            return EMPTY
        entries = known[0].entries if len(known) == 1 else citations(known)
        return Cell(value, entries, (), self.held_on is not None and any(map(self.is_possible, known)))

    def listed(self, facts: Sequence[Fact], name: str) -> Cell:
        """What several facts say in one field, together; twice the same is said once."""
        values: list[Shown] = []
        for fact in facts:
            value = tell(fact, name, self.actors)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None and one not in values:
                    values.append(one)
        return self.said(tuple(values), *facts) if values else EMPTY

    def text(self, fact: Fact | None, name: str = "text") -> Cell:
        """The text of a fact; accounts and objections that tell nothing else are read beside it."""
        cell = self.cell(fact, name)
        if fact is None or not fact.readings:
            return cell
        others = (
            one
            for one in fact.readings
            if not one.told.fields and one.fact.has("text") and self.has_happened(one.fact)
        )
        spoken = tuple(
            Reading(tell(one.fact, "text", self.actors), one.fact.entries, agrees=not one.is_objection)
            for one in others
        )
        return cell._replace(readings=cell.readings + spoken) if cell.entries else cell

    def subject(self, *facts: Fact) -> Cell:
        """The text of the first of these that has one; where none has, the sentence of the first."""
        told = next((fact for fact in facts if fact.has("text")), None)
        return (
            self.text(told) if told is not None else self.said(sentence(self.chronicle, facts[0]), facts[0])
        )

    def _readings(self, fact: Fact, name: str) -> tuple[Reading, ...]:
        return tuple(
            Reading(tell(one.told, name, self.actors), one.fact.entries, agree(fact, one.told, name))
            for one in fact.readings
            if one.told.has(name) and self.has_happened(one.fact)
        )


def citations(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The entries that facts rest on, each once, in that order."""
    return tuple(dict.fromkeys(citation for fact in facts for citation in fact.entries))


def joined(*cells: Cell, between: str = " ") -> Cell:
    """Several cells read as one; the empty ones fall away."""
    filled = [cell for cell in cells if cell.entries]
    if not filled:
        return EMPTY
    said = between.join(str(cell.value) for cell in filled if cell.value is not None)
    entries = tuple(dict.fromkeys(citation for cell in filled for citation in cell.entries))
    readings = tuple(reading for cell in filled for reading in cell.readings)
    return Cell(said, entries, readings, any(cell.possible for cell in filled))
