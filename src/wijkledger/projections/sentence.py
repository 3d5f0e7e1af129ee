"""One Dutch sentence for each entry, made from the declaration of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from wijkledger.domain.event import FieldSpec, QuickWord
from wijkledger.domain.moment import UNKNOWN
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.upkeep import told_instead
from wijkledger.projections.view import say_value
from wijkledger.projections.wording import ERASED, say_moment, specs_for, tell

_SILENT: Final = frozenset((FieldType.HASH, FieldType.TREE, FieldType.FLAG, FieldType.PATH, FieldType.CODE))
_LONG: Final = frozenset((FieldType.CLAUSE, FieldType.CONDITION, FieldType.VOTE, FieldType.SCORE))
_UNKNOWN: Final = say_moment(str(UNKNOWN))
_NO_DAY: Final = ("volgend", "vanaf", "na ", "vóór", ERASED)
_AS_NAMED: Final = frozenset((FieldType.ACTOR, FieldType.REF, FieldType.DUE, FieldType.MOMENT))


def sentence(chronicle: Chronicle, fact: Fact) -> str:
    """What happened, in one line: ``Besluit aangehouden, Regiegroep: toetreding van huurders``.

    The word that says most opens it, then come the marks of the line in the order of declaration, then the
    text. What was forgotten reads as [gewist]; a kind that nobody knows is told by its stored name.
    """
    word = _word(fact)
    if word is None:
        return f"{fact.kind}: {say_value(tell(fact, 'text', chronicle.actors))}".rstrip(": ")
    opening = word.text.replace("-", " ")
    marks = dict.fromkeys(_marks(chronicle, fact, word))  # a new name and whose it is are often the same
    said = " ".join([opening[:1].upper() + opening[1:], *marks])
    instead = _instead(chronicle, fact)
    if instead is not None:
        said = f"{said} ({instead})"
    text = tell(fact, "text", chronicle.actors) if fact.has("text") else None
    return f"{said}: {say_value(text)}" if text is not None else said


def word_for(fact: Fact) -> str:
    """The users' word for an entry: the one of its kind's words that says most about this one."""
    word = _word(fact)
    return fact.kind if word is None else word.text


def _word(fact: Fact) -> QuickWord | None:
    said = fact.fields.get
    for word, presets in _words(fact.kind):
        for name, value in presets:
            if said(name) != value:
                break
        else:
            return word
    event = EVENTS.get(fact.kind)
    return event.declared.words[0] if event else None


@cache
def _words(kind: str) -> tuple[tuple[QuickWord, tuple[tuple[str, str | bool], ...]], ...]:
    """The words of a kind with what each fills in, those that say most first; the plainest word is last."""
    event = EVENTS.get(kind)
    words = event.declared.words if event else ()
    says_most = sorted(words, key=lambda word: len(word.presets), reverse=True)
    return tuple((word, tuple(word.presets.items())) for word in says_most)


@cache
def _specs(kind: str) -> tuple[FieldSpec, ...]:
    specs: Mapping[str, FieldSpec] = EVENTS[kind].specs()
    said = [spec for spec in specs.values() if spec.name != "text" and _is_said(spec)]
    return tuple(sorted(said, key=lambda spec: spec.type in _AS_NAMED and bool(_before(spec))))


def _is_said(spec: FieldSpec) -> bool:
    """What stands in the head of a line, and the words that a form chooses from."""
    return spec.type not in _SILENT | _LONG and (bool(spec.mark.marks) or spec.type is FieldType.WORD)


def _before(spec: FieldSpec) -> str:
    """The preposition that announces it in a line; none where it may also stand bare."""
    marks = spec.mark.marks
    return "" if "" in marks or not marks else marks[0]


def _marks(chronicle: Chronicle, fact: Fact, word: QuickWord) -> Iterator[str]:
    presets = word.presets
    fits = all(fact.fields.get(name) == value for name, value in presets.items())
    present = {path.partition(".")[0] for path in (*fact.fields, *fact.erased)}
    for spec in _specs(fact.kind):
        if (fits and spec.name in presets) or spec.name not in present:
            continue
        value = tell(fact, spec.name, chronicle.actors)
        said = " en ".join(map(say_value, value)) if isinstance(value, tuple) else say_value(value)
        if said and said != _UNKNOWN:
            yield _announced(spec, said)


def _announced(spec: FieldSpec, said: str) -> str:
    before = _before(spec)
    if spec.type is FieldType.DUE:
        said = said.removeprefix(f"{_UNKNOWN}, ")
        first = spec.mark.marks[0] if spec.mark.marks else ""
        return f"({first} {said})" if first and not said.startswith(_NO_DAY) else f"({said})"
    if spec.type in _AS_NAMED and before:
        return f"{before} {said}"
    return said


def _instead(chronicle: Chronicle, fact: Fact) -> str | None:
    """What a correction or account says in the place of which field."""
    if all(not path.startswith("instead.") for path in fact.fields):
        return None
    target = chronicle.fact(str(fact.value("of") or ""))
    return _fields_told(chronicle, fact, target) if target is not None else None


def _fields_told(chronicle: Chronicle, fact: Fact, target: Fact) -> str:
    told, specs = told_instead(fact, target.kind), specs_for(target.kind)
    names = dict.fromkeys(path.partition(".")[0] for path in told.fields)
    return "; ".join(
        f"{specs[name].label if name in specs else name} {say_value(tell(told, name, chronicle.actors))}"
        for name in names
    )
