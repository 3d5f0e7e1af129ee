"""Only what a dead program of ours left behind is removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wijkledger.desk.leftovers import NEW, clear_leftovers, folder_prefix

NOBODY = 2**22 + 1
"""A process number that no machine gives out."""
A_DAY = 24 * 60 * 60


def left(parent: Path, name: str, file: str = NEW) -> Path:
    folder = parent / name
    folder.mkdir()
    (folder / file).write_bytes(b"half")
    return folder


def modified(path: Path) -> float:
    return path.stat().st_mtime


def test_the_folder_of_a_dead_maker_goes(tmp_path: Path) -> None:
    folder = left(tmp_path, f".wijkledger-{NOBODY}-abcd_123")

    clear_leftovers(tmp_path, modified(folder))

    assert not folder.exists()


def test_the_folder_of_a_maker_at_work_stays_for_a_day(tmp_path: Path) -> None:
    folder = left(tmp_path, f"{folder_prefix()}abcd_123")

    clear_leftovers(tmp_path, modified(folder) + A_DAY / 2)
    assert folder.exists()
    clear_leftovers(tmp_path, modified(folder) + A_DAY * 2)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        (f".wijkledger-{NOBODY}-abcd_123", "foto.jpg"),
        (".wijkledger-", NEW),
        (".wijkledger-mijn-map", NEW),
        (f"wijkledger-{NOBODY}-abcd_123", NEW),
    ],
)
def test_what_is_not_ours_stays(tmp_path: Path, name: str, file: str) -> None:
    folder = left(tmp_path, name, file)

    clear_leftovers(tmp_path, modified(folder) + A_DAY * 9)

    assert (folder / file).exists()


def test_what_a_link_points_at_stays(tmp_path: Path) -> None:
    folder = left(tmp_path, "elders")
    (tmp_path / f".wijkledger-{NOBODY}-abcd_123").symlink_to(folder)

    clear_leftovers(tmp_path, modified(folder))

    assert (folder / NEW).exists()


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "nergens", float(os.getpid()))
