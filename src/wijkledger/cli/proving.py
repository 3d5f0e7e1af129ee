"""The commands about the book as a record: verify and head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wijkledger.cli.dutch import command
from wijkledger.cli.options import json_option, pass_session
from wijkledger.cli.output import complain, json_text, say
from wijkledger.cli.session import FINDINGS, Session

if TYPE_CHECKING:
    from wijkledger.desk import Desk


@command()
@json_option
@pass_session
def verify(session: Session, *, as_json: bool) -> None:
    """Controleer dat niemand het boek heeft herschreven."""
    with session.desk(read_only=True) as desk:
        findings = desk.verify()
        known = head_json(desk)
    if as_json:
        found = [{"code": one.code, "text": one.text, "citation": one.citation} for one in findings]
        say(json_text({**known, "findings": found}))
    elif not findings:
        say(f"In orde: {known['size']} regels, wortel {known['root']}")
    if findings:
        complain(*(finding.text for finding in findings))
        raise click.exceptions.Exit(FINDINGS)


@command()
@json_option
@pass_session
def head(session: Session, *, as_json: bool) -> None:
    """Toon hoeveel regels het boek heeft, en de wortel die ze alle vastlegt."""
    with session.desk(read_only=True) as desk:
        known = head_json(desk)
    if as_json:
        say(json_text(known))
    else:
        say(f"boek {known['ledger']}\nregels {known['size']}\nwortel {known['root']}")


def head_json(desk: Desk) -> dict[str, Any]:
    """The ledger's id, how many entries it has and the root over all of them, as JSON values."""
    found = desk.ledger.head()
    return {"ledger": desk.ledger.ledger_id, "size": found.size, "root": found.root.hex()}
