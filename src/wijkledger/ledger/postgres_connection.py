"""Connections to one ledger on a server: our settings, and transactions that never run twice."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import psycopg
from eventsourcing.persistence import ConnectionPoolClosedError, IntegrityError
from eventsourcing.postgres import PostgresDatastore

from wijkledger.ledger.cursor import PORTION
from wijkledger.ledger.errors import BadAddress, ConnectionLost, WriteForbidden
from wijkledger.ledger.postgres_errors import connecting_error, is_forbidden
from wijkledger.ledger.postgres_schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONNECT_SECONDS: Final = 10
BUSY_SECONDS: Final = 30
"""How long a writer waits for another one before it says that the ledger is busy."""
KEPT: Final = 4
"""Connections that are kept for the next question."""

SETTINGS: Final = {
    "search_path": f"{SCHEMA}, pg_catalog, pg_temp",
    "synchronous_commit": "on",  # an acknowledged entry survives a power cut, whatever the role's default
    "default_transaction_isolation": "read committed",  # a writer sees the head that it waited for
    # A writer whose machine vanished does not keep the head for ever.
    "idle_in_transaction_session_timeout": "10min",
    "client_encoding": "UTF8",
}
_SCANS: Final = count()
READ: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
WRITE: Final = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"


class PostgresCursor:
    """What this room asks of a cursor, on a connection that is in a transaction."""

    for_update: Final = " FOR UPDATE"

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._cursor = connection.cursor()

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement; without parameters it is sent as it stands."""
        if parameters:
            self._cursor.execute(_placed(statement), parameters)
        else:
            self._cursor.execute(statement)

    def fetchone(self) -> Any:
        """The next row."""
        return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return self._cursor.fetchall()

    def scan(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[list[Any]]:
        """The rows in portions, from a cursor on the server: they need not fit in memory."""
        with self._connection.cursor(name=f"scan_{next(_SCANS)}") as cursor:
            cursor.execute(_placed(statement), parameters)
            while portion := cursor.fetchmany(PORTION):
                yield portion

    def insert(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert whole rows in one stream; their triggers fire row by row."""
        if rows:
            with self._cursor.copy(f"COPY {SCHEMA}.{table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


class ServerDatastore(PostgresDatastore):
    """The library's datastore with connections made when asked for: no threads, and plain reasons why not."""

    def __init__(self, url: str, shown: str, *, read_only: bool = False) -> None:
        # Not super().__init__: its pool connects in threads of its own, and keeps to itself why it cannot.
        self.url, self.shown, self.read_only = url, shown, read_only
        self.schema, self.originator_id_type = SCHEMA, "text"
        self.lock_timeout, self.enable_db_functions, self.single_row_tracking = 0, False, True
        self.db_type_names, self.psycopg_type_adapters, self.psycopg_python_types = set(), {}, {}
        self._lock = Lock()
        self._idle: list[psycopg.Connection[Any]] = []
        self._closed = False

    def register_type_adapters(self) -> None:
        """There are no types of ours on the server."""

    @contextmanager
    def get_connection(self) -> Iterator[psycopg.Connection[Any]]:
        """Lend a connection outside any transaction; ConnectionPoolClosedError after closing."""
        connection, _ = self._taken()
        try:
            yield connection
        finally:
            self._put(connection)

    @contextmanager
    def transaction(self, *, commit: bool = False) -> Iterator[Any]:
        """A cursor in a transaction that reads as of one moment, or that writes and then commits.

        Nothing is tried again once a statement of the caller has run. A connection that breaks before the
        commit is acknowledged raises ConnectionLost: nobody knows then whether it was.
        """
        connection = self._begun(WRITE if commit else READ)
        try:
            yield PostgresCursor(connection)
            connection.execute("COMMIT" if commit else "ROLLBACK")
        except psycopg.Error as error:
            if connection.closed:
                raise ConnectionLost(self.shown) from error
            if commit and is_forbidden(error):
                raise WriteForbidden(self.shown) from error
            if isinstance(error, psycopg.IntegrityError):
                raise IntegrityError(str(error)) from error
            raise
        finally:
            self._put(connection)

    def _begun(self, begin: str) -> psycopg.Connection[Any]:
        while True:
            connection, is_fresh = self._taken()
            try:
                connection.execute(begin)
            except psycopg.Error:
                self._put(connection)
                if is_fresh or not connection.closed:
                    raise
                continue  # one that died in our keeping: nothing ran on it yet
            return connection

    def _taken(self) -> tuple[psycopg.Connection[Any], bool]:
        with self._lock:
            if self._closed:
                raise ConnectionPoolClosedError
            if self._idle:
                return self._idle.pop(), False
        return connect(self.url, self.shown), True

    def _put(self, connection: psycopg.Connection[Any]) -> None:
        status = psycopg.pq.TransactionStatus
        if not connection.closed and connection.info.transaction_status != status.IDLE:
            with suppress(psycopg.Error):
                connection.execute("ROLLBACK")
        is_idle = not connection.closed and connection.info.transaction_status == status.IDLE
        with self._lock:
            if is_idle and not self._closed and len(self._idle) < KEPT:
                self._idle.append(connection)
                return
        connection.close()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more can be asked."""
        return self._closed

    def close(self) -> None:
        """Close what is at home; what a thread still uses is closed when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def __del__(self) -> None:
        """Nothing: whoever opens closes, and what the garbage takes has perhaps never begun."""


def connect(url: str, shown: str) -> psycopg.Connection[Any]:
    """Connect with the settings every connection to a ledger has; a LedgerError says why not."""
    try:
        known = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.Error:
        raise BadAddress from None  # its words may hold the password
    known.setdefault("connect_timeout", CONNECT_SECONDS)
    known.setdefault("application_name", "wijkledger")
    known.setdefault("keepalives_idle", 30)
    try:
        connection = psycopg.connect(**known, autocommit=True)  # type: ignore[arg-type]  # libpq's own names
    except psycopg.Error as error:
        raise connecting_error(shown, error) from None  # nor may its cause
    try:
        settings = {**SETTINGS, "lock_timeout": f"{int(BUSY_SECONDS * 1000)}ms"}
        for name, value in settings.items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, value))
    except psycopg.Error as error:
        connection.close()
        raise connecting_error(shown, error) from None
    return connection


def _placed(statement: str) -> str:
    """A statement of ours with the driver's own mark for a value."""
    return statement.replace("?", "%s")
