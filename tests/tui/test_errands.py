"""What the screens have the desk do that takes a while: the report, and the check of the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands


def notices(hands: Hands) -> list[str]:
    return [notice.message for notice in hands.app._notifications]


def test_the_report_is_written_where_it_is_wanted(
    drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def script(hands: Hands) -> None:
        await hands.press("enter", "r", "enter")
        assert notices(hands) == ["Het lessenrapport staat in lessen-WK.pdf"]

    drive(script)

    assert (tmp_path / "lessen-WK.pdf").read_bytes().startswith(b"%PDF-")


def test_a_report_that_cannot_be_written_is_told_and_the_screen_stays(
    drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def script(hands: Hands) -> None:
        await hands.press("enter", "r")
        await hands.type("geen-map/a.md")
        await hands.press("enter")
        assert len(notices(hands)) == 1
        assert "geen-map" in notices(hands)[0]
        assert "Te doen" in hands.seen

    drive(script)


def test_the_book_is_checked_from_the_first_screen(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("v")
        assert notices(hands)[0].startswith("In orde: ")

    drive(script)
