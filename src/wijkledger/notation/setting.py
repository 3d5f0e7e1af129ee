"""What a reader must know before it reads: the day, the open meeting, and what is recorded already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wijkledger.domain.edtf import UNKNOWN_DATE

UNKNOWN: Final = UNKNOWN_DATE

Target = tuple[str, Mapping[str, Any], Mapping[str, Any]]
"""A cited entry: its kind, its payload and its circumstances."""


def no_target(_: str) -> Target | None:
    """For a text that stands alone: nothing was recorded before it."""
    return None


@dataclass(frozen=True, slots=True)
class Block:
    """An open meeting: the reference to its opening, its moment and its body."""

    meeting: str
    when: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """Today, what an undated line means, the open meeting, and what the dossier knows.

    Where ``actors`` or ``documents`` are given, a code that is neither among them nor registered in the text
    is a problem; where they are empty, nothing is known and nothing is checked.
    """

    today: date
    undated: str = UNKNOWN
    block: Block | None = None
    target: Callable[[str], Target | None] = no_target
    actors: Collection[str] = ()
    documents: Collection[str] = ()
