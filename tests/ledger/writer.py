"""A process that records as fast as it can and says what was acknowledged; killed by the tests around it.

``writer.py fork PATH`` answers every line on its standard input with a fork that writes until it is killed.
``writer.py share PATH NAME COUNT`` records COUNT entries in a dossier that it shares and leaves.
"""

from __future__ import annotations

import os
import sys
from itertools import count

from wijkledger.domain.entry import Entry
from wijkledger.ledger.errors import VersionConflict
from wijkledger.ledger.ledger import Ledger

KINDS = frozenset({"note-taken"})
CLEAR = {"schema": 1, "recorded_at": "2026-11-22T09:30:00.000Z", "when": "2018", "visibility": "intern"}


def create(path: str) -> Ledger:
    return Ledger.create(path, ledger_id="een", created_at="2026-11-22T09:00:00.000Z", kinds=KINDS)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # one write: lines of parent and child never mix


def batch(ledger: Ledger, name: str, size: int) -> list[Entry]:
    first = ledger.last_number("WAG") + 1
    return [
        Entry(
            "WAG",
            first + place,
            "note-taken",
            f"{name}-{place}",
            CLEAR,
            {"batch": name, "size": size, "text": "Wat er gezegd werd, in volle zinnen. " * 8},
        )
        for place in range(size)
    ]


def write_until_killed(path: str) -> None:
    with create(path) as ledger:
        for turn in count():
            entries = batch(ledger, f"{os.getpid()}.{turn}", 1 + turn % 7)
            ledger.append(entries)
            say("ack " + " ".join(entry.id for entry in entries))


def fork_on_demand(path: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write_until_killed(line.strip() or path)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"gone {os.waitstatus_to_exitcode(status)}")


def share(path: str, name: str, wanted: int) -> None:
    with create(path) as ledger:
        turn = 0
        while turn < wanted:
            try:
                ledger.append(batch(ledger, f"{name}.{turn}", 1))
            except VersionConflict:
                continue
            say(f"ack {name}.{turn}-0")
            turn += 1


if __name__ == "__main__":
    if sys.argv[1] == "fork":
        fork_on_demand(sys.argv[2])
    else:
        share(sys.argv[2], sys.argv[3], int(sys.argv[4]))
