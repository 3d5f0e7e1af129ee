"""Erasures in a text that is read in: they may tell what was forgotten elsewhere, and forget nothing here."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.domain.entry import flatten, part_forgotten
from wijkledger.domain.invariants.wording import plain
from wijkledger.notation.forgotten import erasures
from wijkledger.notation.journal import Journal, Line
from wijkledger.notation.problem import Problem


def false_claims(journal: Journal) -> list[Problem]:
    """The erasures in a text of which a value is still to be read there; their values would stay in the book.

    A true one cites an earlier line of the text, in which every field that it names is absent or was read as
    erased.
    """
    return list(_false_claims(journal))


def _false_claims(journal: Journal) -> Iterator[Problem]:
    for line, of, target, paths in erasures(journal.lines):
        left = paths if target is None else [path for path in paths if _is_there(path, target)]
        if left:
            yield _false(line, of, left[0])


def _is_there(path: str, target: Line) -> bool:
    values, _ = part_forgotten(flatten({**target.proposed.payload, **target.proposed.circumstances}))
    return any(name == path or name.startswith(f"{path}.") for name in values)


def _false(line: Line, of: str, path: str) -> Problem:
    return Problem(
        line.line,
        line.columns.get("", 1),
        f"{plain(path)} van {plain(of)} staat er nog, en een regel wist niets; haal die weg en gebruik na "
        "inlezen wijkledger erase REGEL VELD --ground AVG.",
    )
