"""The agreements that were made."""

from __future__ import annotations

from wijkledger.reports.document import Block, Heading
from wijkledger.reports.lessons.telling import Telling


def agreements(telling: Telling) -> tuple[Block, ...]:
    """Every agreement, with its parties, its term and where it stands."""
    heading = Heading(1, "Overeenkomsten")
    if not telling.view("overeenkomsten").rows:
        return heading, telling.paragraph("Er is geen overeenkomst vastgelegd.")
    columns = ("soort", "inhoud", "getekend", "van", "tot", "artikelen", "stand")
    return heading, telling.table("overeenkomsten", columns, "Wat partijen met elkaar afspraken")
