"""What differs between the databases a ledger may lie in; all else in this room is written once."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from eventsourcing.persistence import ApplicationRecorder

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.finding import Finding


class Identity(NamedTuple):
    """What a ledger says it is."""

    ledger_id: str
    created_at: str


class Store(Protocol):
    """One open ledger in one database; any thread may use it."""

    place: str
    """Where it lies, as it was named: a path, or a URL that may hold a password."""
    shown: str
    """The same as people may see it."""
    identity: Identity

    @property
    def broken(self) -> tuple[type[Exception], ...]:
        """What the database and its driver raise when something cannot be read."""

    def reading(self) -> AbstractContextManager[Cursor]:
        """A cursor that sees the ledger as it is at this moment, whoever writes meanwhile."""

    def writing(self) -> AbstractContextManager[Cursor]:
        """A cursor in a transaction that is committed, durably, when the block ends well."""

    def plain_errors(self) -> AbstractContextManager[None]:
        """Raise a LedgerError for whatever the database, the library or a broken row raises inside."""

    def recorder(self) -> ApplicationRecorder:
        """The event store's way in."""

    def changed(self) -> bool:
        """Whether anybody recorded something since this was last asked."""

    def clear_traces(self) -> None:
        """Remove the copies that a database keeps of what was just erased; raises TracesLeft."""

    def check_around(self, c: Cursor) -> list[Finding]:
        """What is wrong around the entries: marks, tables, triggers, and the database's own checks."""

    def close(self) -> None:
        """Close every connection."""
