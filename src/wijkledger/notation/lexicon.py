"""What each word may mean in a line of one kind; worked out once from the declarations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.domain.values import FieldType

ENGLISH: Mapping[str, str] = {
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

SCALARS_AFTER_MARK = frozenset({FieldType.INTEGER, FieldType.TIME, FieldType.NAME, FieldType.WORD})


@dataclass(frozen=True, slots=True)
class Place:
    """A field and whether it belongs to the circumstances."""

    spec: FieldSpec
    around: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The marks, the bare fields and the list words of one kind."""

    marks: Mapping[str, tuple[Place, ...]]
    bare: tuple[Place, ...]
    phrases: Mapping[tuple[str, ...], tuple[Place, str]]
    longest: int
    known: tuple[str, ...]

    def bare_of(self, *types: FieldType) -> tuple[Place, ...]:
        """The fields of these types that may stand bare, in order of declaration."""
        return tuple(place for place in self.bare if place.spec.type in types)

    def phrase_at(self, words: Sequence[str], start: int) -> tuple[Place, str, int] | None:
        """The longest list word that begins here, with its field and its length in words."""
        for length in range(min(self.longest, len(words) - start), 0, -1):
            found = self.phrases.get(tuple(words[start : start + length]))
            if found is not None:
                return (*found, length)
        return None


SIGNS = frozenset({"[", "(", "#"})


@cache
def lexicon_of(kind: str) -> Lexicon:
    """The lexicon of a kind, circumstances included."""
    own = [Place(spec, around=False) for spec in specs_of(EVENTS[kind]).values() if spec.name != "text"]
    around = [Place(spec, around=True) for spec in specs_of(Circumstances).values()]
    marks: dict[str, list[Place]] = {}
    bare: list[Place] = []
    phrases: dict[tuple[str, ...], tuple[Place, str]] = {}
    for place in (*own, *around):
        for mark in place.spec.mark.marks:
            if mark == "":
                bare.append(place)
            elif mark not in SIGNS:
                marks.setdefault(mark, []).append(place)
        if place.spec.words is not None and "" in place.spec.mark.marks:
            for choice in place.spec.words.choices:
                phrases.setdefault(tuple(choice.split()), (place, str(choice)))
    known = (*marks, *(" ".join(phrase) for phrase in phrases))
    return Lexicon(
        {mark: tuple(places) for mark, places in marks.items()},
        tuple(bare),
        phrases,
        max((len(phrase) for phrase in phrases), default=1),
        known,
    )


@cache
def opening_words() -> Mapping[str, str]:
    """Every word that may open a line, with the Dutch word it stands for."""
    return {**{english: dutch for english, dutch in ENGLISH.items()}, **{word: word for word in line_words()}}
