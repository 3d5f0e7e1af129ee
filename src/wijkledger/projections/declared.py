"""What the declarations of the kinds mean for a fold, worked out once when the program starts."""

from __future__ import annotations

from typing import Final, NamedTuple

from wijkledger.domain.event import Family, Role, Shape
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType

_DECIDING: Final = ("outcome", "how", "standing", "status")
_LIMITS: Final = {
    "until": FieldType.MOMENT,
    "due": FieldType.DUE,
    "target": FieldType.DUE,
    "date": FieldType.MOMENT,
}
_MENTIONS: Final = frozenset(("lesson-applied",))
"""Kinds whose ``of`` must be there and yet does nothing to a thing of another family."""


class Folded(NamedTuple):
    """How facts of one kind fold.

    ``word`` and ``limit`` name the fields that decide and that bound; ``by_meeting`` says that the fact
    belongs to the meeting it was noted in; ``leads`` that it may begin a thing (its ``of`` is optional).
    """

    kind: str
    family: Family
    role: Role
    shape: Shape
    word: str | None
    limit: str | None
    has_conditions: bool
    has_of: bool
    leads: bool
    mentions: bool
    by_meeting: bool


def _folded(name: str) -> Folded:
    event = EVENTS[name]
    declared, specs = event.declared, event.specs()
    of = specs.get("of")
    return Folded(
        name,
        declared.family,
        declared.role,
        declared.role.shape,
        next((word for word in _DECIDING if word in specs), None),
        next((_path(field, specs[field].type) for field in _LIMITS if field in specs), None),
        "conditions" in specs,
        of is not None and declared.family is not Family.BOEK,
        (of is None and name != "meeting-closed") or (of is not None and not of.required),
        name in _MENTIONS,
        name in {"meeting-closed", "attendance-noted"},
    )


def _path(field: str, type_: FieldType) -> str:
    return f"{field}.at" if type_ is FieldType.DUE else field


FOLDED: Final = {name: _folded(name) for name in EVENTS}
"""Every kind of the registry; a kind that is not in it folds as a note."""

UNKNOWN_KIND: Final = Folded(
    kind="",
    family=Family.BOEK,
    role=Role.NOTE,
    shape=Shape.FACT,
    word=None,
    limit=None,
    has_conditions=False,
    has_of=False,
    leads=True,
    mentions=False,
    by_meeting=False,
)


def folded(kind: str) -> Folded:
    """How this kind folds."""
    return FOLDED.get(kind, UNKNOWN_KIND)


def joins(fact: Folded, root: Folded) -> bool:
    """Whether a fact that cites a thing acts on it, rather than beginning a thing of its own."""
    if fact.leads:
        return fact.family is root.family and fact.shape is root.shape
    return fact.family is root.family or not fact.mentions
