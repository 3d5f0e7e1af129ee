"""The reading half of a ledger: entries, rows, proofs, and whether anything is new."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from wijkledger.ledger import tables
from wijkledger.ledger.cursor import ALL
from wijkledger.ledger.mapper import EntryMapper, Upcasts, clear_of, stored_entry
from wijkledger.ledger.opening import open_store
from wijkledger.seal.proofs import Proof, consistency_proof, inclusion_proof

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator
    from types import TracebackType

    from wijkledger.domain.entry import Entry, Scalar
    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.recorder import Head


class Record(NamedTuple):
    """All that the leaf of one entry is made of."""

    clear: dict[str, Any]
    fields: dict[str, Scalar]
    salts: bytes
    erased: dict[str, str]


class LedgerReader:
    """A ledger as it can be read; a context manager that leaves no thread, lock or log file behind.

    Every method raises only LedgerError for what is wrong with it, and may be called from any thread.
    """

    def __init__(
        self,
        place: str,
        *,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes],
        read_only: bool,
        upcasts: Upcasts | None,
    ) -> None:
        self.store = open_store(place, read_only=read_only)
        self.read_only = read_only
        self.ledger_id, self.created_at = self.store.identity
        self._mapper = EntryMapper(ledger_id=self.ledger_id, kinds=kinds, entropy=entropy, upcasts=upcasts)

    @property
    def path(self) -> str:
        """Where the ledger lies, as people may see it."""
        return self.store.shown

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
        """Close every connection."""
        self.store.close()

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
        return self.page(dossier, after + 1, ALL)

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
        """Whether anybody recorded something since this was last asked; cheap enough to ask every second."""
        with self.store.plain_errors():
            return self.store.changed()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor that sees the ledger as it is at this moment, whoever writes meanwhile."""
        with self.store.plain_errors(), self.store.reading() as c:
            yield c
