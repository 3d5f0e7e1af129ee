"""A ledger in a database on a PostgreSQL server."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from wijkledger.ledger.postgres_errors import plain_errors  # isort: skip - it says so when there is no driver

import psycopg
from eventsourcing.persistence import ConnectionPoolClosedError

from wijkledger.ledger.address import shown
from wijkledger.ledger.errors import LedgerError, LedgerMissing, RowsLeft
from wijkledger.ledger.postgres_connection import ServerDatastore, connect
from wijkledger.ledger.postgres_opening import identify
from wijkledger.ledger.postgres_recorder import PostgresLedgerRecorder, make_ledger
from wijkledger.ledger.postgres_verify import check_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.finding import Finding
    from wijkledger.ledger.store import Identity

MAY_REWRITE: Final = """
SELECT pg_catalog.pg_has_role(c.relowner, 'USAGE') FROM pg_catalog.pg_class c
WHERE c.oid = 'wijkledger.entry'::regclass
"""


class PostgresStore:
    """One ledger on a server; its connections are made when they are needed."""

    broken: Final[tuple[type[Exception], ...]] = (psycopg.Error,)

    def __init__(self, url: str, *, read_only: bool) -> None:
        self.place, self.shown = url, shown(url)
        found = identify(url)
        if found is None:
            raise LedgerMissing(self.shown)
        self.identity = found
        self._datastore = ServerDatastore(url, self.shown, read_only=read_only)
        self._recorder = PostgresLedgerRecorder(self._datastore)
        self._watching = Lock()
        self._watch: psycopg.Connection[Any] | None = None
        self._seen = -1

    def reading(self) -> AbstractContextManager[Cursor]:
        """A cursor in a transaction that sees one moment."""
        return self._datastore.transaction()

    def writing(self) -> AbstractContextManager[Cursor]:
        """A cursor in a transaction that is committed at the end."""
        return self._datastore.transaction(commit=True)

    def plain_errors(self) -> AbstractContextManager[None]:
        """Raise a LedgerError for what the server, the driver or the library raises inside."""
        return plain_errors(self.shown)

    def recorder(self) -> PostgresLedgerRecorder:
        """The event store's way in."""
        return self._recorder

    def changed(self) -> bool:
        """Whether anybody recorded something since this was last asked: one row over a connection of its own.

        LISTEN would save that row, and would not work on a server that follows another, or through a pooler.
        """
        with self._watching:
            if self._datastore.is_closed:
                raise ConnectionPoolClosedError
            if self._watch is None or self._watch.closed:
                self._watch = connect(self.place, self.shown)
            row = self._watch.execute("SELECT size FROM wijkledger.head").fetchone()
            before, self._seen = self._seen, -1 if row is None else int(row[0])
        return before not in {-1, self._seen}

    def clear_traces(self) -> None:
        """Write the table anew without what was erased; raises RowsLeft when the role may not or it is busy.

        Write-ahead logs, replicas and backups are the operator's: docs/postgresql.md says what to do.
        """
        try:
            with self._datastore.get_connection() as connection:
                row = connection.execute(MAY_REWRITE).fetchone()
                if row is None or not row[0]:
                    raise RowsLeft(self.shown)
                connection.execute("VACUUM (FULL) wijkledger.entry")
                for last in ("SELECT pg_switch_wal()", "CHECKPOINT"):
                    with suppress(psycopg.errors.InsufficientPrivilege):
                        connection.execute(last)
        except (psycopg.Error, LedgerError) as error:
            raise RowsLeft(self.shown) from error

    def check_around(self, c: Cursor) -> list[Finding]:
        """Tables, keys, triggers and functions."""
        return check_database(c)

    def close(self) -> None:
        """Close every connection, also the one that watches."""
        self._datastore.close()
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None


def make_store(url: str, identity: Identity, fill: Callable[[Cursor], object]) -> None:
    """Make a ledger in an empty database, with what ``fill`` writes in it, in one transaction.

    A ledger that is there stays as it is; OtherTables when the database holds something else.
    """
    if identify(url) is not None:
        return
    datastore = ServerDatastore(url, shown(url))
    try:
        with plain_errors(shown(url)), datastore.transaction(commit=True) as c:
            if make_ledger(c, identity):
                fill(c)
    finally:
        datastore.close()
