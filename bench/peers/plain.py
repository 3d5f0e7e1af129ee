"""The plainest program on SQLite that keeps and reads the same bytes: what every ratio is against."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import orjson
from work import LONG_DOSSIER, Latest, Measured, Stopwatch, Work, batches

from wijkledger.domain.entry import Entry
from wijkledger.ledger.mapper import state_bytes

TITLE = "plain SQLite and orjson"
BASELINE = "plain"

Row = tuple[str, int, str, str, bytes]


def row(entry: Entry) -> Row:
    """The columns of one event, with the same payload bytes as ours."""
    return (entry.dossier, entry.number, entry.kind, entry.id, state_bytes(entry.clear, entry.fields))


def _open(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS event (position INTEGER PRIMARY KEY, dossier TEXT, number INTEGER, "
        "kind TEXT, id TEXT, state BLOB, UNIQUE (dossier, number))"
    )
    return connection


def _insert(connection: sqlite3.Connection, rows: list[Row]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO event (dossier, number, kind, id, state) VALUES (?,?,?,?,?)", rows)
    connection.execute("COMMIT")


def fill(work: Work) -> None:
    """Keep all events."""
    connection = _open(work.store("plain"))
    for dossier in work.dossiers():
        _insert(connection, [row(entry) for entry in dossier])
    connection.close()


def _append(work: Work, size: int) -> Measured:
    connection = _open(work.fresh("plain"))
    ready = [[row(entry) for entry in batch] for batch in batches(work.singles(work.appends), size)]
    with Stopwatch() as watch:
        for rows in ready:
            _insert(connection, rows)
    connection.close()
    return Measured(watch.seconds, work.appends)


def _scan(connection: sqlite3.Connection, latest: Latest, after: int = 0) -> int:
    cursor = connection.execute(
        "SELECT dossier, kind, state FROM event WHERE position > ? ORDER BY position", (after,)
    )
    count = 0
    for dossier, kind, state in _fetched(cursor):
        latest.take(dossier, kind, orjson.loads(state)["c"]["when"])
        count += 1
    return count


def _fetched(cursor: sqlite3.Cursor) -> Iterator[tuple[str, str, bytes]]:
    while rows := cursor.fetchmany(1000):
        yield from rows


def rebuild(work: Work) -> Measured:
    """Scan everything and fold it."""
    connection = _open(work.store("plain"))
    with Stopwatch() as watch:
        count = _scan(connection, Latest())
    return Measured(watch.seconds, count)


def catch_up(work: Work) -> Measured:
    """Fold the ten that came after."""
    connection = _open(work.store("plain"))
    (size,) = connection.execute("SELECT max(position) FROM event").fetchone()
    _insert(connection, [row(entry) for entry in work.ten_more()])
    with Stopwatch() as watch:
        count = _scan(connection, Latest(), size)
    return Measured(watch.seconds, count)


def open_dossier(work: Work) -> Measured:
    """Read one long dossier."""
    connection = _open(work.store("plain"))
    code, length = LONG_DOSSIER
    with Stopwatch() as watch:
        cursor = connection.execute("SELECT state FROM event WHERE dossier = ? ORDER BY number", (code,))
        found = [orjson.loads(state) for (state,) in cursor]
    assert len(found) == length  # noqa: S101 - a peer that read less would win
    return Measured(watch.seconds, length)


MEASURES = {
    "append": lambda work: _append(work, 1),
    "append-100": lambda work: _append(work, 100),
    "rebuild": rebuild,
    "catch-up": catch_up,
    "dossier": open_dossier,
}
