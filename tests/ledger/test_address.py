"""The address of a ledger as it may be printed."""

from __future__ import annotations

import pytest

from wijkledger.ledger.address import shown


@pytest.mark.parametrize("password", ["12/geheim", "12?geheim", "12#geheim"])
def test_a_password_that_ends_the_host_too_early_is_not_shown(password: str) -> None:
    printed = shown(f"postgresql://jan:{password}@server/wijk")

    assert "12" not in printed
    assert "geheim" not in printed
