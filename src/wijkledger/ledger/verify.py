"""Recomputing a whole ledger from its rows: every leaf, the tree, the head, the erasures, the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, NamedTuple

from wijkledger.ledger.finding import Finding
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.recorder import Unreadable
from wijkledger.ledger.verify_entries import Checked, check_entries, stored_erasures
from wijkledger.ledger.verify_erasures import check_erasures
from wijkledger.ledger.verify_tree import check_numbers, check_tree

if TYPE_CHECKING:
    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.reader import LedgerReader

PORTION: Final = 20_000
"""Entries between two reports of progress; also what one process is handed at a time."""

Progress = Callable[[int, int], None]
"""Called with (entries checked, entries in all); an exception it raises ends the verification."""


def verify(ledger: LedgerReader, *, workers: int = 1, progress: Progress | None = None) -> list[Finding]:
    """Everything that is wrong with a ledger, [] when nothing is.

    All is read as of one moment, while others may go on writing. Each leaf is made again from its row, the
    tree from the leaves, the head from the tree. Raises LedgerError only when the file cannot be read at all.
    """
    with ledger.reading() as c:
        attempt = Attempt(ledger.store.broken)
        found = attempt(lambda: ledger.store.check_around(c))
        entries = check_all_entries(ledger, c, workers, progress)
        found += entries.findings
        found += attempt(lambda: check_tree(c, entries.leaves))
        found += attempt(lambda: check_numbers(c))
        found += attempt(lambda: check_erasures(c))
    return found


class Attempt(NamedTuple):
    """Makes the findings of one check; when it cannot read its tables, that is the finding."""

    broken: tuple[type[Exception], ...]

    def __call__(self, check: Callable[[], list[Finding]]) -> list[Finding]:
        """What the check finds."""
        foreseen: tuple[type[Exception], ...] = (
            *self.broken,
            Unreadable,
            LookupError,
            ValueError,
            TypeError,
        )
        try:
            return check()
        except foreseen as error:
            return [Finding("unreadable", f"Een deel van het bestand is onleesbaar ({error}).")]


def check_all_entries(ledger: LedgerReader, c: Cursor, workers: int, progress: Progress | None) -> Checked:
    """Every row against its leaf, here or spread over processes."""
    foreseen: tuple[type[Exception], ...] = (*ledger.store.broken, ValueError, TypeError)
    try:
        c.execute("SELECT max(position) FROM entry")
        size = int(c.fetchone()[0] or 0)
        whole = Checked([], [])
        for part in checked_portions(ledger, c, size, workers):
            whole.findings.extend(part.findings)
            whole.leaves.extend(part.leaves)
            if progress is not None:
                progress(min(len(whole.leaves), size), size)
    except foreseen as error:
        return Checked([Finding("unreadable", f"De inschrijvingen zijn onleesbaar ({error}).")], [])
    return whole


def checked_portions(ledger: LedgerReader, c: Cursor, size: int, workers: int) -> Iterator[Checked]:
    """The portions in the order of their positions."""
    starts = range(0, size, PORTION)
    if workers <= 1 or len(starts) <= 1:
        erased = stored_erasures(c)
        for start in starts:
            last = min(start + PORTION, size)
            yield check_entries(c, ledger.ledger_id, start, last, erased, ledger.store.broken)
        return
    # Spawned, not forked: the terminal front end has threads, and a fork would copy their locks.
    with ProcessPoolExecutor(min(workers, len(starts)), mp_context=get_context("spawn")) as pool:
        jobs = [
            pool.submit(check_portion, ledger.store.place, start, min(start + PORTION, size))
            for start in starts
        ]
        try:
            for job in jobs:
                yield job.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def check_portion(place: str, after: int, last: int) -> Checked:
    """One portion in a process of its own; a row and its erasures are read as of one moment there too."""
    with Ledger.open(place, kinds=frozenset(), read_only=True) as ledger, ledger.reading() as c:
        return check_entries(c, ledger.ledger_id, after, last, stored_erasures(c), ledger.store.broken)
