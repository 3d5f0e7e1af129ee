"""The ledger that is kept for ever: sound, readable, and readable without this program."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wijkledger.domain.admission import to_entry
from wijkledger.domain.entry import Entry
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import KINDS
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS
from wijkledger.projections.stand import stand
from wijkledger.seal.proofs import check_consistency

GOLDEN = Path(__file__).parent / "golden" / "v1.ledger"
READER = Path(__file__).parent / "record_format_reader.py"
SIZE = 253
ROOT = "f9fcc3efe0d03b4e7bb122495b0ce447fc3b3175510bdb4d08804eb67e972d9e"
TODAY = date(2026, 11, 22)


def findings(path: Path | str) -> list[str]:
    """What the reader finds, run without anything that was ever installed beside the standard library."""
    command = [sys.executable, "-I", "-S", str(READER), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return [] if run.returncode == 0 else run.stdout.splitlines()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A copy, because even opening a ledger may touch its file."""
    copy = tmp_path / "copy.ledger"
    shutil.copyfile(GOLDEN, copy)
    with Ledger.open(str(copy), kinds=KINDS) as opened:
        yield opened


def test_a_reader_written_from_the_page_alone_finds_it_sound() -> None:
    assert findings(GOLDEN) == []


def test_a_reader_written_from_the_page_alone_sees_one_changed_letter(ledger: Ledger) -> None:
    path = Path(ledger.path)
    ledger.close()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"duurzaam", b"duurzaan", 1))

    assert findings(path) != []


def test_the_program_finds_it_sound_with_the_root_it_always_had(ledger: Ledger) -> None:
    assert verify(ledger) == []
    assert (ledger.head().size, ledger.head().root.hex()) == (SIZE, ROOT)


def test_what_was_erased_reads_as_erased_and_the_rest_as_ever(ledger: Ledger) -> None:
    chronicle = Chronicle.of(ledger.entries("WB"))
    erased = [entry for entry in chronicle.entries if entry.erased]

    assert [entry.erased for entry in erased] == [("text",)]
    assert str(erased[0].value("text")) == "[gewist]"
    assert VIEWS["fase"].build(chronicle, None, TODAY).rows[-1].cells["fase"].value == "ontwikkelen"


def test_removing_values_at_random_leaves_root_proofs_and_every_view_working(ledger: Ledger) -> None:
    """A tenth of all values of every tenth entry goes; nothing but those values is missed."""
    chance = random.Random(20261122)
    old = ledger.head()
    leaves = [ledger.leaf(position) for position in range(1, SIZE + 1)]
    for position in chance.sample(range(1, SIZE), 25):
        _forget_some(ledger, position, chance)

    assert verify(ledger) == []
    assert findings(ledger.path) == []
    assert [ledger.leaf(position) for position in range(1, SIZE + 1)] == leaves
    new = ledger.head()
    assert check_consistency(SIZE, new.size, old.root, new.root, ledger.consistency(SIZE))
    for code in ledger.dossiers():
        chronicle = Chronicle.of(ledger.entries(code))
        stand(chronicle, None, TODAY)
        for projection in VIEWS.values():
            for day in (None, date(2021, 1, 1)):
                for row in projection.build(chronicle, day, TODAY).rows:
                    assert row.cells


def _forget_some(ledger: Ledger, position: int, chance: random.Random) -> None:
    record = ledger.record(position)
    paths = [path for path in record.fields if not path.startswith("fields.")]
    if record.clear["kind"] in ("entry-erased", "dossier-opened") or not paths:
        return
    gone = chance.sample(sorted(paths), min(len(paths), 1 + chance.randrange(len(paths))))
    code = record.clear["dossier"]
    erasure = Proposed(
        "entry-erased",
        {"of": f"{code}-{record.clear['n']}", "fields": gone, "ground": "AVG"},
        {"when": "2026-11-22", "visibility": "intern"},
    )
    ledger.erase(position, gone, _numbered(erasure, code, ledger.last_number(code) + 1, chance))


def _numbered(proposed: Proposed, code: str, number: int, chance: random.Random) -> Entry:
    return to_entry(
        proposed,
        dossier_code=code,
        number=number,
        id=f"019aa000-0000-7000-8000-{chance.randrange(1 << 48):012x}",
        recorded_at="2026-11-22T12:00:00.000Z",
        recorded_by="proef",
    )
