"""Verifies a ledger file with the standard library alone; written from docs/record-format.md only.

    python record_format_reader.py LEDGER

The numbers in the comments are sections of that page.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import sys
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x776C6467
LARGEST = 2**53 - 1
NAME = r"[a-z][a-z0-9_]*"
PATH = re.compile(rf"{NAME}(\.(0|[1-9][0-9]*|{NAME}))*")
CLEAR = {"schema": int, "recorded_at": str, "when": str, "visibility": str, "basis": list, "tags": list}
ALWAYS = {"schema", "recorded_at", "when"}
COLUMNS = {
    "ledger": {
        "id": "integer",
        "ledger": "text",
        "format": "integer",
        "created_at": "text",
        "digest": "blob",
    },
    "entry": {
        "position": "integer",
        "dossier": "text",
        "number": "integer",
        "kind": "text",
        "id": "text",
        "state": "blob",
        "salts": "blob",
        "leaf": "blob",
    },
    "node": {"level": "integer", "idx": "integer", "hash": "blob"},
    "head": {"id": "integer", "size": "integer", "root": "blob", "edge": "blob"},
    "erasure": {"position": "integer", "path": "text", "digest": "text", "erased_by": "integer"},
}


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right)


def canonical(value: Any) -> bytes:
    """JCS (2): with ASCII keys and without fractions Python's own compact, sorted JSON is the same."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode("ascii").rstrip("=")


def digest(salt: bytes, path: str, value: Any) -> str:
    """The digest of one field (3)."""
    return b64(sha256(b64(canonical([b64(salt), path, value])).encode("ascii")))


def tree(hashes: list[bytes]) -> tuple[bytes, list[bytes], dict[tuple[int, int], bytes]]:
    """Root, right edge and the complete subtrees at levels 8, 16, 24 … (5, 8)."""
    row, level, edge, stored = hashes, 0, list[bytes](), dict[tuple[int, int], bytes]()
    while row:
        if level and level % 8 == 0:
            stored.update(((level, index), part) for index, part in enumerate(row))
        if len(row) % 2:
            edge.insert(0, row[-1])
        row = [node_hash(row[index], row[index + 1]) for index in range(0, len(row) - 1, 2)]
        level += 1
    root = edge[-1] if edge else sha256(b"")
    for left in reversed(edge[:-1]):
        root = node_hash(left, root)
    return root, edge, stored


def findings(path: str | Path, kept_head: tuple[int, bytes] | None = None) -> list[str]:
    """Everything that is wrong with a ledger file, as sentences; an empty list when it is sound (10)."""
    found: list[str] = []
    try:
        reader = Reader(Path(path), found)
        try:
            reader.verify(kept_head)
        finally:
            reader.connection.close()
    except (sqlite3.Error, UnicodeError, WrongClass) as error:
        found.append(f"the file cannot be read on: {error}")
    return found


class WrongClass(Exception):  # noqa: N818  named after what was found
    """A table holds values of another storage class than it declares."""


class Reader:
    """One file, and what was found wrong with it so far."""

    def __init__(self, path: Path, found: list[str]) -> None:
        log = path.with_name(f"{path.name}-wal")
        # Without a write-ahead log the file is all there is, and reading must leave nothing beside it.
        how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
        self.connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)
        self.found = found
        self.ledger = ""
        self.format = 0
        self.kinds: dict[int, tuple[str, str, str, dict[str, Any]]] = {}
        self.erased: dict[int, dict[str, str]] = {}

    def verify(self, kept_head: tuple[int, bytes] | None) -> None:
        """The points of section 10 in their order."""
        self.check_ledger()
        for position, path, text, _ in self.rows("erasure"):
            self.erased.setdefault(position, {})[path] = text
        hashes = self.check_entries()
        self.check_tree(hashes)
        self.check_erasures()
        if kept_head is not None:
            size, root = kept_head
            self.expect(size <= len(hashes), f"the kept head has {size} entries, the file {len(hashes)}")
            self.expect(
                tree(hashes[:size])[0] == root, f"the first {size} entries are not those of the kept head"
            )

    def expect(self, *conditions_and_text: Any) -> None:
        """Note the text, which comes last, unless everything before it holds."""
        *conditions, text = conditions_and_text
        if not all(conditions):
            self.found.append(text)

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """The rows of a table in the order of its key; raises WrongClass."""
        columns = COLUMNS[table]
        for name, storage in columns.items():
            query = f"SELECT count(*) FROM {table} WHERE typeof({name}) IS NOT ?"
            (wrong,) = self.connection.execute(query, (storage,)).fetchone()
            if wrong:
                raise WrongClass(f"{table}.{name}: {wrong} values are not of class {storage}")
        query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2"
        return self.connection.execute(query).fetchall()

    def check_ledger(self) -> None:
        for pragma, value in (("application_id", APPLICATION_ID), ("user_version", 1)):
            (found,) = self.connection.execute(f"PRAGMA {pragma}").fetchone()
            self.expect(found == value, f"{pragma} is {found}, not {value}")
        rows = self.rows("ledger")
        self.expect(len(rows) == 1, f"the table ledger has {len(rows)} rows")
        for number, self.ledger, self.format, created_at, seal in rows:
            described = {"created_at": created_at, "format": self.format, "ledger": self.ledger}
            self.expect(number == 1, self.format == 1, "the ledger row is not of format 1")
            self.expect(sha256(canonical(described)) == seal, "the ledger row does not fit its digest")

    def check_entries(self) -> list[bytes]:
        """Check every row (10.2–10.4) and give the leaf hashes, as they follow from the rows."""
        hashes, last, ids = list[bytes](), dict[str, int](), set[str]()
        for place, row in enumerate(self.rows("entry"), 1):
            position, dossier, number, kind, id_, state, salts, leaf = row
            name = f"entry {position}"
            self.expect(position == place, f"{name}: stands where {place} should")
            self.expect(number == last.get(dossier, 0) + 1, f"{name}: {dossier}-{number} does not follow")
            self.expect(id_ not in ids, f"{name}: its id is not its own")
            last[dossier] = number
            ids.add(id_)
            parsed = self.parsed(name, state)
            if parsed is None:
                hashes.append(leaf)
                continue
            columns = {"dossier": dossier, "n": number, "id": id_, "kind": kind}
            rebuilt = self.leaf_hash(name, columns, parsed, salts, self.erased.get(position, {}))
            self.expect(rebuilt == leaf, f"{name}: its content does not fit its leaf hash")
            self.kinds[position] = (kind, dossier, f"{dossier}-{number}", parsed["f"])
            hashes.append(rebuilt)
        return hashes

    def leaf_hash(
        self, name: str, columns: dict[str, Any], state: dict[str, Any], salts: bytes, erased: dict[str, str]
    ) -> bytes:
        """The leaf hash that follows from a row (4, 5)."""
        fields = state["f"]
        self.expect(len(salts) == 16 * len(fields), f"{name}: its salts do not fit its fields")
        self.expect(sorted(erased) == state.get("x", []), f"{name}: x differs from the erasure rows")
        digests = [
            digest(salts[16 * place : 16 * place + 16], path, fields[path])
            for place, path in enumerate(sorted(fields))
        ]
        clear = {**state["c"], **columns, "v": self.format, "ledger": self.ledger}
        return sha256(b"\x00" + canonical({**clear, "_sd": sorted([*digests, *erased.values()])}))

    def parsed(self, name: str, state: bytes) -> dict[str, Any] | None:
        """The state of a row, None when it is not of the form of section 8."""
        try:
            value = json.loads(state)
            text = state.rstrip(b" ") if isinstance(value, dict) and "x" in value else state
            if canonical(value) == text and is_state(value):
                return dict(value)
        except (ValueError, RecursionError):
            pass
        self.found.append(f"{name}: its state is not of the form that is written")
        return None

    def check_tree(self, hashes: list[bytes]) -> None:
        root, edge, stored = tree(hashes)
        nodes = {(level, index): part for level, index, part in self.rows("node")}
        for level, index in sorted(stored.keys() | nodes.keys()):
            fits = stored.get((level, index)) == nodes.get((level, index))
            self.expect(fits, f"node {level}/{index} is not that of the tree")
        heads = self.rows("head")
        self.expect(len(heads) == 1, f"the table head has {len(heads)} rows")
        for number, size, stored_root, stored_edge in heads:
            self.expect(
                number == 1, size == len(hashes), f"the head counts {size} entries, not {len(hashes)}"
            )
            self.expect(stored_root == root, "the root in the head is not that of the tree")
            self.expect(stored_edge == b"".join(edge), "the edge in the head is not that of the tree")

    def check_erasures(self) -> None:
        """Each erasure has its entry (10.6)."""
        for position, path, _, erased_by in self.rows("erasure"):
            name = f"erasure of {path} in entry {position}"
            if position not in self.kinds or erased_by not in self.kinds:
                self.found.append(f"{name}: an entry that it names is not there")
                continue
            _, dossier, citation, _ = self.kinds[position]
            kind, dossier_of_eraser, _, fields = self.kinds[erased_by]
            named = {value for key, value in fields.items() if re.fullmatch(r"fields\.[0-9]+", key)}
            self.expect(
                kind == "entry-erased", erased_by > position, f"{name}: entry {erased_by} erases nothing"
            )
            self.expect(dossier == dossier_of_eraser, f"{name}: erased from another dossier")
            self.expect(
                fields.get("of") == citation, path in named, f"{name}: entry {erased_by} does not name it"
            )


def is_state(value: Any) -> bool:
    """Whether a parsed state has the keys and types of sections 3, 4 and 8."""
    if not isinstance(value, dict) or not {"c", "f"} <= value.keys() <= {"c", "f", "x"}:
        return False
    clear, fields, erased = value["c"], value["f"], value.get("x", ["nothing"])
    if not (isinstance(clear, dict) and isinstance(fields, dict) and is_list_of_strings(erased)):
        return False
    proper = all(PATH.fullmatch(path) for path in [*fields, *erased])
    apart = erased == sorted(set(erased)) and not fields.keys() & set(value.get("x", []))
    return proper and apart and is_clear(clear) and all(map(is_scalar, fields.values()))


def is_clear(clear: dict[str, Any]) -> bool:
    """Whether the clear circumstances are the known ones, of their types."""
    return ALWAYS <= clear.keys() <= CLEAR.keys() and all(
        type(value) is CLEAR[key] and (is_list_of_strings(value) if CLEAR[key] is list else is_scalar(value))
        for key, value in clear.items()
    )


def is_list_of_strings(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def is_scalar(value: Any) -> bool:
    """Whether this is a value of section 1 that is no array or object."""
    if isinstance(value, str):
        return "\0" not in value and not re.search("[\ud800-\udfff]", value)
    return isinstance(value, int) and abs(value) <= LARGEST


if __name__ == "__main__":
    problems = findings(sys.argv[1])
    sys.stdout.write("".join(f"{problem}\n" for problem in problems) or "sound\n")
    sys.exit(bool(problems))
