"""What this room asks of a database: a few words of SQL that both speak, with ``?`` for a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PORTION: Final = 1000
"""Rows fetched at once: more gains nothing, fewer costs calls."""

ALL: Final = 2**62
"""A limit that no table reaches."""


class Cursor(Protocol):
    """A cursor in a transaction of its own; rows are plain tuples, blobs are bytes."""

    for_update: str
    """What makes a SELECT wait for other writers, where the transaction does not do so itself."""

    def execute(self, statement: str, parameters: Sequence[Any] = (), /) -> None:
        """Run one statement."""

    def fetchone(self) -> Any:
        """The next row, None when there is none."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""

    def scan(self, statement: str, parameters: Sequence[Any] = (), /) -> Iterator[list[Any]]:
        """The rows of a query in portions, however many there are."""

    def insert(self, table: str, rows: Sequence[Sequence[Any]], /) -> None:
        """Insert whole rows, every column in the order of the table."""
