"""A ledger in one SQLite file."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from eventsourcing.persistence import ConnectionPoolClosedError

from wijkledger.ledger.errors import LogNotFolded, NotALedger
from wijkledger.ledger.sqlite_connection import LedgerDatastore, connect
from wijkledger.ledger.sqlite_errors import plain_errors
from wijkledger.ledger.sqlite_opening import folder_exists, identify, ledger_uri
from wijkledger.ledger.sqlite_recorder import SQLiteLedgerRecorder, make_ledger, ours
from wijkledger.ledger.sqlite_verify import check_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.finding import Finding
    from wijkledger.ledger.store import Identity


class SQLiteStore:
    """One ledger file, open; the last connection to close folds the write-ahead log into it."""

    broken: Final[tuple[type[Exception], ...]] = (sqlite3.Error,)

    def __init__(self, path: str, *, read_only: bool) -> None:
        found = identify(path)
        if found is None:
            raise NotALedger(path)
        self.place = self.shown = path
        self.identity = found
        self._datastore = LedgerDatastore(
            ledger_uri(path, mode="ro" if read_only else "rw"), read_only=read_only
        )
        self._recorder = SQLiteLedgerRecorder(self._datastore)
        self._watching = Lock()
        self._watch: sqlite3.Connection | None = None
        self._seen = 0

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor in a transaction that only reads."""
        with self._datastore.transaction(commit=False) as c:
            yield ours(c)

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A cursor in a transaction that holds the write lock from its beginning."""
        with self._datastore.transaction(commit=True) as c:
            yield ours(c)

    def plain_errors(self) -> AbstractContextManager[None]:
        """Raise a LedgerError for what SQLite or the library raises inside."""
        return plain_errors(self.place)

    def recorder(self) -> SQLiteLedgerRecorder:
        """The event store's way in."""
        return self._recorder

    def changed(self) -> bool:
        """Whether anybody recorded something since this was last asked; a few microseconds."""
        with self._watching:
            if self._datastore.pool.closed:
                raise ConnectionPoolClosedError
            first = self._watch is None
            if self._watch is None:
                self._watch = connect(self._datastore.pool.db_name, read_only=True)
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
            before, self._seen = self._seen, version
        return not first and before != version

    def clear_traces(self) -> None:
        """Move the write-ahead log into the file and empty it; raises LogNotFolded while somebody reads."""
        with self._datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise LogNotFolded(self.place)

    def check_around(self, c: Cursor) -> list[Finding]:
        """Marks, tables, triggers and pages."""
        return check_file(c)

    def close(self) -> None:
        """Close every connection, also the one that watches."""
        self._datastore.close()
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None


def make_store(path: str, identity: Identity, fill: Callable[[Cursor], object]) -> None:
    """Make a ledger in a file, with what ``fill`` writes in it, in one transaction.

    What is there already stays as it is; NotALedger when that is something else.
    """
    folder_exists(path)
    if Path(path).exists() and identify(path) is not None:
        return
    with plain_errors(path):
        datastore = LedgerDatastore(ledger_uri(path, mode="rwc"))
        try:
            with datastore.transaction(commit=True) as c:
                if make_ledger(ours(c), identity):
                    fill(ours(c))
        finally:
            datastore.close()
