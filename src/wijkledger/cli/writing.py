"""The commands that write in the book: new, log and import."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import click

from wijkledger.cli.dutch import command, option
from wijkledger.cli.options import code_argument, dry_run_option, pass_session
from wijkledger.cli.output import complain, say
from wijkledger.cli.session import NOT_UNDERSTOOD, Session, end

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wijkledger.desk import Desk
    from wijkledger.domain.entry import Entry

JUDGED: Final = "Dit kan zo geboekt worden; er is niets geboekt."


@command()
@code_argument
@option("--wijk", required=True, metavar="NAAM", help="De naam van de wijk.")
@option("--gemeente", metavar="NAAM", help="De gemeente, die als @gemeente wordt ingeschreven.")
@pass_session
def new(session: Session, code: str, wijk: str, gemeente: str | None) -> None:
    """Open een nieuw dossier, en zo nodig een nieuw boek.

    CODE is de korte naam waaronder elke regel wordt aangehaald: WB geeft WB-1, WB-2 en zo verder.
    """
    entry = session.record(lambda desk: desk.new(code, wijk, gemeente))
    say(f"{entry.citation}: dossier {code} ({wijk}) is geopend in {session.shown_path}")


@command()
@code_argument
@click.argument("line", required=False, metavar="[REGEL]")
@option("--file", "file", metavar="BESTAND", help="Boek de regels uit dit bestand.")
@dry_run_option
@pass_session
def log(session: Session, code: str, line: str | None, file: str | None, *, dry_run: bool) -> None:
    """Boek een regel in een dossier.

    REGEL staat tussen aanhalingstekens; - leest regels van standaardinvoer, die samen of helemaal niet in
    het boek komen. Een voorbeeld: wijkledger log WB "actie @gem voor volgend overleg: huurders uitnodigen"
    """
    if (line is None) == (file is None):
        raise end(
            NOT_UNDERSTOOD, "Geef één regel tussen aanhalingstekens, of - met regels, of --file BESTAND."
        )
    with session.desk(read_only=dry_run) as desk:
        text = desk.text_of(file or "-") if line is None or line == "-" else line
        can_ask = session.settings.can_ask and "-" not in {line, file}
        for entry in _log(desk, code, text, dry_run=dry_run, can_ask=can_ask):
            say(f"{entry.citation}: {desk.sentence(entry)}")
    if dry_run:
        say(JUDGED)


@command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="BESTAND…")
@option("--dossier", metavar="CODE", help="Boek regels die geen dossier openen in dit dossier.")
@dry_run_option
@pass_session
def import_(session: Session, files: Sequence[str], dossier: str | None, *, dry_run: bool) -> None:
    """Boek hele journalen, alles of niets, en maak zo nodig een nieuw boek.

    Een regel die met dossier begint opent een dossier; wat erop volgt hoort daarbij. BESTAND - is
    standaardinvoer.
    """
    if dry_run:
        session.judge(lambda desk: desk.import_journals(files, into=dossier, dry_run=True))
        say(JUDGED)
        return
    entries = session.record(lambda desk: desk.import_journals(files, into=dossier))
    counts = Counter(entry.dossier for entry in entries)
    say(", ".join(f"{code}: {count} regels geboekt" for code, count in counts.items()))


@command()
@click.argument("citation", metavar="REGEL")
@click.argument("fields", nargs=-1, required=True, metavar="VELD…")
@option("--ground", required=True, type=click.Choice(["AVG", "vergissing"]), help="De grond.")
@option("--reason", metavar="TEKST", help="Waarom; noem de gewiste waarde hier niet.")
@pass_session
def erase(session: Session, citation: str, fields: Sequence[str], ground: str, reason: str | None) -> None:
    """Wis velden van een regel; de regel blijft, en elk bewijs blijft geldig.

    REGEL is een nummer als WB-17, VELD een naam als tekst of betreft, of een pad als by.0.
    Wat gewist is komt nooit terug, ook niet
    uit dit boek; een reservekopie van eerder bewaart u dus niet langer dan nodig.
    """
    with session.desk() as desk:
        entry = desk.erase(citation, fields, ground=ground, reason=reason)
        say(f"{entry.citation}: {desk.sentence(entry)}")


def _log(desk: Desk, code: str, text: str, *, dry_run: bool, can_ask: bool) -> Sequence[Entry]:
    """Record lines, together with parties that nobody knows when whoever sits there gives them a name."""
    from wijkledger.desk import DeskError

    strangers = desk.unknown_parties(code, text)
    named = _asked(strangers) if can_ask and strangers else {}
    try:
        return desk.log(code, text, dry_run=dry_run, newcomers=named)
    except DeskError as error:
        left = [f'partij @{one} "naam"' for one in strangers if one not in named]
        if left:
            hint = f"Zet erboven: {', '.join(left)}; samen gaan ze naar binnen met wijkledger log {code} -."
            error.sentences = (*error.sentences, hint)
        raise


def _asked(strangers: Sequence[str]) -> Mapping[str, str]:
    complain("Wie nog niet is ingeschreven, komt samen met deze regel in het boek; zonder naam niet.")
    names = {one: click.prompt(f"Naam van @{one}", "", show_default=False, err=True) for one in strangers}
    return {one: name.strip() for one, name in names.items() if name.strip()}
