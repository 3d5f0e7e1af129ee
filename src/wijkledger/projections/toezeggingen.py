"""What was promised, by whom to whom, by when, how often it slipped and whether it came."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "toezeggingen"
TITLE: Final = "Toezeggingen"
COLUMNS: Final = (
    Column("wat", "wat", 40),
    Column("wie", "wie", 18),
    Column("aan", "aan wie", 18),
    Column("soort", "soort", 12),
    Column("eerst", "eerste termijn", 16),
    Column("nu", "huidige termijn", 16),
    Column("herzien", "× herzien", 9),
    Column("stand", "stand", 14),
    Column("afgehandeld", "afgehandeld op", 16),
    Column("te_laat", "hoeveel te laat", 14),
    Column("grond", "grond", 14),
)
_CAME: Final = frozenset(("nagekomen", "deels"))


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every commitment in the order in which it was made."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(lens.things("commitment-made"), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    cells = {
        "wat": lens.subject(thing.root),
        "wie": owner(lens, thing),
        "aan": lens.cell(thing.root, "to"),
        "soort": lens.cell(thing.root, "sort"),
        "eerst": lens.cell(thing.root, "due"),
        "nu": term(lens, thing),
        "herzien": _moved(lens, thing),
        "stand": standing(lens, thing),
        "afgehandeld": lens.when(_settled(lens, thing)),
        "te_laat": _late(lens, thing),
        "grond": ground(lens, thing),
    }
    return Row(thing.citation, cells)


def owner(lens: Lens, thing: Thing) -> Cell:
    """Who owes it now: the promisor, or who took it over in a revision."""
    holders = thing.all("commitment-made", "commitment-moved")
    return lens.cell(next((fact for fact in reversed(holders) if fact.has("by")), None), "by")


def term(lens: Lens, thing: Thing, name: str = "due") -> Cell:
    """The term that counts now; a next meeting that was held or planned is said with its day."""
    fact = thing.latest(name)
    cell = lens.cell(fact, name)
    if fact is None or fact.value(f"{name}.next_meeting") is not True:
        return cell
    meeting = lens.chronicle.meetings.next(fact, name)
    if meeting is None:
        return cell
    planned = lens.cell(meeting.fact, "target")
    announced = lens.cell(meeting.fact, "next")
    when = planned if planned.entries else announced if announced.entries else lens.when(meeting.fact)
    return Cell(
        f"{cell.value} ({when.value})",
        cell.entries + when.entries,
        cell.readings,
        cell.possible or not meeting.is_sure,
    )


def standing(lens: Lens, thing: Thing) -> Cell:
    """Where it stands: te laat, open, heropend, or the word with which it was closed."""
    state = thing.state(lens.day)
    word = "te laat" if state.is_late else (state.outcome or state.word)
    since = thing.since(state)
    facts = [since]
    if state.is_late and state.limited_by is not None:
        facts.append(thing.trail[state.limited_by])
    possible = not state.is_certain or lens.is_possible(since)
    return Cell(word, citations(facts), (), possible)


def _settled(lens: Lens, thing: Thing) -> Fact | None:
    state = thing.state(lens.day)
    return None if state.is_open else thing.since(state)


def _late(lens: Lens, thing: Thing) -> Cell:
    """How many days it came after the term that counted, or is behind it now; not for what never came.

    A vague day of coming counts from its first day, so that nobody is called late on a guess.
    """
    state, settled = thing.state(lens.day), _settled(lens, thing)
    came = lens.day if settled is None else settled.moment.earliest
    if state.limit is None or state.limited_by is None or came is None or came <= state.limit:
        return EMPTY
    if settled is not None and state.outcome not in _CAME:
        return EMPTY
    days = (came - state.limit).days
    facts = (thing.trail[state.limited_by], *([settled] if settled is not None else []))
    cell = lens.said(f"{days} {'dag' if days == 1 else 'dagen'}", *facts)
    return cell._replace(possible=cell.possible or not state.is_certain or state.limit_from is not None)


def ground(lens: Lens, thing: Thing) -> Cell:
    """The entries it rests on by its own account, and the meeting it was said in when it names no other."""
    root = thing.root
    cited = root.basis or tuple(str(one) for one in (root.value("about"), root.value("meeting")) if one)
    if not cited:
        return EMPTY
    known = tuple(one for one in cited if lens.chronicle.fact(one) is not None)
    return Cell(cited if len(cited) > 1 else cited[0], (*root.entries, *known), (), lens.is_possible(root))


def _moved(lens: Lens, thing: Thing) -> Cell:
    moves = thing.all("commitment-moved", "target-moved")
    return lens.said(len(moves), *moves) if moves else EMPTY
