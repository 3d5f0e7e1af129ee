"""The command that brings a whole ledger to another place."""

from __future__ import annotations

import click

from wijkledger.cli.dutch import command
from wijkledger.cli.options import pass_session
from wijkledger.cli.output import say
from wijkledger.cli.session import Session, checked_place, plain_ends


@command()
@click.argument("target", metavar="DOEL")
@pass_session
def copy(session: Session, target: str) -> None:
    """Kopieer het hele boek naar een leeg pad of een lege database, met dezelfde wortel.

    DOEL is een pad of postgresql://…; elke regel, elk zegel en wat gewist is komt mee en wordt nagerekend.
    """
    from wijkledger.desk.founding import copy_to

    shown = checked_place(target)
    with session.desk(read_only=True) as desk, plain_ends(shown):
        copy_to(desk, target)
        head = desk.ledger.head()
    say(f"Het boek staat ook op {shown}: {head.size} regels, wortel {head.root.hex()}")
