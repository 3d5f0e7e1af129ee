"""The tables of a ledger file and how to recognise them."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from typing import Final

APPLICATION_ID: Final = 0x776C6467
"""``wldg``: what SQLite keeps at offset 68 of our files."""

APPLICATION_ID_OFFSET: Final = 68


@cache
def statements() -> tuple[str, ...]:
    """The statements of sqlite_schema.sql, one by one."""
    found, pending = [], ""
    for line in files(__package__).joinpath("sqlite_schema.sql").read_text(encoding="utf-8").splitlines():
        if not pending and (not line or line.startswith("--")):
            continue
        pending += f"{line}\n"
        if sqlite3.complete_statement(pending):
            found.append(pending.strip().removesuffix(";"))
            pending = ""
    return tuple(found)


@cache
def expected() -> frozenset[tuple[str, str, str, str | None]]:
    """What ``sqlite_schema`` holds in a sound file: (type, name, table, text)."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in statements():
            connection.execute(statement)
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        return frozenset((str(kind), str(name), str(table), text) for kind, name, table, text in rows)
    finally:
        connection.close()
