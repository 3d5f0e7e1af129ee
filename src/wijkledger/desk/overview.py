"""All dossiers at once, from the read models; these follow the ledger, and never stand in anybody's way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import wijkledger
from wijkledger.ledger.reader import LedgerReader
from wijkledger.projections.agenda import Due
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.stand import Standing
from wijkledger.readmodels.database import BROKEN, Checkpoint, ReadModels, remove
from wijkledger.readmodels.rows import Kept, keep
from wijkledger.seal.proofs import check_consistency

SHAPE: Final = 1
"""The version of what the rows hold; a change of it, or of the program, makes them anew."""
PROGRAM: Final = f"{wijkledger.__version__}/{SHAPE}"
BATCH: Final = 5_000
"""Entries that one transaction catches up with."""
AT_ONCE: Final = 100
"""Dossiers that one transaction folds anew because a term passed."""

Progress = Callable[[int, int], None]
"""Called with (entries read, entries in all)."""

T = TypeVar("T")


class Overview:
    """Answers about all dossiers; the file is opened at the first question, made anew when wrong."""

    def __init__(self, ledger: LedgerReader, path: Path | None) -> None:
        self._ledger, self._path = ledger, path
        self._models: ReadModels | None = None

    def close(self) -> None:
        """Close the file."""
        if self._models is not None:
            self._models.close()
            self._models = None

    def standings(self, today: date) -> tuple[Standing, ...]:
        """Where every dossier stands today, in the order in which they were opened."""
        found = self._asked(today, ReadModels.standings)
        return tuple(found[code] for code in self._ledger.dossiers() if code in found)

    def due(self, today: date, until: date | None = None) -> list[tuple[str, Due]]:
        """What is due in any dossier, late things too, until and with a day (None: all), soonest first."""
        return self._asked(today, lambda models: models.due(until))

    def follow(self, today: date) -> None:
        """Take in what was recorded; after an erasure, so that no row still says what was erased."""
        self._asked(today, lambda _: None)

    def rebuild(self, today: date, progress: Progress | None = None) -> int:
        """Throw everything away and make it anew; how many dossiers there are."""
        self.close()
        if self._path is not None:
            remove(self._path)
        return self._asked(today, lambda models: len(models.standings()), progress)

    def _asked(self, today: date, ask: Callable[[ReadModels], T], progress: Progress | None = None) -> T:
        """The answer of models that are caught up: of the file, of a new file, or else of memory."""
        for attempt in (self._opened, self._made_anew):
            try:
                models = attempt()
                self._catch_up(models, today, progress)
                return ask(models)
            except BROKEN:
                self.close()
        self._path = None
        models = self._opened()
        self._catch_up(models, today, progress)
        return ask(models)

    def _opened(self) -> ReadModels:
        if self._models is None:
            self._models = ReadModels(self._path)
        return self._models

    def _made_anew(self) -> ReadModels:
        if self._path is not None:
            remove(self._path)
        return self._opened()

    # --- catching up --------------------------------------------------------------------------------------

    def _catch_up(self, models: ReadModels, today: date, progress: Progress | None) -> None:
        before = models.checkpoint()
        if before is not None and not self._fits(before):
            models.clear()
            before = None
        while (after := self._batch(models, before, today)) is not None:
            before = after
            if progress is not None:
                progress(after.position, after.size)
        while overtaken := models.overtaken(today)[:AT_ONCE]:
            known = models.checkpoint()
            if known is None:
                return
            models.write(known, known, [self._folded(code, today) for code in overtaken])

    def _batch(self, models: ReadModels, before: Checkpoint | None, today: date) -> Checkpoint | None:
        """Take in the next entries; the new checkpoint, None when there were none."""
        read = before.position if before is not None else 0
        rows = self._rows(read)
        if not rows:
            return None
        newest = {dossier: number for _, dossier, number in rows}
        known, head = models.numbers(newest), self._ledger.head()
        behind = [code for code, number in newest.items() if known.get(code, 0) < number]
        after = Checkpoint(PROGRAM, self._ledger.ledger_id, rows[-1][0], *head)
        if models.write(before, after, [self._folded(code, today) for code in behind]):
            return after
        return models.checkpoint()  # another process took these in

    def _rows(self, after: int) -> list[tuple[int, str, int]]:
        with closing(self._ledger.scan(after_position=after)) as rows:
            return [row[:3] for row in islice(rows, BATCH)]

    def _folded(self, code: str, today: date) -> Kept:
        entries = self._ledger.entries(code)
        return keep(Chronicle.of(entries), len(entries), today)

    def _fits(self, known: Checkpoint) -> bool:
        """Whether these models were made by this program from the beginning of this very ledger."""
        if (known.program, known.ledger) != (PROGRAM, self._ledger.ledger_id):
            return False
        head = self._ledger.head()
        if head.size < known.size or known.size < known.position:
            return False
        proof = self._ledger.consistency(known.size)
        now = self._ledger.head()
        if now != head:  # somebody records at this moment: ask again
            return self._fits(known)
        return check_consistency(known.size, head.size, known.root, head.root, proof)
