"""The history of one dossier as it is known: corrected, in the order of the facts, and threaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from wijkledger.domain.entry import Entry
from wijkledger.domain.event import Family
from wijkledger.domain.moment import UNKNOWN
from wijkledger.projections.actors import Actors
from wijkledger.projections.declared import FOLDED, folded, joins
from wijkledger.projections.fact import Fact
from wijkledger.projections.meetings import Meetings
from wijkledger.projections.ordering import order
from wijkledger.projections.thing import Thing
from wijkledger.projections.upkeep import UPKEEP, apply_upkeep, cited, number_in

_LINKED: Final = frozenset(name for name, how in FOLDED.items() if how.has_of or how.by_meeting)
_SET_UP: Final = frozenset(("dossier-opened", "actor-registered", "document-issued"))
_NO_DATE: Final = str(UNKNOWN)
_CAPACITY: Final = frozenset(("hat", "chair", "note_taker", "mandate.0", "present.0.who"))


class Chronicle:
    """What a ledger knows of one dossier up to a time; make one with ``of``, and do not change it.

    ``entries`` are the entries as they were recorded, ``facts`` the same after correction and in the order in
    which things happened (struck-out ones included), ``circles`` the citations of entries whose claim to come
    before or after another was left out of that order because it would make a circle.
    """

    def __init__(self, entries: Sequence[Entry], known_at: str | None) -> None:
        self.entries, self.known_at = entries, known_at
        self.code = entries[0].dossier if entries else ""
        self.numbered: Mapping[int, Fact] = {entry.number: Fact(entry) for entry in entries}
        self._by_kind: dict[str, list[Fact]] = {}
        self._trails: dict[int, list[Fact]] = {}
        self._roots: dict[int, tuple[int, ...]] = {}
        self._mentions: dict[int, list[Fact]] = {}
        self._seen: dict[tuple[Family | str, date | None], list[Thing]] = {}
        upkeep = [fact for fact in self.numbered.values() if fact.kind in UPKEEP]
        if upkeep:
            apply_upkeep(self.numbered, upkeep, self.code)
        ordered = order(self.numbered, self.code)
        self.facts: Sequence[Fact] = ordered.facts
        self.circles = tuple(f"{self.code}-{number}" for number in ordered.circles)
        self._thread()

    @classmethod
    def of(cls, entries: Sequence[Entry], *, known_at: str | None = None) -> Chronicle:
        """Read the entries of one dossier, in the order of their numbers.

        ``known_at`` (UTC, ISO, milliseconds) takes them up to the first that was recorded later: what follows
        a clock that was set back is known no sooner than what it follows.
        """
        if known_at is not None:
            entries = entries[: _prefix(entries, known_at)]
        return cls(entries, known_at)

    def fact(self, citation: str) -> Fact | None:
        """The fact that a citation names, with or without its part."""
        number = number_in(citation, self.code)
        return None if number is None else self.numbered.get(number)

    def all(self, *kinds: str, held_on: date | None = None) -> list[Fact]:
        """The facts of these kinds, in order, without the struck out and without what came after that day."""
        found = self._by_kind.get(kinds[0], []) if len(kinds) == 1 else self._merged(kinds)
        return found if held_on is None else [fact for fact in found if self.happened(fact, held_on) != "nee"]

    def things(self, *wanted: Family | str, held_on: date | None = None) -> list[Thing]:
        """The things that began with these kinds, or of these families, in the order of their facts.

        With ``held_on`` a thing has only the facts that had, or may have, happened by the end of that day.
        """
        if len(wanted) == 1:
            return self._things(wanted[0], held_on)
        filled = [things for one in wanted if (things := self._things(one, held_on))]
        if len(filled) < 2:  # noqa: PLR2004 - one list is in order already
            return filled[0] if filled else []
        found = [thing for things in filled for thing in things]
        places = self._places
        return sorted(found, key=lambda thing: places[thing.root.number])

    def roots_of(self, fact: Fact) -> list[Fact]:
        """The facts that began the things on whose trail this one stands; itself when it began one."""
        roots = self._roots.get(fact.number, (fact.number,))
        return [self.numbered[number] for number in roots if number in self.numbered]

    def thing_of(self, citation: str, held_on: date | None = None) -> Thing | None:
        """The thing that any entry on its trail names."""
        fact = self.fact(citation)
        if fact is None or fact.is_void:
            return None
        root = self.roots_of(fact)[0]
        return self._thing(root, self._trails.get(root.number, (root,)), held_on)

    def mentions_of(self, root: Fact) -> Sequence[Fact]:
        """Facts that cite the thing with ``of`` but are things of their own, in order."""
        return sorted(self._mentions.get(root.number, ()), key=self.place)

    @cached_property
    def resting_on(self) -> Mapping[str, Sequence[Fact]]:
        """For each citation the facts that name it as their basis, parts under the entry itself."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if not fact.is_void and ("basis" in fact.entry.clear or fact.upkeep.corrections):
                for citation in fact.basis:
                    found.setdefault(citation.partition(".")[0], []).append(fact)
        return found

    @cached_property
    def accounted(self) -> Sequence[Fact]:
        """The facts of which there is another account, in order."""
        return [fact for fact in self.facts if fact.upkeep.readings and not fact.is_void]

    @cached_property
    def actors(self) -> Actors:
        """Who is who, by all that is known."""
        return Actors.among(self._merged(("actor-registered", "actor-changed", "actor-left")))

    @cached_property
    def opening(self) -> Fact | None:
        """The entry that opened the dossier."""
        return next(iter(self._by_kind.get("dossier-opened", ())), None)

    @property
    def is_fictional(self) -> bool:
        """Whether the dossier was opened as an invented one; a label that was forgotten still counts."""
        return self.opening is not None and self.opening.has("fictional")

    def say(self, text: str) -> str:
        """A text with the names in place of the codes."""
        return self.actors.say(text)

    def only_introduces(self, fact: Fact) -> bool:
        """Whether it only says what something is called, without a date: it marks no point in time."""
        return fact.kind in _SET_UP and fact.when == _NO_DATE

    def happened(self, fact: Fact, held_on: date) -> str:
        """Whether it had happened by the end of that day: ja, nee or mogelijk.

        A claim of order narrows the dates, and what has no last day had happened when it was recorded.
        """
        if self.only_introduces(fact):
            return "ja"  # what things are called was so all along, whoever knows since when
        moment = fact.moment
        earliest, latest = moment.earliest, moment.latest
        other = self.fact(moment.after or moment.before or "")
        if other is not None and moment.after and other.moment.earliest:
            earliest = max(filter(None, (earliest, other.moment.earliest)))
        elif other is not None and moment.before and other.moment.latest:
            latest = min(filter(None, (latest, other.moment.latest)))
        if earliest is not None and earliest > held_on:
            return "nee"
        last = latest.isoformat() if latest else fact.entry.recorded_at[:10]
        return "ja" if last <= held_on.isoformat() else "mogelijk"

    @cached_property
    def in_capacity(self) -> Sequence[Fact]:
        """The facts that say in what capacity somebody acts, in order."""
        return [fact for fact in self.facts if not _CAPACITY.isdisjoint(fact.fields) and not fact.is_void]

    @cached_property
    def meetings(self) -> Meetings:
        """The meetings of each body, to tell which one is next."""
        return Meetings(self)

    def place(self, fact: Fact) -> int:
        """Its place in the order of the facts, from 0."""
        return self._places[fact.number]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {fact.number: place for place, fact in enumerate(self.facts)}

    def _merged(self, kinds: Iterable[str]) -> list[Fact]:
        filled = [facts for kind in kinds if (facts := self._by_kind.get(kind))]
        if len(filled) < 2:  # noqa: PLR2004 - one list is in order already
            return filled[0] if filled else []
        found = [fact for facts in filled for fact in facts]
        places = self._places
        return sorted(found, key=lambda fact: places[fact.number])

    def _thread(self) -> None:
        """Find the things: in the order of numbers, because ``of`` only ever points back."""
        for number, fact in self.numbered.items():
            if fact.kind in _LINKED:
                self._join(number, fact)
        by_kind, roots, trails = self._by_kind, self._roots, self._trails
        for fact in self.facts:
            if fact.upkeep.is_void:
                continue
            by_kind.setdefault(fact.kind, []).append(fact)
            if fact.number in roots:
                for root in roots[fact.number]:
                    trails.setdefault(root, []).append(fact)

    def _join(self, number: int, fact: Fact) -> None:
        how = folded(fact.kind)
        roots: list[int] = []
        for other in cited(fact, self.code, "meeting" if how.by_meeting else "of"):
            target = self.numbered.get(other)
            if target is None:
                continue
            for root in self._roots.get(other, (other,)):
                if self.numbered[root].is_void or root in roots:
                    continue
                if joins(how, folded(self.numbered[root].kind)):
                    roots.append(root)
                elif not fact.is_void:
                    self._mentions.setdefault(root, []).append(fact)
        if roots:
            self._roots[number] = tuple(roots)
            for root in roots:
                self._roots.setdefault(root, (root,))

    def _things(self, wanted: Family | str, held_on: date | None) -> list[Thing]:
        found = self._seen.get((wanted, held_on))
        if found is None:
            kinds = [wanted] if not isinstance(wanted, Family) else _kinds_of(wanted)
            facts = self._by_kind.get(kinds[0], ()) if len(kinds) == 1 else self._merged(kinds)
            found = self._begun_by(facts, held_on)
            self._seen[wanted, held_on] = found
        return found

    def _begun_by(self, facts: Iterable[Fact], held_on: date | None) -> list[Thing]:
        roots, trails = self._roots, self._trails
        found: list[Thing] = []
        for fact in facts:
            begun = roots.get(fact.number)
            if begun is None or begun[0] == fact.number:
                trail = trails[fact.number] if begun else (fact,)
                thing = self._thing(fact, trail, held_on)
                if thing is not None:
                    found.append(thing)
        return found

    def _thing(self, root: Fact, trail: Sequence[Fact], held_on: date | None) -> Thing | None:
        if not folded(root.kind).leads and root.kind in _LINKED and len(trail) == 1:
            return None  # it acts on something that is not there, or was struck out
        if trail[0] is not root:
            trail = _begun_first(root, trail)
        if held_on is None:
            return Thing(self, root, trail)
        told = {fact: self.happened(fact, held_on) for fact in trail}
        kept = [fact for fact in trail if told[fact] != "nee"]
        if told[root] == "nee" and not any(folded(fact.kind).leads for fact in kept):
            return None  # what only acts on a thing cannot have happened before there was one
        return Thing(self, root, kept, frozenset(fact for fact in kept if told[fact] == "mogelijk"))


def _begun_first(root: Fact, trail: Sequence[Fact]) -> list[Fact]:
    """A vague beginning sorts late; what acts on it came after, unless its own dates rule that out."""
    begun = root.moment.earliest or date.min
    before = [fact for fact in trail if fact is not root and (fact.moment.latest or date.max) < begun]
    return [*before, root, *(fact for fact in trail if fact is not root and fact not in before)]


def _kinds_of(family: Family) -> list[str]:
    return [name for name, how in FOLDED.items() if how.family is family]


def _prefix(entries: Sequence[Entry], known_at: str) -> int:
    return next((place for place, entry in enumerate(entries) if entry.recorded_at > known_at), len(entries))
