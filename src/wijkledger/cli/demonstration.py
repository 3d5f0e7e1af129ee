"""The demonstration, on screens where there is a terminal and in print where there is none."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from wijkledger.cli.dutch import command, option
from wijkledger.cli.options import pass_session
from wijkledger.cli.output import complain, say
from wijkledger.cli.session import FINDINGS, UNREACHABLE, Session, end, plain_ends
from wijkledger.cli.standing import standing_plain
from wijkledger.settings import samples

if TYPE_CHECKING:
    from wijkledger.desk import Desk

OUT: Final = "out"


@command()
@option("--keep", "path", metavar="PAD", help="Bewaar het boek op deze nieuwe plek, en open geen schermen.")
@pass_session
def demo(session: Session, path: str | None) -> None:
    """Bekijk twee echte wijken en een verzonnen, in een boek om weg te gooien.

    Elke regel staat er op de dag waarop zij bekend kon zijn, zodat --known-at er iets te vertellen heeft.
    Zonder terminal: druk af waar de dossiers staan, en schrijf van elk het lessenrapport in de map out.
    """
    if path is not None:
        _keep(path)
        return

    from wijkledger.desk.demo import fill_demo

    with (
        tempfile.TemporaryDirectory(prefix="wijkledger-", ignore_cleanup_errors=True) as folder,
        plain_ends(folder),
        fill_demo(Path(folder), samples()) as desk,
    ):
        if session.settings.has_terminal:
            session.start_screens(desk, is_sample=True)
        else:
            _print(desk)


def _keep(path: str) -> None:
    from wijkledger.desk.demo import keep_demo

    with plain_ends(path):
        count = keep_demo(path, samples())
    say(
        f"{path}: een boek met {count} regels, elk op de dag waarop zij bekend kon zijn.\n"
        "Bij elke regel staat dat demo haar boekte; gebruik dit boek om te kijken, niet om in te werken.",
    )


def _print(desk: Desk) -> None:
    say("\n\n".join(standing_plain(stand) for stand in desk.status()))
    findings = desk.verify()
    say(f"\nHet boek heeft {desk.ledger.head().size} regels en is {'niet ' if findings else ''}in orde.")
    try:
        Path(OUT).mkdir(exist_ok=True)
    except OSError:
        raise end(
            UNREACHABLE, f"De map {OUT} is niet te maken; ga naar een map waarin u mag schrijven."
        ) from None
    for code in desk.codes():
        for path in (f"{OUT}/lessen-{code}.md", f"{OUT}/lessen-{code}.pdf"):
            desk.write_report("lessons", code, path)
            say(f"Het lessenrapport van {code} staat in {path}")
    if findings:
        complain(*(finding.text for finding in findings))
        raise click.exceptions.Exit(FINDINGS)
