"""Proofs as pairs of make and check (RFC 9162, sections 2.1.3 and 2.1.4); a check needs only the proof.

Every proof is a tuple of 32-byte hashes in the order of the RFC. A checker says no to whatever it is handed
that is not a proof, junk included; it never raises. Size and root belong together: a proof is worth what the
head is worth that named them both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from wijkledger.seal.merkle import EMPTY_ROOT, HASH_LENGTH, join, node_hash

Subtree = Callable[[int, int], bytes]
"""The hash of the complete subtree at (level, index); level 0 is a leaf hash."""

Proof = tuple[bytes, ...]

_LARGEST_TREE: Final = 2**63 - 1


def inclusion_proof(index: int, size: int, subtree: Subtree) -> Proof:
    """Show that leaf ``index``, from zero, is in the tree of ``size`` leaves; at most 2·log2(size) subtrees.

    Raises ValueError when there is no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"Er is geen blad {index} in een boom van {size}.")
    proof, first, last = list[bytes](), 0, size
    while last - first > 1:
        middle = first + _left_half(last - first)
        if index < middle:
            proof.append(_range_hash(middle, last, subtree))
            last = middle
        else:
            proof.append(_range_hash(first, middle, subtree))
            first = middle
    return tuple(reversed(proof))


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf hash stands at ``index`` in the tree with this size and root; log2(size) hashes."""
    if not (_are_sizes(index, size) and index < size and _are_hashes(leaf, root) and _is_proof(proof)):
        return False
    node, edge, found = index, size - 1, leaf
    for part in proof:
        if edge == 0:
            return False
        if node & 1 or node == edge:
            found = node_hash(part, found)
            while not node & 1 and node:
                node, edge = node >> 1, edge >> 1
        else:
            found = node_hash(found, part)
        node, edge = node >> 1, edge >> 1
    return edge == 0 and found == root


def consistency_proof(old: int, new: int, subtree: Subtree) -> Proof:
    """Show that the first ``old`` leaves of the tree of ``new`` are a tree that was seen before.

    At most 2·log2(new) subtrees. Empty when nothing needs showing: ``old`` is 0 or equals ``new``.
    Raises ValueError when the old tree is larger than the new one.
    """
    if not 0 <= old <= new:
        raise ValueError(f"Een boom van {new} bladen kan geen vervolg zijn op een van {old}.")
    if old in {0, new}:
        return ()
    proof, first, last, whole = list[bytes](), 0, new, True
    while old < last:
        middle = first + _left_half(last - first)
        if old <= middle:
            proof.append(_range_hash(middle, last, subtree))
            last = middle
        else:
            proof.append(_range_hash(first, middle, subtree))
            first, whole = middle, False
    if not whole:
        proof.append(_range_hash(first, last, subtree))
    return tuple(reversed(proof))


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree with the new size and root begins with the tree of the old ones; 2·log2(new) hashes.

    The RFC leaves two edges open. Equal sizes: an empty proof and equal roots. Old size 0: an empty proof and
    the empty root, for every tree begins with the empty one.
    """
    if not (_are_sizes(old, new) and old <= new and _are_hashes(old_root, new_root) and _is_proof(proof)):
        return False
    if old == new:
        return not proof and old_root == new_root and (old > 0 or old_root == EMPTY_ROOT)
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    # A complete old tree is itself the first subtree, and the proof leaves it out.
    parts = [old_root, *proof] if old.bit_count() == 1 else list(proof)
    return bool(parts) and _replay(old - 1, new - 1, parts) == (old_root, new_root)


def _replay(node: int, edge: int, parts: list[bytes]) -> tuple[bytes, bytes] | None:
    """Both roots as the proof builds them (RFC 9162, section 2.1.4.2); None when its length is off."""
    while node & 1:
        node, edge = node >> 1, edge >> 1
    old = new = parts[0]
    for part in parts[1:]:
        if edge == 0:
            return None
        if node & 1 or node == edge:
            old, new = node_hash(part, old), node_hash(part, new)
            while not node & 1 and node:
                node, edge = node >> 1, edge >> 1
        else:
            new = node_hash(new, part)
        node, edge = node >> 1, edge >> 1
    return (old, new) if edge == 0 else None


def _left_half(width: int) -> int:
    """The largest power of two that is smaller than the width (two or more)."""
    return 1 << ((width - 1).bit_length() - 1)


def _range_hash(first: int, last: int, subtree: Subtree) -> bytes:
    """The hash over the leaves from ``first`` up to ``last``; ``first`` lies where such a range can begin."""
    parts, start = list[bytes](), first
    while start < last:
        level = (last - start).bit_length() - 1
        parts.append(subtree(level, start >> level))
        start += 1 << level
    return join(parts)


def _are_sizes(*numbers: object) -> bool:
    return all(type(number) is int and 0 <= number <= _LARGEST_TREE for number in numbers)


def _are_hashes(*parts: object) -> bool:
    return all(type(part) is bytes and len(part) == HASH_LENGTH for part in parts)


def _is_proof(proof: object) -> bool:
    return isinstance(proof, tuple | list) and _are_hashes(*proof)
