"""The group of commands, its options, and how mistakes in using it are told in Dutch."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from wijkledger.cli.commands import COMMANDS
from wijkledger.cli.output import complain
from wijkledger.cli.session import NOT_UNDERSTOOD, UNREACHABLE, Session, StartScreens
from wijkledger.settings import read_settings

LEDGER_OPTION = "--ledger"


@click.group(invoke_without_command=True, no_args_is_help=False)
@click.version_option(package_name="wijkledger", message="%(prog)s %(version)s")
@click.pass_context
def wijkledger(context: click.Context) -> None:
    """Het gedeelde geheugen van een wijk die van het aardgas gaat.

    Zonder opdracht gaan de schermen open. --ledger PAD (of WIJKLEDGER_LEDGER) zegt welk boek het is, en mag
    voor of achter de opdracht staan.
    """
    session = context.ensure_object(Session)
    if context.invoked_subcommand is None:
        if not session.settings.has_terminal:
            complain("Er is hier geen terminal voor de schermen; gebruik een opdracht, zie wijkledger --help.")
            raise click.exceptions.Exit(NOT_UNDERSTOOD)
        with session.desk() as desk:
            session.start_screens(desk)


for command in COMMANDS:
    wijkledger.add_command(command)


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


def run(arguments: Sequence[str], start_screens: StartScreens) -> int:
    """Run one command; the exit code."""
    rest, ledger = split_ledger(arguments)
    if ledger == "":
        complain("Achter --ledger hoort een pad.")
        return NOT_UNDERSTOOD
    session = Session(read_settings(), start_screens, ledger)
    try:
        code = wijkledger.main(rest, prog_name="wijkledger", standalone_mode=False, obj=session)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.UsageError as error:
        complain(in_dutch(error))
        return NOT_UNDERSTOOD
    except (click.exceptions.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(f"Het lukt niet: {error.strerror or error}; controleer schijf en rechten.")
        return UNREACHABLE
    return int(code or 0)


def in_dutch(error: click.UsageError) -> str:
    """A mistake in using the command line as one Dutch sentence that says what to do."""
    where = f"wijkledger {error.ctx.info_name} --help" if error.ctx and error.ctx.parent else "wijkledger --help"
    match error:
        case click.NoSuchOption():
            return f"De optie {error.option_name} bestaat niet; zie {where}."
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else "een argument"
            return f"Hier ontbreekt {name}; zie {where}."
        case click.BadParameter():
            name = error.param.human_readable_name if error.param else "een argument"
            return f"De waarde van {name} kan niet; zie {where}."
        case click.BadOptionUsage():
            return f"De optie {error.option_name} is niet goed gebruikt; zie {where}."
    unknown = error.message.partition("'")[2].partition("'")[0]
    known = sorted(wijkledger.commands)
    if error.message.startswith("No such command"):
        return f"De opdracht {unknown} bestaat niet; kies uit: {', '.join(known)}."
    return f"De opdracht is niet begrepen; zie {where}."
