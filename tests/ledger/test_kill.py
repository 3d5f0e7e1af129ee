"""What was acknowledged is there, whole, whatever happened to the process that wrote it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
import pytest

import wijkledger
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify

WRITER = Path(__file__).with_name("writer.py")
KINDS = frozenset({"note-taken"})
KILLS = 60


def start(*arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(wijkledger.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, str(WRITER), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


@contextmanager
def writers(path: str) -> Iterator[subprocess.Popen[str]]:
    with start("fork", path) as zygote:
        yield zygote
        assert zygote.stdin is not None
        zygote.stdin.close()


def say(zygote: subprocess.Popen[str], line: str) -> None:
    assert zygote.stdin is not None
    zygote.stdin.write(f"{line}\n")
    zygote.stdin.flush()


def hear(zygote: subprocess.Popen[str]) -> list[str]:
    assert zygote.stdout is not None
    return zygote.stdout.readline().split()


def killed_run(zygote: subprocess.Popen[str], patience: float) -> list[list[str]]:
    """Start a writer, let it acknowledge something, kill it; the batches it acknowledged."""
    say(zygote, "")
    child, acknowledged = 0, list[list[str]]()
    while not (child and acknowledged):
        word, *rest = hear(zygote)
        if word == "pid":
            child = int(rest[0])
        else:
            assert word == "ack", (word, rest)
            acknowledged.append(rest)
    time.sleep(patience)
    os.kill(child, signal.SIGKILL)
    while (line := hear(zygote))[0] == "ack":
        acknowledged.append(line[1:])
    # The exit status is the proof that it was this kill that ended a process that was still writing.
    assert line == ["gone", str(-signal.SIGKILL)]
    return acknowledged


def test_every_acknowledged_entry_outlives_sixty_kills(path: str) -> None:
    chance = random.Random(8)
    with writers(path) as zygote:
        runs = [killed_run(zygote, chance.random() * 0.03) for _ in range(KILLS)]
    assert all(runs)
    acknowledged = {id_ for run in runs for batch in run for id_ in batch}
    with Ledger.open(path, kinds=KINDS) as ledger:
        stored = list(ledger.scan())
        assert acknowledged <= {row[4] for row in stored}
        assert verify(ledger) == []
    sizes = {}
    written = Counter[str]()
    for row in stored:
        fields = orjson.loads(row[5])["f"]
        sizes[fields["batch"]] = fields["size"]
        written[fields["batch"]] += 1
    assert written == sizes, "a batch is recorded whole or not at all"
    assert len(written) <= sum(len(run) for run in runs) + KILLS, "at most one unacknowledged batch per kill"


@pytest.mark.on_file
def test_a_ledger_whose_making_was_killed_can_be_made_after_all(tmp_path: Path) -> None:
    chance = random.Random(9)
    with writers("") as zygote:
        for turn in range(25):
            path = str(tmp_path / f"{turn}.ledger")
            say(zygote, path)
            word, child = hear(zygote)
            assert word == "pid"
            time.sleep(chance.random() * 0.02)
            os.kill(int(child), signal.SIGKILL)
            while hear(zygote)[0] != "gone":
                pass
            with Ledger.create(path, ledger_id="een", created_at="2026", kinds=KINDS) as ledger:
                assert verify(ledger) == []


def test_eight_writers_lose_nothing_and_record_nothing_twice(path: str) -> None:
    count = 15
    running = [start("share", path, f"w{name}", str(count)) for name in range(8)]
    said = [process.communicate(timeout=60)[0].split() for process in running]
    assert [process.returncode for process in running] == [0] * 8
    acknowledged = [word for words in said for word in words if word != "ack"]
    assert len(acknowledged) == 8 * count
    with Ledger.open(path, kinds=KINDS) as ledger:
        rows = list(ledger.scan())
        assert sorted(row[4] for row in rows) == sorted(acknowledged)
        assert [row[0] for row in rows] == list(range(1, 8 * count + 1))
        assert [row[2] for row in rows] == list(range(1, 8 * count + 1))
        assert verify(ledger) == []
