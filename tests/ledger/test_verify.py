"""Nobody changes a bit of a ledger unseen."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from wijkledger.domain.entry import Entry
from wijkledger.ledger import verify as verification
from wijkledger.ledger.errors import LedgerError
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify

MakeEntry = Callable[..., Entry]
OpenLedger = Callable[..., Ledger]

FLIPS = 400
TABLES = ("ledger", "entry", "node", "head", "erasure")


def test_a_sound_ledger_has_no_findings(rich: Ledger) -> None:
    assert verify(rich) == []


def test_an_empty_ledger_has_no_findings(ledger: Ledger) -> None:
    assert verify(ledger) == []


def content(path: str) -> list[object]:
    """Everything that a database says: rows with their storage types, schema, marks."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        found: list[object] = [
            connection.execute(f"PRAGMA {pragma}").fetchall()
            for pragma in ("application_id", "user_version", "encoding", "auto_vacuum")
        ]
        found += connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        for table in TABLES:
            names = [row[1].decode() for row in connection.execute(f"PRAGMA table_info({table})")]
            typed = ", ".join(f"{name}, typeof({name})" for name in names)
            found += connection.execute(f"SELECT {typed} FROM {table} ORDER BY 1, 3").fetchall()
        return found


def is_noticed(path: str, original: list[object]) -> bool:
    """Whether opening or verifying says that something is wrong, or nothing that was said has changed."""
    try:
        with Ledger.open(path, kinds=frozenset(), read_only=True) as ledger:
            findings = verify(ledger)
    except LedgerError:
        return True
    return bool(findings) or content(path) == original


@pytest.mark.on_file
def test_every_flipped_bit_is_noticed(rich: Ledger, tmp_path: Path) -> None:
    rich.close()
    original, whole = content(rich.path), bytearray(Path(rich.path).read_bytes())
    copy, chance = tmp_path / "kopie.ledger", random.Random(2018)
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        whole[place] ^= bit
        copy.write_bytes(whole)
        assert is_noticed(str(copy), original), f"bit {bit} of byte {place}"
        whole[place] ^= bit


def tampered(path: str, *statements: str) -> None:
    """Do to the tables what our triggers refuse, as somebody with other tools could."""
    if "://" in path:
        with psycopg.connect(path, autocommit=True) as server:
            server.execute("SET search_path = wijkledger")
            for table in TABLES:
                server.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            for statement in statements:
                server.execute(statement)
            for table in TABLES:
                for event in ("insert", "update", "delete", "truncate"):
                    server.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{event}")
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


@pytest.mark.parametrize(
    ("code", "statement"),
    [
        ("leaf", "UPDATE entry SET kind='decision-taken' WHERE position=3"),
        ("leaf", "UPDATE entry SET dossier='HB' WHERE position=281"),
        ("leaf", "UPDATE entry SET id='ander' WHERE position=3"),
        ("leaf", "UPDATE entry SET salts=zeroblob(32) WHERE position=3"),
        ("state", "UPDATE entry SET salts=zeroblob(31) WHERE position=3"),
        (
            "leaf",
            "UPDATE entry SET state=cast(replace(state, 'Besluit 3', 'Besluit 9') AS BLOB) WHERE position=3",
        ),
        ("state", "UPDATE entry SET state=cast(state || ' ' AS BLOB) WHERE position=3"),
        ("state", "UPDATE entry SET state=cast(' ' || state AS BLOB) WHERE position=3"),
        (
            "state",
            "UPDATE entry SET state=cast(replace(state, 'c\":{', 'c\":{\"n\":3,') AS BLOB) WHERE position=3",
        ),
        (
            "state",
            'UPDATE entry SET state=cast(replace(state, \'{"c"\', \'{"a":1,"c"\') AS BLOB) WHERE position=3',
        ),
        ("state", "UPDATE entry SET state=cast(replace(state, 'name', 'text') AS BLOB) WHERE position=281"),
        ("type", "UPDATE entry SET state=cast(state AS TEXT) WHERE position=3"),
        ("type", "UPDATE entry SET kind=cast(kind AS BLOB) WHERE position=3"),
        ("type", "UPDATE entry SET number=3.5 WHERE position=3"),
        ("root", "UPDATE entry SET leaf=zeroblob(32) WHERE position=3"),
        ("gap", "DELETE FROM entry WHERE position=100"),
        ("size", "DELETE FROM entry WHERE position=282"),
        ("number", "UPDATE entry SET number=900 WHERE position=280"),
        ("node", "DELETE FROM node"),
        ("node", "UPDATE node SET hash=zeroblob(32)"),
        ("node", "INSERT INTO node VALUES (8,1,zeroblob(32))"),
        ("node", "INSERT INTO node VALUES (7,0,zeroblob(32))"),
        ("size", "UPDATE head SET size=281"),
        ("root", "UPDATE head SET root=zeroblob(32)"),
        ("edge", "UPDATE head SET edge=zeroblob(length(edge))"),
        ("edge", "UPDATE head SET edge=x''"),
        ("head", "DELETE FROM head"),
        ("erasure", "UPDATE erasure SET erased_by=280"),
        ("erasure", "UPDATE erasure SET erased_by=281"),
        ("state", "UPDATE erasure SET path='naam'"),
        ("leaf", "UPDATE erasure SET digest='x'"),
        ("state", "DELETE FROM erasure"),
        ("state", "INSERT INTO erasure VALUES (3,'nep','x',282)"),
        ("schema", "CREATE TABLE extra (x)"),
        ("schema", "CREATE INDEX extra ON entry (kind)"),
        ("schema", "CREATE TRIGGER extra AFTER INSERT ON entry BEGIN SELECT 1; END"),
    ],
)
@pytest.mark.on_file
def test_tampering_is_named(rich: Ledger, reopen: OpenLedger, path: str, code: str, statement: str) -> None:
    rich.close()
    tampered(path, statement)
    findings = verify(reopen())
    assert code in {finding.code for finding in findings}, findings
    assert all(finding.text.endswith(".") or finding.citation for finding in findings)


@pytest.mark.on_file
def test_a_trigger_that_is_gone_is_named(rich: Ledger, reopen: OpenLedger) -> None:
    rich.close()
    with closing(sqlite3.connect(rich.path)) as connection:
        connection.execute("DROP TRIGGER entry_delete")
    assert [(finding.code, "entry_delete" in finding.text) for finding in verify(reopen())] == [
        ("schema", True)
    ]


def test_an_entry_that_was_changed_is_named_by_its_citation(
    rich: Ledger, reopen: OpenLedger, path: str
) -> None:
    rich.close()
    tampered(path, "UPDATE entry SET kind='x' WHERE position=44")
    assert [finding[0:4:2] + finding[3:] for finding in verify(reopen())] == [("leaf", 44, "WAG-44")]


def test_more_processes_find_the_same(
    rich: Ledger, reopen: OpenLedger, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "PORTION", 100)
    rich.close()
    tampered(path, "UPDATE entry SET kind='x' WHERE position IN (3, 150, 281)")
    alone, seen = verify(reopen()), list[tuple[int, int]]()
    together = verify(reopen(), workers=2, progress=lambda done, total: seen.append((done, total)))
    assert [finding.position for finding in alone] == [3, 150, 281]
    assert together == alone
    assert seen == [(100, 282), (200, 282), (282, 282)]


def test_others_may_write_while_it_runs(ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger) -> None:
    ledger.append([make_entry(1), make_entry(2)])
    other = reopen()

    def write(_done: int, _total: int) -> None:
        other.append([make_entry(3)])

    assert verify(ledger, progress=write) == []
    assert ledger.head().size == 3
    assert verify(ledger) == []
