"""The page docs/performance.md: the table is made, what stands below it is kept."""

from __future__ import annotations

import platform
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from declared import MEASUREMENTS, Measurement

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
HEAD = ("measurement", "who", "median", "from–to", "ratio", "aim", "peak MiB")


@dataclass(frozen=True)
class Sample:
    """What one process found in one round."""

    seconds: float
    entries: int
    peak_kib: int

    @property
    def each(self) -> float:
        """Seconds for one entry."""
        return self.seconds / max(self.entries, 1)


Found = Mapping[tuple[str, str], Sequence[Sample]]
"""(peer, measurement) → one sample a round."""


@dataclass(frozen=True)
class Peer:
    """How a peer is called, and whom its ratios are against."""

    title: str
    baseline: str


def table(found: Found, peers: Mapping[str, Peer]) -> str:
    """All that was found, a row for each peer under each measurement."""
    rows = [
        _row(one, name, peer, found)
        for one in MEASUREMENTS
        for name, peer in peers.items()
        if (name, one.name) in found
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * len(HEAD), *rows))


def _row(one: Measurement, name: str, peer: Peer, found: Found) -> Sequence[str]:
    samples = found[name, one.name]
    times = [sample.each * 1e6 if one.each else sample.seconds * 1e3 for sample in samples]
    unit = "µs" if one.each else "ms"
    peak = max(sample.peak_kib for sample in samples) / 1024
    is_ours = peer.title.startswith("wijkledger")
    return (
        one.title,
        peer.title,
        f"{_say(statistics.median(times))} {unit}",
        f"{_say(min(times))}–{_say(max(times))}",
        _ratio(samples, found.get((peer.baseline, one.baseline), ())),
        one.aim if is_ours else "",
        "" if peer.baseline == "bare" else f"{peak:.0f}",
    )


def _ratio(ours: Sequence[Sample], theirs: Sequence[Sample]) -> str:
    """The median of the ratios within one round: what slows the machine slows both."""
    pairs = list(zip(ours, theirs, strict=False))
    return f"{statistics.median(a.each / b.each for a, b in pairs):.2f}" if pairs else ""


def _say(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"  # noqa: PLR2004 - three digits are enough


def _where() -> str:
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}"


def page(found: Found, peers: Mapping[str, Peer], missing: Sequence[str], what: str) -> str:
    """The whole page, with the text that was written by hand."""
    notes = PAGE.read_text(encoding="utf-8").partition("\n## ")[2] if PAGE.exists() else ""
    return "\n".join(
        (
            "# Speed, as measured",
            "",
            "Made by `make bench`; only what stands below the table is written by hand.",
            "",
            f"{_where()}; {what}",
            "",
            table(found, peers),
            *(f"\nNot measured: {line}" for line in missing),
            *((f"\n## {notes}".rstrip(),) if notes else ()),
            "",
        )
    )
