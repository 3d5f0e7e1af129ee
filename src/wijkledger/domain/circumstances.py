"""What every entry carries besides its event: when, by whose word, on what ground."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict

from wijkledger.domain.event import field
from wijkledger.domain.values import (
    Actors,
    Evidence,
    FieldType,
    Figure,
    Integer,
    MomentText,
    Name,
    Ref,
    Refs,
    Text,
    Word,
)
from wijkledger.domain.vocabulary import GROUNDINGS, TAGS, VISIBILITIES, closed

CLEAR = ("when", "visibility", "basis", "tags")
"""The circumstances that stay readable for ever; all others are committed field by field."""

DEFAULT_VISIBILITY: Final = "intern"
"""Who may see an entry of which nobody said so."""

Tag = Annotated[str, closed(*TAGS), FieldType.WORD]


class Circumstances(BaseModel):
    """The circumstances of an entry, apart from its place in the book and the clock of the ledger."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    when: MomentText = field("datum", required=True, help="Wanneer het gebeurde, naar zeggen van partijen.")
    words: Text | None = field("woorden", help="De eigen woorden van de bron waar de datum vaag is.")
    meeting: Ref | None = field("overleg", help="Het overleg waarin dit is vastgelegd.")
    item: Integer | None = field("agendapunt", "punt")
    hat: Name | None = field("pet", "als", help="Met welke pet op.")
    according_to: Actors = field(
        "volgens", "volgens", many=True, help="Op wiens woord, als dat een ander is."
    )
    concerns: Actors = field("betreft", "betreft", many=True, help="Wie het raakt zonder dat hij handelt.")
    basis: Refs = field("naar aanleiding van", "n.a.v.", many=True, help="De regels waarop dit rust.")
    evidence: tuple[Evidence, ...] = field("bron", "[", many=True)
    grounding: Annotated[Word, closed(*GROUNDINGS)] | None = field("grondslag", "(")
    figures: tuple[Figure, ...] = field("getal", "", many=True)
    part: Name | None = field("deel", "deel", help="Een deel van de wijk.")
    tags: tuple[Tag, ...] = field("spoor", "#", many=True)
    visibility: Annotated[Word, closed(*VISIBILITIES)] = field("zichtbaarheid", "(", required=True)
