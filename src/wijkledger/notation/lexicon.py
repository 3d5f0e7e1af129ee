"""What each word may mean in a line of one kind; worked out once from the declarations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.domain.values import FieldType

ENGLISH: Final[Mapping[str, str]] = {
    "dossier-opened": "dossier",
    "phase": "fase",
    "party": "partij",
    "body": "gremium",
    "group": "groep",
    "person": "persoon",
    "meeting": "overleg",
    "present": "aanwezig",
    "note": "notitie",
    "closing": "sluiting",
    "decision": "besluit",
    "proposal": "voorstel",
    "agreement": "overeenkomst",
    "commitment": "toezegging",
    "action": "actie",
    "moved": "herzien",
    "fulfilled": "nagekomen",
    "milestone": "mijlpaal",
    "question": "vraag",
    "concern": "zorg",
    "answer": "antwoord",
    "tension": "spanning",
    "escalation": "escalatie",
    "evaluation": "evaluatie",
    "finding": "bevinding",
    "lesson": "les",
    "measurement": "meting",
    "correction": "correctie",
    "document": "stuk",
    "source": "bron",
    "role": "rol",
}
"""English words for a line, where they can mean only one thing."""

ACTORS: Final = (FieldType.ACTOR, FieldType.CODE, FieldType.SEAT)
DATES: Final = (FieldType.MOMENT, FieldType.DUE)
COUNTS: Final = (FieldType.ROW, FieldType.COUNT)
SIGNS: Final = frozenset({"[", "(", "#"})
"""What announces a circumstance that is read by its sign."""


@dataclass(frozen=True, slots=True)
class Place:
    """A field and whether it belongs to the circumstances."""

    spec: FieldSpec
    around: bool


Places = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The marks and list words of one kind, and the fields that stand bare, in order of declaration."""

    marks: Mapping[str, Places]
    phrases: Mapping[tuple[str, ...], tuple[Place, str]]
    longest: int
    actors: Places
    refs: Places
    dates: Places
    names: Places
    counts: Places
    shares: Places
    money: Places
    effort: Places
    codes: Places

    @property
    def known(self) -> tuple[str, ...]:
        """All words a line of this kind may hold, for suggestions."""
        return (*self.marks, *(" ".join(phrase) for phrase in self.phrases))

    def phrase_at(self, words: Sequence[str], start: int) -> tuple[Place, str, int] | None:
        """The longest list word that begins here, with its field and its length in words."""
        for length in range(min(self.longest, len(words) - start), 0, -1):
            found = self.phrases.get(tuple(words[start : start + length]))
            if found is not None:
                return (*found, length)
        return None


@cache
def places_of(kind: str) -> Places:
    """The fields of a kind and then the circumstances, in order of declaration."""
    own = [Place(spec, around=False) for spec in specs_of(EVENTS[kind]).values()]
    return (*own, *(Place(spec, around=True) for spec in specs_of(Circumstances).values()))


@cache
def lexicon_of(kind: str) -> Lexicon:
    """The lexicon of a kind, circumstances included."""
    bare = [place for place in places_of(kind) if "" in place.spec.mark.marks]
    phrases = _phrases(bare)

    def of(*types: FieldType) -> Places:
        return tuple(place for place in bare if place.spec.type in types)

    return Lexicon(
        marks=_marks(kind),
        phrases=phrases,
        longest=max((len(phrase) for phrase in phrases), default=1),
        actors=of(*ACTORS),
        refs=of(FieldType.REF),
        dates=of(*DATES),
        names=of(FieldType.NAME),
        counts=of(*COUNTS),
        shares=of(FieldType.SHARE),
        money=of(FieldType.MONEY),
        effort=of(FieldType.EFFORT),
        codes=of(FieldType.DOSSIER, FieldType.DOCUMENT, FieldType.RULE),
    )


def _marks(kind: str) -> Mapping[str, Places]:
    marks: dict[str, Places] = {}
    for place in places_of(kind):
        for mark in place.spec.mark.marks:
            if mark and mark not in SIGNS:
                marks[mark] = (*marks.get(mark, ()), place)
    return marks


def _phrases(bare: Sequence[Place]) -> Mapping[tuple[str, ...], tuple[Place, str]]:
    phrases: dict[tuple[str, ...], tuple[Place, str]] = {}
    for place in bare:
        for choice in place.spec.words.choices if place.spec.words else ():
            phrases.setdefault(tuple(choice.split()), (place, str(choice)))
    return phrases


@cache
def opening_words() -> Mapping[str, str]:
    """Every word that may open a line, with the Dutch word it stands for."""
    return {**ENGLISH, **{word: word for word in line_words()}}


@cache
def labels_of(kind: str) -> Mapping[str, Place]:
    """The fields of a kind by their Dutch label, and by their English name where that is no label."""
    by_label = {place.spec.label: place for place in places_of(kind)}
    by_name = {place.spec.name.replace("_", " "): place for place in places_of(kind)}
    return {**by_name, **by_label}


def field_by_label(kind: str, label: str) -> Place | None:
    """The field of a kind, or the circumstance, with this label."""
    return labels_of(kind).get(label)
