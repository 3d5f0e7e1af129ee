"""The page on the record format says what the code does; a reader made from it alone finds every fault."""

from __future__ import annotations

import json
import re
import runpy
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from wijkledger.seal.canonical import canonical_bytes
from wijkledger.seal.disclosure import Scalar, digest, disclosure
from wijkledger.seal.leaf import erase_fields, leaf_bytes
from wijkledger.seal.merkle import EMPTY_TREE, leaf_hash, root

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
BLOCKS = [text.strip() for text in re.findall(r"```(?:json|sql)?\n(.*?)```", PAGE, re.DOTALL)]
TABLES = next(block for block in BLOCKS if block.startswith("CREATE TABLE"))

findings: Callable[..., list[str]] = runpy.run_path(str(ROOT / "tests" / "record_format_reader.py"))[
    "findings"
]

LEDGER = "01936a3c-7a00-7000-8000-000000000000"
CREATED_AT = "2026-11-22T09:00:00.000Z"
SIZE = 300
ERASED = 10


def example() -> tuple[dict[str, Any], dict[str, Any], bytes, str, str]:
    """Columns, state, salts, leaf and leaf hash of the worked example, as they stand on the page."""
    columns, state, salts, leaf, hashed = BLOCKS[-5:]
    return json.loads(columns), json.loads(state), bytes.fromhex(salts), leaf, hashed


def test_the_worked_example_is_what_the_code_makes() -> None:
    columns, state, salts, leaf, hashed = example()
    columns["n"] = columns.pop("number")
    clear = {"v": 1, "ledger": LEDGER, **columns, **state["c"]}
    made = leaf_bytes(clear, state["f"], salts)
    assert made.decode("utf-8") == leaf
    assert leaf_hash(made).hex() == hashed
    for place, path in enumerate(sorted(state["f"])):
        text = disclosure(salts[16 * place : 16 * place + 16], path, state["f"][path])
        assert f"| `{path}` | `{text}` | `{digest(text)}` |" in PAGE


def test_the_state_of_the_worked_example_is_canonical() -> None:
    assert canonical_bytes(example()[1]).decode("utf-8") == BLOCKS[-4]


def test_the_tables_on_the_page_are_those_of_the_code() -> None:
    schema = (ROOT / "src" / "wijkledger" / "ledger" / "sqlite_schema.sql").read_text(encoding="utf-8")
    assert re.findall(r"CREATE TABLE .*?;", schema, re.DOTALL) == re.findall(
        r"CREATE TABLE .*?;", TABLES, re.DOTALL
    )


def entry(position: int) -> tuple[dict[str, Any], dict[str, Any], dict[str, Scalar]]:
    """Columns, clear circumstances and fields of a made-up entry; the last of them erases."""
    dossier, number = ("WAG" if position % 2 == 0 else "HIL"), (position + 1) // 2
    columns = {"dossier": dossier, "n": number, "kind": "note-taken", "id": f"id-{position}"}
    fields: dict[str, Scalar] = {
        "by.0": "wow",
        "by.10": "par",
        "text": f"Eén\t“woord” {position}\x7f",
        "joint": True,
    }
    if position == SIZE:
        columns["kind"] = "entry-erased"
        fields = {"of": f"WAG-{ERASED // 2}", "fields.0": "by.0", "fields.1": "text", "item": -3}
    clear = {
        "schema": 1,
        "recorded_at": CREATED_AT,
        "when": "2018~",
        "visibility": "intern",
        "tags": ["wijk"],
    }
    return columns, clear, fields


def build(path: Path, size: int = SIZE) -> None:
    """A ledger made by hand from the page: the tables there, entries, nodes, a head and one erasure."""
    connection = sqlite3.connect(path)
    connection.executescript(f"{TABLES}; PRAGMA application_id=2003592295; PRAGMA user_version=1;")
    described = {"created_at": CREATED_AT, "format": 1, "ledger": LEDGER}
    seal = sha256(canonical_bytes(described)).digest()
    connection.execute("INSERT INTO ledger VALUES (1,?,1,?,?)", (LEDGER, CREATED_AT, seal))
    edge = EMPTY_TREE
    for position in range(1, size + 1):
        columns, clear, fields = entry(position)
        salts = b"".join(sha256(f"{position} {path}".encode()).digest()[:16] for path in sorted(fields))
        leaf = leaf_hash(leaf_bytes({**clear, **columns, "v": 1, "ledger": LEDGER}, fields, salts))
        state: dict[str, Any] = {"c": clear, "f": fields}
        padding = b""
        if position == ERASED:
            fields, salts, gone = erase_fields(fields, salts, {}, ["text", "by.0"])
            state, padding = {"c": clear, "f": fields, "x": ["by.0", "text"]}, b" " * 7
            rows = [(position, name, text, SIZE) for name, text in gone.items()]
            connection.executemany("INSERT INTO erasure VALUES (?,?,?,?)", rows)
        row = (position, *(columns[key] for key in ("dossier", "n", "kind", "id")))
        values = (*row, canonical_bytes(state) + padding, salts, leaf)
        connection.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)", values)
        edge, nodes = edge.append(leaf)
        connection.executemany("INSERT INTO node VALUES (?,?,?)", nodes)
    connection.execute("INSERT INTO head VALUES (1,?,?,?)", (edge.size, edge.root, edge.packed))
    connection.commit()
    connection.close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "sound.ledger"
    build(path)
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.ledger"
    path.write_bytes(sound.read_bytes())
    return path


def kept(path: Path, size: int) -> bytes:
    connection = sqlite3.connect(path)
    leaves = [leaf for (leaf,) in connection.execute("SELECT leaf FROM entry WHERE position <= ?", (size,))]
    connection.close()
    return root(leaves)


def test_a_sound_ledger_has_no_findings_and_reading_leaves_nothing_beside_it(sound: Path) -> None:
    assert findings(sound) == []
    assert list(sound.parent.iterdir()) == [sound]


def test_an_empty_ledger_is_sound(tmp_path: Path) -> None:
    build(tmp_path / "empty.ledger", 0)
    assert findings(tmp_path / "empty.ledger") == []


def test_a_head_kept_from_before_is_recognised_and_a_foreign_one_is_not(sound: Path) -> None:
    assert findings(sound, (120, kept(sound, 120))) == []
    assert findings(sound, (121, kept(sound, 120)))
    assert findings(sound, (SIZE + 1, kept(sound, SIZE)))


@pytest.mark.parametrize(
    "damage",
    [
        "PRAGMA application_id=1",
        "PRAGMA user_version=2",
        "UPDATE ledger SET created_at='2025-01-01T00:00:00.000Z'",
        "UPDATE ledger SET ledger='x'",
        "DELETE FROM ledger",
        "DELETE FROM entry WHERE position=300",
        "DELETE FROM entry WHERE position=7",
        "UPDATE entry SET position=400 WHERE position=300",
        "UPDATE entry SET number=400 WHERE position=7",
        "UPDATE entry SET dossier='UTR' WHERE position=7",
        "UPDATE entry SET kind='decision-taken' WHERE position=7",
        "UPDATE entry SET id='id-7b' WHERE position=7",
        "UPDATE entry SET leaf=zeroblob(32) WHERE position=7",
        "UPDATE entry SET salts=zeroblob(64) WHERE position=7",
        "UPDATE entry SET salts=salts||x'00' WHERE position=7",
        "UPDATE entry SET salts=CAST(hex(salts) AS TEXT) WHERE position=7",
        "UPDATE entry SET state=CAST(state AS TEXT) WHERE position=7",
        "UPDATE entry SET state=CAST(state||' ' AS BLOB) WHERE position=7",
        "UPDATE entry SET state=CAST(' '||state AS BLOB) WHERE position=10",
        "UPDATE entry SET state=CAST(state||char(10) AS BLOB) WHERE position=10",
        "UPDATE entry SET state=CAST(replace(state, '2018~', '2019~') AS BLOB) WHERE position=7",
        "UPDATE entry SET state=CAST(replace(state, '“', '„') AS BLOB) WHERE position=7",
        "UPDATE entry SET state=CAST(replace(state, 'true', '1') AS BLOB) WHERE position=7",
        "UPDATE entry SET state=CAST(replace(state, 'true', 'null') AS BLOB) WHERE position=7",
        "UPDATE entry SET state=CAST(replace(state, '-3', '-3.0') AS BLOB) WHERE position=300",
        "UPDATE entry SET state=CAST(replace(state, '[\"wijk\"]', '[]') AS BLOB) WHERE position=7",
        "UPDATE entry SET state=CAST(replace(state, '\"by.0\",', '') AS BLOB) WHERE position=10",
        "UPDATE entry SET state=x'ff' WHERE position=7",
        "DELETE FROM node",
        "UPDATE node SET hash=zeroblob(32)",
        "UPDATE node SET idx=1",
        "INSERT INTO node VALUES (16, 0, zeroblob(32))",
        "DELETE FROM head",
        "UPDATE head SET size=299",
        "UPDATE head SET root=zeroblob(32)",
        "UPDATE head SET edge=zeroblob(length(edge))",
        "DELETE FROM erasure WHERE path='text'",
        "INSERT INTO erasure VALUES (7, 'joint', 'x', 300)",
        "UPDATE erasure SET digest=reverse_text(digest) WHERE path='text'",
        "UPDATE erasure SET erased_by=299",
        "UPDATE erasure SET erased_by=301",
        "UPDATE erasure SET path='item' WHERE path='text'",
        "DROP TABLE node",
    ],
)
def test_damage_is_found(copy: Path, damage: str) -> None:
    connection = sqlite3.connect(copy)
    connection.create_function("reverse_text", 1, lambda text: text[::-1])
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert findings(copy)


def test_an_erasure_of_something_its_entry_does_not_name_is_found(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "moved.ledger"
    path.write_bytes(sound.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE erasure SET erased_by=298")
    connection.commit()
    connection.close()
    assert any("does not name it" in text for text in findings(path))


def test_what_is_no_database_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "letter.ledger"
    path.write_bytes(b"Geachte raad,\n" * 200)
    assert findings(path)
    assert findings(tmp_path / "missing.ledger")
