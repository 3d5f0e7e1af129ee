"""The agreements that were made."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.projections.view import Row
from wijkledger.reports.document import Block, Bullets, Heading, Inlines
from wijkledger.reports.lessons.prose import sentence
from wijkledger.reports.lessons.telling import Telling, show


def agreements(telling: Telling) -> tuple[Block, ...]:
    """Every agreement, with its parties, its term and where it stands."""
    heading = Heading(1, "Overeenkomsten")
    if not telling.view("overeenkomsten").rows:
        return heading, telling.paragraph("Er is geen overeenkomst vastgelegd.")
    columns = ("soort", "inhoud", "getekend", "van", "tot", "stand")
    table = telling.table("overeenkomsten", columns, "Wie wat met wie afsprak, en tot wanneer")
    return heading, table, *_articles(telling)


def _articles(telling: Telling) -> Iterator[Block]:
    """What stands in each agreement, below the table: it is too much for a column."""
    rows = [row for row in telling.view("overeenkomsten").rows if show(row.cells["artikelen"])]
    if rows:
        yield telling.paragraph("Wat erin staat:")
        yield Bullets(tuple(_article(telling, row) for row in rows))


def _article(telling: Telling, row: Row) -> Inlines:
    name, since, said = (show(row.cells[one]) for one in ("soort", "van", "artikelen"))
    head = f"{name or 'Overeenkomst'}{f' ({since})' if since else ''}"
    return telling.stated(sentence(f"{head}: {said}"), (row.key, *row.cells["artikelen"].entries))
