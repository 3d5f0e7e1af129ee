"""The command line as a user has it, run in this process so that it is quick."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from wijkledger.cli import run
from wijkledger.desk import Desk

SAMPLES = Path(__file__).parents[2] / "samples"
JOURNALS = tuple(str(path) for path in sorted(SAMPLES.glob("*.journaal")))


class Ran(NamedTuple):
    """How a run ended: its exit code and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def no_screens(_: Desk, *, is_sample: bool = False) -> None:
    raise AssertionError("there is no terminal here", is_sample)


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of this test's own, with an empty home and no settings."""
    home = tmp_path / "thuis"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIJKLEDGER_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WIJKLEDGER_ACTOR", "lia")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def wijkledger(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command."""

    def run_one(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(arguments, no_screens)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(code, said.out, said.err)

    return run_one


@pytest.fixture
def journals() -> tuple[str, ...]:
    """The sample files."""
    return JOURNALS


@pytest.fixture(scope="session")
def both_histories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all samples; nobody writes in it."""
    path = tmp_path_factory.mktemp("beide") / "wijk.ledger"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WIJKLEDGER_ACTOR", "lia")
        patch.setenv("HOME", str(path.parent))
        assert run(["import", *JOURNALS, "--ledger", str(path)], no_screens) == 0
    return path


@pytest.fixture
def histories(both_histories: Path) -> str:
    return str(both_histories)


@pytest.fixture
def own_copy(both_histories: Path, tmp_path: Path) -> str:
    """A ledger with all samples that a test may write in, or damage."""
    path = tmp_path / "kopie.ledger"
    shutil.copy(both_histories, path)
    return str(path)


@pytest.fixture
def small(wijkledger: Run, tmp_path: Path) -> str:
    """A ledger with one dossier and two parties."""
    path = str(tmp_path / "klein.ledger")
    opened = wijkledger("new", "WB", "--wijk", "Benedenbuurt", "--gemeente", "Wageningen", "--ledger", path)
    assert opened.code == 0
    assert wijkledger("log", "WB", 'partij @wow "Coöperatie WOW"', "--ledger", path).code == 0
    return path
