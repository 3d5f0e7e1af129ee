"""What every command shares: which ledger, who writes, and how errors end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkledger.cli.output import complain
from wijkledger.settings import Settings

if TYPE_CHECKING:
    from wijkledger.desk import Desk

UNREACHABLE = 3
NOT_UNDERSTOOD = 2

StartScreens = Callable[["Desk"], None]


@dataclass(slots=True)
class Session:
    """The settings of one run; ``start_screens`` opens the other front end, which is handed in."""

    settings: Settings
    start_screens: StartScreens
    ledger: str | None = None

    @property
    def path(self) -> str:
        """The ledger that was named, or the one of the settings."""
        return self.ledger or self.settings.ledger

    @contextmanager
    def desk(self, *, create: bool = False, read_only: bool = False) -> Iterator[Desk]:
        """An open desk; what goes wrong ends the program with one sentence and the right code."""
        from wijkledger.desk import Desk, DeskError
        from wijkledger.desk.errors import LedgerError

        path = self._checked_path(create=create)
        try:
            with Desk.open(
                path, recorded_by=self.settings.recorded_by, create=create, read_only=read_only
            ) as desk:
                yield desk
        except DeskError as error:
            complain(*error.sentences)
            raise click.exceptions.Exit(error.exit_code) from None
        except LedgerError as error:
            complain(str(error))
            raise click.exceptions.Exit(UNREACHABLE) from None

    def _checked_path(self, *, create: bool) -> str:
        if "://" in self.path:
            complain(f"{self.path}: dit programma kan nog niet met een databaseserver werken; geef een bestandspad.")
            raise click.exceptions.Exit(UNREACHABLE)
        if create and self.ledger is None:
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        return self.path
