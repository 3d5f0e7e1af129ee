from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from wijkledger.desk import Desk
from wijkledger.desk.clock import Clock
from wijkledger.tui.app import WijkApp
from wijkledger.tui.faults import FAULT

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
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(str(tmp_path / "leeg.ledger"), recorded_by="test", clock=at(), create=True) as opened:
        yield opened


class Hands:
    """Someone at the keyboard, who waits after each thing until everything has settled."""

    def __init__(self, pilot: Pilot[None], desk: Desk) -> None:
        self.pilot, self.desk = pilot, desk

    @property
    def app(self) -> WijkApp:
        """The app, as what it is."""
        assert isinstance(self.pilot.app, WijkApp)
        return self.pilot.app

    async def settle(self) -> None:
        """Wait until no worker works and no message waits."""
        for _ in range(3):
            await self.pilot.pause()
            with contextlib.suppress(WorkerFailed):
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        assert FAULT not in self.told

    async def press(self, *keys: str) -> None:
        """Press keys one by one."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.pilot.press(*text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Put a text in at once, for where the typing is not the point."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    @property
    def seen(self) -> str:
        """All that stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    @property
    def told(self) -> str:
        """What was said in passing."""
        return "\n".join(notice.message for notice in self.app._notifications)


Script = Callable[[Hands], Awaitable[None]]


class Drive(Protocol):
    """Run a script against the app on a desk."""

    def __call__(
        self, script: Script, *, size: tuple[int, int] = ..., desk: Desk | None = ..., start: str | None = ...
    ) -> None: ...


@pytest.fixture
def drive(desk: Desk) -> Drive:
    opened = desk

    def run(
        script: Script,
        *,
        size: tuple[int, int] = (80, 24),
        desk: Desk | None = None,
        start: str | None = None,
    ) -> None:
        async def main() -> None:
            used = desk or opened
            async with WijkApp(used, start=start).run_test(size=size) as pilot:
                hands = Hands(pilot, used)
                await hands.settle()
                await script(hands)

        asyncio.run(main())

    return run
