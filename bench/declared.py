"""What is measured, of whom, and against what; a new peer or measurement is a line here.

A peer is a module in ``peers`` with TITLE, BASELINE (the peer its ratios are against), ``fill`` and MEASURES.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PEERS: Final = (
    "plain",
    "ours",
    "stock",
    "runner",
    "eventsource_py",
    "plain_postgresql",
    "ours_postgresql",
    "bare",
    "screens",
)
"""In the order of the table, and in which they take turns."""


@dataclass(frozen=True)
class Measurement:
    """One thing that is measured of every peer that can do it."""

    name: str
    title: str
    against: str = ""
    """The measurement of the baseline that it is a ratio to, when that is another one."""
    aim: str = ""
    """What our own design wants the ratio to be."""
    rounds: int = 99
    """At most so many, for what takes long."""
    each: bool = True
    """Whether its time is said for one entry (µs) or for the whole (ms)."""

    @property
    def baseline(self) -> str:
        """The measurement of the baseline."""
        return self.against or self.name


MEASUREMENTS: Final = (
    Measurement("append", "append, one by one", aim="≤ 2"),
    Measurement("append-100", "append, at most 100 of a dossier at a time"),
    Measurement("rebuild", "full rebuild of one plain fold"),
    Measurement("histories", "rebuild: histories corrected and in order, no view", against="rebuild"),
    Measurement("views", "rebuild: nine views as a screen opens them", against="rebuild", aim="≤ 4"),
    Measurement("cells-8", "rebuild: eight views, every cell (on a part)", against="rebuild"),
    Measurement("cells-9", "rebuild: nine views, every cell (on a part)", against="rebuild", aim="≤ 4"),
    Measurement("catch-up", "catch up after 10 entries", each=False),
    Measurement("dossier", "open a dossier of 5,000: its events", each=False),
    Measurement("dossier-views", "open a dossier of 5,000: nine views", against="dossier", each=False),
    Measurement(
        "portfolio-fold", "where all dossiers stand: every history folded (on a part)", against="rebuild"
    ),
    Measurement("portfolio", "where all dossiers stand: from the read models", against="rebuild"),
    Measurement("portfolio-follow", "the same, after 10 entries", against="catch-up", each=False),
    Measurement("frame", "screens: first frame", each=False),
    Measurement("content", "screens: first rows, two samples", against="frame", each=False),
    Measurement("content-large", "screens: first rows, large ledger", against="frame", each=False),
    Measurement("verify", "verify, one process", against="rebuild", rounds=1),
)
