"""Take the pictures of the screens anew: a throw-away ledger of the samples, a fixed clock, no hands.

Writes an SVG for every screen and size beside this file, and a PNG where rsvg-convert is there to make it.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from wijkledger.desk.demo import fill_demo
from wijkledger.settings import samples
from wijkledger.tui.app import WijkApp

HERE = Path(__file__).parent
SIZES = ((80, 24), (120, 40))
FONT = "DejaVu Sans Mono, monospace"
MEETING = (
    "overleg @reg om 19:30 voorzitter @pl",
    "aanwezig @pl @kwm @shm @mk m.k. @lia",
    "besluit akkoord met wijziging: de pilot gaat door met 25 eigenaren",
    "actie @lia aan @reg uiterlijk 15 januari: inzicht in de ruimte op het net",
    "actie @pl voor volgend overleg: brief aan alle bewoners",
)
SCREENS: dict[str, Sequence[str]] = {
    "portfolio": (),
    "dossier": ("enter",),
    "overleg": (
        "down",
        "enter",
        "l",
        *(key for line in MEETING for key in (f"type:{line}", "enter")),
        "type:afspraak @gem uiterlijk 1 mrt n.a.v. HM-128: terugkoppeling aan de buurt; a",
    ),
    "overzicht": ("enter", "o", "type:besluiten", "enter", "down", "down"),
    "tijdlijn": ("enter", "t", *["left_square_bracket"] * 7),
}


def clock() -> datetime:
    """The moment at which every picture is taken."""
    return datetime(2025, 11, 22, 19, 30, tzinfo=UTC)


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys as a patient person would: after each everything has settled."""
    for key in keys:
        if key.startswith("type:"):
            pilot.app.post_message(events.Paste(key.removeprefix("type:")))
        else:
            await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker works and no message waits."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def take(name: str, keys: Sequence[str], size: tuple[int, int]) -> None:
    """One picture."""
    with tempfile.TemporaryDirectory() as folder, fill_demo(Path(folder), samples(), clock) as desk:
        app = WijkApp(desk, is_sample=True)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, keys)
            svg = app.export_screenshot(title="wijkledger")
    path = HERE / f"{name}-{size[0]}x{size[1]}.svg"
    path.write_text(without_web_fonts(svg), encoding="utf-8")


def as_png(path: Path) -> None:
    """The same picture for who cannot look at an SVG."""
    converter = shutil.which("rsvg-convert")
    if converter:
        subprocess.run([converter, str(path), "-o", str(path.with_suffix(".png"))], check=True)  # noqa: S603 - our own file


def without_web_fonts(svg: str) -> str:
    """The picture with a font that is there, instead of one that would have to be fetched."""
    bare = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    bare = re.sub(r"font-family: ?(?:Fira Code|arial)[^;]*;", f"font-family: {FONT};", bare)
    spaced = bare.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return "\n".join(line.rstrip() for line in spaced.splitlines()) + "\n"


async def take_all() -> None:
    """Every screen at every size."""
    for name, keys in SCREENS.items():
        for size in SIZES:
            await take(name, keys, size)


if __name__ == "__main__":
    asyncio.run(take_all())
    for picture in sorted(HERE.glob("*.svg")):
        as_png(picture)
        print(picture.name)
