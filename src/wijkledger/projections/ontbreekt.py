"""What is missing: what nobody owns, nobody answered, nobody adopted, or where accounts collide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wijkledger.domain.event import Family
from wijkledger.domain.shapes import State
from wijkledger.projections.accounts import agree
from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact, Told
from wijkledger.projections.sentence import sentence
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import Cell, Column, LazyRows, Row, View

NAME: Final = "ontbreekt"
TITLE: Final = "Wat ontbreekt"
COLUMNS: Final = (
    Column("wat", "wat ontbreekt", 34),
    Column("waarbij", "waarbij", 50),
    Column("sinds", "sinds", 16),
    Column("nr", "nr", 8),
)


class Gap(NamedTuple):
    """One thing that is missing: a stable word for it, the sentence, and the facts that show it."""

    word: str
    said: str
    facts: tuple[Fact, ...]


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every gap, by subject; a key is ``WB-39:geen-termijn``."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(gaps(lens), lambda gap: _row(lens, gap))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def gaps(lens: Lens) -> list[Gap]:
    """All that is missing on the day of asking, by the questions of this file in their order."""
    return [gap for question in QUESTIONS for gap in question(lens)]


def _row(lens: Lens, gap: Gap) -> Row:
    first = gap.facts[0]
    cells = {
        "wat": lens.said(gap.said, *gap.facts),
        "waarbij": lens.said(sentence(lens.chronicle, first), first),
        "sinds": lens.when(first),
        "nr": Cell(first.citation, citations(gap.facts)),
    }
    return Row(f"{first.citation}:{gap.word}", cells)


def _open(lens: Lens, *wanted: Family | str) -> Iterator[tuple[Thing, State]]:
    for thing in lens.things(*wanted):
        state = thing.state(lens.day)
        if state.is_open:
            yield thing, state


def open_commitments(lens: Lens) -> Iterator[Gap]:
    """An open commitment that nobody owns, that has no term, or that is overdue."""
    for thing, state in _open(lens, "commitment-made"):
        root = thing.root
        if not any(fact.has("by") for fact in thing.all("commitment-made", "commitment-moved")):
            yield Gap("geen-eigenaar", "toezegging zonder eigenaar", (root,))
        if state.limited_by is None:
            yield Gap("geen-termijn", "toezegging zonder termijn", (root,))
        elif state.is_late:
            yield Gap("te-laat", "toezegging te laat", (root, thing.trail[state.limited_by]))


def open_questions(lens: Lens) -> Iterator[Gap]:
    """A question that was asked, put off, or answered on conditions that nobody settled."""
    for thing, state in _open(lens, Family.BESLUIT):
        since = thing.since(state)
        if state.word == "beslist":
            yield Gap("voorwaarden-open", "voorwaarden nog niet afgehandeld", (since,))
        elif state.is_late:
            yield Gap("besluit-te-laat", "besluit had er al moeten zijn", (since,))
        else:
            yield Gap("vraag-open", f"vraag staat open ({state.word})", (since,))


def unanswered_input(lens: Lens) -> Iterator[Gap]:
    """Input from people that got no answer."""
    for thing, _ in _open(lens, "input-received"):
        yield Gap("geen-antwoord", "inbreng zonder antwoord", (thing.root,))


def unadopted_minutes(lens: Lens) -> Iterator[Gap]:
    """A meeting of a body that met again without adopting its minutes."""
    last_of: dict[str, Fact] = {}
    for thing in lens.things("meeting-opened"):
        body = str(thing.root.value("body"))
        if body in last_of:
            yield Gap(
                "verslag",
                "verslag niet vastgesteld, en er is alweer vergaderd",
                (last_of.pop(body), thing.root),
            )
        if not thing.all("minutes-adopted"):
            last_of[body] = thing.root


def evaluations_not_held(lens: Lens) -> Iterator[Gap]:
    """An evaluation whose day has passed and that was neither held nor called off."""
    for thing, state in _open(lens, "evaluation-planned"):
        if state.is_late:
            yield Gap("niet-gehouden", "evaluatie gepland en niet gehouden", (thing.root,))


def late_escalations(lens: Lens) -> Iterator[Gap]:
    """An escalation whose term has passed."""
    for thing, state in _open(lens, "tension-signalled", "escalation-raised"):
        if state.is_late and state.limited_by is not None:
            yield Gap(
                "escalatie-te-laat",
                "escalatie over haar termijn",
                (thing.root, thing.trail[state.limited_by]),
            )


def phases_without_ground(lens: Lens) -> Iterator[Gap]:
    """A phase that was entered without an agreement or decision as its basis."""
    for fact in lens.facts("phase-entered"):
        basis = (lens.chronicle.fact(citation) for citation in fact.basis)
        if not any(one is not None and one.kind in _GROUNDS for one in basis):
            yield Gap("geen-grond", "fase ingegaan zonder overeenkomst of besluit als grond", (fact,))


_GROUNDS: Final = frozenset(("agreement-signed", "agreement-changed", "decision-taken", "support-decided"))


def colliding_accounts(lens: Lens) -> Iterator[Gap]:
    """Accounts of one fact that cannot both be true, and objections."""
    for fact in lens.chronicle.accounted:
        if lens.held_on is not None and lens.chronicle.happened(fact, lens.held_on) == "nee":
            continue
        against = [one.fact for one in fact.readings if one.is_objection or _collides(fact, one.told)]
        if against:
            yield Gap("lezingen", "lezingen spreken elkaar tegen", (fact, *against))


def _collides(fact: Fact, told: Told) -> bool:
    names = dict.fromkeys(path.partition(".")[0] for path in told.fields)
    return any(not agree(fact, told, name) for name in names)


QUESTIONS: Final[Sequence[Callable[[Lens], Iterator[Gap]]]] = (
    open_commitments,
    open_questions,
    unanswered_input,
    unadopted_minutes,
    evaluations_not_held,
    late_escalations,
    phases_without_ground,
    colliding_accounts,
)
"""The questions, in the order in which their answers are listed; a new one is one function."""
