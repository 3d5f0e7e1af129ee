"""Keeps what is being typed on the disk, a moment behind the fingers and never in their way."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkledger.tui.access import Access


class DraftKeeper:
    """The newest text of each place; ``flush`` writes them and runs in a worker."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._waiting: dict[str, str] = {}
        self._lock = Lock()
        self._writing = Lock()

    def keep(self, place: str, text: str) -> None:
        """Remember a text for the next flush."""
        with self._lock:
            self._waiting[place] = text

    def flush(self) -> None:
        """Write what waits, until nothing does; one at a time, or an older text could come after a newer."""
        with self._writing:
            while waiting := self._taken():
                with self._access.drafts() as drafts:
                    for place, text in waiting.items():
                        drafts.keep(place, text)

    def _taken(self) -> dict[str, str]:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        return waiting

    def text(self, place: str) -> str:
        """What was last typed at a place."""
        with self._lock:
            if place in self._waiting:
                return self._waiting[place]
        with self._access.drafts() as drafts:
            return drafts.text(place)
