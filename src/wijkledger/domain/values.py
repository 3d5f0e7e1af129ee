"""The value types that fields are made of: frozen, JSON-shaped, whole numbers only.

A value says what a source said and no more; whether it adds up is for the invariants.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Strict, StringConstraints

from wijkledger.domain.vocabulary import closed


class FieldType(StrEnum):
    """What sort of thing a field holds; notation, form, catalogue and invariants go by it."""

    ACTOR = "actor"
    REF = "ref"
    MOMENT = "moment"
    DUE = "due"
    TEXT = "text"
    NAME = "name"
    WORD = "word"
    FLAG = "flag"
    INTEGER = "integer"
    TIME = "time"
    CODE = "code"
    DOSSIER = "dossier"
    DOCUMENT = "document"
    HASH = "hash"
    PATH = "path"
    RULE = "rule"
    TREE = "tree"
    COUNT = "count"
    ROW = "row"
    FIGURE = "figure"
    MONEY = "money"
    EFFORT = "effort"
    SHARE = "share"
    SEAT = "seat"
    CLAUSE = "clause"
    CONDITION = "condition"
    STEP = "step"
    SCORE = "score"
    VOTE = "vote"
    EVIDENCE = "evidence"


ACTOR_PATTERN = r"^[a-z][a-z0-9-]*$"
CITATION_PATTERN = r"^[A-Z][A-Z0-9]{1,11}-[1-9][0-9]{0,8}(\.[1-9][0-9]{0,3})?$"
DOSSIER_PATTERN = r"^[A-Z][A-Z0-9]{1,11}$"
DOCUMENT_PATTERN = r"^[A-Z][A-Z0-9]*$"
TIME_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
PATH_PATTERN = r"^[a-z][a-z_]*(\.[a-z0-9_]+)*$"

Actor = Annotated[str, Strict(), StringConstraints(pattern=ACTOR_PATTERN), FieldType.ACTOR]
Ref = Annotated[str, Strict(), StringConstraints(pattern=CITATION_PATTERN), FieldType.REF]
MomentText = Annotated[str, Strict(), FieldType.MOMENT]
Text = Annotated[str, Strict(), StringConstraints(min_length=1), FieldType.TEXT]
Name = Annotated[str, Strict(), StringConstraints(min_length=1, max_length=400), FieldType.NAME]
Word = Annotated[str, Strict(), FieldType.WORD]
Flag = Annotated[bool, Strict(), FieldType.FLAG]
Integer = Annotated[int, Strict(), FieldType.INTEGER]
TimeOfDay = Annotated[str, Strict(), StringConstraints(pattern=TIME_PATTERN), FieldType.TIME]
ActorCode = Annotated[str, Strict(), StringConstraints(pattern=ACTOR_PATTERN), FieldType.CODE]
DossierCode = Annotated[str, Strict(), StringConstraints(pattern=DOSSIER_PATTERN), FieldType.DOSSIER]
DocumentCode = Annotated[str, Strict(), StringConstraints(pattern=DOCUMENT_PATTERN), FieldType.DOCUMENT]
Hash = Annotated[str, Strict(), StringConstraints(pattern=r"^[0-9a-f]{64}$"), FieldType.HASH]
FieldPath = Annotated[str, Strict(), StringConstraints(pattern=PATH_PATTERN), FieldType.PATH]
RuleId = Annotated[str, Strict(), FieldType.RULE]
Tree = Annotated[dict[str, Any], FieldType.TREE]

Actors = tuple[Actor, ...]
Refs = tuple[Ref, ...]
Texts = tuple[Text, ...]
Names = tuple[Name, ...]


class Value(BaseModel):
    """A field made of a few scalars."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    type_: ClassVar[FieldType]


class Due(Value):
    """A moment by which, or the next meeting of a body (minutes say little else)."""

    type_ = FieldType.DUE
    at: MomentText | None = None
    next_meeting: Flag | None = None
    body: Actor | None = None


class Count(Value):
    """How many, of how many, or a percentage in tenths (``pct``, or the band ``low``-``high``)."""

    type_ = FieldType.COUNT
    n: Integer | None = None
    of: Integer | None = None
    pct: Integer | None = None
    low: Integer | None = None
    high: Integer | None = None
    unit: Name | None = None


class Row(Count):
    """A count for one group; ``is_part`` says that the rows so marked add up to the row that is not."""

    type_ = FieldType.ROW
    group: Actor | None = None
    is_part: Flag | None = None


class Figure(Value):
    """A stray number that must not be lost and is no field of its kind."""

    type_ = FieldType.FIGURE
    n: Integer
    of: Integer | None = None
    unit: Name


class Money(Value):
    """Whole cents, once or per period, with the source's own reserve."""

    type_ = FieldType.MONEY
    cents: Integer
    per: Annotated[Word, closed("eenmalig", "jaar", "maand", "woning")] | None = None
    about: Annotated[Word, closed("ruim", "circa", "bijna")] | None = None


class Effort(Value):
    """Tenths of a full-time post, or hours."""

    type_ = FieldType.EFFORT
    tenths_fte: Integer | None = None
    hours: Integer | None = None


class Share(Value):
    """A part of a whole, ``n`` out of ``d``; a percentage is stored per mille."""

    type_ = FieldType.SHARE
    n: Integer
    d: Integer


class Seat(Value):
    """Who sat at the table, for whom, wearing which hat."""

    type_ = FieldType.SEAT
    who: Actor
    on_behalf_of: Actor | None = None
    hat: Name | None = None


class Clause(Value):
    """One numbered article of an agreement, of a kind such as rolverdeling or beëindiging."""

    type_ = FieldType.CLAUSE
    number: Integer
    kind: Name | None = None
    text: Text


class Condition(Value):
    """One numbered condition of a decision or grant; it is cited as ``WAG-10.2``."""

    type_ = FieldType.CONDITION
    number: Integer
    text: Text


class Step(Value):
    """One step of an escalation path: who then looks at it, within how many days."""

    type_ = FieldType.STEP
    number: Integer
    who: Actor
    days: Integer | None = None


class Score(Value):
    """A score on one subject, ``n`` out of ``of``."""

    type_ = FieldType.SCORE
    subject: Name
    n: Integer
    of: Integer | None = None


class Vote(Value):
    """How the votes fell, as far as the source counts them."""

    type_ = FieldType.VOTE
    in_favour: Integer | None = None
    against: Integer | None = None
    blank: Integer | None = None
    present: Integer | None = None
    entitled: Integer | None = None
    method: Annotated[Word, closed("geteld", "hamerslag", "zonder telling", "schriftelijk")] | None = None


class Evidence(Value):
    """A place in a registered document on which the entry rests."""

    type_ = FieldType.EVIDENCE
    document: DocumentCode
    page: Name | None = None
    quote: Text | None = None
