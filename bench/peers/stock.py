"""The eventsourcing library as it comes: its SQLite recorder, its JSON mapper, its notification log.

Its ids are UUIDs, its payload holds the same circumstances and fields, and the class's own timestamp besides.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import DomainEvent
from work import LONG_DOSSIER, Latest, Measured, Stopwatch, Work, batches

from wijkledger.domain.entry import Entry

TITLE = "eventsourcing, SQLite"
BASELINE = "plain"


class Recorded(DomainEvent):
    """An entry as the library models events: an object of a class of its own."""

    kind: str
    id: str
    clear: dict[str, Any]
    fields: dict[str, Any]


class Store(Application[UUID]):
    """The library's application; its log gives ten at a time unless it is told otherwise."""

    log_section_size = 1000


def recorded(entry: Entry) -> Recorded:
    """The same entry as an event of the library."""
    return Recorded(
        originator_id=uuid5(NAMESPACE_OID, entry.dossier),
        originator_version=entry.number,
        timestamp=datetime.now(UTC),
        kind=entry.kind,
        id=entry.id,
        clear=entry.clear,
        fields=entry.fields,
    )


def _open(path: str) -> Store:
    # SQLite's default is synchronous=FULL, also in WAL mode, and the library leaves it so.
    os.environ.pop("PERSISTENCE_MODULE", None)
    return Store({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": path})


def fill(work: Work) -> None:
    """Keep all events."""
    store = _open(work.store("stock"))
    for dossier in work.dossiers():
        store.save(*map(recorded, dossier))
    store.close()


def _append(work: Work, size: int) -> Measured:
    store = _open(work.fresh("stock"))
    ready = [[recorded(entry) for entry in batch] for batch in batches(work.singles(work.appends), size)]
    with Stopwatch() as watch:
        for events in ready:
            store.save(*events)
    store.close()
    return Measured(watch.seconds, work.appends)


def _log(store: Store, start: int) -> Iterator[Recorded]:
    while notes := store.notification_log.select(start=start, limit=store.log_section_size):
        for note in notes:
            yield store.mapper.to_domain_event(note)  # type: ignore[misc]
        start = notes[-1].id + 1


def _fold(store: Store, start: int) -> int:
    latest, count = Latest(), 0
    for event in _log(store, start):
        latest.take(event.originator_id, event.kind, event.clear["when"])
        count += 1
    return count


def rebuild(work: Work) -> Measured:
    """Read the whole log and fold it."""
    store = _open(work.store("stock"))
    with Stopwatch() as watch:
        count = _fold(store, 1)
    return Measured(watch.seconds, count)


def catch_up(work: Work) -> Measured:
    """Fold the ten that came after."""
    store = _open(work.store("stock"))
    size = store.recorder.max_notification_id() or 0
    store.save(*map(recorded, work.ten_more()))
    with Stopwatch() as watch:
        count = _fold(store, size + 1)
    return Measured(watch.seconds, count)


def open_dossier(work: Work) -> Measured:
    """Read one long stream as events."""
    code, length = LONG_DOSSIER
    store = _open(work.store("stock"))
    with Stopwatch() as watch:
        found = list(store.events.get(uuid5(NAMESPACE_OID, code)))
    assert len(found) == length  # noqa: S101 - a peer that read less would win
    return Measured(watch.seconds, length)


MEASURES = {
    "append": lambda work: _append(work, 1),
    "append-100": lambda work: _append(work, 100),
    "rebuild": rebuild,
    "catch-up": catch_up,
    "dossier": open_dossier,
}
