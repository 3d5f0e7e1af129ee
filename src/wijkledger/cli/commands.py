"""The commands; each asks the desk one thing and prints the answer."""

from __future__ import annotations

from pathlib import Path

import click

from wijkledger.cli.output import (
    complain,
    explanation_plain,
    json_text,
    say,
    view_csv,
    view_json,
    view_plain,
)
from wijkledger.cli.session import Session
from wijkledger.cli.standing import standing_plain

FINDINGS = 1

pass_session = click.make_pass_decorator(Session)
dry_run_option = click.option("--dry-run", is_flag=True, help="Alleen controleren, niets boeken.")
json_option = click.option("--json", "as_json", is_flag=True, help="Antwoord als JSON.")
held_on_option = click.option("--held-on", metavar="DATUM", help="Wat gold op deze dag.")
known_at_option = click.option("--known-at", metavar="TIJD", help="Wat toen in het boek stond (een dag: het einde ervan).")


@click.command()
@click.argument("code")
@click.option("--wijk", required=True, metavar="NAAM", help="De naam van de wijk.")
@click.option("--gemeente", metavar="NAAM", help="De gemeente, die als @gemeente wordt ingeschreven.")
@pass_session
def new(session: Session, code: str, wijk: str, gemeente: str | None) -> None:
    """Open een nieuw dossier."""
    with session.desk(create=True) as desk:
        entry = desk.new(code, wijk, gemeente)
        say(f"{entry.citation}: dossier {code} ({wijk}) is geopend in {session.path}")


@click.command()
@click.argument("code")
@click.argument("line", required=False)
@click.option("--file", "file", metavar="BESTAND", help="Lees de regels uit een bestand.")
@dry_run_option
@pass_session
def log(session: Session, code: str, line: str | None, file: str | None, *, dry_run: bool) -> None:
    """Boek een regel, of met - de regels van standaardinvoer."""
    if (line is None) == (file is None):
        complain("Geef één regel tussen aanhalingstekens, of - voor standaardinvoer, of --file BESTAND.")
        raise click.exceptions.Exit(2)
    with session.desk() as desk:
        text = desk.text_of(file or "-") if file or line == "-" else str(line)
        entries = desk.log(code, text, dry_run=dry_run)
        if dry_run:
            say("Dit kan zo geboekt worden; er is niets geboekt.")
        for entry in entries:
            say(f"{entry.citation}: {desk.sentence(entry)}")


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="BESTAND…")
@click.option("--dossier", metavar="CODE", help="Boek de regels in dit dossier.")
@dry_run_option
@pass_session
def import_(session: Session, files: tuple[str, ...], dossier: str | None, *, dry_run: bool) -> None:
    """Boek hele journalen, alles of niets."""
    with session.desk(create=not dry_run or not Path(session.path).exists()) as desk:
        entries = desk.import_journals(files, into=dossier, dry_run=dry_run)
        if dry_run:
            say("Dit kan zo geboekt worden; er is niets geboekt.")
            return
        counts: dict[str, int] = {}
        for entry in entries:
            counts[entry.dossier] = counts.get(entry.dossier, 0) + 1
        say(", ".join(f"{code}: {count} regels geboekt" for code, count in counts.items()))


@click.command()
@click.argument("code", required=False)
@click.argument("view", required=False, metavar="OVERZICHT")
@held_on_option
@known_at_option
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Antwoord als CSV met puntkomma's.")
@click.option("--plain", is_flag=True, help="Antwoord als gewone tekst (de standaard).")
@click.option("--list", "list_views", is_flag=True, help="Noem de overzichten, één per regel.")
@pass_session
def show(  # noqa: PLR0913 - one parameter for each option of the command
    session: Session,
    code: str | None,
    view: str | None,
    held_on: str | None,
    known_at: str | None,
    *,
    as_json: bool,
    as_csv: bool,
    plain: bool,
    list_views: bool,
) -> None:
    """Toon een overzicht van een dossier, nu of op een dag in het verleden."""
    from wijkledger.projections.register import VIEWS

    if list_views:
        say("\n".join(VIEWS))
        return
    if code is None or view is None or as_json + as_csv + plain > 1:
        complain("Noem een dossier en een overzicht, met hooguit één van --json, --csv en --plain; zie show --list.")
        raise click.exceptions.Exit(2)
    with session.desk(read_only=True) as desk:
        found = desk.view(code, view, desk.point(held_on, known_at))
        say(view_json(found) if as_json else view_csv(found) if as_csv else view_plain(found))


@click.command()
@click.argument("code", required=False)
@held_on_option
@known_at_option
@json_option
@pass_session
def status(session: Session, code: str | None, held_on: str | None, known_at: str | None, *, as_json: bool) -> None:
    """Zeg waar elk dossier staat, of dit ene."""
    with session.desk(read_only=True) as desk:
        stands = desk.status(code, desk.point(held_on, known_at))
        if as_json:
            say(json_text([stand.as_json() for stand in stands]))
        elif not stands:
            say("Dit boek heeft nog geen dossiers; begin er een met: wijkledger new CODE --wijk NAAM")
        else:
            say("\n\n".join(standing_plain(stand) for stand in stands))


@click.command()
@click.argument("place", metavar="PLEK")
@held_on_option
@known_at_option
@json_option
@pass_session
def why(session: Session, place: str, held_on: str | None, known_at: str | None, *, as_json: bool) -> None:
    """Zeg waarop een regel (WB-17) of een waarde (WB/fase/…) rust."""
    with session.desk(read_only=True) as desk:
        found = desk.why(place, desk.point(held_on, known_at))
        say(json_text(found.as_json()) if as_json else explanation_plain(found))


@click.command()
@json_option
@pass_session
def verify(session: Session, *, as_json: bool) -> None:
    """Controleer dat niemand het boek heeft herschreven."""
    with session.desk(read_only=True) as desk:
        findings = desk.verify()
        head = desk.ledger.head()
        if as_json:
            found = [{"code": one.code, "text": one.text, "citation": one.citation} for one in findings]
            say(json_text({"size": head.size, "root": head.root.hex(), "findings": found}))
        elif findings:
            complain(*(finding.text for finding in findings))
        else:
            say(f"In orde: {head.size} regels, wortel {head.root.hex()}")
        if findings:
            raise click.exceptions.Exit(FINDINGS)


@click.command()
@json_option
@pass_session
def head(session: Session, *, as_json: bool) -> None:
    """Toon het aantal regels en de wortel van het boek."""
    with session.desk(read_only=True) as desk:
        found = desk.ledger.head()
        if as_json:
            say(json_text({"ledger": desk.ledger.ledger_id, "size": found.size, "root": found.root.hex()}))
        else:
            say(f"boek {desk.ledger.ledger_id}\nregels {found.size}\nwortel {found.root.hex()}")


@click.command()
@click.argument("kind", metavar="SOORT")
@click.argument("code")
@click.option("-o", "output", required=True, metavar="BESTAND", help="Waarheen; - is standaarduitvoer.")
@held_on_option
@known_at_option
@pass_session
def report(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    session: Session, kind: str, code: str, output: str, held_on: str | None, known_at: str | None
) -> None:
    """Schrijf een rapport; soort: lessons."""
    with session.desk(read_only=True) as desk:
        desk.write_report(kind, code, output, desk.point(held_on, known_at))
        if output != "-":
            say(f"Het rapport staat in {output}")


@click.command()
@click.argument("code")
@click.option("--format", "format_", type=click.Choice(["journal"]), default="journal", help="De vorm.")
@click.option("-o", "output", required=True, metavar="BESTAND", help="Waarheen; - is standaarduitvoer.")
@pass_session
def export(session: Session, code: str, format_: str, output: str) -> None:
    """Schrijf een dossier uit; als journaal kan het elders weer worden ingelezen."""
    del format_
    with session.desk(read_only=True) as desk:
        desk.write_journal(code, output)
        if output != "-":
            say(f"Het journaal staat in {output}")


@click.command()
@pass_session
def demo(session: Session) -> None:
    """Bekijk twee echte wijken in een boek om weg te gooien."""
    from wijkledger.cli.demonstration import demonstrate

    raise click.exceptions.Exit(demonstrate(session))


COMMANDS = (new, log, import_, show, status, why, verify, head, report, export, demo)

