"""The screens as pictures: a change in how they look is seen before it is shipped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from wijkledger.tui.app import WijkApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from wijkledger.desk import Desk

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
SCREENS = {
    "portfolio": (),
    "dossier": ("enter",),
    "overleg": ("l", *"actie @gem voor 12 dec: stuk"),
    "overzicht": ("o", *"toezegg", "enter"),
    "tijdlijn": ("t", "left_square_bracket", "left_square_bracket"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did(
    desk: Desk, snap_compare: Callable[..., bool], screen: str, size: str
) -> None:
    async def go_there(pilot: Pilot[None]) -> None:
        await settled(pilot)  # the first key is for the rows, so they must be there
        for key in SCREENS[screen]:
            await pilot.press(key)
            await settled(pilot)
        await settled(pilot)

    assert snap_compare(WijkApp(desk), run_before=go_there, terminal_size=SIZES[size])


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await asyncio.sleep(0)
    await pilot.pause()
