"""The library for command lines, speaking Dutch: help pages, headings and mistakes."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Final, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

HEADINGS: Final = {"Options": "Opties", "Commands": "Opdrachten", "Positional arguments": "Argumenten"}
"""The library's own headings, and ours."""


class DutchFormatter(click.HelpFormatter):
    """Lays out a help page under Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is used."""
        super().write_usage(prog, args, "Gebruik: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading in Dutch."""
        super().write_heading(HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    """A context whose help pages are Dutch."""

    formatter_class = DutchFormatter


class DutchOption(click.Option):
    """An option whose help says itself what is required."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The row on the help page."""
        required, self.required = self.required, False
        try:
            record = super().get_help_record(ctx)
        finally:
            self.required = required
        if record is None or not required:
            return record
        return record[0], f"{record[1]} Verplicht."


class DutchCommand(click.Command):
    """A command with a Dutch help page."""

    context_class = DutchContext

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help page, whole, whatever the limit; the list of commands wraps it."""
        del limit
        return " ".join((self.help or "").partition("\n\n")[0].split())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of commands with a Dutch help page."""

    command_class = DutchCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "[OPDRACHT] …")
        super().__init__(*args, **kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named; UsageError with the nearest one when there is none."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = get_close_matches(name, self.commands, n=1)
            also = f" Bedoelt u {near[0]}?" if near else ""
            known = ", ".join(sorted(self.commands))
            raise UnknownCommand(f"De opdracht {name} bestaat niet; kies uit: {known}.{also}", ctx)
        return super().resolve_command(ctx, args)


class UnknownCommand(click.UsageError):
    """There is no such command; the message is Dutch already."""


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """An option of a command."""
    return click.option(*names, cls=DutchOption, **settings)


def command(name: str | None = None) -> Callable[[Callable[..., Any]], DutchCommand]:
    """A command; its docstring is its help page."""
    return click.command(name=name, cls=DutchCommand)


def in_dutch(error: click.UsageError) -> str:
    """A mistake in using the command line as one sentence that says what to do."""
    is_command = error.ctx is not None and error.ctx.parent is not None
    name = f" {error.ctx.info_name}" if error.ctx is not None and is_command else ""
    return f"{_what(error, f'wijkledger{name}')}; zie wijkledger{name} --help."


def _what(error: click.UsageError, command_name: str) -> str:
    match error:
        case click.NoSuchOption():
            near = get_close_matches(error.option_name, error.possibilities or (), n=1)
            return f"{command_name} kent de optie {error.option_name} niet" + (
                f", wel {near[0]}" if near else ""
            )
        case click.BadOptionUsage():
            return f"De optie {error.option_name} is niet goed gebruikt"
        case click.MissingParameter():
            return f"Achter {command_name} ontbreekt {_name(error.param)}"
        case click.BadParameter():
            choices = (
                error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
            )
            known = f", kies uit: {', '.join(map(str, choices))}" if choices else ""
            return f"De waarde van {_name(error.param)} kan niet{known}"
    return f"Achter {command_name} staat te veel; zet een tekst met spaties tussen aanhalingstekens"


def _name(parameter: click.Parameter | None) -> str:
    """How the help page calls an option or argument."""
    if parameter is None:
        return "een argument"
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.metavar or (parameter.name or "een argument").upper()
