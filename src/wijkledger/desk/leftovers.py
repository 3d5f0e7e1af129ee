"""Unfinished ledgers of programs that were killed while they made one."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Final

PREFIX: Final = ".wijkledger-"
NEW: Final = "nieuw.ledger"
_OURS: Final = re.compile(rf"{re.escape(PREFIX)}(?:(?P<maker>[1-9][0-9]{{0,9}})-)?[a-z0-9_]{{8}}")
_DAY: Final = 24 * 60 * 60


def folder_prefix() -> str:
    """What the name of a folder begins with in which this process makes a ledger."""
    return f"{PREFIX}{os.getpid()}-"


def clear_leftovers(parent: Path, now: float) -> None:
    """Remove from a folder what killed programs left there; ``now`` is in seconds since 1970.

    A folder is a leftover when it has our name, holds nothing but an unfinished ledger, and its maker is gone
    or it has lain there for a day. What cannot be removed stays.
    """
    try:
        found = [Path(entry.path) for entry in os.scandir(parent) if entry.name.startswith(PREFIX)]
        for folder in found:
            if _is_leftover(folder, now):
                shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        return


def _is_leftover(folder: Path, now: float) -> bool:
    named = _OURS.fullmatch(folder.name)
    if named is None or folder.is_symlink() or not folder.is_dir():
        return False
    if any(not path.name.startswith(NEW) for path in folder.iterdir()):
        return False
    is_gone = named["maker"] is not None and not _runs(int(named["maker"]))
    return is_gone or now - folder.stat().st_mtime > _DAY


def _runs(process: int) -> bool:
    """Whether a process is there, perhaps of somebody else."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
