"""One thing that a verification found wrong."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """What is wrong and where; an empty list of these is a sound ledger."""

    code: str
    """Short and stable, for scripts: ``leaf``, ``state``, ``root`` …"""
    text: str
    """A Dutch sentence for people."""
    position: int | None = None
    """The place in the tree, from 1, when it is about one entry."""
    citation: str | None = None
    """The name of that entry, when it can be read."""


def at(code: str, text: str, position: int, dossier: object, number: object) -> Finding:
    """A finding about one entry, named as far as it can be."""
    return Finding(code, f"{dossier}-{number}: {text}", position, f"{dossier}-{number}")
