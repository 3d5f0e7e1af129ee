"""The face of the stored book: make or open one, append entries, forget a value; reading is in ``reader``."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Self

from wijkledger.ledger import sqlite_reading as tables
from wijkledger.ledger.application import LedgerApplication
from wijkledger.ledger.erasing import forget
from wijkledger.ledger.errors import LedgerReadOnly, LogNotFolded
from wijkledger.ledger.mapper import Upcasts, stored_entry
from wijkledger.ledger.opening import folder_exists, identify, ledger_uri
from wijkledger.ledger.reader import LedgerReader
from wijkledger.ledger.sqlite_connection import LedgerDatastore
from wijkledger.ledger.sqlite_errors import plain_errors
from wijkledger.ledger.sqlite_recorder import SQLiteLedgerRecorder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from wijkledger.domain.entry import Entry


class Ledger(LedgerReader):
    """One ledger file, open for reading and (unless read-only) for writing."""

    def __init__(
        self,
        path: str,
        *,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        read_only: bool = False,
        upcasts: Upcasts | None = None,
    ) -> None:
        super().__init__(path, kinds=kinds, entropy=entropy, read_only=read_only, upcasts=upcasts)
        self._application = LedgerApplication(self._datastore, self._mapper)

    @classmethod
    def create(
        cls,
        path: str,
        *,
        ledger_id: str,
        created_at: str,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes] = secrets.token_bytes,
    ) -> Self:
        """Make a ledger and open it; one that is there already is opened as it is, with its own id.

        Raises NotALedger when the path holds something else.
        """
        folder_exists(path)
        if not Path(path).exists() or identify(path) is None:
            with plain_errors(path):
                datastore = LedgerDatastore(ledger_uri(path, mode="rwc"))
                try:
                    SQLiteLedgerRecorder(datastore).create_ledger(ledger_id, created_at)
                finally:
                    datastore.close()
        return cls(path, kinds=kinds, entropy=entropy)

    @classmethod
    def open(
        cls,
        path: str,
        *,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        read_only: bool = False,
    ) -> Self:
        """Open a ledger; raises LedgerMissing, NotALedger, LedgerNewer or LedgerDamaged."""
        return cls(path, kinds=kinds, entropy=entropy, read_only=read_only)

    def append(self, entries: Sequence[Entry]) -> tuple[int, ...]:
        """Record entries, all or none, and say at which positions; they are on the disk when this returns.

        Raises VersionConflict when a number or an id is taken or a number is skipped, and ValueError for a
        value that the record format cannot hold.
        """
        self._writable()
        with plain_errors(self.path):
            recordings = self._application.save(*entries)
        return tuple(recording.notification.id for recording in recordings)

    def erase(self, position: int, paths: Collection[str], erased_by: Entry) -> None:
        """Forget values of the entry at a position, and record the entry that says who did so and why.

        Value and salt go, the digest stays, so leaf and proofs stay as they were. Raises LookupError or
        ValueError when the entry or a path is not there or the erasure entry does not name them, and
        LogNotFolded when the values are gone from the ledger but not yet from its write-ahead log.
        """
        self._writable()
        with plain_errors(self.path), self._datastore.transaction(commit=True) as c:
            row = tables.sealed_row(c, position)
            erasing = forget(stored_entry(*row[:5]), row.salts, paths, erased_by, length=len(row.state))
            event = self._mapper.to_stored_event(erased_by)
            SQLiteLedgerRecorder(self._datastore).insert(c, [event], (position, erasing))
        self.fold_log()

    def fold_log(self) -> None:
        """Move the write-ahead log into the file and empty it; raises LogNotFolded while somebody reads."""
        with plain_errors(self.path), self._datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise LogNotFolded(self.path)

    def _writable(self) -> None:
        if self.read_only:
            raise LedgerReadOnly(self.path)
