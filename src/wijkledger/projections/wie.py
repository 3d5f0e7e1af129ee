"""Who takes part: names then and now, who speaks for whom, and who may decide what until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from wijkledger.projections.actors import Actor
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View, say_value

NAME: Final = "wie"
TITLE: Final = "Wie"
COLUMNS: Final = (
    Column("naam", "naam", 26),
    Column("eerder", "heette eerder", 18),
    Column("soort", "soort", 12),
    Column("vorm", "vorm", 14),
    Column("stand", "stand", 14),
    Column("van", "van", 16),
    Column("tot", "tot", 16),
    Column("onderdeel", "onderdeel van", 16),
    Column("leden", "leden", 24),
    Column("werd", "werd", 14),
    Column("zetels", "zetels en functies", 34),
    Column("namens", "spreekt namens", 18),
    Column("mensen", "door wie vertegenwoordigd", 30),
    Column("mandaat", "mandaat", 36),
)


class _Ties(NamedTuple):
    """The seats and mandates of everybody, by code."""

    seats: dict[str, list[Thing]]
    seated_for: dict[str, list[Thing]]
    mandates: dict[str, list[Thing]]
    represents: dict[str, list[Thing]]


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Everybody who has a code, in the order of their first entries; the key of a row is the code."""
    lens = Lens(chronicle, held_on, today)
    known = [actor for actor in lens.actors.values() if any(map(lens.has_happened, actor.trail))]
    ties = _ties(lens)
    rows = LazyRows(known, lambda actor: _row(lens, actor, ties))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _ties(lens: Lens) -> _Ties:
    found = _Ties({}, {}, {}, {})
    for thing in lens.things("seat-taken"):
        _tie(found.seats, thing, thing.root.value("who"))
        for name in ("at", "on_behalf_of"):
            _tie(found.seated_for, thing, thing.root.value(name))
    for thing in lens.things("mandate-granted"):
        _tie(found.mandates, thing, thing.root.value("holder"))
    for thing in lens.things("role-agreed"):
        held_by = thing.latest("holders")
        if thing.root.has("represents") and held_by is not None:
            for code in held_by.values("holders"):
                _tie(found.represents, thing, code)
    return found


def _tie(by_code: dict[str, list[Thing]], thing: Thing, code: object) -> None:
    if isinstance(code, str):
        things = by_code.setdefault(code, [])
        if thing not in things:
            things.append(thing)


def _row(lens: Lens, actor: Actor, ties: _Ties) -> Row:
    trail = [fact for fact in actor.trail if lens.has_happened(fact)]
    seats = ties.seats.get(actor.code, ())
    cells = {
        "naam": lens.cell(_latest(trail, "name"), "name"),
        "eerder": _earlier_names(lens, trail),
        "soort": lens.cell(_latest(trail, "sort"), "sort"),
        "vorm": lens.cell(_latest(trail, "form"), "form"),
        "stand": _standing(lens, trail),
        "van": lens.when(trail[0]) if not lens.chronicle.only_introduces(trail[0]) else EMPTY,
        "tot": lens.when(_left(trail)),
        "onderdeel": lens.cell(_latest(trail, "part_of"), "part_of"),
        "leden": _members(lens, trail),
        "werd": lens.cell(_latest(trail, "becomes"), "becomes"),
        "zetels": _told(lens, [(thing, _seat(lens, thing)) for thing in seats]),
        "namens": _on_behalf(lens, seats, ties.represents.get(actor.code, ())),
        "mensen": _told(lens, [(one, _sitting(lens, one)) for one in ties.seated_for.get(actor.code, ())]),
        "mandaat": _told(lens, [(one, _mandate(lens, one)) for one in ties.mandates.get(actor.code, ())]),
    }
    return Row(actor.code, cells)


def _latest(trail: Sequence[Fact], name: str) -> Fact | None:
    return next((fact for fact in reversed(trail) if fact.has(name)), None)


def _left(trail: Sequence[Fact]) -> Fact | None:
    return trail[-1] if trail[-1].kind == "actor-left" else None


def _earlier_names(lens: Lens, trail: Sequence[Fact]) -> Cell:
    named = [fact for fact in trail if fact.has("name")]
    names = [say_value(lens.cell(fact, "name").value) for fact in named]
    earlier = [(name, fact) for name, fact in zip(names, named, strict=True) if name != names[-1]]
    if not earlier:
        return EMPTY
    return lens.said(tuple(dict.fromkeys(name for name, _ in earlier)), *(fact for _, fact in earlier))


def _standing(lens: Lens, trail: Sequence[Fact]) -> Cell:
    """The word that was said last: of taking part, or of leaving."""
    left = _left(trail)
    if left is not None:
        return lens.cell(left, "how") if left.has("how") else lens.said("vertrokken", left)
    return lens.cell(_latest(trail, "standing"), "standing")


def _members(lens: Lens, trail: Sequence[Fact]) -> Cell:
    """Who belongs to it after everybody who came and went."""
    members: dict[str, Fact] = {}
    spoke: list[Fact] = []
    for fact in trail:
        came = (*fact.values("members"), *fact.values("members_in"))
        gone = fact.values("members_out")
        if came or gone:
            spoke.append(fact)
        members.update((str(code), fact) for code in came)
        for code in gone:
            members.pop(str(code), None)
    return lens.said(tuple(map(lens.actors.name, members)), *spoke) if spoke else EMPTY


def _told(lens: Lens, told: Sequence[tuple[Thing, str]]) -> Cell:
    facts = [fact for thing, _ in told for fact in thing.trail]
    return lens.said(tuple(text for _, text in told), *facts) if told else EMPTY


def _on_behalf(lens: Lens, seats: Sequence[Thing], roles: Sequence[Thing]) -> Cell:
    spoken = [lens.cell(thing.root, "on_behalf_of") for thing in seats if _holds(lens, thing)]
    spoken += [_represented(lens, thing) for thing in roles if _holds(lens, thing)]
    filled = [cell for cell in spoken if cell.entries]
    if not filled:
        return EMPTY
    entries = tuple(dict.fromkeys(entry for cell in filled for entry in cell.entries))
    said = tuple(dict.fromkeys(say_value(cell.value) for cell in filled))
    return Cell(said, entries, (), any(cell.possible for cell in filled))


def _represented(lens: Lens, role: Thing) -> Cell:
    """Whom a role represents, or is meant to; resting also on the entry that gave it to who holds it now."""
    whom = say_value(lens.cell(role.root, "represents").value)
    is_meant = role.root.value("stage") == "beoogd"
    return lens.said(
        f"{whom} (beoogd)" if is_meant else whom, *dict.fromkeys((role.root, role.latest("holders")))
    )


def _holds(lens: Lens, thing: Thing) -> bool:
    return thing.state(lens.day).word == "geldt"


def _seat(lens: Lens, thing: Thing) -> str:
    at = _among(lens, thing.root, (("at", "bij"), ("on_behalf_of", "namens")))
    scope = say_value(lens.cell(thing.root, "scope").value)
    limited = f", {scope}" if scope else ""
    return f"{say_value(lens.cell(thing.root, 'function').value)}{at}{limited} ({period(lens, thing)})"


def _sitting(lens: Lens, thing: Thing) -> str:
    who, function = (say_value(lens.cell(thing.root, name).value) for name in ("who", "function"))
    return f"{who}, {function} ({period(lens, thing)})"


def _mandate(lens: Lens, thing: Thing) -> str:
    text, amount, by = (say_value(lens.cell(thing.root, name).value) for name in ("text", "amount", "by"))
    limit = f", tot {amount}" if amount else ""
    given = f", van {by}" if by else ""
    return f"{text}{limit}{given} ({period(lens, thing)})"


def _among(lens: Lens, fact: Fact, names: Sequence[tuple[str, str]]) -> str:
    told = ((word, say_value(lens.cell(fact, name).value)) for name, word in names)
    return "".join(f" {word} {said}" for word, said in told if said)


def period(lens: Lens, thing: Thing) -> str:
    """From when until when something held: ``3 mei 2019 – nu``."""
    state = thing.state(lens.day)
    ended = [fact for fact in thing.trail if fact.kind.endswith(("-ended", "-left"))]
    until = thing.latest("until")
    if ended:
        last = say_value(lens.when(ended[-1]).value)
    elif until is not None:
        last = (
            f"{'verlopen ' if state.word == 'verlopen' else ''}{say_value(lens.cell(until, 'until').value)}"
        )
    else:
        last = "nu"
    return f"{say_value(lens.when(thing.root).value)} – {last}"
