"""The tree is that of RFC 9162, and its right edge is enough to grow it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.seal.merkle import EMPTY_ROOT, EMPTY_TREE, Edge, Node, leaf_hash, node_hash, root

VECTORS = json.loads((Path(__file__).parent / "vectors" / "merkle.json").read_text(encoding="utf-8"))

FOREIGN_LEAVES = [leaf_hash(bytes.fromhex(text)) for text in VECTORS["leaf_inputs_hex"]]

LEAVES = [leaf_hash(str(number).encode()) for number in range(1300)]


def rfc_root(hashes: Sequence[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, word for word, over leaf hashes."""
    if not hashes:
        return EMPTY_ROOT
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return node_hash(rfc_root(hashes[:half]), rfc_root(hashes[half:]))


def test_hashes_are_those_of_the_foreign_vectors() -> None:
    hasher = VECTORS["hasher"]
    assert EMPTY_ROOT.hex() == hasher["empty"]
    assert leaf_hash(b"").hex() == hasher["leaf of ''"]
    assert leaf_hash(b"L123456").hex() == hasher["leaf of 'L123456'"]
    assert node_hash(b"N123", b"N456").hex() == hasher["node 'N123','N456'"]


def test_roots_are_those_of_the_foreign_vectors() -> None:
    found = [root(FOREIGN_LEAVES[:size]).hex() for size in range(1, 9)]
    assert found == VECTORS["root_hashes_hex_size1on"]


def test_complete_subtrees_are_those_of_the_foreign_vectors() -> None:
    for level, hashes in enumerate(VECTORS["node_hashes_hex"]):
        width = 2**level
        subtrees = [FOREIGN_LEAVES[first : first + width] for first in range(0, 8, width)]
        assert [root(part).hex() for part in subtrees] == hashes


def test_the_root_of_every_size_is_that_of_the_rfc() -> None:
    for size in range(70):
        assert root(LEAVES[:size]) == rfc_root(LEAVES[:size])


@settings(deadline=None)
@given(st.lists(st.integers(0, 300), max_size=5))
def test_growing_in_any_batches_gives_the_same_tree_and_the_same_stored_nodes(batches: list[int]) -> None:
    edge, completed = EMPTY_TREE, list[Node]()
    for count in batches:
        edge, nodes = edge.extend(LEAVES[edge.size : edge.size + count][: 1300 - edge.size])
        completed.extend(nodes)
    assert (edge, tuple(completed)) == EMPTY_TREE.extend(LEAVES[: edge.size])
    assert edge.root == rfc_root(LEAVES[: edge.size])


def test_one_leaf_at_a_time_completes_each_stored_node_once() -> None:
    edge, completed = EMPTY_TREE, list[Node]()
    for leaf in LEAVES:
        edge, nodes = edge.append(leaf)
        completed.extend(nodes)
    expected = [Node(8, place, rfc_root(LEAVES[256 * place : 256 * (place + 1)])) for place in range(5)]
    assert completed == expected


def test_nodes_are_stored_at_level_sixteen_too() -> None:
    leaf = LEAVES[0]
    _, completed = EMPTY_TREE.extend([leaf] * 2**16)
    level_hash = leaf
    for _ in range(16):
        level_hash = node_hash(level_hash, level_hash)
    assert [node.level for node in completed] == [8] * 256 + [16]
    assert completed[-1] == Node(16, 0, level_hash)


def test_appending_leaves_the_old_edge_as_it_was() -> None:
    edge = EMPTY_TREE.extend(LEAVES[:5])[0]
    before = edge.packed
    edge.append(LEAVES[5])
    assert (edge.size, edge.packed) == (5, before)


@given(st.integers(0, 300))
@settings(deadline=None)
def test_a_packed_edge_unpacks(size: int) -> None:
    edge = EMPTY_TREE.extend(LEAVES[:size])[0]
    assert Edge.unpack(size, edge.packed) == edge


@pytest.mark.parametrize(
    ("size", "packed"),
    [(0, bytes(32)), (1, b""), (3, bytes(32)), (3, bytes(63)), (3, bytes(65)), (-1, bytes(32))],
)
def test_an_edge_that_does_not_fit_its_size_is_refused(size: int, packed: bytes) -> None:
    with pytest.raises(ValueError, match="rand"):
        Edge.unpack(size, packed)
