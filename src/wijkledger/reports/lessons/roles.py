"""Roles then and now: who carried what at the first agreement, and who does today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.grammar import named
from wijkledger.projections.thing import Thing
from wijkledger.projections.wording import say_moment, tell
from wijkledger.reports.document import Block, Heading, Inline, Inlines, Strong, Table, Text
from wijkledger.reports.lessons.days import say_day
from wijkledger.reports.lessons.drawn_roles import drawn_roles
from wijkledger.reports.lessons.telling import Telling, listed

_HOLDERS: Final = {"role-agreed": "holders", "mandate-granted": "holder", "seat-taken": "who"}


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing that a party carries, in words, with the entries behind it."""

    party: str
    said: str
    entries: tuple[str, ...]
    possible: bool = False


def roles(telling: Telling) -> tuple[Block, ...]:
    """The parties, with what they carried then and carry now."""
    heading = Heading(1, "Rollen toen en nu")
    now = list(_carried(telling.lens))
    signed = [fact for fact in telling.lens.facts("agreement-signed") if fact.moment.latest]
    if not signed:
        why = "Er is geen overeenkomst met een datum vastgelegd, dus is er geen toen om naast nu te zetten."
        return heading, telling.paragraph(why), *_only_now(telling, now), *drawn_roles(telling)
    first = signed[0]
    day = first.moment.latest or telling.day
    then = list(_carried(Lens(telling.chronicle, day, telling.today)))
    said = (
        f"Toen is de dag van de eerste overeenkomst: {say_moment(first.when)}. Nu is {say_day(telling.day)}."
        " Een overeenkomst die geldt telt mee als rol van wie haar tekende."
    )
    columns = ("Partij", "Toen", "Nu", "Verschil")
    parties = _parties(telling, [*then, *now])
    rows = tuple(_row(telling, party, _of(then, party), _of(now, party)) for party in parties)
    table = Table(columns, rows, "Wie wat droeg, per partij")
    return heading, telling.paragraph(said, first.entries), table, *drawn_roles(telling)


def _only_now(telling: Telling, now: list[Carried]) -> Iterator[Block]:
    if not now:
        yield telling.paragraph("Er zijn geen rollen, mandaten of functies vastgelegd.")
        return
    parties = _parties(telling, now)
    rows = tuple(((Text(telling.party(party)),), _said(telling, _of(now, party))) for party in parties)
    yield Table(("Partij", "Nu"), rows, "Rollen nu")


def _parties(telling: Telling, carried: list[Carried]) -> list[str]:
    """Who carries anything, each once; persons stand below organisations and bodies."""
    persons = {actor.name for actor in telling.chronicle.actors.values() if actor.sort == "persoon"}
    return sorted(dict.fromkeys(one.party for one in carried), key=lambda name: name in persons)


def _of(carried: list[Carried], party: str) -> list[Carried]:
    return [one for one in carried if one.party == party]


def _row(telling: Telling, party: str, then: list[Carried], now: list[Carried]) -> tuple[Inlines, ...]:
    words = ([one.said for one in then], [one.said for one in now])
    if words[0] == words[1]:
        difference: Inline = Text("gelijk")
    else:
        difference = Strong("nieuw" if not then else "niet meer" if not now else "gewijzigd")
    return (Text(telling.party(party)),), _said(telling, then), _said(telling, now), (difference,)


def _said(telling: Telling, carried: list[Carried]) -> Inlines:
    found: list[Inline] = []
    for one in carried:
        said = f"{one.said} (mogelijk)" if one.possible else one.said
        found.append(Text(f"; {said}" if found else said))
        found.extend(telling.mark(one.entries))
    return tuple(found) or (Text("–"),)


def _carried(lens: Lens) -> Iterator[Carried]:
    for thing in lens.things(*_HOLDERS):
        if thing.state(lens.day).is_open:
            yield from _roles(lens, thing)
    for thing in lens.things("agreement-drafted", "agreement-signed"):
        if thing.state(lens.day).is_open:
            yield from _agreements(lens, thing)


def _roles(lens: Lens, thing: Thing) -> Iterator[Carried]:
    holders = _HOLDERS[thing.kind]
    fact = thing.latest(holders)
    names = tell(fact, holders, lens.actors) if fact is not None else None
    said = _role(lens, thing)
    for name in names if isinstance(names, tuple) else (names,):
        yield Carried(
            str(name or "niet vastgelegd wie"), said, citations(thing.trail), _possible(lens, thing)
        )


def _role(lens: Lens, thing: Thing) -> str:
    word = {"role-agreed": "role", "seat-taken": "function"}.get(thing.kind)
    said = str(lens.latest(thing, word).value) if word else f"mandaat: {lens.text(thing.root).value}"
    share, at, joint = (lens.latest(thing, name).value for name in ("share", "at", "joint"))
    whom = lens.latest(thing, "on_behalf_of" if thing.kind == "seat-taken" else "represents").value
    said += f" van {share}" if share else ""
    said += f" bij {at}" if at else ""
    said += f" namens {whom}" if whom else ""
    said += " (samen)" if joint else ""
    topic = lens.text(thing.first("text")).value if thing.kind == "role-agreed" else None
    said += f": {listed(topic)}" if topic else ""
    stage, standing = lens.latest(thing, "stage").value, thing.state(lens.day).word
    said += " (beoogd)" if stage == "beoogd" else ""
    return said + (" (rust)" if standing == "gepauzeerd" else "")


def _agreements(lens: Lens, thing: Thing) -> Iterator[Carried]:
    listed_now = thing.latest("parties")
    for fact in thing.all("agreement-signed"):
        sort = str(lens.latest(thing, "sort").value or "overeenkomst")
        said = f"partij bij {named(sort)} ({say_moment(fact.when)})"
        for code in fact.values("by"):
            if listed_now is not None and code not in listed_now.values("parties"):
                continue  # it signed, and left the agreement since
            entries = citations((fact, *thing.all("agreement-changed")))
            yield Carried(lens.actors.name(code), said, entries, _possible(lens, thing))


def _possible(lens: Lens, thing: Thing) -> bool:
    return not thing.state(lens.day).is_certain or lens.is_possible(thing.root)
