"""The commands that read the book: show, status and why."""

from __future__ import annotations

from typing import Final

import click

from wijkledger.cli.due_list import due_json, due_plain
from wijkledger.cli.dutch import command, option
from wijkledger.cli.options import (
    any_code_argument,
    held_on_option,
    json_option,
    known_at_option,
    pass_session,
)
from wijkledger.cli.output import explanation_plain, json_text, say, view_csv, view_json, view_plain
from wijkledger.cli.session import NOT_UNDERSTOOD, Session, end
from wijkledger.cli.standing import standing_plain
from wijkledger.desk.clock import say_time
from wijkledger.projections.register import VIEWS

AGENDA_HELP: Final = "Noem in plaats daarvan wat er binnen zoveel dagen moet, en wat al te laat is."

FORMS: Final = {"as_json": view_json, "as_csv": view_csv, "as_plain": view_plain}


@command()
@any_code_argument
@click.argument("view", required=False, metavar="[OVERZICHT]")
@held_on_option
@known_at_option
@json_option
@option("--csv", "as_csv", is_flag=True, help="Antwoord als CSV met puntkomma's.")
@option(
    "--plain", "as_plain", is_flag=True, help="Antwoord als gewone tekst; dat is ook zonder deze optie zo."
)
@option("--list", "list_views", is_flag=True, help="Noem de overzichten, één per regel.")
@pass_session
def show(  # noqa: PLR0913 - one parameter for each option of the command
    session: Session,
    /,
    code: str | None,
    view: str | None,
    held_on: str | None,
    known_at: str | None,
    *,
    list_views: bool,
    **forms: bool,
) -> None:
    """Toon een overzicht van een dossier, nu of op een dag in het verleden.

    OVERZICHT is fase, rollen, besluiten, overeenkomsten, toezeggingen, tijdlijn of een ander uit --list.
    Achter elke waarde staan de regels waar zij op rust.
    """
    if list_views:
        say("\n".join(VIEWS))
        return
    if code is None or view is None:
        raise end(NOT_UNDERSTOOD, f"Noem een dossier en een overzicht; kies uit: {', '.join(VIEWS)}.")
    chosen = [form for name, form in FORMS.items() if forms[name]]
    if len(chosen) > 1:
        raise end(NOT_UNDERSTOOD, "Kies hooguit één van --json, --csv en --plain.")
    form = chosen[0] if chosen else view_plain
    with session.desk(read_only=True) as desk:
        point = desk.point(held_on, known_at)
        found = desk.view(code, view, point)
        desk.refuse_unknown_then(code, point)
        say(form(found))


@command()
@any_code_argument
@held_on_option
@known_at_option
@json_option
@option("--agenda", "days", type=click.IntRange(0, 36_500), metavar="DAGEN", help=AGENDA_HELP)
@pass_session
def status(  # noqa: PLR0913 - one parameter for each option of the command
    session: Session,
    /,
    code: str | None,
    held_on: str | None,
    known_at: str | None,
    days: int | None,
    *,
    as_json: bool,
) -> None:
    """Zeg waar elk dossier staat, of alleen dossier CODE: de fase, wat er open staat en wat ontbreekt."""
    if days is not None and (code, held_on, known_at) != (None, None, None):
        raise end(NOT_UNDERSTOOD, "--agenda gaat over alle dossiers, nu; laat de rest weg.")
    with session.desk(read_only=True) as desk:
        if days is not None:
            say(json_text(due_json(desk, days)) if as_json else due_plain(desk, days))
            return
        point = desk.point(held_on, known_at)
        if code is not None:
            desk.refuse_unknown_then(code, point)
        stands = desk.status(code, point)
        if as_json:
            say(json_text([stand.as_json() for stand in stands]))
        elif not stands and point.known_at is not None and desk.codes():
            say(f"Op {say_time(point.known_at)} stond er nog geen dossier in het boek.")
        elif not stands:
            say("Dit boek heeft nog geen dossiers; begin er een met: wijkledger new CODE --wijk NAAM")
        else:
            say("\n\n".join(standing_plain(stand) for stand in stands))


@command()
@click.argument("place", metavar="PLEK")
@held_on_option
@known_at_option
@json_option
@pass_session
def why(session: Session, place: str, held_on: str | None, known_at: str | None, *, as_json: bool) -> None:
    """Zeg waarop iets rust: de regels erachter, met hun bronnen.

    PLEK is een regel (WB-17), een deel ervan (WB-17.2), een rij van een overzicht zoals show --json die als
    path noemt (WB/toezeggingen/WB-61), of één waarde daaruit (WB/toezeggingen/WB-61/stand). Een regel van het
    stappenplan (R-AGR-3) of een norm (dagen-raad-stil) kan ook; R- en dagen- noemen ze alle.
    """
    with session.desk(read_only=True) as desk:
        found = desk.why(place, desk.point(held_on, known_at))
        say(json_text(found.as_json()) if as_json else explanation_plain(found))
