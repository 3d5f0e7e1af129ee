"""The disposable database: rows of all dossiers, and in the same transaction how far the ledger was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from wijkledger.projections.agenda import Due
from wijkledger.projections.stand import Standing
from wijkledger.readmodels.rows import Kept, due_from, packed, standing_from

SUFFIX: Final = ".leesmodel"
"""What the name of the file ends with, beside the ledger."""

BROKEN: Final = (sqlite3.Error, OSError, ValueError, TypeError, KeyError)
"""What a file raises that is damaged, locked, full or not ours."""

_PATIENCE: Final = 5.0
"""Seconds to wait for another process that is catching up; after that we do without the file."""

_TABLES: Final = """
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  program TEXT NOT NULL, ledger TEXT NOT NULL, position INTEGER NOT NULL,
  size INTEGER NOT NULL, root BLOB NOT NULL
);
CREATE TABLE portfolio (
  code TEXT PRIMARY KEY, number INTEGER NOT NULL, day TEXT NOT NULL, turns_on TEXT, standing BLOB NOT NULL
);
CREATE INDEX portfolio_turns ON portfolio (turns_on);
CREATE TABLE due (code TEXT NOT NULL, place INTEGER NOT NULL, last_day TEXT, row BLOB NOT NULL,
  PRIMARY KEY (code, place)
);
CREATE INDEX due_by_day ON due (last_day)
"""


class Checkpoint(NamedTuple):
    """How far a ledger was read, by which program; ``size`` and ``root`` are its head as it was then."""

    program: str
    ledger: str
    position: int
    size: int
    root: bytes


class ReadModels:
    """An open database of read models: a file, or memory for ``None``."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection = _connected(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def checkpoint(self) -> Checkpoint | None:
        """How far the ledger was read; None when nothing was yet."""
        row = self._connection.execute(
            "SELECT program, ledger, position, size, root FROM checkpoint"
        ).fetchone()
        return None if row is None else Checkpoint(*row)

    def numbers(self, codes: Iterable[str]) -> dict[str, int]:
        """Up to which entry each of these dossiers was folded; those that never were are left out."""
        asked = "SELECT number FROM portfolio WHERE code=?"
        rows = ((code, self._connection.execute(asked, (code,)).fetchone()) for code in codes)
        return {code: row[0] for code, row in rows if row is not None}

    def overtaken(self, day: date) -> list[str]:
        """The dossiers of which the rows may read otherwise on this day."""
        rows = self._connection.execute(
            "SELECT code FROM portfolio WHERE day>?1 OR turns_on<=?1 ORDER BY code", (day.isoformat(),)
        )
        return [code for (code,) in rows]

    def standings(self) -> dict[str, Standing]:
        """Where each dossier stands; ValueError when a row is damaged."""
        rows = self._connection.execute("SELECT code, standing FROM portfolio")
        return {code: standing_from(data) for code, data in rows}

    def due(self, until: date | None) -> list[tuple[str, Due]]:
        """What is due until and with a day (None: ever, also undated), soonest first, with its dossier."""
        query = "SELECT code, row FROM due {} ORDER BY last_day IS NULL, last_day, code, place"
        where, asked = ("", ()) if until is None else ("WHERE last_day<=?", (until.isoformat(),))
        return [(code, due_from(data)) for code, data in self._connection.execute(query.format(where), asked)]

    def write(self, before: Checkpoint | None, after: Checkpoint, kept: Sequence[Kept]) -> bool:
        """Replace the rows of these dossiers and move the checkpoint, all or nothing.

        False, and nothing is written, when another process moved the checkpoint meanwhile.
        """
        with self._transaction() as c:
            if self.checkpoint() != before:
                return False
            for one in kept:
                _replace(c, one)
            c.execute("REPLACE INTO checkpoint VALUES (1,?,?,?,?,?)", after)
        return True

    def clear(self) -> None:
        """Forget everything."""
        with self._transaction() as c:
            for table in ("checkpoint", "portfolio", "due"):
                c.execute(f"DELETE FROM {table}")  # noqa: S608 - our own tables

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        c = self._connection
        c.execute("BEGIN IMMEDIATE")
        try:
            yield c
        except BaseException:
            c.execute("ROLLBACK")
            raise
        c.execute("COMMIT")


def remove(path: Path) -> None:
    """Take the file away, with what SQLite may have left beside it; what cannot be removed stays."""
    for name in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)


def _connected(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        ":memory:" if path is None else path,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,  # the desk lends it to one thread at a time
    )
    try:
        # No log that outlives the writing, and what is replaced is overwritten: an erased value must be gone.
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in _TABLES.split(";"):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _replace(c: sqlite3.Connection, one: Kept) -> None:
    turns_on = None if one.turns_on is None else one.turns_on.isoformat()
    c.execute(
        "REPLACE INTO portfolio VALUES (?,?,?,?,?)",
        (one.code, one.number, one.day.isoformat(), turns_on, packed(one.standing)),
    )
    c.execute("DELETE FROM due WHERE code=?", (one.code,))
    rows = (
        (one.code, place, None if due.limit is None else due.limit.isoformat(), packed(due))
        for place, due in enumerate(one.due)
    )
    c.executemany("INSERT INTO due VALUES (?,?,?,?)", rows)
