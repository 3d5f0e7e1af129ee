"""One measurement of one peer in a process of its own; what it found goes to standard output as JSON."""

from __future__ import annotations

import gc
import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import orjson
from work import NotHere, Work


def main() -> None:
    """Run ``PEER MEASURE FOLDER APPENDS PART SERVER``; the measure ``fill`` fills the peer's store."""
    peer, measure, folder, appends, part, server = sys.argv[1:]
    gc.disable()  # as the commands of the program do; for every peer
    work = Work(Path(folder), int(appends), int(part), server)
    try:
        found = _found(peer, measure, work)
    except (NotHere, ImportError) as why:
        found = {"not_here": str(why)}
    print(orjson.dumps(found).decode())


def _found(peer: str, measure: str, work: Work) -> dict[str, object]:
    module = importlib.import_module(f"peers.{peer}")
    if measure == "fill":
        module.fill(work)
        return {}
    measured = module.MEASURES[measure](work)
    return {"seconds": measured.seconds, "entries": measured.entries, "peak_kib": _peak_kib()}


def _peak_kib() -> int:
    """The most memory this process held; 0 where the system does not say it per process."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
