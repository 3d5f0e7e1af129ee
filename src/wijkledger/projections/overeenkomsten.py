"""What parties bound themselves to: who signed which text, from when till when, and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations, joined
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.grammar import enumerated
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import Cell, Column, LazyRows, Row, Shown, View
from wijkledger.projections.wording import tell

NAME: Final = "overeenkomsten"
TITLE: Final = "Overeenkomsten"
COLUMNS: Final = (
    Column("soort", "soort", 22),
    Column("inhoud", "inhoud", 30),
    Column("partijen", "partijen", 30),
    Column("getekend", "getekend door", 30),
    Column("namens", "ondertekenaars", 18),
    Column("versie", "versie", 8),
    Column("van", "van", 16),
    Column("tot", "tot", 16),
    Column("stand", "stand", 18),
    Column("artikelen", "artikelen", 30),
    Column("vervolg", "vervolg op", 10),
)
_CHANGED: Final = "agreement-changed"


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every agreement, drafted or signed; versions and changes of one text are one row."""
    lens = Lens(chronicle, held_on, today)
    things = lens.things("agreement-drafted", "agreement-signed", "agreement-changed", "agreement-ended")
    rows = LazyRows(things, lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    signed = thing.all("agreement-signed")
    cells = {
        "soort": lens.latest(thing, "sort"),
        "inhoud": lens.text(thing.first("text")),
        "partijen": _parties(lens, thing, signed),
        "getekend": _signatures(lens, signed),
        "namens": lens.listed(signed, "signer"),
        "versie": lens.latest(thing, "version"),
        "van": lens.when(_binding(thing)),
        "tot": _end(lens, thing),
        "stand": standing(lens, thing),
        "artikelen": _clauses(lens, thing),
        "vervolg": lens.latest(thing, "follows"),
    }
    return Row(thing.citation, cells)


def _parties(lens: Lens, thing: Thing, signed: Sequence[Fact]) -> Cell:
    listed = thing.latest("parties")
    return lens.cell(listed, "parties") if listed is not None else _signers(lens, signed)


def _signers(lens: Lens, signed: Sequence[Fact]) -> Cell:
    return lens.cell(signed[0], "by") if len(signed) == 1 else lens.listed(signed, "by")


def _signatures(lens: Lens, signed: Sequence[Fact]) -> Cell:
    """Who signed, with the day of each signature where there are several."""
    if len(signed) < 2:  # noqa: PLR2004 - one signature stands in the column of its day
        return _signers(lens, signed)
    said = [
        f"{lens.actors.name(code)} ({lens.when(fact).value})" for fact in signed for code in fact.values("by")
    ]
    return lens.said(tuple(said), *signed)


def _clauses(lens: Lens, thing: Thing) -> Cell:
    """The articles as they read now: a change puts its own in the place of those with the same number."""
    told = [fact for fact in thing.trail if fact.has("clauses")]
    whole = next((place for place in range(len(told) - 1, -1, -1) if told[place].kind != _CHANGED), 0)
    told = told[whole:]
    if len(told) < 2:  # noqa: PLR2004 - one text needs no putting together
        return lens.latest(thing, "clauses")
    now: dict[int, Shown] = {}
    for fact in told:
        articles = tell(fact, "clauses", lens.actors)
        for place, said in enumerate(articles if isinstance(articles, tuple) else (articles,)):
            number = fact.value(f"clauses.{place}.number")
            now[number if isinstance(number, int) else place + 1] = said  # a forgotten number: its place
    cell = lens.said(tuple(now[number] for number in sorted(now)), *told)
    readings = tuple(one for fact in told for one in lens.cell(fact, "clauses").readings)
    return cell._replace(readings=readings)


def _end(lens: Lens, thing: Thing) -> Cell:
    ended = thing.all("agreement-ended")
    return lens.when(ended[-1]) if ended else lens.latest(thing, "until")


def standing(lens: Lens, thing: Thing) -> Cell:
    """Concept, signed by some, in force, suspended, expired or ended, and how."""
    state = thing.state(lens.day)
    since = thing.since(state)
    possible = not state.is_certain or lens.is_possible(since)
    if state.word in {"beëindigd", "verlopen", "gepauzeerd"}:
        facts = [since, *([thing.trail[state.limited_by]] if state.limited_by is not None else [])]
        word = "opgeschort" if state.word == "gepauzeerd" else state.word
        how = f" ({state.outcome})" if state.outcome else ""
        return Cell(word + how, citations(facts), (), possible)
    return _signed(lens, thing)


def _signed(lens: Lens, thing: Thing) -> Cell:
    signed, listed = thing.all("agreement-signed"), thing.latest("parties")
    if not signed:
        return lens.said("concept", thing.root)
    signers = _codes(signed, "by")
    parties = list(map(str, listed.values("parties"))) if listed is not None else signers
    missing = [code for code in parties if code not in signers]
    if not missing:
        return lens.said("van kracht", *signed, listed)
    if _binding(thing) is None:
        return lens.said(f"getekend door {len(parties) - len(missing)} van {len(parties)}", *signed, listed)
    bound, awaited = (enumerated(list(map(lens.actors.name, codes))) for codes in (signers, missing))
    return lens.said(f"van kracht tussen {bound}; wacht op {awaited}", *signed, listed)


def _binding(thing: Thing) -> Fact | None:
    """The fact from which it binds: the last signature that was needed by the list of parties of that time.

    A text that names no parties binds from its second signer, or from its only one.
    """
    signers: set[str] = set()
    parties: set[str] = set()
    for fact in thing.trail:
        if fact.has("parties"):
            parties = set(map(str, fact.values("parties")))
        if fact.kind == "agreement-signed":
            signers.update(map(str, fact.values("by")))
        if signers and (parties <= signers if parties else len(signers) > 1):
            return fact
    return next(iter(thing.all("agreement-signed")), None) if len(signers) < 2 and not parties else None  # noqa: PLR2004


def _codes(facts: Sequence[Fact], name: str) -> list[str]:
    return list(dict.fromkeys(str(code) for fact in facts for code in fact.values(name)))


def in_short(lens: Lens, thing: Thing) -> Cell:
    """Sort and content as one value."""
    return joined(lens.latest(thing, "sort"), lens.cell(thing.first("text"), "text"), between=": ")
