"""Ledgers that cannot be reached, read or written: one Dutch sentence, exit code 3, nothing half-written."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wijkledger.desk import founding

Run = Callable[..., Any]

READING = (
    ("status",),
    ("show", "WB", "fase"),
    ("why", "WB-1"),
    ("verify",),
    ("head",),
    ("export", "WB", "-o", "-"),
    ("report", "lessons", "WB", "-o", "-"),
)
WRITING = (("log", "WB", "notitie: een regel erbij"), ("new", "XX", "--wijk", "x"))


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def header_gone(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def pages_scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 7):
        data[place] ^= 0x5A
    path.write_bytes(bytes(data))


def tables_gone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DROP TABLE head")
    connection.close()


def states_unreadable(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE entry SET state = x'00ff'")
    connection.close()


@pytest.mark.parametrize("damage", [truncated, header_gone, pages_scrambled, tables_gone, states_unreadable])
def test_a_damaged_ledger_is_told_and_stays_as_it_is(
    wijkledger: Run, own_copy: str, damage: Callable[[Path], None]
) -> None:
    damage(Path(own_copy))
    before = Path(own_copy).read_bytes()

    for arguments in (*READING, WRITING[0]):
        told = wijkledger(*arguments, "--ledger", own_copy)

        # The head may be whole where entries are not, and verify tells damage that it can name as findings.
        assert told.code == 3 or (arguments[0] in {"head", "verify"} and told.code in {0, 1})
        assert told.code == 0 or told.err
        if told.code == 3:
            assert told.err.count("\n") == 1
            assert "boek" in told.err
    assert Path(own_copy).read_bytes() == before


def test_a_rewritten_entry_is_found_by_verify(wijkledger: Run, own_copy: str) -> None:
    with sqlite3.connect(own_copy) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(
            "UPDATE entry SET state = replace(state, 'Wageningen', 'Wageninge') WHERE number = 1"
        )
    connection.close()

    told = wijkledger("verify", "--ledger", own_copy)

    assert told.code == 1
    assert "WB-1" in told.err


def test_a_ledger_of_a_newer_version_asks_for_a_newer_program(wijkledger: Run, own_copy: str) -> None:
    with sqlite3.connect(own_copy) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = Path(own_copy).read_bytes()

    for arguments in (*READING, *WRITING, ("import", "-"), ()):
        told = wijkledger(*arguments, "--ledger", own_copy)

        assert told.code == 3
        assert "nieuwere wijkledger" in told.err
        assert told.err.count("\n") == 1
    assert Path(own_copy).read_bytes() == before


@pytest.mark.parametrize("content", [b"Beste mensen,\n", b"SQLite format 3\0", bytes(5000)])
def test_a_file_that_was_never_a_ledger_is_left_alone(
    wijkledger: Run, tmp_path: Path, content: bytes, journals: tuple[str, ...]
) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(content)

    for arguments in (*READING, *WRITING, ("import", *journals)):
        told = wijkledger(*arguments, "--ledger", str(path))

        assert told.code == 3
        assert told.err.count("\n") == 1
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(wijkledger: Run, tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE andere (x)")
    connection.close()
    before = path.read_bytes()

    assert wijkledger("new", "WB", "--wijk", "x", "--ledger", str(path)).code == 3
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "path", [".", "/", "/dev/null/wijk.ledger", "nergens/wijk.ledger", "x" * 300, "postgresql://server/boek"]
)
def test_a_path_where_no_ledger_can_be_is_told(wijkledger: Run, tmp_path: Path, path: str) -> None:
    before = set(tmp_path.rglob("*"))

    for arguments in (("status",), *WRITING):
        told = wijkledger(*arguments, "--ledger", path)

        assert told.code == 3
        assert told.err.count("\n") == 1
    assert set(tmp_path.rglob("*")) == before


def test_a_full_disk_refuses_the_line_and_keeps_the_ledger_whole(
    wijkledger: Run, small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wijkledger.ledger import sqlite_connection

    before = wijkledger("head", "--ledger", small).out
    no_more = "PRAGMA max_page_count=1"  # the file has more pages already, so that none can be added
    monkeypatch.setattr(sqlite_connection, "PRAGMAS", (*sqlite_connection.PRAGMAS, no_more))

    told = wijkledger("log", "WB", f"notitie: {'lang ' * 12_000}", "--ledger", small)

    monkeypatch.undo()
    assert told.code == 3
    assert "maak ruimte vrij" in told.err
    assert told.err.count("\n") == 1
    assert wijkledger("head", "--ledger", small).out == before
    assert wijkledger("verify", "--ledger", small).code == 0


def test_a_full_disk_leaves_no_ledger_where_there_was_none(
    wijkledger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journals: tuple[str, ...]
) -> None:
    from wijkledger.ledger import sqlite_connection

    path = str(tmp_path / "wijk.ledger")
    no_more = "PRAGMA max_page_count=20"
    monkeypatch.setattr(sqlite_connection, "PRAGMAS", (*sqlite_connection.PRAGMAS, no_more))

    told = wijkledger("import", *journals, "--ledger", path)

    assert told.code == 3
    assert f"in {path} te schrijven" in told.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["thuis"]


def test_a_ledger_that_somebody_else_makes_meanwhile_is_used(
    wijkledger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_copy: str
) -> None:
    path = tmp_path / "wijk.ledger"
    settle = founding._settle

    def too_late(beside: str, target: str) -> None:
        if not path.exists():
            path.write_bytes(Path(own_copy).read_bytes())
        settle(beside, target)

    monkeypatch.setattr(founding, "_settle", too_late)

    assert wijkledger("new", "XX", "--wijk", "x", "--ledger", str(path)).code == 0
    assert wijkledger("status", "WB", "--ledger", str(path)).code == 0
    assert wijkledger("status", "XX", "--ledger", str(path)).code == 0


def test_a_disk_without_second_names_gets_its_ledger_too(
    wijkledger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)

    assert wijkledger("new", "WB", "--wijk", "x", "--ledger", str(tmp_path / "w.ledger")).code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["thuis", "w.ledger"]


# --- the file that was asked for ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "output", ["nergens/uit.md", ".", "", "/dev/null/x.md", "a\0b.md", "x" * 300 + ".md"]
)
def test_an_output_that_cannot_be_written_is_told(wijkledger: Run, histories: str, output: str) -> None:
    told = wijkledger("export", "WB", "-o", output, "--ledger", histories)

    assert (told.code, told.out) == (2, "")
    assert "niet te schrijven" in told.err


def test_a_device_is_written_to_and_stays_a_device(wijkledger: Run, histories: str) -> None:
    for device, code in (("/dev/full", 2), ("/dev/null", 0)):
        assert wijkledger("export", "WB", "-o", device, "--ledger", histories).code == code
        assert stat.S_ISCHR(Path(device).stat().st_mode)


def test_the_ledger_itself_is_never_written_over(wijkledger: Run, own_copy: str, tmp_path: Path) -> None:
    before = Path(own_copy).read_bytes()
    link = tmp_path / "uit.md"
    link.symlink_to(own_copy)

    for output in (own_copy, str(link)):
        told = wijkledger("export", "WB", "-o", output, "--ledger", own_copy)
        assert told.code == 2
        assert "het boek zelf" in told.err
    assert Path(own_copy).read_bytes() == before


def test_an_existing_file_is_replaced_whole(wijkledger: Run, histories: str, tmp_path: Path) -> None:
    target, link = tmp_path / "uit.journaal", tmp_path / "link.journaal"
    target.write_text("oud")
    target.chmod(0o640)
    link.symlink_to(target)

    assert wijkledger("export", "WB", "-o", str(link), "--ledger", histories).code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert "dossier WB" in target.read_text("utf-8")
