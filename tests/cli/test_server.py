"""The command line on a ledger that lies on a server: the same commands, and no password in any answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def wijkledger(folder: Path, *arguments: str, code: str = "") -> tuple[int, str]:
    """Run the program in a process of its own; its exit code and all that it said."""
    start = f"{code}\nimport sys; from wijkledger.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_the_commands_work_by_changing_the_url_and_tell_no_password(
    new_database: Callable[[], str], tmp_path: Path
) -> None:
    url = new_database().replace("postgres:@", "postgres:GEHEIM@")
    answers = [
        wijkledger(tmp_path, *words, "--ledger", url)
        for words in (
            ("new", "WB", "--wijk", "Benedenbuurt"),
            ("log", "WB", "notitie: iets"),
            ("show", "WB", "tijdlijn"),
            ("verify",),
            ("erase", "WB-2", "text", "--ground", "AVG"),
            ("export", "WB", "-o", "-"),
            ("copy", str(tmp_path / "kopie.ledger")),
        )
    ]
    assert [code for code, _ in answers] == [0] * 7, answers
    assert "GEHEIM" not in "".join(text for _, text in answers)
    assert wijkledger(tmp_path, "verify", "--ledger", str(tmp_path / "kopie.ledger"))[0] == 0


@pytest.mark.parametrize(
    ("url", "exit_code", "words"),
    [
        ("postgresql://lia:GEHEIM@127.0.0.1:1/wijk", 3, "antwoordt niet"),
        ("postgresql://lia:GEHEIM%zz@server/wijk", 2, "URL"),
        ("mysql://lia:GEHEIM@server/wijk", 2, "postgresql://"),
    ],
)
def test_an_address_that_leads_nowhere_ends_in_one_sentence(
    tmp_path: Path, url: str, exit_code: int, words: str
) -> None:
    code, text = wijkledger(tmp_path, "status", "--ledger", url)
    assert (code, words in text, "GEHEIM" in text, text.count("\n")) == (exit_code, True, False, 1)


def test_without_the_driver_it_says_what_to_install(tmp_path: Path) -> None:
    hide = "import sys; sys.modules['psycopg'] = None"
    code, text = wijkledger(tmp_path, "status", "--ledger", "postgresql://server/wijk", code=hide)
    assert (code, "wijkledger[postgres]" in text) == (3, True)


def test_a_ledger_in_a_file_never_loads_the_driver(tmp_path: Path) -> None:
    hide = "import sys; sys.modules['psycopg'] = None"
    words = ("new", "WB", "--wijk", "Benedenbuurt", "--ledger", str(tmp_path / "wijk.ledger"))
    assert wijkledger(tmp_path, *words, code=hide)[0] == 0
