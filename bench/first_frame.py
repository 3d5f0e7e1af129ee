"""From the start of a process until a terminal has been sent the text that was waited for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from pathlib import Path

from work import Stopwatch

ROWS, COLUMNS = 40, 120
PATIENCE = 180
"""Seconds before it is given up."""


def seconds_until(wanted: re.Pattern[bytes], command: list[str], home: Path) -> float:
    """Start a program in a terminal of its own, and end it when it has painted what is wanted."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    around = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}
    around |= {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)}
    with Stopwatch() as watch:
        program = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=inner, stdout=inner, stderr=inner, env=around, start_new_session=True
        )
        os.close(inner)
        try:
            painted = _read_until(wanted, outer)
        finally:
            program.kill()
            program.wait()
            os.close(outer)
    if not painted:
        raise TimeoutError(f"{command[-1]} did not paint {wanted.pattern!r}")
    return watch.seconds


def _read_until(wanted: re.Pattern[bytes], outer: int) -> bool:
    seen = b""
    while select.select([outer], [], [], PATIENCE)[0]:
        try:
            part = os.read(outer, 65536)
        except OSError:  # the program ended
            return False
        if not part:
            return False
        seen += part
        if wanted.search(seen):
            return True
    return False
