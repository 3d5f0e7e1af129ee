"""The questions one asks of the tables, in either database; each takes a cursor in its own transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wijkledger.ledger.recorder import Head, Unreadable
from wijkledger.seal.merkle import STORED_LEVELS, join

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from wijkledger.ledger.cursor import Cursor

ROW: Final = "SELECT position, dossier, number, kind, id, state FROM entry"

DOSSIERS: Final = """
WITH RECURSIVE code (name) AS (
  SELECT min(dossier) FROM entry
  UNION ALL SELECT (SELECT min(dossier) FROM entry WHERE dossier > name) FROM code WHERE name IS NOT NULL
)
SELECT name FROM code WHERE name IS NOT NULL
ORDER BY (SELECT position FROM entry WHERE dossier = name ORDER BY number LIMIT 1)
"""
"""Steps from dossier to dossier along the index: as many look-ups as dossiers, however many entries."""

Row = tuple[int, str, int, str, str, bytes]
"""position, dossier, number, kind, id, state"""


class SealedRow(NamedTuple):
    """One row of the entry table, without its position."""

    dossier: str
    number: int
    kind: str
    id: str
    state: bytes
    salts: bytes
    leaf: bytes


def head(c: Cursor) -> Head:
    """The tree as it stands."""
    c.execute("SELECT size, root FROM head")
    return Head(*required(c.fetchone(), "de stand ontbreekt"))


def dossiers(c: Cursor) -> tuple[str, ...]:
    """The dossiers in the order of their first entries."""
    c.execute(DOSSIERS)
    return tuple(name for (name,) in c.fetchall())


def last_number(c: Cursor, dossier: str) -> int:
    """The number of the newest entry of a dossier, 0 when there is none."""
    c.execute("SELECT max(number) FROM entry WHERE dossier=?", (dossier,))
    return int(c.fetchone()[0] or 0)


def rows(
    c: Cursor, *, dossier: str | None, kinds: Collection[str] | None, after_position: int
) -> Iterator[Row]:
    """The rows in the order of their positions, as plain tuples."""
    if kinds is not None and not kinds:
        return
    query, params = f"{ROW} WHERE position>?", list[Any]([after_position])
    if dossier is not None:
        # Within a dossier the order of numbers is the order of positions, and the index has the numbers.
        query, params = f"{ROW} WHERE dossier=? AND position>?", [dossier, after_position]
    if kinds is not None:
        query, params = f"{query} AND kind IN ({','.join('?' * len(kinds))})", [*params, *kinds]
    for portion in c.scan(f"{query} ORDER BY {'position' if dossier is None else 'number'}", params):
        yield from portion


def page(c: Cursor, dossier: str, first_number: int, count: int) -> list[Row]:
    """At most ``count`` rows of a dossier, from a number on."""
    c.execute(f"{ROW} WHERE dossier=? AND number>=? ORDER BY number LIMIT ?", (dossier, first_number, count))
    found: list[Row] = c.fetchall()
    return found


def find(c: Cursor, id_: str) -> int | None:
    """The position of the entry with this id."""
    c.execute("SELECT position FROM entry WHERE id=?", (id_,))
    row = c.fetchone()
    return None if row is None else int(row[0])


def sealed_row(c: Cursor, position: int) -> SealedRow:
    """The whole row at a position; LookupError when there is none."""
    c.execute("SELECT dossier, number, kind, id, state, salts, leaf FROM entry WHERE position=?", (position,))
    row = c.fetchone()
    if row is None:
        raise LookupError(f"Er is geen inschrijving op plaats {position}.")
    return SealedRow(*row)


def erased(c: Cursor, position: int) -> dict[str, str]:
    """The digests of the erased paths of one entry."""
    c.execute("SELECT path, digest FROM erasure WHERE position=? ORDER BY path", (position,))
    return dict(c.fetchall())


def subtree(c: Cursor) -> Callable[[int, int], bytes]:
    """Answers for the hash of a complete subtree from the nearest stored nodes below it: at most 128 rows."""

    def found(level: int, index: int) -> bytes:
        above = level % STORED_LEVELS
        first, last = index << above, (index + 1) << above
        if level == above:
            c.execute(
                "SELECT leaf FROM entry WHERE position BETWEEN ? AND ? ORDER BY position", (first + 1, last)
            )
        else:
            c.execute(
                "SELECT hash FROM node WHERE level=? AND idx>=? AND idx<? ORDER BY idx",
                (level - above, first, last),
            )
        hashes = [hash_ for (hash_,) in c.fetchall()]
        if len(hashes) != last - first:
            raise Unreadable("er ontbreken knopen van de boom")
        return join_perfect(hashes)

    return found


def join_perfect(hashes: list[bytes]) -> bytes:
    """The hash over a power of two of neighbouring subtrees of one height."""
    while len(hashes) > 1:
        hashes = [join(hashes[place : place + 2]) for place in range(0, len(hashes), 2)]
    return hashes[0]


def required(row: Any, what: str) -> Any:
    """The row, or Unreadable when it is not there."""
    if row is None:
        raise Unreadable(what)
    return row
