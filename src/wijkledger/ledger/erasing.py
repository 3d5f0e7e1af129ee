"""Forgetting values of one entry while its leaf stays what it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wijkledger.ledger.mapper import state_bytes
from wijkledger.seal.disclosure import SALT_LENGTH
from wijkledger.seal.leaf import erase_fields

if TYPE_CHECKING:
    from collections.abc import Collection

    from wijkledger.domain.entry import Entry

ERASURE: Final = "entry-erased"
"""The kind of the entry that says what was forgotten, by whom and why."""


@dataclass(frozen=True)
class Erasing:
    """What an erasure writes over the old row, and the digests that it keeps."""

    state: bytes
    salts: bytes
    digests: dict[str, str]
    """path → digest, of the paths that go now"""


def forget(entry: Entry, salts: bytes, paths: Collection[str], by: Entry, *, length: int) -> Erasing:
    """The row without the values at these paths; ``length`` is that of its present state.

    The state is padded with spaces by as much as the salts shrink, so the row keeps its length to the byte
    and SQLite overwrites it where it stands. Raises ValueError for a path that is not there or not named by
    the erasure entry.
    """
    check_named(entry, paths, by)
    fields, kept_salts, digests = erase_fields(entry.fields, salts, {}, paths)
    state = state_bytes(entry.clear, fields, [*entry.erased, *digests])
    return Erasing(state.ljust(length + SALT_LENGTH * len(digests)), kept_salts, digests)


def check_named(entry: Entry, paths: Collection[str], by: Entry) -> None:
    """Raise ValueError unless the erasure entry names this entry and exactly these paths."""
    if by.kind != ERASURE or by.dossier != entry.dossier or by.fields.get("of") != entry.citation:
        raise ValueError(f"{by.citation} is geen wissing van {entry.citation}.")
    if not paths or named_paths(by) != set(paths):
        raise ValueError(f"{by.citation} noemt andere velden dan er gewist worden.")
    if entry.kind == ERASURE and any(names_erasure(path) for path in paths):
        raise ValueError(f"Wat {entry.citation} wiste, blijft leesbaar: wis alleen de toelichting.")


def named_paths(by: Entry) -> set[str]:
    """The paths that an erasure entry names."""
    return {str(path) for path in by.values("fields")}


def names_erasure(path: str) -> bool:
    """Whether a field of an erasure entry says what was erased."""
    return path == "of" or path.startswith("fields.")
