"""What every kind of event declares, and the base class it declares it on.

Store, quick line, form, catalogue and exports follow from the declaration; nothing else knows a kind by name.
"""

from __future__ import annotations

import builtins
import types
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as slot
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from wijkledger.domain.values import FieldType, Value
from wijkledger.domain.vocabulary import Words


class Shape(StrEnum):
    """The four life cycles that every kind belongs to; one engine folds them."""

    HOLDS = "geldt"
    RUNS = "loopt"
    CHOICE = "keuze"
    FACT = "feit"


class Role(StrEnum):
    """What an event does to the thing it is about; the role also tells the shape of that thing."""

    START = "begint"
    CHANGE = "wijzigt"
    END = "eindigt"
    OPEN = "opent"
    MOVE = "beweegt"
    CLOSE = "sluit"
    PROPOSE = "stelt voor"
    TAKE = "beslist"
    SETTLE = "handelt af"
    REVOKE = "vervalt"
    NOTE = "noteert"

    @property
    def shape(self) -> Shape:
        """The life cycle in which this role plays."""
        return _SHAPES[self]


_SHAPES = {
    **dict.fromkeys((Role.START, Role.CHANGE, Role.END), Shape.HOLDS),
    **dict.fromkeys((Role.OPEN, Role.MOVE, Role.CLOSE), Shape.RUNS),
    **dict.fromkeys((Role.PROPOSE, Role.TAKE, Role.SETTLE, Role.REVOKE), Shape.CHOICE),
    Role.NOTE: Shape.FACT,
}


class Family(StrEnum):
    """The sixteen families of kinds, by the word that people use for them."""

    BOEK = "boek"
    FASE = "fase"
    WIE = "wie"
    ROL = "rol"
    OVERLEG = "overleg"
    BESLUIT = "besluit"
    OVEREENKOMST = "overeenkomst"
    TOEZEGGING = "toezegging"
    DOEL = "doel"
    INBRENG = "inbreng"
    ESCALATIE = "escalatie"
    EVALUATIE = "evaluatie"
    KADER = "kader"
    WIJK = "wijk"
    MIDDELEN = "middelen"
    ZAAK = "zaak"


@dataclass(frozen=True, slots=True)
class QuickWord:
    """A word that opens a line and chooses the kind; it may fill in fields that the word already says.

    ``is_broad`` words leave room for a preciser one behind them: ``drempel deadline`` is a deadline.
    ``second`` is the field that a second ``@code`` fills: ``vertegenwoordigt @alv @bew``.
    """

    text: str
    presets: Mapping[str, str | bool] = slot(default_factory=dict)
    is_broad: bool = False
    second: str = ""


def quick(*texts: str, **presets: str | bool) -> tuple[QuickWord, ...]:
    """Words that all say the same."""
    return tuple(QuickWord(text, dict(presets)) for text in texts)


def naming(field_name: str, *texts: str) -> tuple[QuickWord, ...]:
    """Words that each say the value of one field: ``actie`` is a commitment of sort actie."""
    return tuple(QuickWord(text, {field_name: text}) for text in texts)


@dataclass(frozen=True, slots=True)
class Kind:
    """The declaration of a kind; ``cites`` names the kinds that ``of`` may cite, ``("*",)`` any entry."""

    name: str
    family: Family
    role: Role
    title: str
    words: tuple[QuickWord, ...]
    cites: tuple[str, ...] = ()
    schema: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """How a field is named to people and where it stands in a line.

    ``marks`` are the words that announce it in the head of a line; ``""`` means it stands there bare. A field
    without marks is written on an indented line of its own, as ``label: value``.
    """

    label: str
    marks: tuple[str, ...] = ()
    help: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """All that is known about one field of a kind."""

    name: str
    type: FieldType
    many: bool
    required: bool
    mark: Mark
    words: Words | None
    value: builtins.type[Value] | None

    @property
    def label(self) -> str:
        """The Dutch name of the field."""
        return self.mark.label


def field(
    label: str,
    *marks: str,
    required: bool = False,
    many: bool = False,
    help: str = "",  # noqa: A002 - the declaration reads best with the plain word
    example: str = "",
) -> Any:
    """Declare a field of an event; its type is read from the annotation beside it."""
    mark = Mark(label, marks, help, example)
    extra: dict[str, Any] = {"mark": mark}
    if many:
        return (
            Field(default=..., min_length=1, json_schema_extra=extra)
            if required
            else Field(default=(), json_schema_extra=extra)
        )
    return Field(default=... if required else None, json_schema_extra=extra)


class Event(BaseModel):
    """What happened, without its circumstances; one frozen class per kind."""

    # Built when first needed: a command that only reads has no use for 69 validators.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    declared: ClassVar[Kind]

    @classmethod
    def specs(cls) -> Mapping[str, FieldSpec]:
        """The fields in the order of declaration."""
        return specs_of(cls)


@cache
def specs_of(model: type[BaseModel]) -> Mapping[str, FieldSpec]:
    """Read the field specifications off a model's annotations."""
    return {name: _spec(name, info) for name, info in model.model_fields.items()}


def _spec(name: str, info: Any) -> FieldSpec:
    type_, many, words, value = _read(info.annotation, tuple(info.metadata))
    extra = info.json_schema_extra or {}
    return FieldSpec(name, type_, many, info.is_required(), extra.get("mark", Mark(name)), words, value)


def _read(
    annotation: Any, metadata: tuple[Any, ...]
) -> tuple[FieldType, bool, Words | None, type[Value] | None]:
    if get_origin(annotation) in (Union, types.UnionType):
        inner = next(part for part in get_args(annotation) if part is not type(None))
        return _read(inner, metadata)
    if get_origin(annotation) is tuple:
        type_, _, words, value = _read(get_args(annotation)[0], ())
        return type_, True, words, value
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation.type_, False, None, annotation
    if hasattr(annotation, "__metadata__"):
        return _read(annotation.__origin__, (*annotation.__metadata__, *metadata))
    words = next((part for part in metadata if isinstance(part, Words)), None)
    found = next(part for part in metadata if isinstance(part, FieldType))
    return found, False, words, None
