"""A ledger copied entry by entry is the same ledger, in either database, or is not there at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wijkledger.ledger import copying
from wijkledger.ledger.copying import copy_ledger
from wijkledger.ledger.errors import CopyDiffers, LedgerError
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.opening import is_there
from wijkledger.ledger.verify import verify

NewDatabase = Callable[[], str]


@pytest.fixture(params=["sqlite", "postgres"])
def target(request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase) -> str:
    return new_database() if request.param == "postgres" else str(tmp_path / "doel.ledger")


def tables(ledger: Ledger) -> list[Any]:
    found = []
    with ledger.reading() as c:
        for table in ("ledger", "entry", "node", "head", "erasure"):
            c.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            found.append([tuple(row) for row in c.fetchall()])
    return found


def test_every_row_of_every_table_is_the_same(rich: Ledger, target: str) -> None:
    copy_ledger(rich, target)
    with Ledger.open(target, kinds=frozenset()) as copy:
        assert tables(copy) == tables(rich)
        assert verify(copy) == []


def test_a_copy_that_differs_is_not_kept(rich: Ledger, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_differs", lambda *_: True)
    with pytest.raises(CopyDiffers):
        copy_ledger(rich, target)
    assert not is_there(target)


def test_a_damaged_source_is_not_copied(rich: Ledger, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "ROWS", copying.ROWS.replace("salts, leaf", "leaf AS salts, leaf"))
    with pytest.raises(LedgerError):
        copy_ledger(rich, target)
    assert not is_there(target)
