"""The colophon: by which head of the ledger anyone can check that the report tells what was written down."""

from __future__ import annotations

from typing import Protocol

from wijkledger.reports.document import Block, Definition, Definitions, Heading, Text
from wijkledger.reports.lessons.days import say_day
from wijkledger.reports.lessons.telling import Telling


class HeadLike(Protocol):
    """The tree as a whole: how many entries the ledger has and the 32-byte root over all of them."""

    @property
    def size(self) -> int:
        """The number of entries in the ledger, of all dossiers."""

    @property
    def root(self) -> bytes:
        """The root, 32 bytes."""


def colophon(telling: Telling, head: HeadLike, ledger_id: str) -> tuple[Block, ...]:
    """The ledger, its size and its root, and how to verify them."""
    rows = (
        ("Grootboek", ledger_id),
        ("Aantal regels in het hele grootboek", str(head.size)),
        ("Wortel", head.root.hex()),
        ("Gemaakt op", say_day(telling.today)),
    )
    explained = (
        "De wortel is één getal dat over alle regels van het grootboek is berekend (SHA-256, RFC 6962). Wie"
        " ook maar één teken in een regel verandert, krijgt een andere wortel. Controleren gaat met de"
        " opdracht wijkledger verify op het grootboek of een kopie ervan: die rekent alles na. Wie dit"
        " rapport bewaart, kan later zien of er iets is herschreven."
    )
    return (
        Heading(1, "Colofon"),
        Definitions(tuple(Definition(term, (Text(said),)) for term, said in rows)),
        telling.paragraph(explained),
    )
