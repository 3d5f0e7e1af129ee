"""wijkledger on a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from work import LONG_DOSSIER, Latest, Measure, Measured, Stopwatch, Work, batches

from wijkledger.desk.clock import new_id
from wijkledger.desk.overview import Overview
from wijkledger.domain.registry import KINDS
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS
from wijkledger.projections.stand import stand

TITLE = "wijkledger, SQLite"
BASELINE = "plain"

TODAY = datetime.now(UTC).date()
ASKED = (
    "fase",
    "rollen",
    "besluiten",
    "overeenkomsten",
    "toezeggingen",
    "escalaties",
    "evaluaties",
    "lessen",
    "tijdlijn",
)
"""The views that the aim of four times a scan is about."""


class Ours:
    """The measurements of a ledger, wherever ``store`` and ``fresh`` say that it is kept."""

    def __init__(self, store: Callable[[Work], str], fresh: Callable[[Work], str]) -> None:
        self._store, self._fresh = store, fresh

    def open(self, work: Work) -> Ledger:
        """The filled ledger."""
        return Ledger.open(self._store(work), kinds=KINDS)

    def create(self, place: str) -> Ledger:
        """An empty one."""
        return Ledger.create(place, ledger_id=new_id(), created_at="2026-01-01T00:00:00.000Z", kinds=KINDS)

    def fill(self, work: Work) -> None:
        """Keep all events, a dossier a transaction."""
        with self.create(self._store(work)) as ledger:
            for dossier in work.dossiers():
                ledger.append(dossier)

    def append(self, work: Work, size: int) -> Measured:
        """Sealed and durable, so many a transaction."""
        with self.create(self._fresh(work)) as ledger:
            ready = list(batches(work.singles(work.appends), size))
            with Stopwatch() as watch:
                for batch in ready:
                    ledger.append(batch)
        return Measured(watch.seconds, work.appends)

    def rebuild(self, work: Work) -> Measured:
        """The plain fold, over the ledger's own scan."""
        with self.open(work) as ledger, Stopwatch() as watch:
            count = _fold(ledger, Latest(), 0)
        return Measured(watch.seconds, count)

    def catch_up(self, work: Work) -> Measured:
        """The plain fold of the ten that came after."""
        with self.open(work) as ledger:
            size = ledger.head().size
            ledger.append(work.ten_more())
            with Stopwatch() as watch:
                count = _fold(ledger, Latest(), size)
        return Measured(watch.seconds, count)

    def open_dossier(self, work: Work) -> Measured:
        """Read one long dossier as entries."""
        code, length = LONG_DOSSIER
        with self.open(work) as ledger, Stopwatch() as watch:
            assert len(ledger.entries(code)) == length  # noqa: S101 - reading less would win
        return Measured(watch.seconds, length)

    def dossier_views(self, work: Work) -> Measured:
        """Read one long dossier, put it in order and build the nine views."""
        code, length = LONG_DOSSIER
        with self.open(work) as ledger, Stopwatch() as watch:
            _views(ledger, code, ASKED, every_cell=False)
        return Measured(watch.seconds, length)

    def views(self, names: Sequence[str], *, every_cell: bool = False, part: bool = False) -> Measure:
        """Every dossier with these views; on a part when it is too slow for all of them."""

        def measure(work: Work) -> Measured:
            count = 0
            with self.open(work) as ledger, Stopwatch() as watch:
                for code in ledger.dossiers():
                    if code != LONG_DOSSIER[0]:
                        count += _views(ledger, code, names, every_cell=every_cell)
                    if part and count >= work.part:
                        break
            return Measured(watch.seconds, count)

        return measure

    def portfolio_fold(self, work: Work) -> Measured:
        """Where every dossier stands, by folding each of them."""
        count = 0
        with self.open(work) as ledger, Stopwatch() as watch:
            for code in ledger.dossiers():
                entries = ledger.entries(code)
                stand(Chronicle.of(entries), None, TODAY)
                count += len(entries)
                if count >= work.part:
                    break
        return Measured(watch.seconds, count)

    def portfolio(self, work: Work) -> Measured:
        """The same, from read models that somebody caught up before."""
        with self.open(work) as ledger, TemporaryDirectory() as folder:
            models = self._caught_up(ledger, folder)
            with Stopwatch() as watch:
                overview = Overview(ledger, models)
                found = overview.standings(TODAY)
            overview.close()
            assert len(found) == len(ledger.dossiers())  # noqa: S101 - telling less would win
            return Measured(watch.seconds, ledger.head().size)

    def portfolio_follow(self, work: Work) -> Measured:
        """The same, when ten entries came since."""
        with self.open(work) as ledger, TemporaryDirectory() as folder:
            models = self._caught_up(ledger, folder)
            ledger.append(work.ten_more())
            with Stopwatch() as watch:
                overview = Overview(ledger, models)
                overview.standings(TODAY)
            overview.close()
            return Measured(watch.seconds, 10)

    def _caught_up(self, ledger: Ledger, folder: str) -> Path:
        models = Path(folder) / "models"
        overview = Overview(ledger, models)
        overview.follow(TODAY)
        overview.close()
        return models

    def verify(self, work: Work) -> Measured:
        """Every digest and the whole tree, in one process."""
        with self.open(work) as ledger:
            size = ledger.head().size
            with Stopwatch() as watch:
                findings = verify(ledger)
        assert not findings  # noqa: S101 - the time of a ledger that does not verify says nothing
        return Measured(watch.seconds, size)

    def measures(self) -> dict[str, Measure]:
        """All of them, by the names of the declared list."""
        return {
            "append": lambda work: self.append(work, 1),
            "append-100": lambda work: self.append(work, 100),
            "rebuild": self.rebuild,
            "catch-up": self.catch_up,
            "dossier": self.open_dossier,
            "dossier-views": self.dossier_views,
            "portfolio-fold": self.portfolio_fold,
            "portfolio": self.portfolio,
            "portfolio-follow": self.portfolio_follow,
            "histories": self.views(()),
            "views": self.views(ASKED),
            "cells-8": self.views(ASKED[:-1], every_cell=True, part=True),
            "cells-9": self.views(ASKED, every_cell=True, part=True),
            "verify": self.verify,
        }


def _fold(ledger: Ledger, latest: Latest, after: int) -> int:
    count = 0
    for _, dossier, _, kind, _, state in ledger.scan(after_position=after):
        latest.take(dossier, kind, orjson.loads(state)["c"]["when"])
        count += 1
    return count


def _views(ledger: Ledger, code: str, names: Sequence[str], *, every_cell: bool) -> int:
    entries = ledger.entries(code)
    chronicle = Chronicle.of(entries)
    views = [VIEWS[name].build(chronicle, None, TODAY) for name in names]
    if every_cell:
        for row in (row for view in views for row in view.rows):
            tuple(row.cells.values())
    return len(entries)


_OURS = Ours(lambda work: work.store("ours"), lambda work: work.fresh("ours"))
fill = _OURS.fill
MEASURES = _OURS.measures()
