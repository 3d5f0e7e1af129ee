from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from wijkledger.desk import Desk
from wijkledger.desk.clock import Clock
from wijkledger.tui.app import WijkApp

Script = Callable[[Pilot[None]], Awaitable[None]]
Drive = Callable[..., None]

HISTORY = """dossier code WK "Onze Wijk" van @gem: een wijk die van het aardgas gaat
partij @gem "Gemeente Onze Stad" deelnemer
partij @wok "Bewonersinitiatief Onze Kracht" deelnemer
gremium @reg "Regiegroep"
2019-03-01 fase opstarten (afgeleid): er is een groep die het idee draagt
&intentie 2020-06-15 overeenkomst @gem @wok intentieovereenkomst: samen naar een plan
2020-06-15 fase uitwerken n.a.v. &intentie: de intentie ligt vast
2020-06-16 actie @gem aan @wok uiterlijk 1 september 2020: haalbaarheid laten onderzoeken
2020-09-10 rol @wok "trekker": communicatie in de wijk
2021-02-01 toezegging @wok uiterlijk 1 mei 2030: een plan van de buurt
"""


def at(*, day: int = 22, month: int = 11, year: int = 2025) -> Clock:
    return lambda: datetime(year, month, day, 12, 0, tzinfo=UTC)


def fill(path: Path) -> Desk:
    desk = Desk.open(str(path), recorded_by="test", clock=at(), create=True)
    journal = path.with_suffix(".journaal")
    journal.write_text(HISTORY, encoding="utf-8")
    desk.import_journals([str(journal)])
    return desk


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    return tmp_path / "wijk.ledger"


@pytest.fixture
def desk(ledger_path: Path) -> Iterator[Desk]:
    """A small ledger with one dossier, WK, on 22 November 2025."""
    with fill(ledger_path) as opened:
        yield opened


@pytest.fixture
def empty_desk(ledger_path: Path) -> Iterator[Desk]:
    with Desk.open(str(ledger_path), recorded_by="test", clock=at(), create=True) as opened:
        yield opened


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker works and no message waits."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, and let everything settle."""
    await pilot.press(*keys)
    await settle(pilot)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text letter by letter."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await settle(pilot)


def seen(pilot: Pilot[None]) -> str:
    """All that stands on the screen, as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.fixture
def drive(desk: Desk) -> Drive:
    """Run a script against the app."""

    def run(script: Script, size: tuple[int, int] = (80, 24), *, app: WijkApp | None = None) -> None:
        async def main() -> None:
            used = app or WijkApp(desk)
            async with used.run_test(size=size) as pilot:
                await settle(pilot)
                await script(pilot)

        asyncio.run(main())

    return run
