"""A desk whose clock a test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wijkledger.desk import Desk

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

OpenDesk = Callable[[], Desk]


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """Open the ledger of this test once more; what is still open at the end is closed."""
    opened: list[Desk] = []

    def open_one() -> Desk:
        desk = Desk.open(str(tmp_path / "wijk.ledger"), recorded_by="lia", clock=lambda: NOON, create=True)
        opened.append(desk)
        return desk

    yield open_one
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk with one dossier in which the municipality and one party are registered."""
    found = open_desk()
    found.new("WB", "Benedenbuurt", "Wageningen")
    found.log("WB", 'partij @wow "Coöperatie WOW"')
    return found
