from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from wijkledger.domain.entry import Entry
from wijkledger.ledger.ledger import Ledger

KINDS = frozenset({"note-taken", "decision-taken", "entry-erased"})

MakeEntry = Callable[..., Entry]
OpenLedger = Callable[..., Ledger]


def entry(number: int, *, dossier: str = "WAG", kind: str = "note-taken", **fields: Any) -> Entry:
    """An entry as the desk would hand it over; its fields default to one short note."""
    clear = {
        "schema": 1,
        "recorded_at": "2026-11-22T09:30:00.000Z",
        "when": "2018~",
        "visibility": "intern",
        "tags": ["wijk"],
    }
    names = {name.replace("__", "."): value for name, value in fields.items()}
    return Entry(
        dossier,
        number,
        kind,
        f"id-{dossier}-{number}",
        clear,
        names or {"text": "Notitie", "recorded_by": "lia"},
    )


@pytest.fixture
def make_entry() -> MakeEntry:
    return entry


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "on_file: about a file on a disk, so not tried on a server")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test of a ledger runs on each database, unless it says that it is about a file."""
    if "database" in metafunc.fixturenames:
        is_on_file = metafunc.definition.get_closest_marker("on_file") is not None
        metafunc.parametrize("database", ["sqlite"] if is_on_file else ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(database: str, request: pytest.FixtureRequest) -> str:
    """The place of a ledger that is not there yet: a path, or the URL of an empty database."""
    if database == "postgres":
        return str(request.getfixturevalue("new_database")())
    return str(request.getfixturevalue("tmp_path") / "boek.ledger")


@pytest.fixture
def create(path: str) -> Iterator[OpenLedger]:
    """Make (or open) the ledger at ``path``; what is still open at the end is closed."""
    made = []

    def create_one(where: str = path) -> Ledger:
        ledger = Ledger.create(
            where, ledger_id="01890a5d-ac96-774b-bcce", created_at="2026-11-22T09:00:00.000Z", kinds=KINDS
        )
        made.append(ledger)
        return ledger

    yield create_one
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(create: OpenLedger) -> Ledger:
    return create()


@pytest.fixture
def reopen(path: str) -> Iterator[OpenLedger]:
    """Open the ledger at ``path`` once more."""
    opened = []

    def open_one(**options: Any) -> Ledger:
        found = Ledger.open(path, **{"kinds": KINDS, **options})
        opened.append(found)
        return found

    yield open_one
    for found in opened:
        found.close()


@pytest.fixture
def rich(ledger: Ledger) -> Ledger:
    """Two dossiers, a stored node, and one entry of which a name was forgotten."""
    ledger.append([entry(number, text=f"Besluit {number}", amount=number) for number in range(1, 281)])
    ledger.append([entry(1, dossier="HM", name="Anna de Vries", recorded_by="lia", by__0="wow")])
    by = entry(2, dossier="HM", kind="entry-erased", of="HM-1", fields__0="name", ground="AVG")
    ledger.erase(281, ["name"], by)
    return ledger
