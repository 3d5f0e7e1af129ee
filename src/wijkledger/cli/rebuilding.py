"""The command that makes the read models anew."""

from __future__ import annotations

import sys

import click

from wijkledger.cli.dutch import command
from wijkledger.cli.options import pass_session
from wijkledger.cli.output import say
from wijkledger.cli.session import Session


@command()
@pass_session
def rebuild(session: Session) -> None:
    """Maak de leesmodellen opnieuw: wat naast het boek ligt om alle dossiers snel te tonen.

    In het boek verandert niets; wie dit halverwege stopt, verliest niets.
    """
    with session.desk(read_only=True) as desk:
        size = desk.ledger.head().size
        count = desk.overview.rebuild(desk.today, _tell if sys.stderr.isatty() else None)
    dossiers = "1 dossier" if count == 1 else f"{count} dossiers"
    say(f"De leesmodellen zijn opnieuw gemaakt: {dossiers}, {size} regels.")


def _tell(done: int, size: int) -> None:
    click.echo(f"\r{done} van {size} regels gelezen", err=True, nl=done >= size)
