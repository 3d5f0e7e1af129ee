"""Files that people hand in or ask for, with a Dutch sentence where that fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from wijkledger.desk.errors import UnreadableFile, UnwritableFile


def journal_text(path: str) -> str:
    """The text of a file, or of standard input for ``-``; UnreadableFile when it is no UTF-8 text."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError:
        raise UnreadableFile(f"{path} is niet te lezen; controleer of het bestand bestaat en leesbaar is.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableFile(
            f"{path} is op regel {line} geen UTF-8-tekst; sla het bestand op als UTF-8 en probeer het opnieuw."
        ) from None


def write_text(path: str, text: str) -> None:
    """Write a file whole or not at all; UnwritableFile when that cannot be."""
    if path == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    target = Path(path)
    beside = target.with_name(f".{target.name}.nieuw")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() else None
        raise UnwritableFile(f"{path} is niet te schrijven; kies een map die bestaat en waarin u mag schrijven.") from None
