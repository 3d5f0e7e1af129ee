"""The hash tree of RFC 6962 and RFC 9162: leaf and node hashes, the root, and the right edge that grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NamedTuple

HASH_LENGTH: Final = 32
"""Bytes of one SHA-256."""

EMPTY_ROOT: Final = sha256(b"").digest()
"""The root of a tree without leaves (RFC 9162, section 2.1.1)."""

STORED_LEVELS: Final = 8
"""Nodes are kept at levels 8, 16, 24 …; what lies between takes at most 255 hashes to recompute."""


class Node(NamedTuple):
    """A complete subtree: ``idx`` i at ``level`` l covers the leaves i·2^l up to (i+1)·2^l, from zero."""

    level: int
    idx: int
    hash: bytes


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 of 00 and the bytes of the leaf."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of 01 and the hashes of the two halves."""
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes in their order; costs one hash per leaf."""
    return EMPTY_TREE.extend(hashes)[0].root


@dataclass(frozen=True, slots=True)
class Edge:
    """The right edge of a tree: all that is needed to append to it and to know its root.

    ``hashes`` are those of the complete subtrees that the binary form of ``size`` names, largest first.
    """

    size: int
    hashes: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise ValueError(f"Een rand van {len(self.hashes)} hashes past niet bij {self.size} bladen.")
        if any(len(part) != HASH_LENGTH for part in self.hashes):
            raise ValueError(f"Een hash in de rand is geen {HASH_LENGTH} bytes lang.")

    @classmethod
    def unpack(cls, size: int, packed: bytes) -> Edge:
        """The edge of a stored head; raises ValueError when the bytes do not fit the size."""
        starts = range(0, len(packed), HASH_LENGTH)
        return cls(size, tuple(packed[start : start + HASH_LENGTH] for start in starts))

    @property
    def packed(self) -> bytes:
        """The hashes one after another, as a head stores them."""
        return b"".join(self.hashes)

    @property
    def root(self) -> bytes:
        """The root of the tree; costs one hash per complete subtree."""
        return join(self.hashes)

    def append(self, leaf: bytes) -> tuple[Edge, tuple[Node, ...]]:
        """The edge with one leaf hash more, and the nodes to store that it completes; one hash on average."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> tuple[Edge, tuple[Node, ...]]:
        """The edge with these leaf hashes appended, and the nodes to store, in order of completion."""
        hashes, size, completed = list(self.hashes), self.size, list[Node]()
        for leaf in leaves:
            carried, level, left = leaf, 0, size
            # Each trailing one bit of the size is a complete subtree of the same height: they become one.
            while left & 1:
                carried = node_hash(hashes.pop(), carried)
                level, left = level + 1, left >> 1
                if level % STORED_LEVELS == 0:
                    completed.append(Node(level, left, carried))
            hashes.append(carried)
            size += 1
        return Edge(size, tuple(hashes)), tuple(completed)


def join(parts: Sequence[bytes]) -> bytes:
    """The hash over neighbouring complete subtrees, largest first; of none it is the empty root."""
    if not parts:
        return EMPTY_ROOT
    *rest, joined = parts
    for left in reversed(rest):
        joined = node_hash(left, joined)
    return joined


EMPTY_TREE: Final = Edge(0, ())
"""Where every ledger begins."""
