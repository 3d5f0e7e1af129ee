"""Measure what the design gives numbers for, and write what was found to docs/performance.md.

Each figure is a ratio against the plainest program that does the same work on the same bytes in the same run;
medians of several rounds, ours and theirs in turn, so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import orjson
from load import real_entries, real_mix

from wijkledger.desk.clock import new_id
from wijkledger.domain.entry import Entry
from wijkledger.domain.registry import KINDS
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
TODAY = datetime.now(UTC).date()
ASKED = (
    "fase",
    "rollen",
    "besluiten",
    "overeenkomsten",
    "toezeggingen",
    "escalaties",
    "evaluaties",
    "lessen",
    "tijdlijn",
)


def main() -> None:
    """Run everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--appends", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    gc.disable()  # as the commands of the program do; for the plain program beside it too
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        entries = real_entries(folder)
        print(f"{len(entries)} real entries; making a ledger of {wanted.entries}", flush=True)
        ledger = _large_ledger(folder, entries, wanted.entries)
        with ledger:
            rows = [
                *_appends(folder, entries, wanted.appends, wanted.rounds),
                *_rebuilds(ledger, wanted.rounds),
                *_verification(ledger),
            ]
    page = _page(rows, wanted)
    PAGE.write_text(page, encoding="utf-8")
    print(page)


def _large_ledger(folder: Path, entries: list[Entry], count: int) -> Ledger:
    ledger = Ledger.create(
        str(folder / "large.ledger"), ledger_id=new_id(), created_at="2026-01-01T00:00:00.000Z", kinds=KINDS
    )
    for dossier in real_mix(entries, count):
        ledger.append(dossier)
    return ledger


def _in_turn(rounds: int, *works: Callable[[], float]) -> list[list[float]]:
    """Each work once to warm up, then all of them in turn, round after round."""
    for work in works:
        work()
    found: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for place, work in enumerate(works):
            found[place].append(work())
    return found


# --- append -----------------------------------------------------------------------------------------------


def _appends(folder: Path, entries: list[Entry], count: int, rounds: int) -> list[Sequence[str]]:
    states = [orjson.dumps({"c": entry.clear, "f": entry.fields}) for entry in entries]
    turn = iter(range(10_000))

    def raw() -> float:
        connection = sqlite3.connect(folder / f"raw{next(turn)}.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, state BLOB)")
        began = time.perf_counter()
        for place in range(count):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO event (state) VALUES (?)", (states[place % len(states)],))
            connection.execute("COMMIT")
        took = time.perf_counter() - began
        connection.close()
        return took / count

    def ours() -> float:
        number = next(turn)
        path = str(folder / f"ours{number}.ledger")
        with Ledger.create(
            path, ledger_id=new_id(), created_at="2026-01-01T00:00:00.000Z", kinds=KINDS
        ) as ledger:
            singles = [entry for dossier in real_mix(entries, count) for entry in dossier]
            began = time.perf_counter()
            for entry in singles:
                ledger.append([entry])
            return (time.perf_counter() - began) / count

    plain, sealed = _in_turn(rounds, raw, ours)
    return [
        _row("append: raw durable SQLite insert of the same bytes", plain, plain),
        _row("append: one entry, sealed and durable", sealed, plain, aim="≤ 2"),
    ]


# --- rebuild ------------------------------------------------------------------------------------------------


def _rebuilds(ledger: Ledger, rounds: int) -> list[Sequence[str]]:
    others = [name for name in ASKED if name != "tijdlijn"]
    plain, decoded, lazy, without, all_cells = _in_turn(
        rounds,
        _timed(ledger, _scan),
        _timed(ledger, lambda found: _rebuild(found, (), every_cell=False)),
        _timed(ledger, lambda found: _rebuild(found, ASKED, every_cell=False)),
        _timed(ledger, lambda found: _rebuild(found, others, every_cell=True)),
        _timed(ledger, lambda found: _rebuild(found, ASKED, every_cell=True)),
    )
    return [
        _row("rebuild: scan + orjson.loads of the same rows", plain, plain),
        _row("rebuild: the histories, corrected and in order of their moments, no view", decoded, plain),
        _row("rebuild: all nine views, rows made when looked at", lazy, plain, aim="≤ 4"),
        _row("rebuild: eight views (no timeline), every cell of every row", without, plain),
        _row("rebuild: all nine views, every cell of every row", all_cells, plain, aim="≤ 4"),
    ]


def _timed(ledger: Ledger, work: Callable[[Ledger], None]) -> Callable[[], float]:
    size = ledger.head().size

    def timed() -> float:
        began = time.perf_counter()
        work(ledger)
        return (time.perf_counter() - began) / size

    return timed


def _scan(ledger: Ledger) -> None:
    for row in ledger.scan():
        orjson.loads(row[5])


def _rebuild(ledger: Ledger, names: Sequence[str], *, every_cell: bool) -> None:
    for code in ledger.dossiers():
        chronicle = Chronicle.of(ledger.entries(code))
        views = [VIEWS[name].build(chronicle, None, TODAY) for name in names]
        if every_cell:
            for row in (row for view in views for row in view.rows):
                tuple(row.cells.values())


def _verification(ledger: Ledger) -> list[Sequence[str]]:
    size = ledger.head().size
    began = time.perf_counter()
    findings = verify(ledger)
    took = [(time.perf_counter() - began) / size]
    if findings:
        raise SystemExit(f"the ledger made here does not verify: {findings[0].text}")
    return [_row("verify, one process", took, None)]


# --- the page -----------------------------------------------------------------------------------------------


def _row(what: str, ours: Sequence[float], theirs: Sequence[float] | None, aim: str = "") -> Sequence[str]:
    median = statistics.median(ours)
    spread = f"{min(ours) * 1e6:.1f}–{max(ours) * 1e6:.1f}"
    ratio = "" if theirs is None else f"{median / statistics.median(theirs):.2f}"
    return (what, f"{median * 1e6:.1f}", spread, ratio, aim)


def _page(rows: Sequence[Sequence[str]], wanted: argparse.Namespace) -> str:
    head = ("what", "median µs an entry", "from–to", "ratio", "aim")
    table = "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))
    notes = PAGE.read_text(encoding="utf-8").partition("\n## ")[2] if PAGE.exists() else ""
    return (
        "# Speed, as measured\n\n"
        "Made by `make bench`; only what stands below the table is written by hand.\n\n"
        f"{TODAY.isoformat()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.machine()}; {wanted.entries} entries of the real mix (both samples under other codes), "
        f"{wanted.appends} appends, {wanted.rounds} rounds in turn.\n\n"
        f"{table}\n" + (f"\n## {notes}" if notes else "")
    )


if __name__ == "__main__":
    main()
