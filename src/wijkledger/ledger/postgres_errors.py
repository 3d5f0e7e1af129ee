"""The edge where errors of PostgreSQL, its driver and the library become ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from wijkledger.ledger.errors import DriverMissing

try:
    import psycopg
except ImportError:
    raise DriverMissing from None
from eventsourcing.domain import EventSourcingError
from eventsourcing.persistence import ConnectionPoolClosedError, IntegrityError

from wijkledger.ledger.errors import (
    ConnectionLost,
    DatabaseMissing,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerUnreadable,
    ServerRefuses,
    ServerUnreachable,
    VersionConflict,
    WriteForbidden,
)
from wijkledger.ledger.recorder import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain = Callable[[str], LedgerError]

# The longest beginning of the SQLSTATE that is here decides.
STATES: Final[dict[str, Plain]] = {
    "08": ConnectionLost,
    "23": VersionConflict,
    "25006": WriteForbidden,
    "25P03": ConnectionLost,  # idle too long inside a transaction: the server hung up
    "40": VersionConflict,
    "42501": LedgerUnreadable,
    "53": LedgerBusy,
    "53100": LedgerFull,
    "55P03": LedgerBusy,
    "57014": LedgerBusy,
    "57P": ConnectionLost,
}


def _refused(what: str) -> Plain:
    return lambda shown: ServerRefuses(shown, what)


# A refused connection has no SQLSTATE, only words.
WORDS: Final[tuple[tuple[str, Plain], ...]] = (
    (r'database ".*" does not exist', DatabaseMissing),
    (
        r"password|authentication|role .* does not exist|peer",
        _refused("gebruikersnaam of wachtwoord klopt niet, controleer beide"),
    ),
    (
        r"no encryption|SSL off|SSL required|SSL|certificate|TLS",
        _refused("de versleuteling (TLS) komt niet tot stand, controleer sslmode en certificaat in de URL"),
    ),
    (r"pg_hba\.conf", _refused("dit adres of deze gebruiker staat er niet op de lijst, vraag de beheerder")),
    (r"permission denied|not permitted", _refused("u hebt geen rechten op de database, vraag de beheerder")),
    (r"too many|remaining connection slots", LedgerBusy),
)


@contextmanager
def plain_errors(shown: str) -> Iterator[None]:
    """Raise a LedgerError for whatever the database, the library or a broken row raises inside the block."""
    try:
        yield
    except (psycopg.Error, EventSourcingError, Unreadable) as error:
        raise plain_error(shown, error) from error


def plain_error(shown: str, error: Exception) -> LedgerError:
    """The LedgerError that says what an error means for the ledger at this place."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, psycopg.Error):
        cause = cause.__cause__
    if cause is not None:
        return server_error(shown, cause)
    if isinstance(error, IntegrityError):
        return VersionConflict(shown)
    if isinstance(error, ConnectionPoolClosedError):
        return LedgerError(f"Het boek {shown} is al gesloten: open het opnieuw.")
    return LedgerDamaged(shown, str(error))


def server_error(shown: str, error: psycopg.Error) -> LedgerError:
    """The LedgerError for what the server or the driver says of a statement."""
    state = error.sqlstate or ""
    for length in (5, 3, 2):
        if state[:length] in STATES:
            return STATES[state[:length]](shown)
    if not state and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return ConnectionLost(shown)
    return LedgerDamaged(shown, " ".join(str(error).split()))


def connecting_error(shown: str, error: psycopg.Error) -> LedgerError:
    """The LedgerError for a connection that did not come about."""
    if error.sqlstate and error.sqlstate.startswith("42501"):
        return ServerRefuses(shown, "u hebt geen rechten op de database, vraag de beheerder")
    for words, plain in WORDS:
        if re.search(words, str(error)):
            return plain(shown)
    return ServerUnreachable(shown)


def is_forbidden(error: psycopg.Error) -> bool:
    """Whether the server refuses a change because of who asks, or because it takes none at all."""
    return error.sqlstate in {"42501", "25006"}
