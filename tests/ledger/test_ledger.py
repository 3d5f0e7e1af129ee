"""Appending to a ledger and reading it back."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from wijkledger.domain.entry import Entry
from wijkledger.ledger.errors import LedgerError, UnknownKind, VersionConflict
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.mapper import EntryMapper, state_bytes
from wijkledger.seal.canonical import NotCanonical
from wijkledger.seal.leaf import leaf_bytes
from wijkledger.seal.merkle import EMPTY_ROOT, leaf_hash, root
from wijkledger.seal.proofs import check_consistency, check_inclusion

MakeEntry = Callable[..., Entry]
OpenLedger = Callable[..., Ledger]


def test_a_new_ledger_is_empty(ledger: Ledger) -> None:
    assert ledger.head() == (0, EMPTY_ROOT)
    assert ledger.dossiers() == ()
    assert ledger.last_number("WAG") == 0
    assert ledger.append([]) == ()


def test_what_was_appended_is_read_back_the_same(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger
) -> None:
    entries = [make_entry(1, text="Ängstlich 🌱", amount=-7, binding=True, by__0="wow"), make_entry(2)]
    assert ledger.append(entries) == (1, 2)
    assert reopen().entries("WAG") == entries
    assert reopen().entries("WAG", after=1) == entries[1:]


def test_positions_run_on_over_dossiers(ledger: Ledger, make_entry: MakeEntry) -> None:
    assert ledger.append([make_entry(1), make_entry(1, dossier="ABC")]) == (1, 2)
    assert ledger.append([make_entry(2)]) == (3,)
    assert ledger.dossiers() == ("WAG", "ABC"), "in the order of their first entries"
    assert [row[:3] for row in ledger.scan()] == [(1, "WAG", 1), (2, "ABC", 1), (3, "WAG", 2)]


def test_a_scan_picks_dossier_kinds_and_what_is_new(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1), make_entry(2, kind="decision-taken"), make_entry(1, dossier="HM")])
    assert [row[0] for row in ledger.scan(dossier="WAG")] == [1, 2]
    assert [row[0] for row in ledger.scan(kinds={"decision-taken"})] == [2]
    assert [row[0] for row in ledger.scan(after_position=2)] == [3]
    assert not list(ledger.scan(kinds=()))


def test_a_page_is_a_run_of_numbers(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(number) for number in range(1, 8)])
    assert [entry.number for entry in ledger.page("WAG", 3, 2)] == [3, 4]
    assert [entry.number for entry in ledger.page("WAG", 6, 50)] == [6, 7]


def test_an_entry_is_found_by_its_id(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1), make_entry(2)])
    assert ledger.find("id-WAG-2") == 2
    assert ledger.find("id-WAG-3") is None


@pytest.mark.parametrize("number", [1, 2, 4, 0])
def test_a_number_that_is_not_the_next_one_is_a_conflict(
    ledger: Ledger, make_entry: MakeEntry, number: int
) -> None:
    ledger.append([make_entry(1), make_entry(2)])
    before = ledger.head()
    with pytest.raises(VersionConflict):
        ledger.append([make_entry(1, dossier="HM"), make_entry(number)])
    assert ledger.head() == before, "all or nothing"
    assert ledger.append([make_entry(3)]) == (3,)


def test_an_id_that_is_taken_is_a_conflict(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1)])
    again = make_entry(2)
    again.id = "id-WAG-1"
    with pytest.raises(VersionConflict):
        ledger.append([again])
    assert ledger.head().size == 1


def test_a_value_that_the_format_does_not_know_is_refused_whole(
    ledger: Ledger, make_entry: MakeEntry
) -> None:
    with pytest.raises(NotCanonical):
        ledger.append([make_entry(1), make_entry(2, amount=0.5)])
    assert ledger.head().size == 0


def test_a_kind_outside_the_registry_is_refused_both_ways(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger
) -> None:
    with pytest.raises(UnknownKind):
        ledger.append([make_entry(1, kind="os:system")])
    ledger.append([make_entry(1, kind="decision-taken")])
    with pytest.raises(UnknownKind, match="decision-taken"):
        reopen(kinds=frozenset({"note-taken"})).entries("WAG")


def test_an_old_shape_is_brought_to_the_present_one_when_read(make_entry: MakeEntry) -> None:
    def second(entry: Entry) -> Entry:
        clear = {**entry.clear, "schema": 2}
        fields = {"words" if path == "text" else path: value for path, value in entry.fields.items()}
        return Entry(entry.dossier, entry.number, entry.kind, entry.id, clear, fields, entry.erased)

    def third(entry: Entry) -> Entry:
        clear = {**entry.clear, "schema": 3}
        return Entry(entry.dossier, entry.number, "note-kept", entry.id, clear, entry.fields, entry.erased)

    mapper = EntryMapper(
        ledger_id="een",
        kinds=frozenset({"note-kept"}),
        entropy=os.urandom,
        upcasts={("note-taken", 1): second, ("note-taken", 2): third},
    )
    old = make_entry(1, text="Toen")
    entry = mapper.entry("WAG", 1, "note-taken", old.id, state_bytes(old.clear, old.fields))
    assert (entry.kind, entry.clear["schema"], entry.fields) == ("note-kept", 3, {"words": "Toen"})


def test_the_leaf_can_be_made_again_from_the_record(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1), make_entry(2, text="x", by__0="wow")])
    record = ledger.record(2)
    assert leaf_hash(leaf_bytes(*record)) == ledger.leaf(2)
    assert record.clear["ledger"] == ledger.ledger_id
    assert record.clear["n"] == 2
    assert root([ledger.leaf(1), ledger.leaf(2)]) == ledger.head().root
    with pytest.raises(LookupError):
        ledger.record(3)


def test_salts_come_from_the_entropy_that_was_handed_in(path: str, make_entry: MakeEntry) -> None:
    kinds = frozenset({"note-taken"})
    with Ledger.create(
        path, ledger_id="een", created_at="2026", kinds=kinds, entropy=lambda n: b"s" * n
    ) as one:
        one.append([make_entry(1, text="x", by__0="wow")])
        assert one.record(1).salts == b"s" * 32


def test_every_entry_is_proved_to_be_in_the_tree(rich: Ledger) -> None:
    for position in (1, 2, 255, 256, 257, 281, 282):
        leaf, proof, head = rich.inclusion(position)
        assert check_inclusion(leaf, position - 1, head.size, proof, head.root)


def test_every_earlier_head_is_proved_to_be_the_beginning(ledger: Ledger, make_entry: MakeEntry) -> None:
    heads = [ledger.head()]
    for number in range(1, 600, 37):
        ledger.append([make_entry(number + place) for place in range(37)])
        heads.append(ledger.head())
    for old in heads:
        proof = ledger.consistency(old.size)
        assert check_consistency(old.size, heads[-1].size, old.root, heads[-1].root, proof)


def test_a_ledger_says_when_another_one_wrote(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger
) -> None:
    other = reopen()
    assert not ledger.changed()
    other.append([make_entry(1)])
    assert ledger.changed()
    assert not ledger.changed()


def test_a_scan_sees_one_moment(ledger: Ledger, make_entry: MakeEntry) -> None:
    ledger.append([make_entry(1), make_entry(2)])
    rows = ledger.scan()
    first = next(rows)
    ledger.append([make_entry(3)])
    assert [first[0], *(row[0] for row in rows)] == [1, 2]


def test_making_a_ledger_that_exists_opens_it(create: OpenLedger, make_entry: MakeEntry, path: str) -> None:
    create().append([make_entry(1)])
    again = Ledger.create(path, ledger_id="ander", created_at="2030", kinds=frozenset({"note-taken"}))
    with again:
        assert again.ledger_id == create().ledger_id
        assert again.head().size == 1


@pytest.mark.on_file
def test_closing_leaves_one_file_and_no_thread(create: OpenLedger, make_entry: MakeEntry, path: str) -> None:
    threads = threading.active_count()
    with create() as ledger:
        ledger.append([make_entry(1)])
        ledger.changed()
    assert threading.active_count() == threads
    assert list(Path(path).parent.iterdir()) == [Path(path)]


def read_until_closed(ledger: Ledger, ends: list[str]) -> None:
    try:
        while True:
            assert len(ledger.entries("WAG")) == 300
            ledger.changed()
    except LedgerError as error:
        ends.append(str(error))


def test_closing_under_threads_that_read_ends_their_reading_with_an_error(
    ledger: Ledger, make_entry: MakeEntry, reopen: OpenLedger, path: str
) -> None:
    ledger.append([make_entry(number) for number in range(1, 301)])
    ledger.close()
    for _ in range(10):
        shared, ends = reopen(), list[str]()
        readers = [threading.Thread(target=read_until_closed, args=(shared, ends)) for _ in range(4)]
        for reader in readers:
            reader.start()
        shared.close()
        for reader in readers:
            reader.join()
        assert len(ends) == 4
        assert all("gesloten" in end for end in ends)
    if "://" not in path:
        assert list(Path(path).parent.iterdir()) == [Path(path)], "and no connection stays behind"


@pytest.mark.on_file
def test_closing_does_not_wait_for_a_scan_that_nobody_finishes(
    ledger: Ledger, make_entry: MakeEntry, path: str
) -> None:
    ledger.append([make_entry(1), make_entry(2)])
    rows = ledger.scan()
    next(rows)
    ledger.close()
    del rows
    assert list(Path(path).parent.iterdir()) == [Path(path)]


def test_variables_of_the_process_change_nothing(
    monkeypatch: pytest.MonkeyPatch, create: OpenLedger, make_entry: MakeEntry
) -> None:
    for name in (
        "PERSISTENCE_MODULE",
        "MAPPER_TOPIC",
        "COMPRESSOR_TOPIC",
        "IS_SNAPSHOTTING_ENABLED",
        "CREATE_TABLE",
    ):
        monkeypatch.setenv(name, "nonsense")
        monkeypatch.setenv(f"LEDGERAPPLICATION_{name}", "nonsense")
    ledger = create()
    ledger.append([make_entry(1)])
    assert len(ledger.entries("WAG")) == 1
