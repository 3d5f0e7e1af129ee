"""The file around the entries: its marks, its tables and triggers, and SQLite's own checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wijkledger.ledger.finding import Finding
from wijkledger.ledger.ledger_row import FORMAT, check_ledger_row
from wijkledger.ledger.sqlite_schema import APPLICATION_ID, expected

if TYPE_CHECKING:
    from wijkledger.ledger.cursor import Cursor

MARKS: Final = {"application_id": APPLICATION_ID, "user_version": FORMAT, "encoding": "UTF-8"}


def check_file(c: Cursor) -> list[Finding]:
    """Marks, schema, the ledger row, and whether SQLite finds its pages, indexes and references whole."""
    return [*check_marks(c), *check_schema(c), *check_ledger_row(c), *check_pages(c)]


def check_marks(c: Cursor) -> list[Finding]:
    """The pragmas that say what kind of file this is."""
    found = []
    for pragma, value in MARKS.items():
        c.execute(f"PRAGMA {pragma}")
        (stored,) = c.fetchone()
        if stored != value:
            found.append(Finding("mark", f"Het bestand heeft {pragma} {stored}, niet {value}."))
    return found


def check_schema(c: Cursor) -> list[Finding]:
    """Tables, indexes and triggers, letter by letter: a missing trigger leaves a door open."""
    c.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    difference = set(c.fetchall()) ^ expected()
    names = sorted({str(name) for _, name, _, _ in difference})
    return [Finding("schema", f"{name} is niet zoals dit programma het maakt.") for name in names]


def check_pages(c: Cursor) -> list[Finding]:
    """SQLite's own verdict on pages and indexes, and on the references between tables."""
    c.execute("PRAGMA integrity_check(20)")
    pages = [text for (text,) in c.fetchall() if text != "ok"]
    c.execute("PRAGMA foreign_key_check")
    orphans = sorted({str(row[0]) for row in c.fetchall()})
    return [
        *(Finding("pages", f"SQLite meldt schade: {text}.") for text in pages),
        *(Finding("reference", f"Een rij in {table} verwijst naar niets.") for table in orphans),
    ]
