"""The Dutch around the values: nouns, verbs, articles and prepositions for the words that open a line.

Everything here is a table with a default: a word that stands in none of them is a noun with ``de``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from wijkledger.domain.event import FieldSpec
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType

_PREDICATES: Final[Mapping[str, str]] = {
    "verschuift": "verschuift",
    **{f"{thing}-wijzigt": "wijzigt" for thing in ("rol", "kader", "overeenkomst")},
    **{f"{thing}-eindigt": "eindigt" for thing in ("rol", "mandaat", "overeenkomst")},
    **{f"{thing}-vervalt": "vervalt" for thing in ("besluit", "kader")},
    **{
        word: f"is {word.replace('-', ' ')}"
        for word in (
            *("bevestigd", "onderschreven", "gezien", "betwist", "doorgehaald", "opgeheven", "doorgezet"),
            *("ingetrokken", "vernietigd", "vervangen", "geschorst", "bereikt", "herzien", "nagekomen"),
            *("niet-nagekomen", "deels-nagekomen", "vrijgesteld", "gehaald", "gemist", "verzilverd"),
            *("afgelast", "opgelost", "vastgelopen", "verleend", "geweigerd", "gegund", "afgerond"),
        )
    },
    **{word: f"is {word} verklaard" for word in ("gegrond", "ongegrond")},
    **dict.fromkeys(("actie-vervallen", "doel-vervallen"), "is vervallen"),
    **dict.fromkeys(("escalatie-gesloten", "zaak-gesloten"), "is gesloten"),
    "gewist": "is deels gewist",
    "zetel-vrij": "is vrij",
    "zaak-verder": "gaat verder",
    "les-gedeeld": "is gedeeld",
    "les-toegepast": "is toegepast",
}
"""Words that say what became of something; the thing is then the subject of the sentence."""

_NOUNS: Final[Mapping[str, tuple[str, str]]] = {
    "evaluatie-gepland": ("geplande evaluatie", "evaluatie"),
    "overleg-gepland": ("gepland overleg", "overleg"),
    "activiteit-gepland": ("geplande activiteit", "activiteit"),
    "fase-afgerond": ("afgeronde fase", "afronding"),
    "trajecteinde": ("einde van het traject", "afsluiting"),
    "gevraagd": ("gevraagde instemming", "vraag"),
    "investering-gevraagd": ("gevraagde investering", "vraag"),
    "verslag": ("vastgesteld verslag", "verslag"),
    "eigenaar": ("eigendom", "eigendom"),
    "vertegenwoordigt": ("vertegenwoordiging", "vertegenwoordiging"),
    "polst": ("peiling", "peiling"),
    "raadpleegt": ("raadpleging", "raadpleging"),
    "quick-win": ("quick win", "quick win"),
}
"""Words that read otherwise in a sentence: as its opening, and where another sentence names the thing."""

_HET: Final = frozenset(
    (
        *("dossier", "gremium", "mandaat", "overleg", "verslag", "voorstel", "besluit", "advies", "concept"),
        *("aandachtspunt", "antwoord", "bericht", "escalatiepad", "kader", "uitgangspunt", "voorbehoud"),
        *("niveau", "huisbezoek", "werkbezoek", "webinar", "klussenteam", "persmoment", "steunaanbod"),
        *("onderzoek", "ontwerp", "bezwaar", "beroep", "stuk", "plan", "aanbod", "rapport", "vertrek"),
        *("aanspreekpunt", "eigendom", "convenant"),
    )
)

_BEFORE: Final[Mapping[str, str]] = {
    "agreement-signed.by": "tussen",
    "agreement-drafted.parties": "tussen",
    "agreement-signed.signer": "ondertekend door",
    "agreement-signed.mandate": "krachtens",
    "follows": "als vervolg op",
    "actor-changed.who": "bij",
    "actor-registered.part_of": "onderdeel van",
    "actor-changed.part_of": "nu onderdeel van",
    "actor-changed.name": "nu met de naam",
    "seat-taken.function": "als",
    "role-agreed.role": "als",
    "mandate-granted.holder": "voor",
    "mandate-granted.by": "van",
    "role-changed.holders": "naar",
    "decision-ended.replaced_by": "door",
    "decision-taken.effective": "vanaf",
    "input-answered.of": "op",
    "lesson-shared.to": "met",
    "figure-measured.group": "bij",
    "frame-set.decider": "beslisser:",
    "frame-changed.decider": "beslisser:",
    "seat-left.successor": "opvolger:",
    "attendance-noted.excused": "met kennisgeving",
    "attendance-noted.absent": "afwezig",
    "commitment-moved.agreed_by": "met akkoord van",
    "aanspreekpunt.who": "is",
    "procesbegeleider.who": "is",
    "mediator.who": "is",
    "polst.to": "onder",
    "raadpleegt.by": "door",
    "raadpleegt.to": "van",
    "handtekening.by": "van",
    "handtekening.of": "onder",
}
"""What stands before a field: by word and field, by kind and field, or by field; else what its mark says."""

_ACTED: Final = frozenset((FieldType.ACTOR, FieldType.REF))
_NAMED: Final = frozenset((FieldType.NAME, FieldType.DOCUMENT, FieldType.RULE, FieldType.SEAT))
_SILENT: Final = frozenset(
    (
        *(FieldType.HASH, FieldType.TREE, FieldType.FLAG, FieldType.PATH, FieldType.CODE),
        *(FieldType.CLAUSE, FieldType.CONDITION, FieldType.VOTE, FieldType.SCORE),
    )
)
_DETAILS: Final = frozenset(
    ("signer", "decider", "successor", "excused", "absent", "agreed_by", "mandate", "part_of")
)
_OF: Final = ("of", "meeting")


class Piece(NamedTuple):
    """One field in a sentence: what stands before it, and where it stands.

    ``place`` is 0 for the subject of a predicate, 1 directly after the noun, 2 among the actors and what is
    cited, 3 among the details behind them.
    """

    spec: FieldSpec
    before: str
    place: int


def is_predicate(word: str) -> bool:
    """Whether a word tells what became of something, rather than naming something."""
    return word in _PREDICATES


def predicate(word: str) -> str:
    """The verb of such a word: ``is nagekomen``."""
    return _PREDICATES[word]


def opening(word: str) -> str:
    """The noun that opens the sentence of this word."""
    return _NOUNS[word][0] if word in _NOUNS else word.replace("-", " ")


def named(word: str) -> str:
    """The noun with its article: ``het onderzoek``."""
    noun = _NOUNS[word][1] if word in _NOUNS else word.replace("-", " ")
    return f"het {noun}" if noun in _HET else f"de {noun}"


def enumerated(said: Sequence[str]) -> str:
    """A list as Dutch writes it: ``A, B en C``."""
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} en {said[-1]}" if said else ""


@cache
def pieces(kind: str, word: str) -> tuple[Piece, ...]:
    """The fields of a kind that its sentence says, in their order; ``text`` is not among them."""
    found = [_piece(kind, word, spec) for spec in EVENTS[kind].specs().values() if _is_said(spec)]
    if not any(piece.place == 0 for piece in found) and is_predicate(word):
        who = next((piece for piece in found if piece.spec.name == "who"), None)
        found = [piece._replace(place=0) if piece is who else piece for piece in found]
    return tuple(sorted(found, key=_standing))


def _standing(piece: Piece) -> tuple[int, int]:
    """Who comes before what is cited, unless that follows on ``van``: antwoord van @reg op de vraag."""
    name, before = piece.spec.name, piece.before
    is_first = name in {"by", "who", "holders", "target"} or before == "van"
    return piece.place, 0 if is_first else 1 if before == "als" else 2


def _is_said(spec: FieldSpec) -> bool:
    """What stands in the head of a line, the words a form chooses from, and what must be there."""
    if spec.name == "text" or spec.type in _SILENT:
        return False
    return bool(spec.mark.marks) or spec.type is FieldType.WORD or spec.required


def _piece(kind: str, word: str, spec: FieldSpec) -> Piece:
    before = _before(kind, word, spec)
    if spec.name in _OF and is_predicate(word):
        return Piece(spec, "", 0)
    if spec.name in _DETAILS:
        return Piece(spec, before, 3)
    if spec.type in _ACTED or before in {"als", "naar"}:
        return Piece(spec, before, 2)
    is_name = spec.name in {"name", "phase"} or (spec.required and spec.type in _NAMED)
    return Piece(spec, before, 1 if (is_name and not before) or spec.type in _NAMED - {FieldType.NAME} else 3)


def _before(kind: str, word: str, spec: FieldSpec) -> str:
    for key in (f"{word}.{spec.name}", f"{kind}.{spec.name}", spec.name):
        if key in _BEFORE:
            return _BEFORE[key]
    marks = spec.mark.marks
    if "naar" in marks:
        return "naar"
    if spec.type is FieldType.REF and "" in marks:
        return spec.label  # van, bij, uit, op: the label of a citation is the preposition itself
    if "" not in marks:
        return marks[0] if marks and spec.type not in {FieldType.DUE, FieldType.NAME} else ""
    if spec.type is FieldType.ACTOR:
        return "door" if is_predicate(word) else "van"
    return ""
