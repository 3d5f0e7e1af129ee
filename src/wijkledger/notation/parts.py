"""Numbered parts on indented lines: ``voorwaarde 2: …``, ``artikel 1 duur: …``, ``stap 1: @wet 14 dagen``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from wijkledger.domain.event import FieldSpec
from wijkledger.domain.values import FieldType
from wijkledger.notation.problem import NotUnderstood

NUMBERED: Final = frozenset({FieldType.CONDITION, FieldType.CLAUSE, FieldType.STEP})
"""The types whose members carry a number, given in the order written where the text gives none."""
WITH_ARGUMENT: Final = NUMBERED | {FieldType.SCORE}
"""The types whose label has a number or name behind it."""

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,17}")
_STEP: Final = re.compile(r"@([a-z][a-z0-9-]*)(?: ([0-9]{1,15}) (dag|dagen|week|weken))?")
_DAYS_IN_A_WEEK: Final = 7
_SCORE: Final = re.compile(r"([0-9]{1,18})(?: van ([0-9]{1,18}))?")
_Part = dict[str, Any]


def read_part(spec: FieldSpec, argument: str, text: str) -> _Part:
    """Read the line of one part, from what stands behind its label and behind the colon; or NotUnderstood."""
    if not argument and (part := from_json(text)) is not None:
        return part
    if spec.type is FieldType.SCORE:
        return _score(spec, argument, text)
    number, _, rest = argument.partition(" ")
    numbered = {"number": int(number)} if _NUMBER.fullmatch(number) else {}
    return {**numbered, **_READERS[spec.type](spec, rest if numbered else argument, text)}


def from_json(text: str) -> _Part | None:
    """A value that is written as JSON between braces, or None."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def as_json(value: Mapping[str, Any]) -> str:
    """A value as JSON between braces, on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _condition(spec: FieldSpec, name: str, text: str) -> _Part:
    if name:
        raise NotUnderstood(f'achter {spec.label} past alleen een nummer, niet "{name}"')
    return {"text": _filled(spec, text)}


def _clause(spec: FieldSpec, name: str, text: str) -> _Part:
    return {**({"kind": name} if name else {}), "text": _filled(spec, text)}


def _step(spec: FieldSpec, name: str, text: str) -> _Part:
    found = _STEP.fullmatch(text)
    if text.count("@") > 1:
        raise NotUnderstood(
            f"een {spec.label} gaat naar één @partij; geef elk een eigen {spec.label}, of schrijf hen eerst "
            'samen in, zoals: gremium @top "Bestuurlijk overleg" met @wet en @vz'
        )
    if name or found is None:
        raise NotUnderstood(f'schrijf een stap als "{spec.label} 1: @wet 14 dagen"')
    if found[2] is None:
        return {"who": found[1]}
    return {
        "who": found[1],
        "days": int(found[2]) * (_DAYS_IN_A_WEEK if found[3] in {"week", "weken"} else 1),
    }


def _score(spec: FieldSpec, subject: str, text: str) -> _Part:
    found = _SCORE.fullmatch(text)
    if not subject or found is None:
        raise NotUnderstood(f'schrijf een {spec.label} als "{spec.label} vertrouwen: 7 van 10"')
    score: _Part = {"subject": subject, "n": int(found[1])}
    return score if found[2] is None else {**score, "of": int(found[2])}


def _filled(spec: FieldSpec, text: str) -> str:
    if not text:
        raise NotUnderstood(f"achter {spec.label} staat niets; vul het in of laat de regel weg")
    return text


_READERS: Final[Mapping[FieldType, Callable[[FieldSpec, str, str], _Part]]] = {
    FieldType.CONDITION: _condition,
    FieldType.CLAUSE: _clause,
    FieldType.STEP: _step,
}


def write_part(spec: FieldSpec, part: Mapping[str, Any]) -> tuple[str, str]:
    """The label with its argument, and the text behind the colon; JSON where words would not come back."""
    name = part.get("subject", part.get("kind"))
    argument = " ".join(str(piece) for piece in (part.get("number"), name) if piece is not None)
    label, text = f"{spec.label} {argument}".rstrip(), _text(spec, part)
    plain = argument == argument.strip() and not set(argument) & set(":\n\t")
    if plain and text is not None and _comes_back(spec, argument, text, part):
        return label, text
    return spec.label, as_json(part)


def _text(spec: FieldSpec, part: Mapping[str, Any]) -> str | None:
    if spec.type is FieldType.SCORE:
        return f"{part.get('n')} van {part['of']}" if "of" in part else str(part.get("n"))
    if spec.type is FieldType.STEP:
        return f"@{part.get('who')} {part['days']} dagen" if "days" in part else f"@{part.get('who')}"
    return part.get("text")


def _comes_back(spec: FieldSpec, argument: str, text: str, part: Mapping[str, Any]) -> bool:
    try:
        return read_part(spec, argument, text) == part
    except NotUnderstood:
        return False


def number_parts(members: Sequence[Any]) -> list[Any]:
    """Give parts without a number the first free one, in the order written."""
    taken = [member.get("number") for member in members if isinstance(member, dict)]
    free = iter([number for number in range(1, len(members) + len(taken) + 1) if number not in taken])
    return [
        {"number": next(free), **member} if isinstance(member, dict) and "number" not in member else member
        for member in members
    ]
