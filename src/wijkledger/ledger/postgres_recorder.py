"""The library's recorder on the tables of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from eventsourcing.postgres import PostgresApplicationRecorder

from wijkledger.ledger import recording
from wijkledger.ledger.ledger_row import FORMAT, ledger_digest
from wijkledger.ledger.postgres_schema import SCHEMA, TABLES, statements
from wijkledger.ledger.recorder import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventsourcing.persistence import StoredEvent

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.postgres_connection import ServerDatastore
    from wijkledger.ledger.store import Identity

MAKING: Final = 0x776C6467
"""The advisory lock of whoever makes a ledger, so that two never do so at once."""


class PostgresLedgerRecorder(recording.Questions, PostgresApplicationRecorder):
    """The library's application recorder; the statements are those of ``recording``.

    The library tries each of its questions again when a connection broke, an append too, which would then be
    recorded twice or refused by itself; ours never do.
    """

    def __init__(self, datastore: ServerDatastore) -> None:
        super().__init__(datastore, events_table_name=SCHEMA)  # also the name of the channel of NOTIFY

    def create_table(self) -> None:
        """An empty tree without a ledger around it, as the library's contract asks."""
        with self.datastore.transaction(commit=True) as c:
            if make_tables(cast("Cursor", c)):
                cast("Cursor", c).insert("head", [(1, EMPTY.size, EMPTY.root, b"")])

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int] | None:
        """Append, once."""
        with self.datastore.transaction(commit=True) as c:
            return recording.record(cast("Cursor", c), stored_events).positions


def make_tables(c: Cursor) -> bool:
    """Make the tables, unless they are there; whether they were made."""
    c.execute("SELECT pg_advisory_xact_lock(?)", (MAKING,))
    c.execute(
        "SELECT count(*) FROM pg_catalog.pg_class WHERE relname = ANY(?) AND relnamespace ="
        " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)",
        (list(TABLES), SCHEMA),
    )
    if c.fetchone()[0]:
        return False
    for statement in statements():
        c.execute(statement)
    return True


def make_ledger(c: Cursor, identity: Identity) -> bool:
    """Make the tables and the first rows of a ledger, unless there is one; whether they were made."""
    if not make_tables(c):
        return False
    recording.begin(c, identity, FORMAT, ledger_digest(*identity))
    return True
