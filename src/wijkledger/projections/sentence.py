"""One Dutch sentence for each entry, made from the declaration of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from wijkledger.domain.entry import Scalar
from wijkledger.domain.event import QuickWord, Role
from wijkledger.domain.moment import UNKNOWN
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.declared import folded
from wijkledger.projections.fact import Fact, Told
from wijkledger.projections.grammar import (
    Piece,
    enumerated,
    is_predicate,
    named,
    opening,
    pieces,
    predicate,
)
from wijkledger.projections.upkeep import UPKEEP, told_instead
from wijkledger.projections.view import say_value
from wijkledger.projections.wording import ERASED, say_moment, specs_for, tell

_UNKNOWN: Final = say_moment(str(UNKNOWN))
_NO_DAY: Final = ("vanaf", "na ", "vóór", ERASED)
_MENTIONED: Final = frozenset(("met", "voor", "bij"))
_REPEATABLE: Final = frozenset((FieldType.ACTOR, FieldType.NAME, FieldType.WORD, FieldType.DUE))
_BY_PART: Final = frozenset(("phase-entered", "phase-closed"))
"""Kinds that say something else when they are about a part of the neighbourhood only."""
_FEW: Final = 2
_SHORT: Final = 4
_NO_PRESETS: Final[Mapping[str, str | bool]] = {}

Said = tuple[Piece, str]


def sentence(chronicle: Chronicle, fact: Fact) -> str:
    """What happened, in one line: ``Besluit van Regiegroep (aangehouden): toetreding van huurders``.

    A word that says what became of a thing makes that thing the subject: ``De actie (WB-9) is nagekomen``.
    Nothing is said twice, what was forgotten reads as [gewist], and a kind that nobody knows is told by its
    stored name.
    """
    text = say_value(tell(fact, "text", chronicle.actors))
    word = _signature(fact) or _word(fact)
    if word is None:
        return f"{fact.kind}: {text}".rstrip(": ")
    present = fact.names
    told = _without_repeats(list(_told(chronicle, fact, word, present)), text)
    head = _head(chronicle, fact, word.text, told)
    details = [_announced(piece, said) for piece, said in told if piece.place == 3]  # noqa: PLR2004
    if fact.kind in _BY_PART and "part" in present:
        details.append(f"deel {say_value(tell(fact, 'part', chronicle.actors))}")
    if "instead" in present:
        details.extend(_instead(chronicle, fact))
    if details:
        said = ", ".join(details)
        head = f"{head}, {said}" if head.endswith(")") else f"{head} ({said})"
    head = head[:1].upper() + head[1:]
    return f"{head}: {text}" if text else head


def _signature(fact: Fact) -> QuickWord | None:
    """What one party does alone under a text is no agreement yet."""
    if fact.kind != "agreement-signed" or len(fact.values("by")) != 1:
        return None
    return next(word for word in EVENTS[fact.kind].declared.words if word.text == "handtekening")


def word_for(fact: Fact) -> str:
    """The users' word for an entry: the one of its kind's words that says most about this one."""
    word = _word(fact)
    return fact.kind if word is None else word.text


def cited(chronicle: Chronicle, citation: str) -> str:
    """What a citation names, with the citation: ``het onderzoek (WB-59)``; bare where nothing is known."""
    fact = chronicle.fact(citation)
    if fact is None or fact.kind not in EVENTS:
        return citation
    word = word_for(fact)
    if is_predicate(word) and fact.kind not in UPKEEP:
        word = _thing(chronicle, fact)
    return citation if is_predicate(word) else f"{named(word)} ({citation})"


def _thing(chronicle: Chronicle, fact: Fact) -> str:
    """The noun for what an entry tells the course of: of what it cites, else of what that began as."""
    target = chronicle.fact(str(fact.value("of") or "").partition(".")[0])
    word = word_for(target) if target is not None and target.kind in EVENTS else ""
    return word if word and not is_predicate(word) else word_for(chronicle.roots_of(fact)[0])


class _Words(NamedTuple):
    """The words of a kind, those that say most first: by several fields, by one field, and the plainest."""

    by_many: tuple[tuple[QuickWord, tuple[tuple[str, str | bool], ...]], ...]
    by_one: tuple[tuple[str, Mapping[Scalar, QuickWord]], ...]
    plain: QuickWord


def _word(fact: Fact) -> QuickWord | None:
    words = _words(fact.kind)
    if words is None:
        return None
    said = fact.fields.get
    for word, presets in words.by_many:
        if all(said(name) == value for name, value in presets):
            return word
    for name, by_value in words.by_one:
        found = by_value.get(said(name, ""))
        if found is not None:
            return found
    return words.plain


@cache
def _words(kind: str) -> _Words | None:
    if kind not in EVENTS:
        return None
    words = EVENTS[kind].declared.words
    many = [(word, tuple(word.presets.items())) for word in words if len(word.presets) > 1]
    one: dict[str, dict[Scalar, QuickWord]] = {}
    for word in words:
        if len(word.presets) == 1:
            ((name, value),) = word.presets.items()
            one.setdefault(name, {}).setdefault(value, word)
    plain = next((word for word in words if not word.presets), words[0])
    return _Words(tuple(many), tuple(one.items()), plain)


def _told(chronicle: Chronicle, fact: Fact, word: QuickWord, present: set[str]) -> Iterator[Said]:
    """Every field that has something to say and that the word does not say already."""
    said = fact.fields.get
    presets = word.presets
    for name, filled_in in presets.items():
        if said(name) != filled_in:
            presets = _NO_PRESETS
            break
    for piece in pieces(fact.kind, word.text):
        name = piece.spec.name
        if name not in present or name in presets:
            continue
        value = tell(fact, name, chronicle.actors)
        if value is None or value == _UNKNOWN:
            continue
        many = [say_value(one) for one in value] if isinstance(value, tuple) else [say_value(value)]
        if piece.spec.type is FieldType.REF and len(many) <= _FEW:
            many = [cited(chronicle, one) for one in many]
        yield piece, many[0] if len(many) == 1 else enumerated(many)


def _without_repeats(told: list[Said], text: str) -> list[Said]:
    """Drop what another field, or the text that follows, says as well."""
    kept: list[Said] = []
    for place, (piece, said) in enumerate(told):
        if piece.place == 0 or piece.spec.type not in _REPEATABLE:
            kept.append((piece, said))
            continue
        others = [other for at, (_, other) in enumerate(told) if at < place or (at > place and other != said)]
        if piece.spec.type is FieldType.DUE:
            kept.append((piece, _without_body(said, others)))
        elif not _is_repeated(piece, said, others, text):
            kept.append((piece, said))
    return kept


def _is_repeated(piece: Piece, said: str, others: Sequence[str], text: str) -> bool:
    if len(said) < _SHORT:
        return False
    if piece.spec.type is FieldType.ACTOR:
        return said in others or (piece.before in _MENTIONED and said in text)
    if piece.spec.name in {"name", "phase"}:
        return said in others
    spoken = said.casefold()
    return text.casefold().startswith(spoken) or any(spoken in other.casefold().split() for other in others)


def _without_body(said: str, others: Sequence[str]) -> str:
    """The next meeting of a body that the sentence names already needs no body."""
    start = "volgend overleg "
    return start.rstrip() if said.startswith(start) and said.removeprefix(start) in others else said


def _head(chronicle: Chronicle, fact: Fact, word: str, told: Sequence[Said]) -> str:
    """The sentence up to its details: the subject and verb or the noun, then who and over what."""
    names = [said for piece, said in told if piece.place == 1]
    acted = list(_acted([one for one in told if one[0].place == 2]))  # noqa: PLR2004
    if not is_predicate(word):
        return " ".join([opening(word), *names, *_closing(chronicle, fact), *acted])
    subject = next((said for piece, said in told if piece.place == 0), "")
    verb = predicate(word)
    if len(fact.values("of")) > 1:
        verb = re.sub("^is ", "zijn ", verb)
    return " ".join([*([subject] if subject else []), verb, *names, *acted])


def _acted(told: Sequence[Said]) -> Iterator[str]:
    used: set[str] = set()
    for piece, said in told:
        before = "door" if piece.before == "van" and "van" in used else piece.before
        used.add(before)
        yield _announced(piece, said) if before == "naar" else f"{before} {said}" if before else said


def _closing(chronicle: Chronicle, fact: Fact) -> list[str]:
    """A closing says of which meeting it is."""
    meeting = fact.fields.get("meeting")
    how = folded(fact.kind)
    if how.by_meeting and how.role is Role.CLOSE and isinstance(meeting, str):
        return [f"van {cited(chronicle, meeting)}"]
    return []


def _announced(piece: Piece, said: str) -> str:
    if piece.spec.type is not FieldType.DUE:
        return f"{piece.before} {said}" if piece.before else said
    said = said.removeprefix(f"{_UNKNOWN}, ")
    marks = piece.spec.mark.marks
    if said.startswith(_NO_DAY):
        return said
    first = piece.before or (marks[0] if marks else "")
    return f"{first} {said}" if first else said


def _instead(chronicle: Chronicle, fact: Fact) -> list[str]:
    """What a correction or account says in the place of which field."""
    target = chronicle.fact(str(fact.value("of") or ""))
    if target is None:
        return []
    told, specs = told_instead(fact, target.kind), specs_for(target.kind)
    names = dict.fromkeys(path.partition(".")[0] for path in (*told.fields, *told.erased))
    return [
        f"{specs[name].label if name in specs else name} {_said(chronicle, told, name)}" for name in names
    ]


def _said(chronicle: Chronicle, told: Told, name: str) -> str:
    value = tell(told, name, chronicle.actors)
    return enumerated(list(map(say_value, value))) if isinstance(value, tuple) else say_value(value)
