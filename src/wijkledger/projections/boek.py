"""What the book says of itself: where accounts differ, what was mended, forgotten, late or explained away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from wijkledger.domain.norms import NORMS
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact, Told
from wijkledger.projections.sentence import sentence
from wijkledger.projections.upkeep import correct, number_in, told_instead
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View, say_value
from wijkledger.projections.wording import ERASED, say_moment, specs_for, tell

NAME: Final = "boek"
TITLE: Final = "Lezingen en onderhoud van het boek"
COLUMNS: Final = (
    Column("soort", "soort", 20),
    Column("regel", "regel", 10),
    Column("wat", "wat", 40),
    Column("was", "er stond", 30),
    Column("nu", "er staat naast of voor", 30),
    Column("wie", "door", 18),
    Column("waarom", "waarom", 36),
    Column("datum", "datum", 16),
)
_LATE: Final = NORMS["dagen-late-boeking"]


class Line(NamedTuple):
    """One thing to tell: its word, the fact that tells it, the fact it is about and what was and is said."""

    word: str
    fact: Fact
    about: Fact
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    others: tuple[Fact, ...] = ()

    @property
    def key(self) -> str:
        """The citation of the telling fact, the word, and the entry it is about where that is another."""
        other = f":{self.about.citation}" if self.about is not self.fact else ""
        return f"{self.fact.citation}:{self.word.replace(' ', '-')}{other}"


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every account and act of upkeep, sort by sort, in order."""
    lens = Lens(chronicle, held_on, today)
    lines = [line for question in _QUESTIONS for line in question(lens)]
    rows = LazyRows(lines, lambda line: _row(lens, line))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, line: Line) -> Row:
    fact, about = line.fact, line.about
    cells = {
        "soort": lens.said(line.word, fact),
        "regel": lens.said(about.citation, about),
        "wat": lens.said(sentence(lens.chronicle, about), about),
        "was": lens.said(line.was, about, *line.others),
        "nu": lens.said(line.now, fact, *line.others),
        "wie": lens.cell(fact, "by") if fact is not about or fact.kind == "rule-explained" else EMPTY,
        "waarom": _why(lens, fact) if fact is not about or fact.kind in _OWN_WORD else EMPTY,
        "datum": lens.when(fact),
    }
    return Row(line.key, cells)


_OWN_WORD: Final = frozenset(("rule-explained", "setting-fixed"))


def _why(lens: Lens, fact: Fact) -> Cell:
    said = tuple(
        say_value(tell(fact, name, lens.actors)) for name in ("ground", "how", "text") if fact.has(name)
    )
    return lens.said(said, fact)


def _acts(lens: Lens, kind: str) -> Iterator[tuple[Fact, Fact]]:
    """Each act of this kind with every entry it is about."""
    for fact in lens.facts(kind):
        one = fact.value("of")
        for citation in (one,) if one is not None else fact.values("of"):
            number = number_in(citation, lens.chronicle.code)
            about = None if number is None else lens.chronicle.numbered.get(number)
            if about is not None and about is not fact:
                yield fact, about


def _accounts(lens: Lens) -> Iterator[Line]:
    for fact, about in _acts(lens, "account-added"):
        word = "bezwaar" if fact.value("standing") == "bezwaar" else "lezing"
        told = told_instead(fact, about.kind)
        yield Line(word, fact, about, _said(lens, about, told), _said(lens, told, told))


def _corrections(lens: Lens) -> Iterator[Line]:
    """What stood there just before this correction, and what it put in its place."""
    for fact, about in _acts(lens, "entry-corrected"):
        before = Fact(about.entry)
        earlier = [one for one in about.upkeep.corrections if one.number < fact.number]
        for one in earlier:
            correct(before, one)
        told = told_instead(fact, about.kind)
        now = ("doorgehaald",) if fact.value("void") is True else _said(lens, told, told)
        yield Line("correctie", fact, about, _said(lens, before, told), now, tuple(earlier))


def _said(lens: Lens, told: Told, names_of: Told) -> tuple[str, ...]:
    """What is told under the fields that the other names: ``datum: 2018``."""
    names = dict.fromkeys(path.partition(".")[0] for path in (*names_of.fields, *names_of.erased))
    specs = specs_for(told.kind)
    labels = {name: specs[name].label if name in specs else name for name in names} | {"when": "datum"}
    return tuple(f"{labels[name]}: {_value(lens, told, name) or 'niets'}" for name in names)


def _value(lens: Lens, told: Told, name: str) -> str:
    if name == "when":
        return say_moment(told.when if isinstance(told, Fact) else told.value("when"))
    said = say_value(tell(told, name, lens.actors))
    below = f"{name}."
    leaves = [str(value) for path, value in told.fields.items() if path.startswith(below)]
    return said or ", ".join(leaves) or (ERASED if told.has(name) else "")


def _erasures(lens: Lens) -> Iterator[Line]:
    for fact, about in _acts(lens, "entry-erased"):
        paths = tuple(ERASED if not isinstance(one, str) else one for one in fact.values("fields"))
        yield Line("gewist", fact, about, paths, (ERASED,))


def _explained(lens: Lens) -> Iterator[Line]:
    for fact in sorted(lens.facts("rule-explained"), key=lambda one: str(one.value("rule"))):
        yield Line("uitleg", fact, fact, now=_told(lens, fact, "rule"))


def _norms(lens: Lens) -> Iterator[Line]:
    for fact in lens.facts("setting-fixed"):
        norm = NORMS.get(str(fact.value("name")))
        was = (str(norm.default),) if norm is not None else ()
        yield Line("norm", fact, fact, was, _told(lens, fact, "value"))


def _told(lens: Lens, fact: Fact, name: str) -> tuple[str, ...]:
    said = say_value(tell(fact, name, lens.actors))
    return (said,) if said else ()


def _confirmed(lens: Lens) -> Iterator[Line]:
    for fact, about in _acts(lens, "entry-confirmed"):
        yield Line("bevestiging", fact, about)


def _dissents(lens: Lens) -> Iterator[Line]:
    for fact in lens.facts("decision-taken"):
        if fact.has("dissent"):
            yield Line("tegenstem", fact, fact, now=_told(lens, fact, "dissent"))


def _older_sources(lens: Lens) -> Iterator[Line]:
    """An entry that rests on a paper from before what it tells."""
    papers = {paper.value("code"): paper for paper in lens.facts("document-issued") if paper.has("code")}
    for fact in lens.chronicle.facts:
        earliest, place = fact.moment.earliest, 0
        while earliest is not None and fact.has(path := f"evidence.{place}") and not fact.is_void:
            paper = papers.get(fact.value(f"{path}.document"))
            latest = paper.moment.latest if paper is not None else None
            if paper is not None and latest is not None and latest < earliest and lens.has_happened(fact):
                was, now = (f"bron van {say_moment(paper.when)}",), (f"feit van {say_moment(fact.when)}",)
                yield Line(
                    f"bron ouder {place + 1}" if place else "bron ouder", fact, fact, was, now, (paper,)
                )
            place += 1


def _late(lens: Lens) -> Iterator[Line]:
    """An entry that was written down longer after the fact than the norm of the dossier allows."""
    allowed, fixed = _allowed(lens)
    for fact in lens.chronicle.facts:
        latest = fact.moment.latest
        if latest is None or fact.is_void or not lens.has_happened(fact):
            continue
        days = (date.fromisoformat(fact.entry.recorded_at[:10]) - latest).days
        if days > allowed:
            yield Line("te laat geboekt", fact, fact, now=(f"{days} dagen na het feit",), others=fixed)


def _allowed(lens: Lens) -> tuple[int, tuple[Fact, ...]]:
    fixed = [fact for fact in lens.facts("setting-fixed") if fact.value("name") == _LATE.name]
    for fact in reversed(fixed):
        try:
            return _LATE.read(str(fact.value("value"))), (fact,)
        except ValueError:
            continue
    return _LATE.default, ()


_QUESTIONS: Final[Sequence[Callable[[Lens], Iterator[Line]]]] = (
    *(_accounts, _corrections, _erasures, _explained, _norms, _confirmed, _dissents),
    *(_older_sources, _late),
)
"""What is told, in the order in which it is read."""
