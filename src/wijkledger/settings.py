"""The only reader of the environment and of the settings file: where the ledger lies, and who is writing.

The settings file is ``instellingen.toml`` in the user's own settings folder; all of it may be left out::

    naam = "Lia"
    functie = "procesbegeleider"
    organisatie = "Gemeente Wageningen"
    boek = "~/wijken/benedenbuurt.ledger"
"""

from __future__ import annotations

import getpass
import os
import re
import sys
import tomllib
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import wijkledger

LEDGER: Final = "WIJKLEDGER_LEDGER"
ACTOR: Final = "WIJKLEDGER_ACTOR"
FILE_NAME: Final = "wijk.ledger"
CONFIG_NAME: Final = "instellingen.toml"
_WHO: Final = ("naam", "functie", "organisatie")
_KNOWN: Final = (*_WHO, "boek")
_NOBODY: Final = "onbekend"


class SettingsError(Exception):
    """The settings file cannot be used; the message is one Dutch sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings say.

    ``recorded_by`` is the key under which the writer's lines are kept; ``is_own_folder`` tells that nobody
    named a ledger, so that it lies in the user's own data folder; ``can_ask`` that somebody can answer.
    """

    ledger: str
    recorded_by: str
    has_terminal: bool
    can_ask: bool = False
    is_own_folder: bool = False


def read_settings(environment: Mapping[str, str] | None = None, config: Path | None = None) -> Settings:
    """Read the surroundings: the environment goes before the settings file; SettingsError."""
    found = os.environ if environment is None else environment
    said = read_config(config_path() if config is None else config)
    ledger = found.get(LEDGER) or _unfolded(said.get("boek", ""))
    who = found.get(ACTOR) or " ".join(filter(None, (said.get(name) for name in _WHO)))
    has_input, has_output = _is_terminal(sys.stdin), _is_terminal(sys.stdout)
    return Settings(
        ledger or str(default_ledger()),
        key_of(who) or key_of(account()) or _NOBODY,
        has_terminal=has_input and has_output,
        can_ask=has_input and _is_terminal(sys.stderr),
        is_own_folder=not ledger,
    )


def read_config(path: Path) -> Mapping[str, str]:
    """The settings file as text by name, empty when there is none; SettingsError when it cannot be used."""
    try:
        said = tomllib.loads(path.read_text("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:  # ValueError: no UTF-8, or no TOML
        if isinstance(error, PermissionError) and not os.access(path.parent, os.X_OK):
            return {}  # somebody else's folder: there are no settings for this account
        what = "niet te lezen" if isinstance(error, OSError) else "geen goede TOML"
        raise SettingsError(
            f"De instellingen in {path} zijn {what}; herstel dat bestand of haal het weg."
        ) from None
    for name, value in said.items():
        if name not in _KNOWN:
            known = ", ".join(_KNOWN)
            raise SettingsError(f"De instelling {name} in {path} bestaat niet; kies uit: {known}.")
        if not isinstance(value, str):
            raise SettingsError(
                f"De instelling {name} in {path} is geen tekst; zet haar tussen aanhalingstekens."
            )
    return said


def key_of(who: str) -> str:
    """A name as the key that is kept with each line: ``Lia Jansen, gemeente`` is ``lia-jansen-gemeente``."""
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def config_path() -> Path:
    """Where the settings file lies."""
    import platformdirs

    return platformdirs.user_config_path("wijkledger", appauthor=False) / CONFIG_NAME


def default_ledger() -> Path:
    """The ledger of someone who named none."""
    import platformdirs

    return platformdirs.user_data_path("wijkledger", appauthor=False) / FILE_NAME


def beside_of(ledger: str) -> str:
    """What the files beside a ledger begin with: its path, or for a server a name of the user's own."""
    if "://" not in ledger:
        return ledger
    import hashlib

    # A digest names the files, because the URL may hold a password.
    name = hashlib.sha256(ledger.encode()).hexdigest()[:32]
    found = default_ledger().with_name(f"server-{name}")
    with suppress(OSError):
        found.parent.mkdir(parents=True, exist_ok=True)
    return str(found)


def account() -> str:
    """The name of the account on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return _NOBODY


def samples() -> Path:
    """The folder with the sample histories: inside an installed package, or at the root of a checkout."""
    package = Path(wijkledger.__file__).parent
    shipped = package / "_samples"
    return shipped if shipped.is_dir() else package.parents[1] / "samples"


def _unfolded(path: str) -> str:
    """A path with the home folder written out; the URL of a server stays as it is."""
    if "://" in path:
        return path
    try:
        return str(Path(path).expanduser()) if path else ""
    except RuntimeError:  # there is no home folder
        return path


def _is_terminal(stream: object) -> bool:
    """Whether somebody sits at a stream; a program may have been started without any."""
    return bool(getattr(stream, "isatty", bool)())
