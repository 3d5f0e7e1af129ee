"""What was being typed survives a process that is killed: a real terminal, a real kill."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from wijkledger.tui.quick_line import QuickLine

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands
    from wijkledger.desk import Desk

TYPIST = Path(__file__).with_name("typist.py")
PATIENCE = 20.0
TYPED = "actie @gem uiterlijk 12 dec: de brief aan de bewo"


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, *command: str) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execv(command[0], command)  # noqa: S606 - our own Python in a terminal of its own
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.output = b""

    def read_until(self, wanted: str) -> None:
        """Read what the program draws until a text appears in it."""
        end = time.monotonic() + PATIENCE
        while wanted.encode() not in self.output:
            assert time.monotonic() < end, self.output[-2000:]
            if select.select([self.fd], [], [], 0.1)[0]:
                self.output += os.read(self.fd, 65536)

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.fd, text.encode())

    def kill(self) -> None:
        """End the program at once, without a word."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def test_a_line_survives_a_kill_in_the_middle_of_typing(drive: Drive, desk: Desk, ledger_path: Path) -> None:
    # given someone who is typing in a process of its own
    draft = Path(f"{ledger_path}.concept")
    terminal = Terminal(sys.executable, str(TYPIST), str(ledger_path))
    terminal.read_until("Ontbreekt")
    terminal.type("l")
    terminal.read_until("Regel")
    terminal.type(TYPED)
    end = time.monotonic() + PATIENCE
    while not draft.exists() or orjson.loads(draft.read_bytes()).get("WK/overleg/regel") != TYPED:
        assert time.monotonic() < end
        if select.select([terminal.fd], [], [], 0.05)[0]:
            os.read(terminal.fd, 65536)
    # when it is killed
    terminal.kill()

    # then whoever opens the screens again finds the line as it was
    async def script(hands: Hands) -> None:
        await hands.press("l")
        assert hands.app.screen.query_one(QuickLine).text == TYPED

    from wijkledger.desk import Desk

    with Desk.open(str(ledger_path), recorded_by="test") as again:
        drive(script, desk=again)
    assert desk.ledger.last_number("WK") == 10
