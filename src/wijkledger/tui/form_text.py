"""A form written as notation: every field becomes an indented line, so that there is one reader for all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType

_CODES: Final = re.compile(r"[\s,]+")
_SPLIT_BY_WORD: Final = frozenset((FieldType.ACTOR, FieldType.REF))
_WITH_ARGUMENT: Final = frozenset((FieldType.CLAUSE, FieldType.SCORE))
_FROM_BLOCK: Final = frozenset(("meeting",))
EMPTY: Final = "-"
HINTS: Final[Mapping[FieldType, str]] = {
    FieldType.ACTOR: "@partij",
    FieldType.CODE: "@code",
    FieldType.SEAT: "@partij, met namens @… of als …",
    FieldType.REF: "een regel, zoals WB-17",
    FieldType.MOMENT: "21 juni 2018, 2018, eind 2020",
    FieldType.DUE: "12 december 2026, of volgend overleg",
    FieldType.MONEY: "€ 7.500 per jaar",
    FieldType.EFFORT: "0,4 fte of 8 uur",
    FieldType.SHARE: "2/3",
    FieldType.COUNT: "83%, of 245 van 293 koopwoningen",
    FieldType.ROW: "245 van 293 koopwoningen voor @partij",
    FieldType.FIGURE: "27 proeftuinen",
    FieldType.TIME: "19:30",
    FieldType.INTEGER: "een heel getal",
    FieldType.EVIDENCE: "W8 p.3",
    FieldType.SCORE: "onderwerp: 4 van 5",
    FieldType.CLAUSE: "rolverdeling: tekst van het artikel",
    FieldType.STEP: "@partij 10 dagen",
    FieldType.VOTE: "voor 20 tegen 3 geteld",
    FieldType.TREE: "veld: wat er moet staan",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: its specification, and whether it is a circumstance."""

    spec: FieldSpec
    is_around: bool

    @property
    def id(self) -> str:
        """A name that is unique in the form."""
        return f"{'around' if self.is_around else 'own'}-{self.spec.name}"

    @property
    def is_long(self) -> bool:
        """Whether it takes more than one line to fill in."""
        return self.spec.type in {FieldType.TEXT, FieldType.TREE} or (
            self.spec.many and self.spec.type not in {*_SPLIT_BY_WORD, FieldType.WORD}
        )

    @property
    def hint(self) -> str:
        """What to fill in, by example."""
        hint = self.spec.mark.example or HINTS.get(self.spec.type, "") or self.spec.mark.help
        return (
            "; ".join(filter(None, (hint, "op elke regel één"))) if self.is_long and self.spec.many else hint
        )


@cache
def fields_of(kind: str) -> tuple[FormField, ...]:
    """The fields of a kind: what must be filled in first, then the text, the circumstances last."""
    own = [FormField(spec, is_around=False) for spec in EVENTS[kind].specs().values()]
    around = [FormField(spec, is_around=True) for spec in specs_of(Circumstances).values()]
    own.sort(key=lambda one: (not one.spec.required, one.spec.name != "text"))
    return (*own, *(one for one in around if one.spec.name not in _FROM_BLOCK))


def presets(kind: str) -> dict[str, str]:
    """What the canonical word of a kind says by itself, by the id of the field."""
    return {f"own-{name}": str(value) for name, value in EVENTS[kind].declared.words[0].presets.items()}


@dataclass(slots=True)
class FormText:
    """A filled form as notation, and which line (counted from 1) came from which field."""

    lines: list[str] = field(default_factory=list)
    origins: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text to be read."""
        return "\n".join(self.lines)

    def add(self, line: str, origin: str) -> None:
        """Write a line for a field, its own further lines below it."""
        first, *more = line.split("\n")
        self.lines += [first, *(f"  |{one}" for one in more)]
        self.origins[len(self.lines) - len(more)] = origin


def form_text(kind: str, values: Mapping[str, str]) -> FormText:
    """Write a form; ``values`` are texts by the id of the field, empty ones are left out."""
    written = FormText()
    said = values.get("own-text", "").strip()
    word = EVENTS[kind].declared.words[0].text
    written.add(f"{word}: {said}" if said else word, "own-text")
    for one in fields_of(kind):
        value = values.get(one.id, "").strip()
        if one.id == "own-text":
            continue
        if not value and one.id in presets(kind):
            written.add(f"  {one.spec.label}: {EMPTY}", one.id)
        for line in _lines(one, value):
            written.add(line, one.id)
    return written


def _lines(one: FormField, value: str) -> Iterator[str]:
    spec = one.spec
    if not value:
        return
    if spec.type in _SPLIT_BY_WORD:
        members = [part for part in _CODES.split(value) if part and part != "en"]
        sign = "@" if spec.type is FieldType.ACTOR else ""
        yield from (f"  {spec.label}: {sign}{part.removeprefix(sign)}" for part in members)
    elif spec.type is FieldType.TREE:
        yield from (f"  lees {line.strip()}" for line in value.split("\n") if line.strip())
    elif not spec.many:
        yield f"  {spec.label}: {value}"
    else:
        separator = "," if spec.type is FieldType.WORD else "\n"
        yield from (_member(spec, part.strip()) for part in value.split(separator) if part.strip())


def _member(spec: FieldSpec, part: str) -> str:
    argument, colon, text = part.partition(": ")
    if spec.type in _WITH_ARGUMENT and colon:
        return f"  {spec.label} {argument}: {text}"
    return f"  {spec.label}: {part}"


def origin_of(kind: str, written: FormText, line: int, message: str) -> str | None:
    """The field that a problem is about; None when it is about the whole."""
    if line > 1:
        return written.origins.get(max((one for one in written.origins if one <= line), default=0))
    if "ontbreekt" not in message:
        return "own-text" if "tekst" in message else None
    missing = [one.id for one in fields_of(kind) if f"ontbreekt {one.spec.label}" in message]
    return max(missing, key=len, default=None)


def pack(kind: str, values: Mapping[str, str]) -> str:
    """A form as a draft."""
    return json.dumps({"kind": kind, "values": {name: text for name, text in values.items() if text}})


def unpack(draft: str) -> tuple[str, dict[str, str]] | None:
    """The kind and values of a draft; None when it is no form of a kind that exists."""
    try:
        found = json.loads(draft)
        kind, values = str(found["kind"]), {str(name): str(text) for name, text in found["values"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return (kind, values) if kind in EVENTS else None
