"""The order of the lessons-learned report; every chapter has a file of its own."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from wijkledger.projections.chronicle import Chronicle
from wijkledger.reports.document import Block, Document, Heading, Paragraph, Text


class HeadLike(Protocol):
    """The tree as a whole: how many entries it has and the 32-byte root over all of them."""

    @property
    def size(self) -> int:
        """The number of entries in the ledger, of all dossiers."""

    @property
    def root(self) -> bytes:
        """The root, 32 bytes."""


def lessons_report(
    chronicle: Chronicle,
    *,
    held_on: date | None,
    today: date,
    head: HeadLike,
    ledger_id: str,
    recorded_by: str | None = None,
) -> Document:
    """The report on one dossier, as it was on ``held_on`` (None: now) and as far as the chronicle knows.

    ``today`` decides what is overdue when ``held_on`` is None; ``recorded_by`` names who has it made.
    """
    blocks: tuple[Block, ...] = (
        Heading(1, "Colofon"),
        Paragraph((Text(f"{ledger_id} {head.size} {head.root.hex()}"),)),
    )
    return Document("Lessenrapport", chronicle.code, "nl", (), blocks, ())
