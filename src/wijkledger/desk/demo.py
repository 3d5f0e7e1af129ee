"""The demonstration: the sample histories in a throw-away ledger, each line on the day it could be known."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from wijkledger.desk.clock import Clock, system_clock
from wijkledger.desk.desk import Desk
from wijkledger.desk.errors import UnreadableFile
from wijkledger.desk.replaying import in_order_of_publication

PATTERN: Final = "*.journaal"


def fill_demo(folder: Path, samples: Path, clock: Clock = system_clock) -> Desk:
    """Make a ledger in a folder from every sample journal, and open it; DeskError, LedgerError."""
    paths = sorted(str(path) for path in samples.glob(PATTERN))
    if not paths:
        raise UnreadableFile(f"In {samples} staan geen voorbeelden; zet daar een bestand {PATTERN} neer.")
    desk = Desk.open(str(folder / "demo.ledger"), recorded_by="demo", clock=clock, create=True)
    try:
        replayed = [in_order_of_publication(batch, desk.today) for batch in desk.read_journals(paths)]
        times = [time for _, stamps in replayed for time in stamps]
        desk.writer.record([batch for batch, _ in replayed], lambda place: times[place])
    except BaseException:
        desk.close()
        raise
    return desk
