"""The commands that make a file for somebody else: report and export."""

from __future__ import annotations

import click

from wijkledger.cli.dutch import command, option
from wijkledger.cli.options import (
    code_argument,
    held_on_option,
    known_at_option,
    output_option,
    pass_session,
)
from wijkledger.cli.output import say
from wijkledger.cli.session import Session
from wijkledger.desk.publishing import FORMS

STANDARD_OUTPUT = "-"


@command()
@click.argument("kind", metavar="SOORT")
@code_argument
@output_option
@option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default=None,
    help="De vorm: md of pdf; anders volgt die uit de naam van het bestand.",
)
@held_on_option
@known_at_option
@pass_session
def report(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    session: Session,
    kind: str,
    code: str,
    output: str,
    form: str | None,
    held_on: str | None,
    known_at: str | None,
) -> None:
    """Schrijf een rapport over een dossier, als PDF of in Markdown.

    SOORT is lessons: het verslag van wat er gebeurde en wat ervan geleerd is, met voetnoten naar de regels.
    """
    with session.desk(read_only=True) as desk:
        point = desk.point(held_on, known_at)
        desk.refuse_unknown_then(code, point)
        desk.write_report(kind, code, output, point, form)
    if output != STANDARD_OUTPUT:
        say(f"Het rapport staat in {output}")


@command()
@code_argument
@option("--format", "format_", type=click.Choice(["journal"]), default="journal", help="De vorm: journal.")
@output_option
@pass_session
def export(session: Session, code: str, format_: str, output: str) -> None:
    """Schrijf een dossier uit; als journaal kan het elders weer worden ingelezen."""
    del format_  # there is one form as yet
    with session.desk(read_only=True) as desk:
        desk.write_journal(code, output)
    if output != STANDARD_OUTPUT:
        say(f"Het journaal staat in {output}")
