"""The library's recorder on the tables of a SQLite file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from eventsourcing.sqlite import SQLiteApplicationRecorder

from wijkledger.ledger import recording
from wijkledger.ledger.ledger_row import FORMAT, ledger_digest
from wijkledger.ledger.recorder import EMPTY
from wijkledger.ledger.sqlite_schema import APPLICATION_ID, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventsourcing.persistence import StoredEvent
    from eventsourcing.sqlite import SQLiteCursor

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.store import Identity


class SQLiteLedgerRecorder(recording.Questions, SQLiteApplicationRecorder):  # type: ignore[misc]  # it says int where its contract asks None
    """The library's application recorder; the statements are those of ``recording``."""

    def _create_table(self, c: SQLiteCursor) -> None:
        """An empty tree without a ledger around it, as the library's contract asks."""
        if make_tables(ours(c)):
            ours(c).insert("head", [(1, EMPTY.size, EMPTY.root, b"")])

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **_: Any
    ) -> Sequence[int] | None:
        return recording.record(ours(c), stored_events).positions


def make_tables(c: Cursor) -> bool:
    """Make the tables, unless the file has any; whether they were made."""
    c.execute("SELECT count(*) FROM sqlite_schema")
    if c.fetchone()[0]:
        return False
    for statement in statements():
        c.execute(statement)
    return True


def make_ledger(c: Cursor, identity: Identity) -> bool:
    """Make the tables and the marks of a ledger, unless the file has any; whether they were made."""
    if not make_tables(c):
        return False
    recording.begin(c, identity, FORMAT, ledger_digest(*identity))
    c.execute(f"PRAGMA application_id={APPLICATION_ID}")
    c.execute(f"PRAGMA user_version={FORMAT}")
    return True


def ours(c: SQLiteCursor) -> Cursor:
    """The cursor that our connections give, as what it is; the library knows it by its base."""
    return cast("Cursor", c)
