"""A whole ledger to another place, entry by entry: the same ids, salts, leaves and root, or nothing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from wijkledger.ledger.address import shown
from wijkledger.ledger.errors import CopyDiffers, CopyRefused
from wijkledger.ledger.opening import is_there, make_store
from wijkledger.ledger.recording import UPDATE_HEAD
from wijkledger.ledger.tables import head
from wijkledger.ledger.verify_entries import check_entries, stored_erasures
from wijkledger.ledger.verify_erasures import check_erasures
from wijkledger.ledger.verify_tree import check_numbers, check_tree
from wijkledger.seal.merkle import EMPTY_TREE

if TYPE_CHECKING:
    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.reader import LedgerReader

ROWS: Final = "SELECT position, dossier, number, kind, id, state, salts, leaf FROM entry ORDER BY position"
ERASURES: Final = "SELECT position, path, digest, erased_by FROM erasure ORDER BY erased_by, position, path"


def copy_ledger(source: LedgerReader, place: str) -> None:
    """Copy all of a ledger to a place where nothing is; CopyRefused, CopyDiffers or another LedgerError.

    The copy is verified in the transaction that makes it, so nobody ever sees one that differs.
    """
    if is_there(place):
        raise CopyRefused(shown(place))
    done: list[bool] = []

    def fill(target: Cursor) -> None:
        with source.reading() as c:
            _copy(c, target)
            if _differs(source, c, target):
                raise CopyDiffers(shown(place))
        done.append(True)

    make_store(place, source.store.identity, fill)
    if not done:  # somebody made one meanwhile
        raise CopyRefused(shown(place))


def _copy(c: Cursor, target: Cursor) -> None:
    c.execute(ERASURES)
    erasures = {by: list(rows) for by, rows in groupby(c.fetchall(), key=lambda row: row[3])}
    edge = EMPTY_TREE
    for portion in c.scan(ROWS):
        pending = list[Any]()
        for row in portion:
            pending.append(row)
            if row[0] in erasures:
                # The tables take what an entry erased right behind that entry, and at no other time.
                target.insert("entry", pending)
                target.insert("erasure", erasures[row[0]])
                pending = []
        target.insert("entry", pending)
        edge, nodes = edge.extend(row[7] for row in portion)
        target.insert("node", nodes)
    if edge.size:
        target.execute(UPDATE_HEAD, (edge.size, edge.root, edge.packed))


def _differs(source: LedgerReader, c: Cursor, target: Cursor) -> bool:
    known = head(c)
    checked = check_entries(
        target, source.ledger_id, 0, known.size, stored_erasures(target), source.store.broken
    )
    findings = [
        *checked.findings,
        *check_tree(target, checked.leaves),
        *check_numbers(target),
        *check_erasures(target),
    ]
    return bool(findings) or head(target) != known
