"""The edge where errors of SQLite and of the library become ours."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventsourcing.domain import EventSourcingError
from eventsourcing.persistence import ConnectionPoolClosedError, ConnectionUnavailableError, IntegrityError

from wijkledger.ledger.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerMissing,
    LedgerReadOnly,
    LedgerUnreadable,
    NotALedger,
    VersionConflict,
)
from wijkledger.ledger.recorder import Unreadable
from wijkledger.ledger.sqlite_schema import APPLICATION_ID, APPLICATION_ID_OFFSET

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIMARY_CODE: Final = 0xFF
"""SQLite's extended result codes keep the primary one in the low byte."""

PLAIN: Final[dict[int, type[LedgerFull | LedgerBusy | LedgerReadOnly | VersionConflict]]] = {
    sqlite3.SQLITE_FULL: LedgerFull,
    sqlite3.SQLITE_BUSY: LedgerBusy,
    sqlite3.SQLITE_LOCKED: LedgerBusy,
    sqlite3.SQLITE_READONLY: LedgerReadOnly,
    sqlite3.SQLITE_PERM: LedgerReadOnly,
    sqlite3.SQLITE_AUTH: LedgerReadOnly,
    sqlite3.SQLITE_CONSTRAINT: VersionConflict,
}

# UnicodeDecodeError: Python cannot read SQLite's own message about a damaged schema.
BROKEN: Final = (sqlite3.Error, EventSourcingError, Unreadable, UnicodeDecodeError)


@contextmanager
def plain_errors(path: str) -> Iterator[None]:
    """Raise a LedgerError for whatever the database, the library or a broken row raises inside the block."""
    try:
        yield
    except BROKEN as error:
        raise plain_error(path, error) from error


def plain_error(path: str, error: Exception) -> LedgerError:
    """The LedgerError that says what an error of SQLite or the library means for this path."""
    cause = sqlite_cause(error)
    if cause is not None:
        return sqlite_error(path, cause)
    if isinstance(error, IntegrityError):
        return VersionConflict(path)
    if isinstance(error, ConnectionUnavailableError):
        return LedgerBusy(path)
    if isinstance(error, ConnectionPoolClosedError):
        return LedgerError(f"Het boek {path} is al gesloten: open het opnieuw.")
    return LedgerDamaged(path, str(error))


def sqlite_error(path: str, error: sqlite3.Error) -> LedgerError:
    """The LedgerError for one of SQLite's result codes."""
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE
    if code in PLAIN:
        return PLAIN[code](path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return closed_error(path) if Path(path).exists() else LedgerMissing(path)
    if code == sqlite3.SQLITE_NOTADB and not looks_like_ledger(path):
        return NotALedger(path)
    return LedgerDamaged(path, str(error))


def closed_error(path: str) -> LedgerError:
    """The LedgerError for a file that is there but does not open; SQLite does not say what it lacks."""
    return LedgerReadOnly(path) if os.access(path, os.R_OK) else LedgerUnreadable(path)


def sqlite_cause(error: BaseException | None) -> sqlite3.Error | None:
    """The error of SQLite under the wrappers of the library."""
    while error is not None and not isinstance(error, sqlite3.Error):
        error = error.__cause__
    return error


def looks_like_ledger(path: str) -> bool:
    """Whether the bytes where SQLite keeps the application id are ours, in a file SQLite cannot read."""
    try:
        with Path(path).open("rb") as file:
            file.seek(APPLICATION_ID_OFFSET)
            return file.read(4) == APPLICATION_ID.to_bytes(4, "big")
    except OSError:
        return False
