"""Whatever is wrong with the file, it is said in one Dutch sentence, and nothing is half written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from wijkledger.domain.entry import Entry
from wijkledger.ledger import errors
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.sqlite_opening import ledger_uri
from wijkledger.ledger.verify import verify

MakeEntry = Callable[..., Entry]
OpenLedger = Callable[..., Ledger]
KINDS = frozenset({"note-taken"})

pytestmark = pytest.mark.on_file


def make(path: str) -> Ledger:
    return Ledger.create(path, ledger_id="een", created_at="2026", kinds=KINDS)


def overwrite(path: str, offset: int, with_: bytes) -> None:
    with Path(path).open("r+b") as file:
        file.seek(offset)
        file.write(with_)


@pytest.fixture
def closed(rich: Ledger) -> str:
    """The path of a ledger with entries that nobody has open."""
    rich.close()
    return rich.path


def test_a_missing_file_is_missing(path: str, reopen: OpenLedger) -> None:
    with pytest.raises(errors.LedgerMissing, match="wijkledger new"):
        reopen()
    assert not Path(path).exists(), "looking does not make one"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderMissing, match="map"):
        make(str(tmp_path / "nergens" / "boek.ledger"))


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(errors.NotALedger):
        Ledger.open(str(tmp_path), kinds=KINDS)
    with pytest.raises(errors.NotALedger):
        make(str(tmp_path))


@pytest.mark.parametrize("content", [b"een boodschappenlijst" * 100, b"PK\x03\x04", b"SQLite format 3"])
def test_another_file_is_no_ledger_and_stays_as_it_is(path: str, reopen: OpenLedger, content: bytes) -> None:
    Path(path).write_bytes(content)
    with pytest.raises(errors.NotALedger):
        reopen()
    with pytest.raises(errors.NotALedger):
        make(path)
    assert Path(path).read_bytes() == content


def test_another_database_is_no_ledger_and_stays_as_it_is(path: str, reopen: OpenLedger) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE entry (x)")
    before = Path(path).read_bytes()
    with pytest.raises(errors.NotALedger):
        reopen()
    with pytest.raises(errors.NotALedger):
        make(path)
    assert Path(path).read_bytes() == before


def test_an_empty_file_is_no_ledger_until_one_is_made_in_it(path: str, reopen: OpenLedger) -> None:
    Path(path).touch()
    with pytest.raises(errors.NotALedger):
        reopen()
    with make(path) as ledger:
        assert verify(ledger) == []


@pytest.mark.parametrize(
    ("offset", "with_"), [(0, b"XXXX"), (16, b"\x03\x03"), (18, b"\x09\x09"), (100, b"\x00")]
)
def test_a_damaged_header_is_damage(closed: str, reopen: OpenLedger, offset: int, with_: bytes) -> None:
    overwrite(closed, offset, with_)
    with pytest.raises(errors.LedgerDamaged, match="reservekopie"):
        reopen().entries("WAG")


def test_a_mark_that_changed_on_our_tables_is_damage(closed: str, reopen: OpenLedger) -> None:
    overwrite(closed, 68, b"XXXX")
    with pytest.raises(errors.LedgerDamaged):
        reopen()


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_damage(closed: str, reopen: OpenLedger, keep: float) -> None:
    content = Path(closed).read_bytes()
    Path(closed).write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(errors.LedgerDamaged):
        reopen().entries("WAG")


def test_a_row_that_cannot_be_read_is_damage(closed: str, reopen: OpenLedger) -> None:
    content = Path(closed).read_bytes()
    overwrite(closed, content.index(b'"text":"Besluit 7"'), b"}")
    with pytest.raises(errors.LedgerDamaged, match="WAG-7"):
        reopen().entries("WAG")


def test_a_damaged_schema_is_damage_even_where_its_text_is_unreadable(
    closed: str, reopen: OpenLedger
) -> None:
    content = Path(closed).read_bytes()
    overwrite(closed, content.index(b"CREATE TRIGGER erasure_insert") + 3, b"\xd2")
    with pytest.raises(errors.LedgerDamaged):
        reopen()


def test_a_later_version_is_not_touched(closed: str, reopen: OpenLedger) -> None:
    overwrite(closed, 60, (2).to_bytes(4, "big"))
    with pytest.raises(errors.LedgerNewer, match="nieuwere wijkledger"):
        reopen()


def test_a_changed_ledger_row_is_damage(closed: str, reopen: OpenLedger) -> None:
    content = Path(closed).read_bytes()
    overwrite(closed, content.index(b"01890a5d"), b"11890a5d")
    with pytest.raises(errors.LedgerDamaged):
        reopen()


@pytest.mark.usefixtures("closed")
def test_a_read_only_ledger_takes_no_entries(reopen: OpenLedger, make_entry: MakeEntry) -> None:
    ledger = reopen(read_only=True)
    with pytest.raises(errors.LedgerReadOnly, match="schrijfrechten"):
        ledger.append([make_entry(281)])
    assert len(ledger.entries("WAG")) == 280
    assert verify(ledger) == []


@pytest.mark.usefixtures("closed")
def test_a_file_without_write_permission_takes_no_entries(
    reopen: OpenLedger, make_entry: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as a user whom no permission stops: SQLite is made to open the file as it would then.
    monkeypatch.setattr(
        "wijkledger.ledger.sqlite_store.ledger_uri", lambda path, **_: ledger_uri(path, mode="ro")
    )
    with pytest.raises(errors.LedgerReadOnly):
        reopen().append([make_entry(281)])


def test_where_no_file_can_be_made_beside_it_a_ledger_is_still_read(
    closed: str, reopen: OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wijkledger.ledger.sqlite_opening.readable", lambda _: False)
    ledger = reopen(read_only=True)
    assert len(ledger.entries("WAG")) == 280
    assert len(list(Path(closed).parent.iterdir())) == 1


def test_a_full_disk_leaves_nothing_half_written(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(number) for number in range(1, 20)])
    head = ledger.head()
    with ledger.reading() as c:
        c.execute("PRAGMA max_page_count=1")
    with pytest.raises(errors.LedgerFull, match="ruimte"):
        ledger.append([make_entry(number, text="lang " * 500) for number in range(20, 60)])
    assert ledger.head() == head
    with ledger.reading() as c:
        c.execute("PRAGMA max_page_count=100000")
    assert ledger.append([make_entry(20)]) == (20,)
    assert verify(ledger) == []


def test_a_locked_ledger_is_busy(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wijkledger.ledger.sqlite_connection.BUSY_SECONDS", 0.05)
    patient = reopen()
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LedgerBusy, match="bezet"):
            patient.append([make_entry(1)])
        assert patient.entries("WAG") == [], "reading goes on"
    assert patient.append([make_entry(1)]) == (1,)


def test_a_closed_ledger_says_so(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.close()
    with pytest.raises(errors.LedgerError, match="gesloten"):
        ledger.append([make_entry(1)])


def test_every_error_is_a_sentence_that_says_what_to_do() -> None:
    samples = [
        errors.LedgerMissing("p"),
        errors.FolderMissing("p"),
        errors.NotALedger("p"),
        errors.LedgerDamaged("p", "wat"),
        errors.LedgerNewer("p", 2, 1),
        errors.LedgerReadOnly("p"),
        errors.LedgerFull("p"),
        errors.LedgerBusy("p"),
        errors.LogNotFolded("p"),
        errors.VersionConflict("p"),
        errors.UnknownKind("soort", "WAG-1"),
    ]
    for error in samples:
        assert isinstance(error, errors.LedgerError)
        assert ": " in str(error)
        assert str(error).endswith(".")
        assert "\n" not in str(error)
