"""Erasures in a text that is read in: they may tell what was forgotten elsewhere, and forget nothing here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.entry import GEWIST, flatten
from wijkledger.domain.event import specs_of
from wijkledger.domain.invariants.record import OPENING
from wijkledger.domain.invariants.wording import plain
from wijkledger.domain.registry import EVENTS
from wijkledger.notation.journal import Journal, Line
from wijkledger.notation.problem import Problem

ERASURE: Final = "entry-erased"
_TOLD: Final = "; gewist: "
"""How a dossier that was written out tells, under a line, in which fields something was forgotten."""


def false_claims(journal: Journal, text: str) -> list[Problem]:
    """The erasures in a text of which a value is still to be read there; their values would stay in the book.

    A true one cites an earlier line of the text, in which every field that it names is absent, reads
    ``[gewist]``, or is told to lack something.
    """
    source = text.split("\n")
    known: dict[str, Line] = {}
    problems: list[Problem] = []
    for citation, line in _cited(journal):
        if line.proposed.kind == ERASURE:
            target = known.get(str(line.proposed.payload.get("of")))
            paths = [str(path) for path in line.proposed.payload.get("fields", ())]
            left = paths if target is None else _readable(target, paths, source)
            problems += [_false(line, path) for path in left[:1]]
        known[citation] = known[line.proposed.label or citation] = line
    return problems


def _cited(journal: Journal) -> Iterator[tuple[str, Line]]:
    """Every line with the citation that it has where the text opens its dossier itself."""
    code, number = "", 0
    for line in journal.lines:
        if line.proposed.kind == OPENING:
            code, number = str(line.proposed.payload.get("code", "")), 0
        number += 1
        yield f"{code}-{number}", line


def _readable(target: Line, paths: list[str], source: list[str]) -> list[str]:
    """The paths of which the line still has a value, with nothing under it that tells otherwise."""
    values = flatten({**target.proposed.payload, **target.proposed.circumstances})
    told = _told(target, source)
    return [path for path in paths if path.partition(".")[0] not in told and _is_there(path, values)]


def _is_there(path: str, values: dict[str, str | int | bool]) -> bool:
    below = (value for name, value in values.items() if name == path or name.startswith(f"{path}."))
    return any(value != str(GEWIST) for value in below)


def _told(target: Line, source: list[str]) -> set[str]:
    """The fields of a line in which something was forgotten, by what stands under it."""
    labels: set[str] = set()
    for row in source[target.line :]:
        if row.strip() and not row.startswith((" ", "\t")):
            break
        if row.strip().startswith(_TOLD):
            labels.update(row.strip().removeprefix(_TOLD).split(", "))
    specs = {**specs_of(EVENTS[target.proposed.kind]), **specs_of(Circumstances)}
    # A single text reads [gewist] when it was forgotten; only of a list may a part be left.
    return {name for name, spec in specs.items() if spec.many and spec.label in labels}


def _false(line: Line, path: str) -> Problem:
    of = plain(str(line.proposed.payload.get("of")))
    return Problem(
        line.line,
        line.columns.get("", 1),
        f"{plain(path)} van {of} staat er nog, en een regel wist niets; haal die weg en gebruik na inlezen "
        "wijkledger erase REGEL VELD --ground AVG.",
    )
