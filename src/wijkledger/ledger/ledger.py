"""The face of the stored book: make or open one, append entries, forget a value; reading is in ``reader``."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Self

from wijkledger.ledger import tables
from wijkledger.ledger.application import LedgerApplication
from wijkledger.ledger.erasing import forget
from wijkledger.ledger.errors import LedgerReadOnly
from wijkledger.ledger.mapper import Upcasts, stored_entry
from wijkledger.ledger.opening import make_store
from wijkledger.ledger.reader import LedgerReader
from wijkledger.ledger.recording import record
from wijkledger.ledger.store import Identity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from wijkledger.domain.entry import Entry


class Ledger(LedgerReader):
    """One ledger, open for reading and (unless read-only) for writing."""

    def __init__(
        self,
        place: str,
        *,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        read_only: bool = False,
        upcasts: Upcasts | None = None,
    ) -> None:
        super().__init__(place, kinds=kinds, entropy=entropy, read_only=read_only, upcasts=upcasts)
        self._application = LedgerApplication(self.store, self._mapper)

    @classmethod
    def create(
        cls,
        place: str,
        *,
        ledger_id: str,
        created_at: str,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes] = secrets.token_bytes,
    ) -> Self:
        """Make a ledger and open it; one that is there already is opened as it is, with its own id.

        Raises NotALedger when the place holds something else.
        """
        make_store(place, Identity(ledger_id, created_at))
        return cls(place, kinds=kinds, entropy=entropy)

    @classmethod
    def open(
        cls,
        place: str,
        *,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        read_only: bool = False,
    ) -> Self:
        """Open a ledger; raises LedgerMissing, NotALedger, LedgerNewer or LedgerDamaged."""
        return cls(place, kinds=kinds, entropy=entropy, read_only=read_only)

    def append(self, entries: Sequence[Entry]) -> tuple[int, ...]:
        """Record entries, all or none, and say at which positions; they are on the disk when this returns.

        Raises VersionConflict when a number or an id is taken or a number is skipped, ConnectionLost when
        nobody knows whether they were recorded, ValueError for a value that the format cannot hold.
        """
        self._writable()
        with self.store.plain_errors():
            recordings = self._application.save(*entries)
        return tuple(recording.notification.id for recording in recordings)

    def erase(self, position: int, paths: Collection[str], erased_by: Entry) -> None:
        """Forget values of the entry at a position, and record the entry that says who did so and why.

        Value and salt go, the digest stays, so leaf and proofs stay as they were. Raises LookupError or
        ValueError when the entry or a path is not there or the erasure entry does not name them, and
        TracesLeft when the values are gone from the ledger but not yet from what the database keeps.
        """
        self._writable()
        with self.store.plain_errors(), self.store.writing() as c:
            row = tables.sealed_row(c, position)
            erasing = forget(stored_entry(*row[:5]), row.salts, paths, erased_by, length=len(row.state))
            record(c, [self._mapper.to_stored_event(erased_by)], (position, erasing))
        self.clear_traces()

    def clear_traces(self) -> None:
        """Remove the copies that the database keeps of what was erased; raises TracesLeft when it cannot."""
        with self.store.plain_errors():
            self.store.clear_traces()

    def _writable(self) -> None:
        if self.read_only:
            raise LedgerReadOnly(self.path)
