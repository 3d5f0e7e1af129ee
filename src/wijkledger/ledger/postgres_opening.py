"""Recognising what a database on a server holds before anything in it is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wijkledger.ledger.postgres_errors import plain_errors  # isort: skip - it says so when there is no driver

import psycopg

from wijkledger.ledger.address import shown
from wijkledger.ledger.errors import LedgerDamaged, LedgerNewer, LedgerUnreadable, OtherTables
from wijkledger.ledger.ledger_row import FORMAT, ledger_digest
from wijkledger.ledger.postgres_connection import connect
from wijkledger.ledger.postgres_schema import SCHEMA
from wijkledger.ledger.store import Identity

if TYPE_CHECKING:
    from psycopg import Connection

RELATIONS: Final = """
SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND NOT EXISTS (
    SELECT 1 FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  )
"""
"""Tables and views of people: not those of the server, nor those that an extension brings along."""


def identify(url: str) -> Identity | None:
    """Say which ledger a database holds; None when it holds nothing yet. A LedgerError for anything else."""
    place = shown(url)
    connection = connect(url, place)
    try:
        with plain_errors(place):
            return identity(place, connection)
    finally:
        connection.close()


def identity(place: str, connection: Connection[Any]) -> Identity | None:
    """The identity of an open database, by its tables and its ledger row."""
    found = connection.execute(RELATIONS).fetchall()
    ours = {name for schema, name in found if schema == SCHEMA}
    if not ours:
        if found:
            raise OtherTables(place)
        return None
    if not {"ledger", "entry", "head"} <= ours:
        raise LedgerDamaged(place, "er ontbreken tabellen") if "entry" in ours else OtherTables(place)
    try:
        rows = connection.execute(
            "SELECT ledger, format, created_at, digest FROM wijkledger.ledger"
        ).fetchall()
    except psycopg.errors.InsufficientPrivilege:
        raise LedgerUnreadable(place) from None
    return ledger_row(place, rows)


def ledger_row(place: str, rows: list[Any]) -> Identity:
    """What the ledger row holds, checked against its own digest."""
    if len(rows) != 1:
        raise LedgerDamaged(place, "de regel over het boek zelf ontbreekt")
    ledger_id, version, created_at, digest = rows[0]
    if version > FORMAT:
        raise LedgerNewer(place, version, FORMAT)
    if version != FORMAT or digest != ledger_digest(ledger_id, created_at):
        raise LedgerDamaged(place, "de regel over het boek zelf is veranderd")
    return Identity(ledger_id, created_at)
