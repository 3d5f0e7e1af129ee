"""The one row about the ledger itself: its format, and the digest that seals it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import orjson

from wijkledger.ledger.finding import Finding

if TYPE_CHECKING:
    from wijkledger.ledger.cursor import Cursor

FORMAT: Final = 1
"""The version of the layout of the tables, kept in the ledger row."""


def ledger_digest(ledger_id: str, created_at: str) -> bytes:
    """The digest that seals the ledger row: no leaf covers when the ledger was made."""
    row = {"created_at": created_at, "format": FORMAT, "ledger": ledger_id}
    return hashlib.sha256(orjson.dumps(row, option=orjson.OPT_SORT_KEYS)).digest()


def check_ledger_row(c: Cursor) -> list[Finding]:
    """The row against its digest."""
    c.execute("SELECT id, ledger, format, created_at, digest FROM ledger")
    rows = c.fetchall()
    if len(rows) == 1:
        id_, ledger_id, version, created_at, digest = rows[0]
        texts = isinstance(ledger_id, str) and isinstance(created_at, str)
        if texts and (id_, version) == (1, FORMAT) and digest == ledger_digest(ledger_id, created_at):
            return []
    return [Finding("ledger", "De regel over het boek zelf is veranderd.")]
