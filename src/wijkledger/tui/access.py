"""The one way from the screens to the desk: one at a time, because workers run side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from wijkledger.desk import Desk, DeskError
from wijkledger.desk.drafts import Drafts
from wijkledger.desk.errors import LedgerError

TROUBLE = (DeskError, LedgerError)
"""What the desk may say instead of an answer; its text is for people."""


class Access:
    """A desk that several workers share; it is opened by the first who needs it."""

    def __init__(self, desk: Desk | Callable[[], Desk]) -> None:
        self._open: Callable[[], Desk] | None = None if isinstance(desk, Desk) else desk
        self._desk: Desk | None = desk if isinstance(desk, Desk) else None
        self._lock, self._drafting = Lock(), Lock()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk, for as long as the block lasts; LedgerError when it cannot be opened."""
        with self._lock:
            if self._desk is None:
                assert self._open is not None  # noqa: S101 - one of the two is always there
                self._desk = self._open()
            yield self._desk

    @contextmanager
    def drafts(self) -> Iterator[Drafts]:
        """The drafts beside the ledger; they wait for no one who is reading or recording."""
        if self._desk is None:
            with self.desk():
                pass
        assert self._desk is not None  # noqa: S101 - it was opened just now
        with self._drafting:
            yield self._desk.drafts

    def close(self) -> None:
        """Close a desk that was opened here; one that was handed in belongs to who made it."""
        with self._lock:
            if self._desk is not None and self._open is not None:
                self._desk.close()
                self._desk = None


def sentences_of(error: Exception) -> tuple[str, ...]:
    """What an error says, one sentence each."""
    return error.sentences if isinstance(error, DeskError) else (str(error),)
