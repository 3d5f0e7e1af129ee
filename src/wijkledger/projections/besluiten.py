"""What was asked and decided, by whom, on what conditions, and what became of it.

Decisions stand here, and so do the results of cases and of support: a permit that was granted, annulled and
is open again is one row.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.domain.event import Family, Role
from wijkledger.domain.shapes import UNSETTLED, State
from wijkledger.projections.answers import answers
from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.declared import folded
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import word_for
from wijkledger.projections.thing import Thing, conditions
from wijkledger.projections.toezeggingen import ground
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "besluiten"
TITLE: Final = "Besluiten"
COLUMNS: Final = (
    Column("nr", "nr", 8),
    Column("besluit", "besluit", 40),
    Column("soort", "soort", 12),
    Column("datum", "datum", 16),
    Column("beslisser", "beslisser", 18),
    Column("uitkomst", "uitkomst", 18),
    Column("wijziging", "wijziging", 24),
    Column("voorwaarden", "voorwaarden", 24),
    Column("stand", "stand", 16),
    Column("beeindigd", "beëindigd door", 20),
    Column("deel", "voor welk deel", 12),
    Column("blijft", "geldt nog", 16),
    Column("stemming", "stemming", 16),
    Column("tegen", "tegen", 16),
    Column("vervolg", "vervolg op", 12),
    Column("daarna", "wat volgde", 24),
    Column("grond", "grond", 12),
    Column("geboekt", "geboekt", 12),
)
RESULTS: Final = ("case-closed", "support-decided")
"""Kinds whose outcome is a decision too, though they belong to a case or to support."""

_TAKEN: Final = ("decision-taken", *RESULTS)
_DONE: Final = frozenset(
    (
        *("nee", "kennisgenomen", "laten zo", "geweigerd", "gegrond", "ongegrond", "afgewezen", "afgerond"),
        *("ingetrokken", "geslaagd", "mislukt", "gestopt"),
    )
)
"""Outcomes after which nothing is in force, however firmly they were decided."""


_UNMET: Final = UNSETTLED | {"niet vervuld"}


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every question, decision and result, by the day of the decision; a row for each body that answers."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(decided(lens), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def decided(lens: Lens) -> list[Thing]:
    """The things of which this view has a row, in its order; cases and support only with a result."""
    asked = [answer for thing in lens.things(Family.BESLUIT) for answer in answers(thing)]
    found = [*asked, *(thing for thing in lens.things(Family.ZAAK, Family.MIDDELEN) if _has_result(thing))]
    return sorted(found, key=lambda thing: lens.chronicle.place(_last(thing)))


def _last(thing: Thing) -> Fact:
    """The decision that counts, else the question."""
    return next((fact for fact in reversed(thing.trail) if fact.kind in _TAKEN), thing.root)


def _has_result(thing: Thing) -> bool:
    return any(fact.kind in RESULTS for fact in thing.trail)


def _row(lens: Lens, thing: Thing) -> Row:
    last = _last(thing)
    taken = last.kind in _TAKEN
    cells = {
        "nr": Cell(thing.citation, (thing.citation,)),
        "besluit": _subject(lens, thing, last),
        "soort": _sort(lens, thing, last),
        "datum": lens.when(last),
        "beslisser": lens.cell(last, "by" if taken else "to"),
        "uitkomst": lens.cell(last, "outcome"),
        "wijziging": lens.latest(thing, "changes"),
        "voorwaarden": conditions_told(lens, thing),
        "stand": standing(lens, thing),
        "beeindigd": ended_by(lens, thing),
        "deel": lens.latest(thing, "part"),
        "blijft": lens.latest(thing, "remains"),
        "stemming": lens.latest(thing, "vote"),
        "tegen": lens.latest(thing, "dissent"),
        "vervolg": _follows(lens, thing),
        "daarna": _after(lens, thing),
        "grond": ground(lens, thing),
        "geboekt": Cell(last.entry.recorded_at[:10], (last.citation,)),
    }
    return Row(thing.citation, cells)


def _subject(lens: Lens, thing: Thing, last: Fact) -> Cell:
    """What was decided: its own text, else that of the question."""
    if thing.family is Family.ZAAK:
        return lens.subject(thing.root)
    asked = lens.chronicle.fact(str(thing.root.value("of") or ""))
    return lens.subject(last, thing.root, *(() if asked is None else (asked,)))


def _sort(lens: Lens, thing: Thing, last: Fact) -> Cell:
    """Besluit, instemming, vergunning, toekenning …: what was said, else the word of the line."""
    if thing.family is Family.MIDDELEN:
        return lens.said(word_for(last), last)
    said = thing.latest("sort")
    return lens.cell(said, "sort") if said is not None else lens.said(word_for(last), last)


def standing(lens: Lens, thing: Thing) -> Cell:
    """Whether it holds, is still open, or how it ended."""
    state = thing.state(lens.day)
    since = thing.since(state)
    word, facts = _word(thing, state), [since]
    if state.is_partial:
        ends = [fact for fact in thing.trail if folded(fact.kind).role is Role.REVOKE]
        word, facts = f"{word}, deels {ends[-1].value('how')}", [since, *ends]
    unmet = unmet_by(thing, lens.day)
    if unmet:
        waits = word.startswith("wacht")
        said = [f"voorwaarde {number} {how}" for number, how in unmet if how == "niet vervuld" or not waits]
        word, facts = ", ".join([word, *said]), [*facts, *thing.all("condition-settled")]
    return Cell(word, citations(facts), (), not state.is_certain or lens.is_possible(since))


def unmet_by(thing: Thing, day: date) -> list[tuple[int, str]]:
    """The conditions of what holds that are not met (yet), by number, with how they stand."""
    state = thing.state(day)
    if _is_done(thing, state):
        return []
    return [(number, how) for number, how in state.conditions.items() if how in _UNMET]


def _is_done(thing: Thing, state: State) -> bool:
    """Whether its conditions bind nobody any more: it was refused, ended or accounted for."""
    return state.outcome in _DONE or not (state.word == "beslist" or thing.since(state).kind in RESULTS)


def _word(thing: Thing, state: State) -> str:
    if state.is_open:
        again = state.word == "heropend"
        word = "opnieuw open" if again else "wacht op voorwaarden" if state.word == "beslist" else state.word
        return f"{word}, te laat" if state.is_late else word
    if state.word == "gesloten":
        return _result(thing, state)
    return ("afgedaan" if state.outcome in _DONE else "geldt") if state.word == "beslist" else state.word


def _result(thing: Thing, state: State) -> str:
    """A result that was ended or accounted for is called by that; else it holds or is done with."""
    last = thing.since(state)
    if last.kind not in RESULTS:
        return state.outcome or state.word
    if any(word in UNSETTLED for word in state.conditions.values()):
        return "wacht op voorwaarden"
    return "afgedaan" if state.outcome in _DONE else "geldt"


def ended_by(lens: Lens, thing: Thing) -> Cell:
    """Who ended it, how and when; also when it was taken up again later."""
    ends = [fact for fact in thing.trail if folded(fact.kind).role is Role.REVOKE]
    said = tuple(_ending(lens, fact) for fact in ends)
    return lens.said(said if len(said) > 1 else said[0], *ends) if said else EMPTY


def _ending(lens: Lens, fact: Fact) -> str:
    who = ", ".join(map(lens.actors.name, fact.values("by"))) or "onbekend"
    return f"{who} ({fact.value('how')}, {lens.when(fact).value})"


def conditions_told(lens: Lens, thing: Thing) -> Cell:
    """The conditions of the latest fact that brought any, each with how it stands."""
    taken = [fact for fact in thing.trail if fact.has("conditions")]
    if not taken:
        return EMPTY
    state, settled = thing.state(lens.day), thing.all("condition-settled")
    said: list[str] = []
    for number, path in conditions(taken[-1]):
        text = lens.actors.say(str(taken[-1].value(f"{path}.text")))
        said.append(f"{number}. {text} ({state.conditions.get(number, 'open')})")
    return lens.said(tuple(said), taken[-1], *settled)


def _follows(lens: Lens, thing: Thing) -> Cell:
    """What the decision is about: the paper, case or draft that it cites without being part of it."""
    for name in ("about", "follows"):
        fact: Fact | None = thing.first(name)
        if fact is not None:
            return lens.cell(fact, name)
    return lens.cell(thing.root, "of")


def _after(lens: Lens, thing: Thing) -> Cell:
    """What was done with it after it was decided or ended, short of another decision: the next stages."""
    first = next((place for place, fact in enumerate(thing.trail) if fact.kind in RESULTS), None)
    if first is None:
        return EMPTY
    after = [fact for fact in thing.trail[first + 1 :] if fact.kind in {"case-moved", "support-accounted"}]
    names = [
        next((name for name in ("stage", "outcome", "text") if fact.has(name)), "when") for fact in after
    ]
    said = [
        str((lens.cell(fact, name) if name != "when" else lens.when(fact)).value)
        for fact, name in zip(after, names, strict=True)
    ]
    return lens.said(tuple(said) if len(said) > 1 else said[0], *after) if said else EMPTY
