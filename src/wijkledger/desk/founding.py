"""A ledger comes to lie at its path whole, with what was recorded in it, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from wijkledger.desk.clock import Clock, system_clock
from wijkledger.desk.desk import Desk
from wijkledger.desk.leftovers import NEW, clear_leftovers, folder_prefix
from wijkledger.ledger.address import is_server
from wijkledger.ledger.copying import copy_ledger
from wijkledger.ledger.errors import CopyRefused, LedgerError, LedgerFull, LedgerReadOnly
from wijkledger.ledger.opening import is_there
from wijkledger.ledger.sqlite_opening import folder_exists

T = TypeVar("T")

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def record_at(path: str, work: Callable[[Desk], T], *, recorded_by: str, clock: Clock = system_clock) -> T:
    """Do something with the ledger at a path; where there is none, one is made of what that recorded.

    ``work`` may be called twice: once more on the ledger that somebody else made meanwhile.
    """
    if is_server(path):
        return _record_on_server(path, work, recorded_by, clock)
    clear_leftovers(Path(path).absolute().parent, clock().timestamp())
    if not os.path.lexists(path):
        folder_exists(path)
        try:
            return _found(path, work, recorded_by, clock)
        except FileExistsError:
            pass
        except OSError as error:
            raise _plain(path, error) from error
    with Desk.open(path, recorded_by=recorded_by, clock=clock, create=True) as desk:
        return work(desk)


def judge_at(path: str, work: Callable[[Desk], T], *, recorded_by: str, clock: Clock = system_clock) -> T:
    """Do what records nothing with the ledger at a path, or with an empty one where there is none."""
    if is_there(path) if is_server(path) else Path(path).exists() and is_there(path):
        with Desk.open(path, recorded_by=recorded_by, clock=clock, read_only=True) as desk:
            return work(desk)
    with tempfile.TemporaryDirectory(prefix="wijkledger-") as folder:
        beside = str(Path(folder) / "leeg.ledger")
        with Desk.open(beside, recorded_by=recorded_by, clock=clock, create=True) as desk:
            return work(desk)


def copy_to(desk: Desk, place: str) -> None:
    """Copy the whole ledger of a desk to an empty database, or to a path where nothing is."""
    if is_server(place):
        copy_ledger(desk.ledger, place)
        return
    if os.path.lexists(place):
        raise CopyRefused(place)
    folder_exists(place)
    parent = Path(place).absolute().parent
    try:
        with tempfile.TemporaryDirectory(
            prefix=folder_prefix(), dir=parent, ignore_cleanup_errors=True
        ) as folder:
            beside = str(Path(folder) / NEW)
            copy_ledger(desk.ledger, beside)
            _settle(beside, place)
    except FileExistsError:
        raise CopyRefused(place) from None
    except OSError as error:
        raise _plain(place, error) from error


def _record_on_server(url: str, work: Callable[[Desk], T], recorded_by: str, clock: Clock) -> T:
    """Record in the ledger of a database; an empty one gets a ledger with all of it at once."""
    if not is_there(url):
        with (
            tempfile.TemporaryDirectory(prefix="wijkledger-") as folder,
            Desk.open(str(Path(folder) / NEW), recorded_by=recorded_by, clock=clock, create=True) as first,
        ):
            done = work(first)
            if first.ledger.head().size == 0:
                return done
            try:
                copy_ledger(first.ledger, url)
            except CopyRefused:
                pass  # somebody made one meanwhile: what was to be recorded goes into that
            else:
                return done
    with Desk.open(url, recorded_by=recorded_by, clock=clock) as desk:
        return work(desk)


def _found(path: str, work: Callable[[Desk], T], recorded_by: str, clock: Clock) -> T:
    parent = Path(path).absolute().parent
    prefix = folder_prefix()
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True) as folder:
        beside = str(Path(folder) / NEW)
        try:
            with Desk.open(beside, recorded_by=recorded_by, clock=clock, create=True) as desk:
                done = work(desk)
                is_empty = desk.ledger.head().size == 0
        except LedgerError as error:
            error.args = (str(error).replace(beside, path),)
            raise
        if not is_empty:
            _settle(beside, path)
    return done


def _settle(beside: str, path: str) -> None:
    """Give the finished file its name; FileExistsError when that was taken meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise
        # Not every disk knows a second name for a file.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "", path) from None
        Path(beside).rename(path)
    folder = os.open(Path(path).absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _plain(path: str, error: OSError) -> LedgerError:
    if error.errno in _FULL:
        return LedgerFull(path)
    if error.errno in _FORBIDDEN:
        return LedgerReadOnly(path)
    return LedgerError(f"Op {path} is geen boek te maken: controleer het pad, de schijf en uw rechten.")
