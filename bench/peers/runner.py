"""The eventsourcing library's ProjectionRunner with a view that is stored durably.

Its SQLite recorder knows no subscriptions, so the events stand in memory here, which is to its advantage; the
view and its tracking are in SQLite, a transaction an event, as the library does it.
"""

from __future__ import annotations

import time
from typing import Any

from eventsourcing.application import Application
from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.persistence import Tracking
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.sqlite import SQLiteTrackingRecorder
from peers.stock import Recorded, recorded
from work import Measured, Stopwatch, Work

TITLE = "eventsourcing, ProjectionRunner"
BASELINE = "plain"
PATIENCE = 120


class StoredLatest(SQLiteTrackingRecorder):
    """The plain fold as a table, with the place in the log in the same transaction."""

    def construct_create_table_statements(self) -> list[str]:
        """The library's tables and one more."""
        columns = "dossier TEXT, kind TEXT, day TEXT, PRIMARY KEY (dossier, kind)"
        table = f"CREATE TABLE IF NOT EXISTS latest ({columns})"
        return [*super().construct_create_table_statements(), table]

    def take(self, event: Recorded, tracking: Tracking) -> None:
        """Take in one event."""
        with self.datastore.transaction(commit=True) as c:
            self._insert_tracking(c, tracking)
            values = (event.originator_id.hex, event.kind, event.clear["when"])
            c.execute("INSERT OR REPLACE INTO latest VALUES (?,?,?)", values)


class LatestProjection(Projection[StoredLatest]):
    """Hands each event to the view."""

    name = "latest"

    @singledispatchmethod
    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Take in one event, whatever it is."""
        self.view.take(domain_event, tracking)


class InMemory(Application[Any]):
    """The events, in memory."""


def fill(_: Work) -> None:
    """Nothing is kept between processes: the events stand in memory."""


def _run(work: Work, before: int, after: int) -> Measured:
    place = {
        "LATEST_PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "LATEST_SQLITE_DBNAME": work.fresh("runner"),
    }
    events = [recorded(entry) for entry in work.singles(before + after)]
    runner = ProjectionRunner(
        application_class=InMemory, projection_class=LatestProjection, view_class=StoredLatest, env=place
    )
    with runner:
        for event in events[:before]:
            runner.app.save(event)
        _caught_up(runner, before)
        with Stopwatch() as watch:
            runner.app.save(*events[before:])
            _caught_up(runner, before + after)
    return Measured(watch.seconds, after)


def _caught_up(runner: ProjectionRunner[InMemory, StoredLatest], size: int) -> None:
    until = time.monotonic() + PATIENCE
    while (runner.view.max_tracking_id(runner.app_name) or 0) < size:
        if time.monotonic() > until:
            raise TimeoutError("the runner did not catch up")
        time.sleep(0.0005)


MEASURES = {
    "rebuild": lambda work: _run(work, 0, work.part // 20),
    "catch-up": lambda work: _run(work, 100, 10),
}
