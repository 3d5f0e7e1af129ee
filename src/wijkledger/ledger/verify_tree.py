"""The tree and the head against the leaf hashes, and the numbers of each dossier."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from wijkledger.ledger.finding import Finding, at
from wijkledger.seal.merkle import EMPTY_TREE, HASH_LENGTH, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wijkledger.ledger.cursor import Cursor


def check_tree(c: Cursor, leaves: list[bytes]) -> list[Finding]:
    """Build the tree again and compare the stored nodes and the head with it."""
    if any(type(leaf) is not bytes or len(leaf) != HASH_LENGTH for leaf in leaves):
        return [Finding("tree", "De boom is niet na te rekenen: een blad is geen hash.")]
    edge, nodes = EMPTY_TREE.extend(leaves)
    return [*check_head(c, edge), *check_nodes(c, nodes)]


def check_head(c: Cursor, edge: Edge) -> list[Finding]:
    """The one head row: size, root and right edge."""
    c.execute("SELECT id, size, root, edge FROM head")
    rows = c.fetchall()
    if len(rows) != 1 or rows[0][0] != 1:
        return [Finding("head", "De stand van de boom ontbreekt of staat er vaker.")]
    _, size, root, packed = rows[0]
    found = []
    if type(size) is not int or size != edge.size:
        found.append(Finding("size", f"De stand noemt {size} inschrijvingen, het zijn er {edge.size}."))
    if root != edge.root:
        found.append(Finding("root", "De wortel van de boom past niet bij de inschrijvingen."))
    if packed != edge.packed:
        found.append(Finding("edge", "De rand van de boom past niet bij de inschrijvingen."))
    return found


def check_nodes(c: Cursor, nodes: Iterable[Node]) -> list[Finding]:
    """Every stored node, none missing and none too many."""
    c.execute("SELECT level, idx, hash FROM node")
    stored = {(level, index): hash_ for level, index, hash_ in c.fetchall()}
    expected = {(level, index): hash_ for level, index, hash_ in nodes}
    wrong = [place for place in stored.keys() | expected.keys() if stored.get(place) != expected.get(place)]
    return [
        Finding("node", f"Knoop {index} op hoogte {level} past niet bij de inschrijvingen.")
        for level, index in sorted(wrong, key=str)
    ]


def check_numbers(c: Cursor) -> list[Finding]:
    """The numbers of each dossier: 1, 2, 3 … in the order of the positions."""
    last: dict[object, int] = {}
    found = []
    rows = chain.from_iterable(c.scan("SELECT position, dossier, number FROM entry ORDER BY position"))
    for position, dossier, number in rows:
        expected = last.get(dossier, 0) + 1
        if number != expected:
            found.append(at("number", f"hier hoort nummer {expected} te staan", position, dossier, number))
        last[dossier] = number if type(number) is int else expected
    return found
