"""Forgetting a value: gone from every byte, and every proof still holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wijkledger.domain.entry import GEWIST, Entry
from wijkledger.ledger.errors import LedgerReadOnly, LogNotFolded
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify
from wijkledger.seal.leaf import leaf_bytes
from wijkledger.seal.merkle import leaf_hash

MakeEntry = Callable[..., Entry]
OpenLedger = Callable[..., Ledger]

CANARY = "KANARIEVOGEL"


def erasure(make_entry: MakeEntry, number: int, of: str, *paths: str) -> Entry:
    named = {f"fields__{place}": path for place, path in enumerate(paths)}
    return make_entry(number, kind="entry-erased", of=of, ground="AVG", **named)


def bytes_on_disk(path: str) -> bytes:
    return b"".join(file.read_bytes() for file in Path(path).parent.iterdir())


@pytest.mark.on_file
@pytest.mark.parametrize("size", [0, 300, 3000, 20_000, 64_000], ids=lambda size: f"{size} bytes around it")
@pytest.mark.on_file
def test_neither_value_nor_salt_is_left_in_any_file(ledger: Ledger, make_entry: MakeEntry, size: int) -> None:
    padding = "vulling " * (size // 8)
    ledger.append(
        [make_entry(number, text=f"{padding}{number}", name=f"gewoon {number}") for number in range(1, 30)]
    )
    ledger.append([make_entry(30, text=padding, name=f"{CANARY} {padding}", z="na")])
    ledger.append(
        [make_entry(number, text=f"{padding}{number}", name=f"gewoon {number}") for number in range(31, 60)]
    )
    salt = ledger.record(30).salts[:16]
    ledger.clear_traces()
    assert CANARY.encode() in bytes_on_disk(ledger.path), "the search can find it"
    assert salt in bytes_on_disk(ledger.path)
    ledger.erase(30, ["name"], erasure(make_entry, 60, "WAG-30", "name"))
    assert CANARY.encode() not in bytes_on_disk(ledger.path)
    assert salt not in bytes_on_disk(ledger.path)
    assert verify(ledger) == []


@pytest.mark.on_file
def test_a_value_that_is_still_in_the_log_is_gone_as_well(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1, text=CANARY)])
    assert CANARY.encode() in Path(f"{ledger.path}-wal").read_bytes()
    ledger.erase(1, ["text"], erasure(make_entry, 2, "WAG-1", "text"))
    assert CANARY.encode() not in bytes_on_disk(ledger.path)


def test_an_erased_value_reads_as_gewist_and_an_absent_one_as_absent(
    ledger: Ledger, make_entry: MakeEntry
) -> None:
    ledger.append([make_entry(1, name="Anna", by__0="wow", by__1="gemeente")])
    ledger.erase(1, ["by.0", "name"], erasure(make_entry, 2, "WAG-1", "by.0", "name"))
    entry = ledger.entries("WAG")[0]
    assert entry.value("name") is GEWIST
    assert entry.values("by") == (GEWIST, "gemeente")
    assert entry.value("nooit") is None


@pytest.mark.parametrize("value", [True, 0, "", "x", 9007199254740991])
def test_the_smallest_values_can_be_erased(ledger: Ledger, make_entry: MakeEntry, value: object) -> None:
    ledger.append([make_entry(1, a=value)])
    ledger.erase(1, ["a"], erasure(make_entry, 2, "WAG-1", "a"))
    assert verify(ledger) == []


def test_leaf_and_tree_stay_as_they_were(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1, name="Anna", text="Zei iets", amount=3)])
    leaf, head = ledger.leaf(1), ledger.head()
    ledger.erase(1, ["name"], erasure(make_entry, 2, "WAG-1", "name"))
    ledger.erase(1, ["text", "amount"], erasure(make_entry, 3, "WAG-1", "text", "amount"))
    record = ledger.record(1)
    assert ledger.leaf(1) == leaf == leaf_hash(leaf_bytes(*record))
    assert (record.fields, record.salts, set(record.erased)) == ({}, b"", {"name", "text", "amount"})
    assert ledger.consistency(head.size) is not None
    assert ledger.inclusion(1)[0] == leaf
    assert verify(ledger) == []


@pytest.mark.parametrize(
    ("of", "named", "paths"),
    [
        ("WAG-1", ["text"], ["name"]),
        ("WAG-1", ["name", "text"], ["name"]),
        ("WAG-9", ["name"], ["name"]),
        ("WAG-1", ["gone"], ["gone"]),
        ("WAG-1", [], []),
    ],
)
def test_an_erasure_that_its_entry_does_not_account_for_is_refused_whole(
    ledger: Ledger, make_entry: MakeEntry, of: str, named: list[str], paths: list[str]
) -> None:
    ledger.append([make_entry(1, name="Anna", text="Zei iets")])
    before = ledger.head(), ledger.record(1)
    with pytest.raises(ValueError, match=r"\.$"):
        ledger.erase(1, paths, erasure(make_entry, 2, of, *named))
    assert (ledger.head(), ledger.record(1)) == before


def test_an_erasure_is_recorded_in_the_dossier_itself(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1, name="Anna")])
    elsewhere = make_entry(1, dossier="HM", kind="entry-erased", of="WAG-1", fields__0="name")
    with pytest.raises(ValueError, match="HM-1"):
        ledger.erase(1, ["name"], elsewhere)


def test_what_an_erasure_erased_stays_readable(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1, name="Anna")])
    ledger.erase(1, ["name"], erasure(make_entry, 2, "WAG-1", "name"))
    with pytest.raises(ValueError, match="WAG-2"):
        ledger.erase(2, ["of"], erasure(make_entry, 3, "WAG-2", "of"))
    ledger.erase(2, ["ground"], erasure(make_entry, 3, "WAG-2", "ground"))
    assert verify(ledger) == []


@pytest.mark.on_file
def test_it_says_so_when_a_reader_keeps_the_log_alive(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wijkledger.ledger.sqlite_connection.BUSY_SECONDS", 0.05)
    other = reopen()
    other.append([make_entry(number) for number in range(1, 5)])
    reading = ledger.scan()
    next(reading)
    with pytest.raises(LogNotFolded):
        other.erase(1, ["text"], erasure(make_entry, 5, "WAG-1", "text"))
    assert other.entries("WAG")[0].value("text") is GEWIST, "erased all the same"
    reading.close()
    other.clear_traces()


def test_a_read_only_ledger_forgets_nothing(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger
) -> None:
    ledger.append([make_entry(1)])
    with pytest.raises(LedgerReadOnly):
        reopen(read_only=True).erase(1, ["text"], erasure(make_entry, 2, "WAG-1", "text"))


def test_what_was_erased_elsewhere_is_said_in_the_leaf_and_reads_as_gewist(
    ledger: Ledger, make_entry: MakeEntry
) -> None:
    entry = make_entry(1, by__1="gemeente")
    entry.erased = entry.elsewhere = ("by.0", "name")
    ledger.append([entry])
    assert ledger.entries("WAG") == [entry]
    assert ledger.entries("WAG")[0].values("by") == (GEWIST, "gemeente")
    said = {path: value for path, value in ledger.record(1).fields.items() if path.startswith("erased")}
    assert said == {"erased_elsewhere.0": "by.0", "erased_elsewhere.1": "name"}
    ledger.erase(1, ["by.1"], erasure(make_entry, 2, "WAG-1", "by.1"))
    read = ledger.entries("WAG")[0]
    assert (read.erased, read.elsewhere) == (("by.1", "by.0", "name"), ("by.0", "name"))
    assert verify(ledger) == []


def test_a_value_that_is_there_is_not_gone_whatever_an_entry_says(
    ledger: Ledger, make_entry: MakeEntry
) -> None:
    entry = make_entry(1, name="Anna")
    entry.erased = entry.elsewhere = ("name",)
    ledger.append([entry])
    assert ledger.entries("WAG")[0].value("name") == "Anna"
    assert ledger.entries("WAG")[0].erased == ()
