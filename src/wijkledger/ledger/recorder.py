"""What recording means apart from any database: positions, the growing tree, the new head.

A recorder for another database is one more file beside ``sqlite_recorder``; it reads the head under a lock,
asks ``grown`` for the batch and writes the batch in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from eventsourcing.persistence import IntegrityError

from wijkledger.ledger.sealed import SealedEvent, sealed
from wijkledger.seal.merkle import EMPTY_ROOT, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eventsourcing.persistence import StoredEvent


class Unreadable(ValueError):  # noqa: N818  it says what the row is, as LedgerDamaged does
    """Something stored is not what we write; the edge of this room makes it a LedgerDamaged."""


class Head(NamedTuple):
    """The tree as a whole: how many entries it has and the 32-byte root over all of them."""

    size: int
    root: bytes


EMPTY = Head(0, EMPTY_ROOT)


@dataclass(frozen=True)
class Batch:
    """Everything that one transaction writes."""

    rows: list[tuple[int, str, int, str, str, bytes, bytes, bytes]]
    """position, dossier, number, kind, id, state, salts, leaf"""
    nodes: tuple[Node, ...]
    """the subtrees at stored levels that these entries complete"""
    head: tuple[int, bytes, bytes]
    """size, root, edge"""

    @property
    def positions(self) -> list[int]:
        """The dense positions of the new entries."""
        return [row[0] for row in self.rows]


def grown(size: int, packed_edge: bytes, events: Iterable[StoredEvent]) -> Batch:
    """The batch that appends events to a tree of ``size`` entries with this right edge."""
    edge = unpacked(size, packed_edge)
    rows = [
        (
            position,
            str(event.originator_id),
            event.originator_version,
            event.topic,
            event.id,
            event.state,
            event.salts,
            event.leaf,
        )
        for position, event in enumerate(map(sealed, events), size + 1)
    ]
    edge, nodes = edge.extend(row[-1] for row in rows)
    return Batch(rows, nodes, (edge.size, edge.root, edge.packed))


def unpacked(size: int, packed_edge: bytes) -> Edge:
    """The stored right edge; raises Unreadable when it does not fit the size."""
    try:
        return Edge.unpack(size, packed_edge)
    except (ValueError, TypeError) as broken:
        raise Unreadable("de rand van de boom past niet bij de stand") from broken


def refuse_gaps(events: Iterable[StoredEvent], last_number: Callable[[str], int]) -> None:
    """Raise IntegrityError unless every entry of ours bears the next number of its dossier.

    Foreign events are let through: the library's contract numbers some streams from 0.
    """
    last: dict[str, int] = {}
    for event in events:
        if isinstance(event, SealedEvent):
            dossier = str(event.originator_id)
            before = last[dossier] if dossier in last else last_number(dossier)
            if event.originator_version != before + 1:
                msg = f"{dossier}: {event.originator_version} does not follow {before}"
                raise IntegrityError(msg)
            last[dossier] = event.originator_version
