"""The demonstration: the sample histories in a ledger of their own, each line on the day it could be known.

Nowhere else may a line bear another time of recording than that of the recording itself. So this fills empty
ledgers only, from the samples only, and every line says that ``demo`` recorded it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from wijkledger.desk.clock import Clock, system_clock
from wijkledger.desk.desk import Desk
from wijkledger.desk.errors import PathTaken, UnreadableFile
from wijkledger.desk.founding import record_at
from wijkledger.desk.replaying import in_order_of_publication

PATTERN: Final = "*.journaal"
_DEMO: Final = "demo"


def fill_demo(folder: Path, samples: Path, clock: Clock = system_clock) -> Desk:
    """Make a ledger in a folder from every sample journal, and open it; DeskError, LedgerError."""
    desk = Desk.open(str(folder / "demo.ledger"), recorded_by=_DEMO, clock=clock, create=True)
    try:
        _fill(desk, samples)
    except BaseException:
        desk.close()
        raise
    return desk


def keep_demo(path: str, samples: Path, clock: Clock = system_clock) -> int:
    """Make such a ledger where nothing is yet, and say how many lines it has; DeskError, LedgerError."""
    if os.path.lexists(path):
        raise PathTaken(path)
    return record_at(path, lambda desk: _fill(desk, samples), recorded_by=_DEMO, clock=clock)


def _fill(desk: Desk, samples: Path) -> int:
    if desk.ledger.head().size:
        raise PathTaken(desk.ledger.path)
    paths = sorted(str(path) for path in samples.glob(PATTERN))
    if not paths:
        raise UnreadableFile(f"In {samples} staan geen voorbeelden; zet daar een bestand {PATTERN} neer.")
    replayed = [in_order_of_publication(batch, desk.today) for batch in desk.read_journals(paths)]
    times = [time for _, stamps in replayed for time in stamps]
    return len(desk.writer.record([batch for batch, _ in replayed], lambda place: times[place]))
