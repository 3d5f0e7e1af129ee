"""The place of a ledger as people name it: a path, or the URL of a database on a server."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

SCHEMES: Final = ("postgresql://", "postgres://")
HIDDEN: Final = "de databaseserver"
"""What a URL is called that cannot be taken apart, since a password may be anywhere in it."""


def is_server(place: str) -> bool:
    """Whether a place is the URL of a database on a server."""
    return place.lower().startswith(SCHEMES)


def shown(place: str) -> str:
    """A place as it may be printed: of a URL the user, the host and the database, never a password."""
    if not is_server(place):
        return place
    try:
        parts = urlsplit(place)
        if "@" in f"{parts.path}{parts.query}{parts.fragment}":
            return HIDDEN  # a password with a bare / ? or # in it ends the host too early
        host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return HIDDEN
    user = f"{parts.username}@" if parts.username else ""
    return f"{parts.scheme}://{user}{host}{port}{parts.path}"
