"""The group of commands, its options, and how a run ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from wijkledger.cli.copying import copy
from wijkledger.cli.demonstration import demo
from wijkledger.cli.dutch import DutchGroup, UnknownCommand, in_dutch
from wijkledger.cli.handing_over import export, report
from wijkledger.cli.output import complain
from wijkledger.cli.proving import head, verify
from wijkledger.cli.reading import show, status, why
from wijkledger.cli.rebuilding import rebuild
from wijkledger.cli.session import NOT_UNDERSTOOD, UNREACHABLE, Session, StartScreens, end
from wijkledger.cli.writing import erase, import_, log, new
from wijkledger.desk.errors import ReaderGone, UnwritableFile
from wijkledger.settings import SettingsError, read_settings

LEDGER_OPTION: Final = "--ledger"
INTERRUPTED: Final = 130
"""What shells expect of a program that was stopped by hand: 128 and the number of the signal."""

COMMANDS: Final = (
    *(new, log, import_, show, status, why, verify, head),
    *(report, export, erase, copy, rebuild, demo),
)


@click.group(cls=DutchGroup, invoke_without_command=True, no_args_is_help=False)
@click.version_option(package_name="wijkledger", message="%(prog)s %(version)s", help="Toon de versie.")
@click.pass_context
def wijkledger(context: click.Context) -> None:
    """Het gedeelde geheugen van een wijk die van het aardgas gaat.

    Zonder opdracht gaan de schermen open. --ledger PAD, voor of achter de opdracht, zegt welk boek het is;
    anders zegt WIJKLEDGER_LEDGER dat, anders de instellingen.
    """
    session = context.ensure_object(Session)
    if context.invoked_subcommand is None:
        with session.desk() as desk:
            if not session.settings.has_terminal:
                raise end(
                    NOT_UNDERSTOOD,
                    "Er is hier geen terminal voor de schermen; gebruik een opdracht, zie wijkledger --help.",
                )
            session.start_screens(desk)


for one in COMMANDS:
    wijkledger.add_command(one)


def run(arguments: Sequence[str], start_screens: StartScreens) -> int:
    """Run one command; the exit code."""
    try:
        return _run(arguments, start_screens)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except UnknownCommand as error:
        complain(error.message)
    except click.UsageError as error:
        complain(in_dutch(error))
    except (SettingsError, UnwritableFile) as error:
        complain(str(error))
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (ReaderGone, SystemExit):  # the library leaves when nobody reads its help page any more
        return 0
    except OSError:
        complain("Lezen of schrijven is mislukt; controleer het pad, de schijf en uw rechten.")
        return UNREACHABLE
    return NOT_UNDERSTOOD


def _run(arguments: Sequence[str], start_screens: StartScreens) -> int:
    unreadable = [place for place, argument in enumerate(arguments, 1) if not _is_text(argument)]
    if unreadable:
        raise end(NOT_UNDERSTOOD, f"Argument {unreadable[0]} is geen UTF-8-tekst; typ het opnieuw.")
    rest, ledger = split_ledger(arguments)
    if ledger == "":
        raise end(NOT_UNDERSTOOD, f"Achter {LEDGER_OPTION} hoort een pad.")
    session = Session(read_settings(), start_screens, ledger)
    return int(wijkledger.main(rest, prog_name="wijkledger", standalone_mode=False, obj=session) or 0)


def split_ledger(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Take ``--ledger PATH`` out of the arguments, wherever it stands before a bare ``--``."""
    rest: list[str] = []
    ledger: str | None = None
    pending = iter(arguments)
    for argument in pending:
        if argument == "--":
            rest.extend([argument, *pending])
        elif argument == LEDGER_OPTION:
            ledger = next(pending, "")
        elif argument.startswith(f"{LEDGER_OPTION}="):
            ledger = argument.removeprefix(f"{LEDGER_OPTION}=")
        else:
            rest.append(argument)
    return rest, ledger


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True
