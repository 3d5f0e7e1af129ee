"""The tables refuse every change but an erasure, whoever asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from wijkledger.ledger.ledger import Ledger

pytestmark = pytest.mark.on_file


@pytest.fixture
def tables(rich: Ledger) -> Iterator[sqlite3.Connection]:
    """A connection that has nothing of ours but the file: the triggers are all that stands in its way."""
    rich.close()
    with closing(sqlite3.connect(rich.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA recursive_triggers=OFF")
        yield connection


ROW = "SELECT {position}, dossier, {number}, kind, {id}, state, salts, leaf FROM entry WHERE position=5"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry WHERE position=282",
        "DELETE FROM node",
        "DELETE FROM head",
        "DELETE FROM erasure",
        "DELETE FROM ledger",
        "UPDATE entry SET kind='note-taken'",
        "UPDATE entry SET leaf=zeroblob(32) WHERE position=3",
        "UPDATE entry SET state=zeroblob(length(state)) WHERE position=3",
        # The row that was erased before is as closed as any other.
        "UPDATE entry SET state=zeroblob(length(state)) WHERE position=281",
        "UPDATE entry SET state=zeroblob(length(state)+16), salts=substr(salts,17) WHERE position=281",
        "UPDATE entry SET state=zeroblob(length(state)+16), salts=substr(salts,17) WHERE position=3",
        "UPDATE entry SET position=1000 WHERE position=282",
        "UPDATE node SET hash=zeroblob(32)",
        "UPDATE erasure SET digest='x'",
        "UPDATE ledger SET ledger='x'",
        "UPDATE head SET size=1",
        "UPDATE head SET root=zeroblob(32)",
        "UPDATE head SET size=size+1",
        "INSERT OR REPLACE INTO entry " + ROW.format(position=5, number="number", id="id"),
        "INSERT OR REPLACE INTO entry " + ROW.format(position=283, number="number", id="'nieuw'"),
        "INSERT OR REPLACE INTO entry " + ROW.format(position=283, number=900, id="id"),
        "INSERT INTO entry " + ROW.format(position=284, number=900, id="'nieuw'"),
        "INSERT INTO entry " + ROW.format(position="NULL", number=900, id="'nieuw'") + " AND 0",
        "INSERT OR REPLACE INTO node VALUES (8,0,zeroblob(32))",
        "INSERT OR REPLACE INTO head VALUES (1,0,zeroblob(32),x'')",
        "INSERT OR REPLACE INTO head VALUES (2,0,zeroblob(32),x'')",
        "INSERT OR REPLACE INTO ledger VALUES (1,'x',1,'x',zeroblob(32))",
        "INSERT OR REPLACE INTO erasure VALUES (281,'name','x',282)",
        "INSERT INTO erasure VALUES (3,'text','x',5)",
        "REPLACE INTO erasure SELECT position, path, digest, 281 FROM erasure",
    ],
)
def test_the_past_cannot_be_changed(tables: sqlite3.Connection, statement: str) -> None:
    before = list(tables.iterdump())
    try:
        tables.execute(statement)
    except sqlite3.IntegrityError:
        pass
    else:
        assert statement.endswith("AND 0"), "nothing to insert is nothing to refuse"
    assert list(tables.iterdump()) == before


def test_an_insert_or_replace_with_the_triggers_of_deletion_on_is_refused_too(
    tables: sqlite3.Connection,
) -> None:
    tables.execute("PRAGMA recursive_triggers=ON")
    with pytest.raises(sqlite3.IntegrityError):
        tables.execute("INSERT OR REPLACE INTO entry " + ROW.format(position=5, number="number", id="id"))
