"""Each row against its leaf: the hot loop of a verification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from wijkledger.ledger.finding import Finding, at
from wijkledger.ledger.mapper import FORMAT
from wijkledger.seal.leaf import DIGESTS, leaf_bytes
from wijkledger.seal.merkle import leaf_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wijkledger.ledger.cursor import Cursor

ROWS: Final = (
    "SELECT position, dossier, number, kind, id, state, salts, leaf FROM entry"
    " WHERE position>? AND position<=? ORDER BY position"
)
TYPES: Final = (int, str, int, str, str, bytes, bytes, bytes)
COLUMNS: Final = frozenset({"v", "ledger", "dossier", "n", "id", "kind", DIGESTS})
"""What a leaf holds apart from the clear circumstances in ``state``; these may not stand there as well."""

NOTHING: Final[dict[str, str]] = {}

Row = tuple[int, str, int, str, str, bytes, bytes, bytes]


class Checked(NamedTuple):
    """What came of a run of rows: findings, and the stored leaf hashes in order."""

    findings: list[Finding]
    leaves: list[bytes]


def stored_erasures(c: Cursor) -> dict[int, dict[str, str]]:
    """The digests of everything that was ever erased, by position and path."""
    c.execute("SELECT position, path, digest FROM erasure ORDER BY position, path")
    found: dict[int, dict[str, str]] = {}
    for position, path, digest in c.fetchall():
        found.setdefault(position, {})[path] = digest
    return found


def check_entries(  # noqa: PLR0913, PLR0917 - what to read, from where to where, and what to hold it against
    c: Cursor,
    ledger_id: str,
    after: int,
    last: int,
    erased: Mapping[int, dict[str, str]],
    broken: tuple[type[Exception], ...],
) -> Checked:
    """Check the rows after a position up to ``last``; ``broken`` is what unreadable rows raise."""
    findings, leaves, expected = list[Finding](), list[bytes](), after
    try:
        for rows in c.scan(ROWS, (after, last)):
            for row in rows:
                expected += 1
                if row[0] != expected:
                    findings.append(at("gap", f"staat op plaats {row[0]}, niet op {expected}", *row[:3]))
                    expected = row[0]
                problem = row_problem(row, ledger_id, erased.get(row[0], NOTHING))
                if problem is not None:
                    findings.append(at(*problem, *row[:3]))
                leaves.append(row[7])
    except broken as error:
        findings.append(Finding("unreadable", f"Na plaats {expected} is het bestand onleesbaar ({error})."))
    if expected != last and not findings:
        findings.append(Finding("gap", f"Na plaats {expected} ontbreken inschrijvingen tot en met {last}."))
    return Checked(findings, leaves)


def row_problem(row: Row, ledger_id: str, erased: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with one row, as (code, Dutch words); None when it is whole."""
    if tuple(map(type, row)) != TYPES:
        return "type", "een kolom heeft het verkeerde type"
    _, dossier, number, kind, id_, state, salts, leaf = row
    try:
        stored = orjson.loads(state)
        if canonical_state(stored, len(state), sorted(erased)) != state:
            return "state", "de inhoud staat er niet zoals het programma die schrijft"
        clear, fields = stored["c"], stored["f"]
        if not COLUMNS.isdisjoint(clear):
            return "state", "de omstandigheden bevatten een naam die daar niet hoort"
        whole = {
            **clear,
            "v": FORMAT,
            "ledger": ledger_id,
            "dossier": dossier,
            "n": number,
            "id": id_,
            "kind": kind,
        }
        if leaf_hash(leaf_bytes(whole, fields, salts, erased)) != leaf:
            return "leaf", "de inhoud past niet bij het zegel"
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return "state", f"de inhoud is onleesbaar ({error})"
    return None


def canonical_state(stored: dict[str, Any], length: int, erased: list[str]) -> bytes:
    """The bytes that ``state`` must be; only a row with erased paths may be padded, with spaces."""
    if erased or "x" in stored:
        if stored.get("x") != erased or len(stored) != 3:  # noqa: PLR2004 - c, f and x
            return b""
        return orjson.dumps(stored, option=orjson.OPT_SORT_KEYS).ljust(length)
    return orjson.dumps(stored, option=orjson.OPT_SORT_KEYS) if len(stored) == 2 else b""  # noqa: PLR2004
