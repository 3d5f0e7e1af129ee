"""A ledger on a server: connections that break, roles that may not, copies that are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from wijkledger.desk import Desk
from wijkledger.desk.founding import copy_to, record_at
from wijkledger.ledger import postgres_connection
from wijkledger.ledger.errors import (
    BadAddress,
    CopyRefused,
    DatabaseMissing,
    LedgerMissing,
    LedgerNewer,
    LedgerUnreadable,
    OtherTables,
    RowsLeft,
    ServerRefuses,
    ServerUnreachable,
    WriteForbidden,
)

NewDatabase = Callable[[], str]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

WRITER = """
CREATE ROLE {role} LOGIN;
GRANT USAGE ON SCHEMA wijkledger TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA wijkledger TO {role};
GRANT INSERT ON wijkledger.entry, wijkledger.node, wijkledger.erasure TO {role};
GRANT UPDATE (state, salts) ON wijkledger.entry TO {role};
GRANT UPDATE (size, root, edge) ON wijkledger.head TO {role};
"""
READER = """
CREATE ROLE {role} LOGIN;
GRANT USAGE ON SCHEMA wijkledger TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA wijkledger TO {role};
"""

OPEN = "LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"


def sql(url: str, text: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(text)


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "eigen"))


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    """The URL of a ledger with one dossier."""
    place = new_database()
    record_at(
        place, lambda desk: desk.new("WB", "Benedenbuurt", "Wageningen"), recorded_by="lia", clock=clock
    )
    return place


def clock() -> datetime:
    return NOON


def opened(place: str, **options: Any) -> Desk:
    return Desk.open(place, recorded_by="lia", clock=clock, **options)


@contextmanager
def as_role(url: str, script: str) -> Iterator[str]:
    role = f"rol_{url.split('/proef')[1].split('?', maxsplit=1)[0]}"
    sql(url, script.format(role=role))
    yield url.replace("postgres:@", f"{role}@")
    sql(url, f"DROP OWNED BY {role}; DROP ROLE {role}")


class Cut:
    """A connection that the server ends just before or just after a COMMIT, so many times."""

    def __init__(self, url: str, moment: str, times: int) -> None:
        self.url, self.moment, self.left = url, moment, times

    def __call__(self, place: str, shown: str) -> psycopg.Connection[Any]:
        connection = connect(place, shown)
        execute, cut = connection.execute, self

        def cutting(statement: Any, *rest: Any, **options: Any) -> Any:
            if statement != "COMMIT" or cut.left == 0:
                return execute(statement, *rest, **options)
            cut.left -= 1
            process = connection.info.backend_pid
            if cut.moment == "after":
                execute(statement)
            sql(cut.url, f"SELECT pg_terminate_backend({process}, 5000)")
            return execute("SELECT 1" if cut.moment == "after" else statement)

        connection.execute = cutting  # type: ignore[method-assign, assignment]
        return connection


connect = postgres_connection.connect


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_line_is_recorded_once_when_the_connection_breaks_around_the_commit(
    url: str, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for turn in range(10):
        cut = Cut(url, moment, 1 + turn % 2)
        monkeypatch.setattr(postgres_connection, "connect", cut)
        with opened(url) as desk:
            (line,) = desk.log("WB", f"notitie: keer {turn}")
        # Cut behind the commit, the line is found at once, and nothing is left to be cut a second time.
        assert cut.left == (turn % 2 if moment == "after" else 0)
        assert line.value("text") == f"keer {turn}"
    monkeypatch.setattr(postgres_connection, "connect", connect)
    with opened(url) as desk:
        found = [entry.value("text") for entry in desk.ledger.entries("WB", after=2)]
        assert found == [f"keer {turn}" for turn in range(10)]
        assert desk.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM wijkledger.entry",
        "TRUNCATE wijkledger.entry CASCADE",
        "TRUNCATE wijkledger.node",
        "UPDATE wijkledger.entry SET kind = 'x'",
        "UPDATE wijkledger.entry SET state = state || state WHERE position = 1",
        "UPDATE wijkledger.head SET size = 1",
        "UPDATE wijkledger.head SET root = decode(repeat('00', 32), 'hex')",
        "UPDATE wijkledger.ledger SET ledger = 'x'",
        "DELETE FROM wijkledger.head",
        "INSERT INTO wijkledger.head SELECT 2, size, root, edge FROM wijkledger.head",
        "INSERT INTO wijkledger.entry SELECT 9, dossier, 9, '', '', state, salts, leaf FROM wijkledger.entry",
        "INSERT INTO wijkledger.entry TABLE wijkledger.entry ON CONFLICT (id) DO UPDATE SET kind = 'x'",
        "INSERT INTO wijkledger.erasure VALUES (1, 'name', 'x', 2)",
    ],
)
def test_the_owner_himself_cannot_change_the_past(url: str, statement: str) -> None:
    for before in ("SELECT 1", "SET session_replication_role = replica", "SET search_path = pg_temp, public"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(before)
            with pytest.raises(psycopg.IntegrityError):
                connection.execute(statement)
    with opened(url) as desk:
        assert desk.verify() == []


def test_a_writer_records_and_erases_and_is_told_what_is_left_to_the_owner(url: str) -> None:
    with as_role(url, WRITER) as place, opened(place) as desk:
        desk.log("WB", "notitie: KANARIE")
        with pytest.raises(RowsLeft, match="VACUUM FULL"):
            desk.erase("WB-3", ["text"], ground="AVG")
        assert desk.verify() == []
        for statement in (
            "DELETE FROM wijkledger.entry",
            "TRUNCATE wijkledger.node",
            "UPDATE wijkledger.entry SET kind='x'",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sql(place, statement)


def test_a_reader_reads_and_is_refused_in_a_sentence_when_writing(url: str) -> None:
    with as_role(url, READER) as place, opened(place) as desk:
        assert desk.verify() == []
        with pytest.raises(WriteForbidden, match="schrijfrechten"):
            desk.log("WB", "notitie: x")


def test_who_has_no_rights_is_told_so(url: str) -> None:
    with as_role(url, "CREATE ROLE {role} LOGIN") as place, pytest.raises(LedgerUnreadable):
        opened(place)


def test_what_was_erased_is_in_no_file_of_the_tables(url: str) -> None:
    def heap() -> bytes:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        return b"".join(file.read_bytes() for file in Path(row[0], "base").rglob("*") if file.is_file())

    with opened(url) as desk:
        desk.log("WB", "notitie: KANARIEVOGEL")
        assert b"KANARIEVOGEL" in heap(), "the search can find it"
        desk.erase("WB-3", ["text"], ground="AVG")
        assert desk.verify() == []
    assert b"KANARIEVOGEL" not in heap()


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("ALTER TABLE wijkledger.entry DISABLE TRIGGER entry_delete", "entry_delete"),
        ("ALTER TABLE wijkledger.head ENABLE TRIGGER head_update", "head_update"),
        ("DROP TRIGGER node_truncate ON wijkledger.node", "node_truncate"),
        (
            f"CREATE OR REPLACE FUNCTION wijkledger.refuse() RETURNS trigger {OPEN}",
            "refuse",
        ),
        ("ALTER FUNCTION wijkledger.entry_update() RESET ALL", "entry_update"),
        ("ALTER TABLE wijkledger.entry ADD COLUMN extra text", "entry"),
        ("CREATE TABLE wijkledger.extra (x int)", "extra"),
        ("CREATE RULE niets AS ON DELETE TO wijkledger.node DO INSTEAD NOTHING", "node"),
    ],
)
def test_a_door_that_was_opened_is_named(url: str, statement: str, name: str) -> None:
    sql(url, statement)
    with opened(url, read_only=True) as desk:
        assert name in {finding.text.split()[0] for finding in desk.verify() if finding.code == "schema"}


def test_a_copy_there_and_back_has_the_same_root(url: str, new_database: NewDatabase, tmp_path: Path) -> None:
    with opened(url) as desk:
        desk.log("WB", "notitie: iets van Anna")
        desk.erase("WB-3", ["text"], ground="AVG")
        copy_to(desk, str(tmp_path / "kopie.ledger"))
        known = desk.ledger.ledger_id, desk.ledger.created_at, desk.ledger.head(), list(desk.ledger.scan())
    second = new_database()
    with opened(str(tmp_path / "kopie.ledger")) as desk:
        copy_to(desk, second)
        with pytest.raises(CopyRefused):
            copy_to(desk, second)
        with pytest.raises(CopyRefused):
            copy_to(desk, str(tmp_path / "kopie.ledger"))
    with opened(second) as desk:
        assert (
            desk.ledger.ledger_id,
            desk.ledger.created_at,
            desk.ledger.head(),
            list(desk.ledger.scan()),
        ) == known
        assert desk.verify() == []


def test_what_is_wrong_with_a_place_is_said(new_database: NewDatabase, server: str) -> None:
    empty, other = new_database(), new_database()
    sql(other, "CREATE TABLE klanten (naam text)")
    for place, kind in (
        (empty, LedgerMissing),
        (other, OtherTables),
        ("postgresql://lia:geheim@127.0.0.1:1/wijk", ServerUnreachable),
        ("postgresql://lia:ge%zzheim@h/wijk", BadAddress),
        (server.replace("/postgres?", "/nergens?"), DatabaseMissing),
        (server.replace("postgres:@", "niemand@"), ServerRefuses),
        (f"{server}&sslmode=require", ServerRefuses if "host=/" not in server else LedgerMissing),
    ):
        with pytest.raises(kind) as caught:
            opened(place)
        assert "heim" not in str(caught.value), "no password is told"


def test_a_newer_form_is_left_alone(url: str) -> None:
    sql(url, "ALTER TABLE wijkledger.ledger DISABLE TRIGGER USER; UPDATE wijkledger.ledger SET format = 2")
    with pytest.raises(LedgerNewer, match="nieuwere"):
        opened(url)


def test_the_journal_carries_a_dossier_to_the_other_database_with_the_same_views(
    url: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    file, second = tmp_path / "wb.journaal", new_database()
    with opened(url) as desk:
        desk.log("WB", '12 nov partij @wow "WOW"\n12 nov notitie: iets over @wow')
        desk.write_journal("WB", str(file))
        known = [list(desk.view("WB", name).rows) for name in ("fase", "rollen", "toezeggingen")]
    for place in (second, str(tmp_path / "wijk.ledger")):
        record_at(place, lambda desk: desk.import_journals([str(file)]), recorded_by="lia", clock=clock)
        with opened(place) as desk:
            assert [list(desk.view("WB", name).rows) for name in ("fase", "rollen", "toezeggingen")] == known
            assert desk.journal("WB") == file.read_text("utf-8")
            assert desk.verify() == []
