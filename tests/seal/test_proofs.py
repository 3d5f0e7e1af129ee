"""Proofs are those of RFC 9162; a true one is always accepted and a changed one never."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.seal.merkle import EMPTY_ROOT, leaf_hash, root
from wijkledger.seal.proofs import check_consistency, check_inclusion, consistency_proof, inclusion_proof

LEAVES = [leaf_hash(str(number).encode()) for number in range(600)]
ROOTS = [root(LEAVES[:size]) for size in range(601)]
SMALL = range(41)


def subtree(level: int, index: int) -> bytes:
    return root(LEAVES[index << level : (index + 1) << level])


def half(width: int) -> int:
    power = 1
    while power * 2 < width:
        power *= 2
    return power


def rfc_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH of RFC 9162, section 2.1.3.1, word for word."""
    if len(leaves) == 1:
        return []
    k = half(len(leaves))
    if index < k:
        return [*rfc_path(index, leaves[:k]), root(leaves[k:])]
    return [*rfc_path(index - k, leaves[k:]), root(leaves[:k])]


def rfc_subproof(old: int, leaves: Sequence[bytes], *, whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 9162, section 2.1.4.1, word for word."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    k = half(len(leaves))
    if old <= k:
        return [*rfc_subproof(old, leaves[:k], whole=whole), root(leaves[k:])]
    return [*rfc_subproof(old - k, leaves[k:], whole=False), root(leaves[:k])]


def flipped(data: bytes, bit: int) -> bytes:
    return (int.from_bytes(data, "big") ^ (1 << bit)).to_bytes(len(data), "big")


def test_the_worked_example_of_the_rfc_holds() -> None:
    # The tree of seven leaves in RFC 9162, section 2.1.5, with its letters.
    a, b, c, d, e, f, j = LEAVES[:7]
    g, h, i = root([a, b]), root([c, d]), root([e, f])
    k, l_ = root([a, b, c, d]), root([e, f, j])
    assert inclusion_proof(0, 7, subtree) == (b, h, l_)
    assert inclusion_proof(3, 7, subtree) == (c, g, l_)
    assert inclusion_proof(4, 7, subtree) == (f, j, k)
    assert inclusion_proof(6, 7, subtree) == (i, k)
    assert consistency_proof(3, 7, subtree) == (c, d, g, l_)
    assert consistency_proof(4, 7, subtree) == (l_,)
    assert consistency_proof(6, 7, subtree) == (i, j, k)


def test_every_leaf_of_every_small_tree_is_proved_as_the_rfc_does() -> None:
    for size in SMALL:
        for index in range(size):
            proof = inclusion_proof(index, size, subtree)
            assert list(proof) == rfc_path(index, LEAVES[:size])
            assert check_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


def test_every_pair_of_small_trees_is_proved_as_the_rfc_does() -> None:
    for new in SMALL:
        for old in range(new + 1):
            proof = consistency_proof(old, new, subtree)
            if old:
                assert list(proof) == rfc_subproof(old, LEAVES[:new], whole=True)
            assert check_consistency(old, new, ROOTS[old], ROOTS[new], proof)


def test_a_leaf_is_never_accepted_at_another_place_of_a_small_tree() -> None:
    for size in range(1, 20):
        for index in range(size):
            proof = inclusion_proof(index, size, subtree)
            for other in range(size):
                accepted = check_inclusion(LEAVES[index], other, size, proof, ROOTS[size])
                assert accepted == (other == index)


def test_a_rewritten_history_is_never_consistent() -> None:
    for new in range(2, 24):
        for old in range(1, new):
            rewritten = root([leaf_hash(b"herschreven"), *LEAVES[1:old]])
            proof = consistency_proof(old, new, subtree)
            assert not check_consistency(old, new, rewritten, ROOTS[new], proof)


@settings(deadline=None)
@given(st.data())
def test_the_laws_hold_in_larger_trees(data: st.DataObject) -> None:
    new = data.draw(st.integers(1, 600))
    old, index = data.draw(st.integers(0, new)), data.draw(st.integers(0, new - 1))
    assert check_inclusion(LEAVES[index], index, new, inclusion_proof(index, new, subtree), ROOTS[new])
    assert check_consistency(old, new, ROOTS[old], ROOTS[new], consistency_proof(old, new, subtree))


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 8), (4, 7), (12, 13)])
def test_every_flipped_bit_in_leaf_proof_or_root_breaks_an_inclusion(index: int, size: int) -> None:
    proof = inclusion_proof(index, size, subtree)
    for bit in range(256):
        assert not check_inclusion(flipped(LEAVES[index], bit), index, size, proof, ROOTS[size])
        assert not check_inclusion(LEAVES[index], index, size, proof, flipped(ROOTS[size], bit))
        for place, part in enumerate(proof):
            changed = [*proof[:place], flipped(part, bit), *proof[place + 1 :]]
            assert not check_inclusion(LEAVES[index], index, size, changed, ROOTS[size])


@pytest.mark.parametrize(("old", "new"), [(0, 0), (1, 1), (1, 2), (4, 7), (6, 7), (8, 13), (9, 13)])
def test_every_flipped_bit_in_proof_or_roots_breaks_a_consistency(old: int, new: int) -> None:
    proof = consistency_proof(old, new, subtree)
    for bit in range(256):
        assert not check_consistency(old, new, flipped(ROOTS[old], bit), ROOTS[new], proof)
        assert not check_consistency(old, new, ROOTS[old], flipped(ROOTS[new], bit), proof)
        for place, part in enumerate(proof):
            changed = [*proof[:place], flipped(part, bit), *proof[place + 1 :]]
            assert not check_consistency(old, new, ROOTS[old], ROOTS[new], changed)


@settings(deadline=None)
@given(st.data())
def test_a_proof_with_a_hash_too_many_too_few_or_out_of_place_is_refused(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 300))
    old, index = data.draw(st.integers(1, new - 1)), data.draw(st.integers(0, new - 1))
    leaf, before, after = LEAVES[index], ROOTS[old], ROOTS[new]
    pairs: list[tuple[Sequence[bytes], Callable[[Sequence[bytes]], bool]]] = [
        (
            inclusion_proof(index, new, subtree),
            lambda hashes: check_inclusion(leaf, index, new, hashes, after),
        ),
        (
            consistency_proof(old, new, subtree),
            lambda hashes: check_consistency(old, new, before, after, hashes),
        ),
    ]
    for proof, accepted in pairs:
        place = data.draw(st.integers(0, len(proof) - 1))
        assert accepted(proof)
        assert not accepted([*proof, ROOTS[new]])
        assert not accepted([*proof[:place], *proof[place + 1 :]])
        assert not accepted([*proof[:place], LEAVES[599], *proof[place:]])
        if len(proof) > 1:
            assert not accepted(list(reversed(proof)))


anything = (
    st.none()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary(max_size=40)
    | st.sampled_from([LEAVES[0], ROOTS[5], 2**80, -1, True])
)


@settings(deadline=None, max_examples=300)
@given(anything, anything, anything, anything | st.lists(anything, max_size=4), anything)
def test_a_checker_answers_junk_with_no(one: Any, two: Any, three: Any, four: Any, five: Any) -> None:
    proof = inclusion_proof(2, 5, subtree)
    assert check_inclusion(LEAVES[2], 2, 5, proof, ROOTS[5])
    assert check_inclusion(one, two, three, four, five) in {True, False}
    assert check_consistency(one, two, three, four, five) in {True, False}
    assert not check_inclusion(LEAVES[2], 2, 5, four, ROOTS[5])
    assert not check_consistency(3, 5, three, four, five)
    assert not check_consistency(3, 5, ROOTS[3], ROOTS[5], four)
    assert check_consistency(one, 5, ROOTS[3], ROOTS[5], consistency_proof(3, 5, subtree)) == (one == 3)


@pytest.mark.parametrize("size", [True, 2.0, "2", None, 2**63, -2])
def test_a_size_is_a_whole_number_that_a_database_can_hold(size: Any) -> None:
    assert not check_inclusion(LEAVES[0], 0, size, (LEAVES[1],), ROOTS[2])
    assert not check_consistency(1, size, ROOTS[1], ROOTS[2], (LEAVES[1],))


def test_every_tree_begins_with_the_empty_one_and_only_with_that() -> None:
    assert check_consistency(0, 7, EMPTY_ROOT, ROOTS[7], ())
    assert not check_consistency(0, 7, ROOTS[1], ROOTS[7], ())
    assert not check_consistency(0, 7, EMPTY_ROOT, ROOTS[7], (LEAVES[0],))
    assert not check_consistency(0, 0, ROOTS[1], ROOTS[1], ())


@pytest.mark.parametrize(("index", "size"), [(0, 0), (7, 7), (-1, 7)])
def test_no_proof_is_made_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="blad"):
        inclusion_proof(index, size, subtree)


@pytest.mark.parametrize(("old", "new"), [(8, 7), (-1, 7)])
def test_no_proof_is_made_from_a_tree_to_a_smaller_one(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="vervolg"):
        consistency_proof(old, new, subtree)


@pytest.mark.parametrize("size", [1, 255, 256, 511, 600])
def test_a_proof_asks_few_subtrees_and_only_complete_ones(size: int) -> None:
    asked = list[tuple[int, int]]()

    def counted(level: int, index: int) -> bytes:
        assert (index + 1) << level <= size
        asked.append((level, index))
        return subtree(level, index)

    for index in (0, size // 2, size - 1):
        asked.clear()
        inclusion_proof(index, size, counted)
        assert len(asked) <= 2 * size.bit_length()
        asked.clear()
        consistency_proof(index, size, counted)
        assert len(asked) <= 2 * size.bit_length()
