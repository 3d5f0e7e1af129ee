"""Databases on the PostgreSQL server of this run."""

from __future__ import annotations

import psycopg
from work import NotHere, Work

from wijkledger.desk.clock import new_id


def store(work: Work, name: str) -> str:
    """The URL of a database, made when it is not there."""
    if not work.server:
        raise NotHere("no PostgreSQL server here")
    with psycopg.connect(work.server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            connection.execute(f'CREATE DATABASE "{name}"')
    return work.server.replace("/postgres?", f"/{name}?")


def fresh(work: Work, name: str) -> str:
    """The URL of a new database."""
    return store(work, f"{name}_{new_id()}")
