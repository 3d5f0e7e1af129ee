"""Files that people hand in or ask for, with a Dutch sentence where that fails."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from wijkledger.desk.errors import ReaderGone, UnreadableFile, UnwritableFile

STANDARD: Final = "-"
"""The name of standard input and of standard output."""


def journal_text(path: str) -> str:
    """The text of a file, or of standard input for ``-``; UnreadableFile when it is no UTF-8 text."""
    name = "standaardinvoer" if path == STANDARD else path
    try:
        data = _standard_input() if path == STANDARD else Path(path).read_bytes()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise UnreadableFile(
            f"{name} is niet te lezen; controleer of het bestand bestaat en leesbaar is."
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableFile(
            f"{name} is op regel {line} geen UTF-8-tekst; sla het als UTF-8 op en probeer het opnieuw."
        ) from None


def _standard_input() -> bytes:
    return b"" if _is_absent(sys.stdin) else sys.stdin.buffer.read()


def _is_absent(stream: object) -> bool:
    """Whether the program was started without this stream; Python then has None there."""
    return stream is None


def write_bytes(path: str, data: bytes, *, never: Sequence[str] = ()) -> None:
    """Write a file whole or not at all; UnwritableFile when that cannot be.

    ``-`` is standard output. ``never`` names files that are not to be written over.
    """
    if path == STANDARD:
        write_standard_output(data)
        return
    try:
        target = Path(os.path.realpath(path))
        if any(_is_same(target, Path(other)) for other in never):
            raise UnwritableFile(f"{path} is het boek zelf; kies een ander bestand.")
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)  # a pipe or a device cannot be replaced
        else:
            _replace(target, data)
    except (OSError, ValueError):
        raise UnwritableFile(
            f"{path} is niet te schrijven; kies een map die bestaat, met ruimte, waarin u mag schrijven."
        ) from None


def write_standard_output(data: bytes) -> None:
    """Write bytes to standard output; ReaderGone, or UnwritableFile when it is full."""
    if _is_absent(sys.stdout):
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _silence()
        if error.errno == errno.EPIPE:
            raise ReaderGone from None
        raise UnwritableFile("Standaarduitvoer is niet te schrijven; maak daar ruimte.") from None


def _silence() -> None:
    """Let what still waits in the buffer go nowhere, or Python complains about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name}.nieuw")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except OSError:
        if beside.is_file():
            beside.unlink()
        raise
