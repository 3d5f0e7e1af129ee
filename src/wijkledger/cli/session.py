"""What every command shares: which ledger, who writes, and how errors end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import click

from wijkledger.cli.output import complain
from wijkledger.settings import Settings

if TYPE_CHECKING:
    from wijkledger.desk import Desk

FINDINGS: Final = 1
NOT_UNDERSTOOD: Final = 2
UNREACHABLE: Final = 3

T = TypeVar("T")


class StartScreens(Protocol):
    """Whatever opens the screens on a desk; a sample says on every screen that it is one."""

    def __call__(self, desk: Desk, /, *, is_sample: bool = False) -> None:
        """Come back when they are closed."""


def end(code: int, *sentences: str) -> click.exceptions.Exit:
    """Say what is wrong, and make the exception that ends the program with this exit code."""
    complain(*sentences)
    return click.exceptions.Exit(code)


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

    @property
    def shown_path(self) -> str:
        """The same as it may be printed: the URL of a server without its password."""
        from wijkledger.desk.errors import shown

        return shown(self.path)

    @contextmanager
    def desk(self, *, read_only: bool = False) -> Iterator[Desk]:
        """An open desk on the ledger that is there."""
        from wijkledger.desk import Desk

        with (
            plain_ends(self._checked_path()),
            Desk.open(self.path, recorded_by=self.settings.recorded_by, read_only=read_only) as desk,
        ):
            yield desk

    def record(self, work: Callable[[Desk], T]) -> T:
        """Do something that records, in the ledger that is there or that is made of it."""
        from wijkledger.desk.founding import record_at

        with plain_ends(self._checked_path()):
            if self.settings.is_own_folder and self.ledger is None:
                Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            return record_at(self.path, work, recorded_by=self.settings.recorded_by)

    def judge(self, work: Callable[[Desk], T]) -> T:
        """Do something that records nothing, with an empty ledger where there is none."""
        from wijkledger.desk.founding import judge_at

        with plain_ends(self._checked_path()):
            return judge_at(self.path, work, recorded_by=self.settings.recorded_by)

    def _checked_path(self) -> str:
        return checked_place(self.path)


def checked_place(place: str) -> str:
    """A place where a ledger can lie, as it may be printed; ends the run for anything else."""
    from wijkledger.desk.errors import is_server, shown

    if "\0" in place:
        raise end(NOT_UNDERSTOOD, "Het pad van het boek bevat een teken dat niet kan; verbeter het.")
    if "://" in place and not is_server(place):
        raise end(NOT_UNDERSTOOD, "Het boek ligt op een pad of op postgresql://…; verbeter het adres.")
    return shown(place)


@contextmanager
def plain_ends(path: str) -> Iterator[None]:
    """Whatever the desk, the ledger or the disk refuses ends the run with a sentence and the right code."""
    from wijkledger.desk.errors import BadAddress, DeskError, LedgerError

    try:
        yield
    except DeskError as error:
        raise end(error.exit_code, *error.sentences) from None
    except BadAddress as error:
        raise end(NOT_UNDERSTOOD, str(error)) from None
    except LedgerError as error:
        raise end(UNREACHABLE, str(error)) from None
    except OSError:
        raise end(
            UNREACHABLE, f"{path} is niet te bereiken; controleer het pad, de schijf en uw rechten."
        ) from None
