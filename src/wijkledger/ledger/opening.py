"""Where a ledger lies: a path is a file, a URL a server; a driver that is not needed is not loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from wijkledger.ledger.address import is_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.store import Identity, Store


def nothing(_: Cursor) -> None:
    """What an empty ledger is filled with."""


def open_store(place: str, *, read_only: bool = False) -> Store:
    """Open the ledger at a place; LedgerMissing, NotALedger, LedgerNewer or another LedgerError."""
    if is_server(place):
        from wijkledger.ledger.postgres_store import PostgresStore

        return PostgresStore(place, read_only=read_only)
    from wijkledger.ledger.sqlite_store import SQLiteStore

    return SQLiteStore(place, read_only=read_only)


def make_store(place: str, identity: Identity, fill: Callable[[Cursor], object] = nothing) -> None:
    """Make a ledger at a place with what ``fill`` writes, whole or not at all; one that is there stays."""
    if is_server(place):
        from wijkledger.ledger.postgres_store import make_store as make_on_server

        make_on_server(place, identity, fill)
        return
    from wijkledger.ledger.sqlite_store import make_store as make_file

    make_file(place, identity, fill)


def is_there(place: str) -> bool:
    """Whether there is a ledger at a place; a LedgerError for anything else that is there."""
    if is_server(place):
        from wijkledger.ledger.postgres_opening import identify

        return identify(place) is not None
    from wijkledger.ledger.sqlite_opening import identify as identify_file

    return os.path.lexists(place) and identify_file(place) is not None
