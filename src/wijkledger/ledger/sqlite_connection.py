"""Connections to one ledger file: our pragmas, and writers that lock before they read."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from eventsourcing.persistence import ConnectionPoolClosedError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from wijkledger.ledger.cursor import PORTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

BUSY_SECONDS: Final = 30
"""How long a writer waits for another one before it says that the ledger is busy."""

CACHED_STATEMENTS: Final = 128

PRAGMAS: Final = (
    "PRAGMA synchronous=FULL",  # an acknowledged entry survives a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what an erasure frees is overwritten with zeros
    "PRAGMA recursive_triggers=ON",  # INSERT OR REPLACE then fires the DELETE triggers too
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)


class LedgerTransaction(SQLiteTransaction):
    """A transaction that takes the write lock at once when it means to write.

    With a deferred BEGIN two writers both read first and one of them fails at its first write, however long
    the busy timeout is; with BEGIN IMMEDIATE it waits its turn.
    """

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        return cursor

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        try:
            super().__exit__(exc_type, exc_val, exc_tb)
        except BaseException:
            # A COMMIT that failed (disk full) leaves the transaction open, and this connection goes back
            # to the pool.
            with suppress(sqlite3.Error):
                self.connection.rollback()
            raise


class LedgerCursor(SQLiteCursor):
    """The library's cursor with what this room asks of one."""

    for_update: Final = ""
    """BEGIN IMMEDIATE already keeps other writers out."""

    def scan(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[list[Any]]:
        """The rows of a query in portions."""
        self.execute(statement, parameters)
        while portion := self.sqlite_cursor.fetchmany(PORTION):
            yield portion

    def insert(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert whole rows."""
        if rows:
            places = ",".join("?" * len(rows[0]))
            self.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - our own tables


class LedgerConnection(SQLiteConnection):
    """A connection whose transactions are ledger transactions."""

    def cursor(self) -> LedgerCursor:
        """A cursor of ours."""
        return LedgerCursor(self._sqlite_conn.cursor())

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """Enter a transaction that commits at the end, or one that only reads."""
        with LedgerTransaction(self, commit=commit) as cursor, cursor:
            yield cursor


class LedgerPool(SQLiteConnectionPool):
    """The connections of one process to one file; the library's own hard-codes a cache of one statement."""

    read_only: bool = False

    def _create_connection(self) -> SQLiteConnection:
        return LedgerConnection(connect(self.db_name, read_only=self.read_only), max_age=self.max_age)

    def get_connection(
        self, timeout: float | None = None, *, is_writer: bool | None = None
    ) -> SQLiteConnection:
        """Lend a connection; raises ConnectionPoolClosedError, also when the pool was closed meanwhile."""
        connection = super().get_connection(timeout, is_writer=is_writer)
        if self._closed:
            self.put_connection(connection)
            raise ConnectionPoolClosedError
        return connection

    def put_connection(self, conn: SQLiteConnection) -> None:
        """Take a connection back, and close it if the pool was closed while it was out."""
        with self._put_condition:
            if not self._closed:
                super().put_connection(conn)
                return
            is_writer, conn.is_writer = conn.is_writer, None
            self._in_use.pop(id(conn), None)
            conn.close()
            conn.in_use.release()
            if is_writer:
                self._writer_lock.release()

    def close(self) -> None:
        """Close what is at home; what a thread still uses is closed when it comes back.

        The library closes those too, and a statement that is running on a connection that is closed under it
        ends the whole process with a segmentation fault.
        """
        with self._put_condition:
            self._closed = True
            while self._pool:
                self._pool.popleft().close()


class LedgerDatastore(SQLiteDatastore):
    """The library's datastore on our pool, with text as the name of a stream."""

    def __init__(self, uri: str, *, read_only: bool = False) -> None:
        super().__init__(uri, originator_id_type="text")
        self.pool = LedgerPool(db_name=uri, pool_timeout=2.0 * BUSY_SECONDS)
        self.pool.read_only = read_only


def connect(uri: str, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a file (a ``file:`` URI) with the settings every connection to a ledger has.

    Raises sqlite3.Error; the edge of this room turns that into a LedgerError.
    """
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # the pool lends a connection to one thread at a time
        cached_statements=CACHED_STATEMENTS,
    )
    try:
        if not read_only:
            use_wal(connection)
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def use_wal(connection: sqlite3.Connection) -> None:
    """Switch a new file to a write-ahead log; SQLite does not wait for another process that does the same."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return
