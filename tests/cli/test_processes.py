"""What only shows in a process of its own: pipes, full disks, other accounts, and many writers at once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkledger.desk import Desk

PROGRAM = (sys.executable, "-m", "wijkledger")


def start(*arguments: str, **settings: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        (*PROGRAM, *arguments),
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings},
    )


def ran(*arguments: str, **settings: object) -> tuple[int, str, str]:
    """Run to the end: exit code, what was said, and what was complained."""
    with start(*arguments, **settings) as process:
        out, err = process.communicate(timeout=60)
    said, complained = (out or b"").decode(), (err or b"").decode()
    assert "Traceback" not in complained
    assert "Exception ignored" not in complained
    return process.returncode, said, complained


def test_a_reader_that_stops_reading_is_no_mistake(histories: str) -> None:
    with start("show", "HM", "tijdlijn", "--json", "--ledger", histories) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("command", [["status"], ["export", "WB", "-o", "-"], ["show", "--list"]])
def test_standard_output_that_is_full_is_told(histories: str, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, complained = ran(*command, "--ledger", histories, stdout=full)

    assert code == 2
    assert complained == "Standaarduitvoer is niet te schrijven; maak daar ruimte.\n"


def test_a_program_without_any_streams_still_ends(histories: str) -> None:
    """Started by a job that gave it nothing to read from or to write to."""
    code, _, _ = ran("status", "--ledger", histories, preexec_fn=close_everything)

    assert code == 0


def close_everything() -> None:
    for descriptor in (0, 1, 2):
        os.close(descriptor)


def test_text_is_utf8_whatever_the_machine_speaks(histories: str) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    code, said, _ = ran("show", "WB", "rollen", "--ledger", histories, env=environment)

    assert code == 0
    assert "Coöperatie" in said


def test_an_argument_that_is_no_text_is_told(histories: str) -> None:
    process = subprocess.run(
        [*(part.encode() for part in PROGRAM), b"log", b"WB", b"caf\xe9", b"--ledger", histories.encode()],
        capture_output=True,
        check=False,
    )

    assert process.returncode == 2
    assert b"UTF-8" in process.stderr
    assert b"Traceback" not in process.stderr


def test_a_mistake_of_the_program_itself_is_one_sentence() -> None:
    breaking = "import sys, wijkledger.cli as c; c.run = None; from wijkledger.__main__ import main; main()"

    process = subprocess.run([sys.executable, "-c", breaking], capture_output=True, check=False)

    assert process.returncode == 3
    assert process.stderr.decode().startswith("Er ging iets mis in het programma zelf")
    assert process.stderr.count(b"\n") == 1


# --- other accounts -----------------------------------------------------------------------------------------

BECOMING = """
import importlib, importlib.metadata, importlib.readers, os, shlex, pkgutil, platformdirs.unix, sys, tempfile
import wijkledger
for module in pkgutil.walk_packages(wijkledger.__path__, "wijkledger."):
    if not module.name.startswith("wijkledger.tui"):
        importlib.import_module(module.name)
from wijkledger.cli import run
with tempfile.TemporaryDirectory() as folder:
    for line in ("new XX --wijk x", "log XX 'notitie: x'", "status", "verify"):
        assert run([*shlex.split(line), "--ledger", f"{folder}/eigen.ledger"], None) == 0
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for line in sys.argv[1:]:
    code = run(shlex.split(line), None)
    print(code, file=sys.stderr)
"""
"""The program is loaded first, and used once, for what it reads when it is first needed: its own folder, and
that of Python, may be closed to that account."""


def as_visitor(*lines: str) -> list[tuple[int, str]]:
    """Run commands as an account that may write nowhere: each exit code, and what was complained.

    The account is nobody for root, and our own for everybody else, whom permissions bind anyhow.
    """
    process = subprocess.run(
        [sys.executable, "-c", BECOMING, *lines],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd="/",
    )
    said = process.stderr.decode()
    assert "Traceback" not in said
    ends = re.findall(r"(.*?)^(\d+)\n", said, re.DOTALL | re.MULTILINE)
    assert len(ends) == len(lines)
    return [(int(code), complained) for complained, code in ends]


@pytest.fixture
def shown(both_histories: Path) -> Iterator[Path]:
    """A ledger that everybody may read, in a folder where nobody may write."""
    folder = Path(tempfile.mkdtemp(prefix="wijkledger-"))
    path = folder / "wijk.ledger"
    shutil.copy(both_histories, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_ledger_that_may_only_be_read_is_read(shown: Path) -> None:
    before = path_and_bytes(shown)

    ended = as_visitor(
        f"--ledger {shown} status",
        f"--ledger {shown} verify",
        f"--ledger {shown} show WB fase",
        f"--ledger {shown} why WB-17",
        f"--ledger {shown} export HM -o -",
        f"--ledger {shown} log WB 'notitie: x' --dry-run",
    )

    assert ended == [(0, "")] * 6
    assert path_and_bytes(shown) == before


def test_writing_there_is_refused_in_one_sentence(shown: Path) -> None:
    before = path_and_bytes(shown)

    ended = as_visitor(
        f"--ledger {shown} log WB 'notitie: x'",
        f"--ledger {shown} new XX --wijk x",
        f"--ledger {shown}.nieuw new XX --wijk x",
    )

    for code, complained in ended:
        assert code == 3
        assert complained.count("\n") == 1
        assert "schrijfrechten" in complained
    assert path_and_bytes(shown) == before


def test_an_output_where_nobody_may_write_is_told(shown: Path) -> None:
    ((code, complained),) = as_visitor(f"--ledger {shown} export WB -o {shown.parent}/uit.journaal")

    assert code == 2
    assert "niet te schrijven" in complained


def test_a_ledger_that_may_not_be_read_is_told(shown: Path) -> None:
    shown.chmod(0)

    ((code, complained),) = as_visitor(f"--ledger {shown} status")

    assert code == 3
    assert complained == f"Het boek {shown} is niet te lezen: vraag leesrechten op bestand en map.\n"


def path_and_bytes(path: Path) -> dict[str, bytes]:
    """Every file in the folder of a ledger, with its content."""
    return {one.name: one.read_bytes() for one in path.parent.iterdir()}


# --- many at once -------------------------------------------------------------------------------------------


def test_four_writers_lose_no_line_and_leave_no_gap(small: str) -> None:
    each = 25
    logging = (
        "import sys; from wijkledger.cli import run\n"
        f"for place in range({each}):\n"
        "    line = f'notitie: {sys.argv[1]}-{place}'\n"
        "    assert run(['log', 'WB', line, '--ledger', sys.argv[2]], lambda _: None) == 0"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", logging, str(number), small], stdout=subprocess.DEVNULL)
        for number in range(4)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]

    with Desk.open(small, recorded_by="", read_only=True) as desk:
        entries = desk.shelf.book("WB").entries
        assert desk.verify() == []
    assert [entry.number for entry in entries] == list(range(1, 4 * each + 4))
    assert {str(entry.value("text")) for entry in entries[3:]} == {
        f"{number}-{place}" for number in range(4) for place in range(each)
    }


def test_two_that_start_the_same_ledger_at_once_both_come_in(tmp_path: Path) -> None:
    path = str(tmp_path / "wijk.ledger")
    both = [start("new", code, "--wijk", code, "--ledger", path) for code in ("AAA", "BBB")]
    for process in both:
        with process:
            assert process.wait(timeout=60) == 0

    told = json.loads(ran("status", "--json", "--ledger", path)[1])
    assert sorted(one["code"] for one in told) == ["AAA", "BBB"]


# --- killed at work -----------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from wijkledger.desk.founding import record_at
record_at(sys.argv[1], lambda desk: os.kill(os.getpid(), signal.SIGKILL), recorded_by="lia")
"""


def test_what_a_killed_program_left_is_cleared_at_the_next_start_there(tmp_path: Path) -> None:
    path = tmp_path / "wijk.ledger"
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert [one.name[:12] for one in tmp_path.iterdir() if one.name != "thuis"] == [".wijkledger-"]

    code, _, _ = ran("new", "WB", "--wijk", "Benedenbuurt", "--ledger", str(path))

    assert code == 0
    assert {one.name for one in tmp_path.iterdir()} - {"thuis"} == {"wijk.ledger"}
