"""The database around the entries: its tables and what guards them, as the server's own catalogue says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wijkledger.ledger.finding import Finding
from wijkledger.ledger.ledger_row import check_ledger_row
from wijkledger.ledger.postgres_schema import PATH, SCHEMA, bodies, columns, triggers

if TYPE_CHECKING:
    from wijkledger.ledger.cursor import Cursor

# ruff: noqa: S608 - the questions are put together here, of nothing but constants
OURS: Final = f"(SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = '{SCHEMA}')"
COLUMNS: Final = f"""
SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = {OURS} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
"""
TRIGGERS: Final = f"""
SELECT c.relname, t.tgname, p.proname, t.tgtype::int, t.tgenabled::text
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
WHERE c.relnamespace = {OURS} AND NOT t.tgisinternal
  AND p.pronamespace = {OURS} AND t.tgqual IS NULL AND t.tgattr::text = '' AND t.tgnargs = 0
"""
ALL_TRIGGERS: Final = f"""
SELECT c.relname, t.tgname FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = {OURS} AND NOT t.tgisinternal
"""
FUNCTIONS: Final = f"""
SELECT p.proname, p.prosrc, p.proconfig, p.prosecdef, l.lanname
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang WHERE p.pronamespace = {OURS}
"""
KEYS: Final = f"""
SELECT c.relname, k.contype::text, count(*) FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
WHERE k.connamespace = {OURS} AND k.contype IN ('p', 'u', 'f', 'c') AND k.convalidated GROUP BY 1, 2
"""
HIDING: Final = f"""
SELECT c.relname FROM pg_catalog.pg_class c WHERE c.relnamespace = {OURS} AND (
  c.relrowsecurity OR c.relkind NOT IN ('r', 'i', 't')
  OR EXISTS (SELECT 1 FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid)
  OR EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid)
)
"""
"""What can show other rows than a table holds: views, rules, row security, children."""
INTERNAL: Final = f"""
SELECT c.relname FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = {OURS} AND t.tgisinternal AND t.tgenabled <> 'O'
"""
EXPECTED_KEYS: Final = {
    *(("ledger", "p", 1), ("ledger", "c", 2)),
    *(("entry", "p", 1), ("entry", "u", 2), ("entry", "c", 1)),
    *(("node", "p", 1), ("node", "c", 1)),
    *(("head", "p", 1), ("head", "c", 3)),
    *(("erasure", "p", 1), ("erasure", "f", 2)),
}


def check_database(c: Cursor) -> list[Finding]:
    """Tables, keys, triggers, functions, the ledger row: what is missing or disabled leaves a door open."""
    return [*check_schema(c), *check_ledger_row(c)]


def check_schema(c: Cursor) -> list[Finding]:
    """Everything in our schema that is not as this program makes it, by name."""
    wrong = {table for table, *_ in _found(c, COLUMNS) ^ columns()}
    wrong |= {name for _, name, *_ in _found(c, TRIGGERS) ^ triggers()}
    wrong |= {name for _, name in _found(c, ALL_TRIGGERS) - {one[:2] for one in triggers()}}
    wrong |= {table for table, *_ in _found(c, KEYS) ^ EXPECTED_KEYS}
    wrong |= {name for (name,) in _found(c, HIDING) | _found(c, INTERNAL)}
    wrong |= _functions(c)
    return [
        Finding("schema", f"{name} is niet zoals dit programma het maakt.")
        for name in sorted(map(str, wrong))
    ]


def _functions(c: Cursor) -> set[str]:
    c.execute(FUNCTIONS)
    found = {name: tuple(rest) for name, *rest in c.fetchall()}
    expected = {name: (body, [PATH], False, "plpgsql") for name, body in bodies().items()}
    return {name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)}


def _found(c: Cursor, question: str) -> set[tuple[object, ...]]:
    c.execute(question)
    return set(c.fetchall())
