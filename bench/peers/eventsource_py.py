"""eventsource-py on SQLite: asynchronous, pydantic events, ids that are UUIDs.

Its row holds the whole event as JSON, its own names besides the same circumstances and fields.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from work import LONG_DOSSIER, Latest, Measured, NotHere, Stopwatch, Work, batches

from wijkledger.domain.entry import Entry

try:
    from eventsource.adapters.sqlite import SQLiteEventStore
    from eventsource.domain import StreamId
    from eventsource.domain.event import DomainEvent
    from eventsource.domain.event_registry import EventRegistry
    from eventsource.ports import ExpectedVersion
except ImportError as missing:
    raise NotHere(f"{missing.name} is not installed") from missing

TITLE = "eventsource-py, SQLite"
BASELINE = "plain"
CATEGORY = "Dossier"


class Recorded(DomainEvent):
    """An entry as this library models events."""

    aggregate_type: str = CATEGORY
    kind: str
    clear: dict[str, Any]
    fields: dict[str, Any]


def recorded(entry: Entry) -> Recorded:
    """The same entry as an event of the library."""
    return Recorded(
        event_id=UUID(entry.id),
        aggregate_id=uuid5(NAMESPACE_OID, entry.dossier),
        aggregate_version=entry.number,
        kind=entry.kind,
        clear=entry.clear,
        fields=entry.fields,
    )


def _open(path: str) -> SQLiteEventStore:
    registry = EventRegistry()
    registry.register(Recorded)
    return SQLiteEventStore(path, registry)


async def _save(store: SQLiteEventStore, events: list[Recorded]) -> None:
    stream = StreamId(events[0].aggregate_id, CATEGORY)
    await store.append(stream, events, ExpectedVersion.exact(events[0].aggregate_version - 1))


def fill(work: Work) -> None:
    """Keep all events."""

    async def filling() -> None:
        store = _open(work.store("eventsource_py"))
        for dossier in work.dossiers():
            await _save(store, [recorded(entry) for entry in dossier])
        await store.close()

    asyncio.run(filling())


async def _append(work: Work, size: int) -> Measured:
    store = _open(work.fresh("eventsource_py"))
    await store.get_stream_version(StreamId(uuid5(NAMESPACE_OID, ""), CATEGORY))  # it opens at first use
    ready = [[recorded(entry) for entry in batch] for batch in batches(work.singles(work.appends), size)]
    with Stopwatch() as watch:
        for events in ready:
            await _save(store, events)
    await store.close()
    return Measured(watch.seconds, work.appends)


async def _fold(store: SQLiteEventStore, after: Any) -> Measured:
    latest, count = Latest(), 0
    with Stopwatch() as watch:
        async for envelope in store.read_all(after):
            event: Any = envelope.event
            latest.take(event.aggregate_id, event.kind, event.clear["when"])
            count += 1
    return Measured(watch.seconds, count)


async def _rebuild(work: Work) -> Measured:
    store = _open(work.store("eventsource_py"))
    await store.current_position()
    measured = await _fold(store, None)
    await store.close()
    return measured


async def _catch_up(work: Work) -> Measured:
    store = _open(work.store("eventsource_py"))
    position = await store.current_position()
    await _save(store, [recorded(entry) for entry in work.ten_more()])
    measured = await _fold(store, position)
    await store.close()
    return measured


async def _open_dossier(work: Work) -> Measured:
    code, length = LONG_DOSSIER
    store = _open(work.store("eventsource_py"))
    await store.current_position()
    with Stopwatch() as watch:
        stream = store.read_stream(StreamId(uuid5(NAMESPACE_OID, code), CATEGORY))
        found = [envelope.event async for envelope in stream]
    await store.close()
    assert len(found) == length  # noqa: S101 - a peer that read less would win
    return Measured(watch.seconds, length)


def _in_a_loop(measure: Callable[[Work], Awaitable[Measured]]) -> Callable[[Work], Measured]:
    async def running(work: Work) -> Measured:
        return await measure(work)

    return lambda work: asyncio.run(running(work))


MEASURES = {
    "append": _in_a_loop(lambda work: _append(work, 1)),
    "append-100": _in_a_loop(lambda work: _append(work, 100)),
    "rebuild": _in_a_loop(_rebuild),
    "catch-up": _in_a_loop(_catch_up),
    "dossier": _in_a_loop(_open_dossier),
}
