"""The plainest program on PostgreSQL that keeps and reads the same bytes."""

from __future__ import annotations

import orjson
import psycopg
from peers.plain import Row, row
from peers.server import fresh, store
from work import LONG_DOSSIER, Latest, Measured, Stopwatch, Work, batches

TITLE = "plain PostgreSQL and orjson"
BASELINE = "plain_postgresql"

Connection = psycopg.Connection[tuple[object, ...]]


def _open(url: str) -> Connection:
    connection = psycopg.connect(url, autocommit=True)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS event (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
        "dossier text, number int, kind text, id text, state bytea, UNIQUE (dossier, number))"
    )
    return connection


def _insert(connection: Connection, rows: list[Row]) -> None:
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO event (dossier, number, kind, id, state) VALUES (%s,%s,%s,%s,%s)", rows
        )


def fill(work: Work) -> None:
    """Keep all events."""
    with _open(store(work, "plain")) as connection:
        for dossier in work.dossiers():
            _insert(connection, [row(entry) for entry in dossier])


def _append(work: Work, size: int) -> Measured:
    ready = [[row(entry) for entry in batch] for batch in batches(work.singles(work.appends), size)]
    with _open(fresh(work, "plain")) as connection, Stopwatch() as watch:
        for rows in ready:
            _insert(connection, rows)
    return Measured(watch.seconds, work.appends)


def _scan(connection: Connection, latest: Latest, after: int) -> int:
    count = 0
    with connection.transaction(), connection.cursor("scan", binary=True) as cursor:
        cursor.itersize = 1000
        cursor.execute(
            "SELECT dossier, kind, state FROM event WHERE position > %s ORDER BY position", (after,)
        )
        for dossier, kind, state in cursor:
            latest.take(dossier, str(kind), orjson.loads(state)["c"]["when"])  # type: ignore[arg-type]
            count += 1
    return count


def rebuild(work: Work) -> Measured:
    """Scan everything and fold it."""
    with _open(store(work, "plain")) as connection, Stopwatch() as watch:
        count = _scan(connection, Latest(), 0)
    return Measured(watch.seconds, count)


def catch_up(work: Work) -> Measured:
    """Fold the ten that came after."""
    with _open(store(work, "plain")) as connection:
        (size,) = connection.execute("SELECT max(position) FROM event").fetchone() or (0,)
        _insert(connection, [row(entry) for entry in work.ten_more()])
        with Stopwatch() as watch:
            count = _scan(connection, Latest(), int(str(size)))
    return Measured(watch.seconds, count)


def open_dossier(work: Work) -> Measured:
    """Read one long dossier."""
    code, length = LONG_DOSSIER
    with _open(store(work, "plain")) as connection, connection.cursor(binary=True) as cursor:
        with Stopwatch() as watch:
            cursor.execute("SELECT state FROM event WHERE dossier = %s ORDER BY number", (code,))
            found = [orjson.loads(state) for (state,) in cursor]  # type: ignore[arg-type]
        assert len(found) == length  # noqa: S101 - a peer that read less would win
    return Measured(watch.seconds, length)


MEASURES = {
    "append": lambda work: _append(work, 1),
    "append-100": lambda work: _append(work, 100),
    "rebuild": rebuild,
    "catch-up": catch_up,
    "dossier": open_dossier,
}
