"""The reading half of a ledger: entries, rows, proofs, and whether anything is new."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from eventsourcing.persistence import ConnectionPoolClosedError

from wijkledger.ledger import sqlite_reading as tables
from wijkledger.ledger.errors import NotALedger
from wijkledger.ledger.mapper import EntryMapper, Upcasts, clear_of, stored_entry
from wijkledger.ledger.opening import identify, ledger_uri
from wijkledger.ledger.sqlite_connection import LedgerDatastore, connect
from wijkledger.ledger.sqlite_errors import plain_errors
from wijkledger.seal.proofs import Proof, consistency_proof, inclusion_proof

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Generator, Iterator
    from types import TracebackType

    from eventsourcing.sqlite import SQLiteCursor

    from wijkledger.domain.entry import Entry, Scalar
    from wijkledger.ledger.recorder import Head


class Record(NamedTuple):
    """All that the leaf of one entry is made of."""

    clear: dict[str, Any]
    fields: dict[str, Scalar]
    salts: bytes
    erased: dict[str, str]


class LedgerReader:
    """A ledger file as it can be read; a context manager that leaves no thread, lock or log file behind.

    Every method raises only LedgerError for what is wrong with the file, and may be called from any thread.
    """

    def __init__(
        self,
        path: str,
        *,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes],
        read_only: bool,
        upcasts: Upcasts | None,
    ) -> None:
        found = identify(path)
        if found is None:
            raise NotALedger(path)
        self.path, self.read_only = path, read_only
        self.ledger_id, self.created_at = found
        uri = ledger_uri(path, mode="ro" if read_only else "rw")
        self._datastore = LedgerDatastore(uri, read_only=read_only)
        self._mapper = EntryMapper(ledger_id=self.ledger_id, kinds=kinds, entropy=entropy, upcasts=upcasts)
        self._watching = Lock()
        self._watch: sqlite3.Connection | None = None
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the last one to close folds the write-ahead log into the file."""
        self._datastore.close()
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None

    def dossiers(self) -> tuple[str, ...]:
        """The codes of the dossiers, in the order of their first entries."""
        with self.reading() as c:
            return tables.dossiers(c)

    def last_number(self, dossier: str) -> int:
        """The number of the newest entry of a dossier, 0 when there is none."""
        with self.reading() as c:
            return tables.last_number(c, dossier)

    def entries(self, dossier: str, *, after: int = 0) -> list[Entry]:
        """The entries of a dossier in the order of their numbers, from the one after ``after``."""
        return self.page(dossier, after + 1, -1)

    def page(self, dossier: str, first_number: int, count: int) -> list[Entry]:
        """At most ``count`` entries of a dossier, from a number on."""
        with self.reading() as c:
            entry = self._mapper.entry
            return [entry(*row[1:]) for row in tables.page(c, dossier, first_number, count)]

    def scan(
        self, *, dossier: str | None = None, kinds: Collection[str] | None = None, after_position: int = 0
    ) -> Generator[tables.Row]:
        """Plain rows (position, dossier, number, kind, id, state) in the order of positions.

        The fast way to read everything: nothing is decoded and the kinds are picked in SQL. All rows are of
        one moment, however long the reading takes.
        """
        with self.reading() as c:
            yield from tables.rows(c, dossier=dossier, kinds=kinds, after_position=after_position)

    def find(self, id_: str) -> int | None:
        """The position of the entry with this id, None when it is not there."""
        with self.reading() as c:
            return tables.find(c, id_)

    def head(self) -> Head:
        """The size and the root of the tree."""
        with self.reading() as c:
            return tables.head(c)

    def leaf(self, position: int) -> bytes:
        """The 32-byte leaf hash at a position; LookupError when there is none."""
        with self.reading() as c:
            return tables.sealed_row(c, position).leaf

    def record(self, position: int) -> Record:
        """What the leaf at a position is made of; LookupError when there is none."""
        with self.reading() as c:
            row = tables.sealed_row(c, position)
            entry = stored_entry(*row[:5])
            return Record(
                clear_of(self.ledger_id, entry), entry.fields, row.salts, tables.erased(c, position)
            )

    def inclusion(self, position: int) -> tuple[bytes, Proof, Head]:
        """The leaf hash at a position, the proof that it is in the tree, and the head it leads to."""
        with self.reading() as c:
            head, leaf = tables.head(c), tables.sealed_row(c, position).leaf
            return leaf, inclusion_proof(position - 1, head.size, tables.subtree(c)), head

    def consistency(self, old_size: int) -> Proof:
        """The proof that the tree of ``old_size`` entries is the beginning of the present one."""
        with self.reading() as c:
            return consistency_proof(old_size, tables.head(c).size, tables.subtree(c))

    def changed(self) -> bool:
        """Whether anybody recorded something since this was last asked; a few microseconds."""
        with plain_errors(self.path), self._watching:
            if self._datastore.pool.closed:
                raise ConnectionPoolClosedError
            first = self._watch is None
            if self._watch is None:
                self._watch = connect(self._datastore.pool.db_name, read_only=True)
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
            before, self._seen = self._seen, version
        return not first and before != version

    @contextmanager
    def reading(self) -> Iterator[SQLiteCursor]:
        """A cursor that sees the ledger as it is at this moment, whoever writes meanwhile."""
        with plain_errors(self.path), self._datastore.transaction(commit=False) as c:
            yield c
