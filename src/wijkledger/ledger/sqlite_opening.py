"""Recognising a file before anything in it is touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from wijkledger.ledger.errors import FolderMissing, LedgerDamaged, LedgerMissing, LedgerNewer, NotALedger
from wijkledger.ledger.ledger_row import FORMAT, ledger_digest
from wijkledger.ledger.sqlite_connection import BUSY_SECONDS
from wijkledger.ledger.sqlite_errors import plain_errors
from wijkledger.ledger.sqlite_schema import APPLICATION_ID
from wijkledger.ledger.store import Identity


def ledger_uri(path: str, *, mode: str) -> str:
    """The ``file:`` URI of a path; ``mode`` is ro, rw or rwc.

    A write-ahead log needs a shared-memory file beside the ledger even for reading. Where that cannot be
    made (a read-only medium) and there is no log to replay, the file is read as one that cannot change.
    """
    uri = Path(path).absolute().as_uri()
    if mode == "ro" and not readable(f"{uri}?mode=ro") and not has_log(path):
        return f"{uri}?mode=ro&immutable=1"
    return f"{uri}?mode={mode}"


def readable(uri: str) -> bool:
    """Whether a first page can be read at all."""
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
    except (sqlite3.Error, UnicodeDecodeError):
        return True
    return True


def has_log(path: str) -> bool:
    """Whether a write-ahead log with something in it lies beside the file."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def identify(path: str) -> Identity | None:
    """Say which ledger a file is, without writing to it; None for a database with nothing in it yet.

    Raises LedgerMissing, NotALedger, LedgerNewer, LedgerDamaged or another LedgerError.
    """
    if not Path(path).exists():
        raise LedgerMissing(path)
    if not Path(path).is_file():
        raise NotALedger(path)
    with (
        plain_errors(path),
        closing(sqlite3.connect(ledger_uri(path, mode="ro"), uri=True, timeout=BUSY_SECONDS)) as connection,
    ):
        return identity(path, connection)


def identity(path: str, connection: sqlite3.Connection) -> Identity | None:
    """The identity of an open file, by its marks, its tables and its ledger row."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")}
    if not tables and not application and not version:
        return None
    ours = {"ledger", "entry", "head"} <= tables
    if application != APPLICATION_ID:
        raise LedgerDamaged(path, "het kenmerk van het bestand is veranderd") if ours else NotALedger(path)
    if version > FORMAT:
        raise LedgerNewer(path, version, FORMAT)
    if version != FORMAT or not ours:
        raise LedgerDamaged(path, "de tabellen passen niet bij deze vorm")
    return ledger_row(path, connection)


def ledger_row(path: str, connection: sqlite3.Connection) -> Identity:
    """What the ledger row holds, checked against its own digest."""
    rows = connection.execute("SELECT ledger, format, created_at, digest FROM ledger").fetchall()
    if len(rows) != 1:
        raise LedgerDamaged(path, "de regel over het boek zelf ontbreekt")
    ledger_id, version, created_at, digest = rows[0]
    if type(version) is int and version > FORMAT:
        raise LedgerNewer(path, version, FORMAT)
    texts = isinstance(ledger_id, str) and isinstance(created_at, str)
    if not texts or version != FORMAT or digest != ledger_digest(ledger_id, created_at):
        raise LedgerDamaged(path, "de regel over het boek zelf is veranderd")
    return Identity(ledger_id, created_at)


def folder_exists(path: str) -> None:
    """Raise FolderMissing when there is no directory to make the file in."""
    if not Path(path).absolute().parent.is_dir():
        raise FolderMissing(path)
