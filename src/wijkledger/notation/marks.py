"""One field as marks in the head of a line, where the head can hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from wijkledger.domain.event import FieldSpec
from wijkledger.domain.values import FieldType
from wijkledger.notation.evidence import format_evidence
from wijkledger.notation.lexicon import ACTORS, DATES, SIGNS, Lexicon, Place
from wijkledger.notation.members import lean
from wijkledger.notation.tokens import quote
from wijkledger.notation.written import write_value

_BARE: Final = frozenset(
    {
        *(FieldType.MONEY, FieldType.EFFORT, FieldType.SHARE),
        *(FieldType.ROW, FieldType.COUNT, FieldType.FIGURE),
    }
)
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*")


def in_head(place: Place, value: Any, lexicon: Lexicon) -> str | None:
    """The field as it stands in a head; None where it needs an indented line."""
    spec, marks = place.spec, place.spec.mark.marks
    if not marks:
        return None
    if marks[0] in SIGNS:
        return _signed(spec, value)
    if spec.type is FieldType.FLAG:
        return marks[0] if value is True else None
    if spec.type in ACTORS or spec.type is FieldType.REF:
        return _listed(spec, value)
    if spec.type in _BARE:
        return _numbers(spec, value)
    return _scalar(spec, value, lexicon)


def _signed(spec: FieldSpec, value: Any) -> str:
    if spec.type is FieldType.EVIDENCE:
        return f"[{', '.join(format_evidence(lean(item)) for item in value)}]"
    return " ".join(f"#{tag}" for tag in value) if spec.many else f"({value})"


def _listed(spec: FieldSpec, value: Any) -> str | None:
    members: Sequence[Any] = value if spec.many else [value]
    if spec.type is FieldType.SEAT:
        if any(len(lean(member)) > 1 for member in members):
            return None
        members = [member["who"] for member in members]
    sign = "" if spec.type is FieldType.REF else "@"
    *most, last = [f"{sign}{member}" for member in members]
    joined = f"{', '.join(most)} en {last}" if most else last
    return f"{_list_mark(spec)} {joined}".strip()


def _list_mark(spec: FieldSpec) -> str:
    """No mark where the field may stand bare; ``op`` reads better than a bare citation in mid-sentence."""
    marks = spec.mark.marks
    if spec.type is FieldType.REF and marks[0] == "op":
        return "op"
    return "" if "" in marks else marks[0]


def _numbers(spec: FieldSpec, value: Any) -> str | None:
    texts = [write_value(spec, member) for member in (value if spec.many else [value])]
    return None if any(text.startswith("{") for text in texts) else " ".join(texts)


def _scalar(spec: FieldSpec, value: Any, lexicon: Lexicon) -> str | None:
    if spec.type in DATES:
        mark = next((mark for mark in spec.mark.marks if mark), "")
        return f"{mark} {write_value(spec, value)}".strip()
    mark = "" if "" in spec.mark.marks else spec.mark.marks[0]
    text = str(value)
    if spec.type in (FieldType.NAME, FieldType.WORD):
        phrase = lexicon.phrases.get(tuple(text.split(" ")))
        known = phrase is not None and phrase[0].spec is spec and phrase[1] == text
        if spec.type is FieldType.WORD and not known:
            return None
        if not known and not (mark and _CODE.fullmatch(text)):
            text = quote(text)
    return f"{mark} {text}".strip()
