"""What a peer gets to work with, and what it hands back; a measurement runs in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Self

from load import LONG, LONG_CODE, kept

from wijkledger.desk.clock import new_id
from wijkledger.domain.entry import Entry


class NotHere(Exception):  # noqa: N818 - it is no error: the table says so, and the run goes on
    """This peer, or this measurement of it, cannot run here; ``str`` says why, for the table."""


@dataclass(frozen=True)
class Measured:
    """Seconds of work on so many entries."""

    seconds: float
    entries: int


@dataclass(frozen=True)
class Work:
    """The folder of a run: the load, and the stores that the peers filled with it."""

    folder: Path
    appends: int
    part: int
    """How many entries a measurement takes that is too slow for all of them."""
    server: str
    """The URL of a PostgreSQL server of our own; empty when there is none."""

    def dossiers(self) -> Iterator[list[Entry]]:
        """All events, a dossier at a time; the long one is the last."""
        yield from kept(self.folder / "load")
        yield from kept(self.folder / "long")

    def singles(self, count: int) -> list[Entry]:
        """The first events."""
        return list(islice((entry for dossier in self.dossiers() for entry in dossier), count))

    def ten_more(self) -> list[Entry]:
        """Ten entries that came in later, on the long dossier's history, in a dossier of their own."""
        code = f"N{new_id().replace('-', '')[-12:].upper()}"
        return [replace(entry, dossier=code, id=new_id()) for entry in self.singles(10)]

    def store(self, peer: str) -> str:
        """The path of the store that this peer filled."""
        return str(self.folder / f"{peer}.store")

    def fresh(self, peer: str) -> str:
        """The path of a store that is not there yet."""
        return str(self.folder / f"{peer}-{new_id()}.store")


Measure = Callable[[Work], Measured]

LONG_DOSSIER = (LONG_CODE, LONG)


class Stopwatch:
    """Seconds between entering and leaving."""

    seconds = 0.0

    def __enter__(self) -> Self:
        self._began = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._began


def batches(entries: list[Entry], size: int) -> Iterator[list[Entry]]:
    """Runs of at most ``size`` entries of one dossier: what one transaction may hold in every model."""
    batch: list[Entry] = []
    for entry in entries:
        if batch and (len(batch) == size or batch[0].dossier != entry.dossier):
            yield batch
            batch = []
        batch.append(entry)
    if batch:
        yield batch


class Latest:
    """The plain fold that every peer does: when each kind last happened in each dossier."""

    def __init__(self) -> None:
        self.found: dict[tuple[object, str], object] = {}

    def take(self, dossier: object, kind: str, when: object) -> None:
        """Take in one event."""
        self.found[dossier, kind] = when
