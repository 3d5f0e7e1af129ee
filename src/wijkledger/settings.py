"""The only reader of the environment: where the ledger lies, and who is writing in it."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import wijkledger

LEDGER = "WIJKLEDGER_LEDGER"
ACTOR = "WIJKLEDGER_ACTOR"
FILE_NAME = "wijk.ledger"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings say."""

    ledger: str
    recorded_by: str
    has_terminal: bool


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the surroundings; the ledger is the file in the user's own data folder unless they say otherwise."""
    found = os.environ if environment is None else environment
    return Settings(
        found.get(LEDGER) or str(default_ledger()),
        found.get(ACTOR) or account(),
        sys.stdin.isatty() and sys.stdout.isatty(),
    )


def default_ledger() -> Path:
    """The ledger of someone who named none."""
    import platformdirs

    return platformdirs.user_data_path("wijkledger", appauthor=False) / FILE_NAME


def account() -> str:
    """The name of the account on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "onbekend"


def samples() -> Path:
    """The folder with the sample histories: inside an installed package, or at the root of a checkout."""
    package = Path(wijkledger.__file__).parent
    shipped = package / "_samples"
    return shipped if shipped.is_dir() else package.parents[1] / "samples"
