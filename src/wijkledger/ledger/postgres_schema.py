"""The tables of a ledger on a server, and what the catalogue says of sound ones."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

SCHEMA: Final = "wijkledger"
TABLES: Final = ("ledger", "entry", "node", "head", "erasure")
INSERTS: Final = {
    "ledger": "single_insert",
    "entry": "entry_insert",
    "node": "node_insert",
    "head": "single_insert",
    "erasure": "erasure_insert",
}
UPDATES: Final = {"entry": "entry_update", "head": "head_update"}
REFUSE: Final = "refuse"
PATH: Final = "search_path=pg_catalog, pg_temp"

# The bits of pg_trigger.tgtype: for each row 1, before 2, insert 4, delete 8, update 16, truncate 32.
_EVENTS: Final = {"insert": 7, "update": 19, "delete": 11, "truncate": 34}

Trigger = tuple[str, str, str, int, str]
"""table, name, function, kind of event, enabled"""


def triggers() -> frozenset[Trigger]:
    """Every trigger that guards a table, as the catalogue has them; ``A`` fires whatever the session says."""
    return frozenset(
        (table, f"{table}_{event}", _function(table, event), kind, "A")
        for table in TABLES
        for event, kind in _EVENTS.items()
    )


def _function(table: str, event: str) -> str:
    if event == "insert":
        return INSERTS[table]
    return UPDATES.get(table, REFUSE) if event == "update" else REFUSE


@cache
def statements() -> tuple[str, ...]:
    """What makes the tables in an empty schema; the file has no statement that needs more than its owner."""
    made = []
    for table, name, function, kind, _ in sorted(triggers()):
        event = next(event for event, number in _EVENTS.items() if number == kind)
        each = "STATEMENT" if event == "truncate" else "ROW"
        made += [
            (
                f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {SCHEMA}.{table}"
                f" FOR EACH {each} EXECUTE FUNCTION {SCHEMA}.{function}()"
            ),
            f"ALTER TABLE {SCHEMA}.{table} ENABLE ALWAYS TRIGGER {name}",
        ]
    return (f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}", _text(), *made)


@cache
def bodies() -> dict[str, str]:
    """The text of each function that guards, by name."""
    found = {}
    for piece in _text().split(f"CREATE FUNCTION {SCHEMA}.")[1:]:
        name, _, rest = piece.partition("(")
        found[name] = rest.split("$$")[1]
    return found


@cache
def columns() -> frozenset[tuple[str, str, str, bool]]:
    """(table, column, type, not null) of all tables."""
    found = set()
    for table in TABLES:
        block = _text().split(f"CREATE TABLE {SCHEMA}.{table} (\n")[1].split("\n)")[0]
        for line in block.splitlines():
            name, type_ = line.split()[:2]
            if name.islower():
                found.add((table, name, type_, True))
    return frozenset(found)


@cache
def _text() -> str:
    return files(__package__).joinpath("postgres_schema.sql").read_text(encoding="utf-8")
