"""The title block and the summary: where the neighbourhood stands, what was agreed, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from wijkledger.domain.event import Family
from wijkledger.projections.cells import citations
from wijkledger.projections.fase import Stay, stays
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Row
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Block, Bullets, Definition, Definitions, Heading, Inlines, Text
from wijkledger.reports.lessons.days import say_day, say_time
from wijkledger.reports.lessons.prose import (
    counted,
    enumerated,
    is_or_are,
    number,
    sentence,
    tallied,
    there_are,
)
from wijkledger.reports.lessons.sides import shared_lessons
from wijkledger.reports.lessons.telling import Telling, entries_of, show
from wijkledger.reports.lessons.turns import turns

_COUNTED: Final = (
    ("overeenkomsten", "overeenkomst", "overeenkomsten"),
    ("besluiten", "besluit of vraag", "besluiten en vragen"),
    ("toezeggingen", "toezegging", "toezeggingen"),
)


def title_block(telling: Telling, recorded_by: str | None) -> tuple[Block, ...]:
    """What the report is about, on which day, as known when."""
    lens, opening = telling.lens, telling.chronicle.opening
    name, municipality = lens.cell(opening, "name"), lens.cell(opening, "municipality")
    last = max((entry.recorded_at for entry in telling.chronicle.entries), default="")
    rows = [
        Definition("Wijk", telling.cell(name, set())),
        Definition("Gemeente", telling.cell(municipality, set(), "niet vastgelegd")),
        Definition("Dossier", (Text(telling.chronicle.code),)),
        Definition("Stand op", (Text(say_day(telling.day)),)),
        Definition(
            "Bijgewerkt tot en met", (Text(say_time(last) if last else "er is nog niets vastgelegd"),)
        ),
        *([Definition("Opgesteld door", (Text(recorded_by),))] if recorded_by else []),
    ]
    return (Definitions(tuple(rows)),)


def summary(telling: Telling) -> tuple[Block, ...]:
    """The whole report in a handful of statements: where it stands, what was learned, and the counts."""
    now = [*_standing(telling), *_open(telling)]
    counts = [
        *(_tally(telling, one, many, telling.view(name).rows) for name, one, many in _COUNTED),
        _slipped(telling),
        _escalations(telling),
        _evaluations(telling),
    ]
    parts = (
        ("Hoe het ervoor staat", now),
        ("Besluiten die niet bleven gelden", turns(telling)),
        ("Wat ervan geleerd is", _lessons(telling)),
        ("In aantallen", counts),
    )
    told = ((Heading(2, title), Bullets(tuple(points))) for title, points in parts if points)
    return (Heading(1, "Samenvatting"), *(block for part in told for block in part))


def _standing(telling: Telling) -> list[Inlines]:
    ended = telling.lens.facts("trajectory-ended")
    current = [stay for stay in stays(telling.lens) if stay.is_current]
    points = [_stay(telling, stay) for stay in current]
    if ended:
        outcome, when = telling.lens.cell(ended[-1], "outcome").value, say_moment(ended[-1].when)
        said = f"Het traject is beëindigd: {outcome}."
        if current:
            said = f"Het traject is eerder beëindigd ({when}: {outcome}) en daarna weer opgenomen."
        return [telling.stated(said, ended[-1].entries), *points]
    return points or [(Text("Er is nog geen fase vastgelegd."),)]


def _stay(telling: Telling, stay: Stay) -> Inlines:
    fact = stay.entered
    where = f"Het deel {stay.part}" if stay.part else "De wijk"
    verb = "is mogelijk" if stay.is_possible else "is"
    said = f"{where} {verb} in de fase {fact.value('phase')} (ingegaan: {say_moment(fact.when)})."
    if fact.value("grounding") == "afgeleid":
        said += " Dat is een gevolgtrekking van de onderzoeker."
    return telling.stated(said, fact.entries)


def _slipped(telling: Telling) -> Inlines:
    things = telling.lens.things("target-set")
    moved = [thing for thing in things if thing.all("target-moved")]
    missed = [thing for thing in things if thing.state(telling.day).outcome == "gemist"]
    late = [thing for thing in things if thing.state(telling.day).is_late]
    said = f"{there_are(len(things), 'doel of termijn', 'doelen en termijnen')} gesteld"
    if not things:
        return (Text(f"{said}."),)
    parts = (
        (moved, "verschoof", "verschoven"),
        (missed, "is gemist", "zijn gemist"),
        (late, "is te laat", "zijn te laat"),
    )
    rest = enumerated(
        f"{number(len(some))} {one if len(some) == 1 else many}" for some, one, many in parts if some
    )
    return telling.stated(
        f"{said}{f': {rest}' if rest else ''}.", citations(fact for thing in things for fact in thing.trail)
    )


def _tally(telling: Telling, one: str, many: str, rows: Sequence[Row]) -> Inlines:
    said = f"{there_are(len(rows), one, many)} vastgelegd"
    if not rows:
        return (Text(f"{said}."),)
    words = [show(row.cells.get("stand", EMPTY)) for row in rows]
    entries = [one for row in rows for one in (row.key, *row.cells.get("stand", EMPTY).entries)]
    return telling.stated(f"{said}: {tallied(words)}.", entries)


def _escalations(telling: Telling) -> Inlines:
    rows = [row for row in telling.view("escalaties").rows if row.cells["pad"].value != "pad"]
    return _tally(telling, "spanning of escalatie", "spanningen of escalaties", rows)


def _evaluations(telling: Telling) -> Inlines:
    rows, found = telling.view("evaluaties").rows, telling.lens.facts("finding-noted")
    said = f"{there_are(len(rows), 'evaluatie', 'evaluaties')} gepland of gehouden"
    findings = there_are(len(found), "bevinding", "bevindingen")
    cited = [*(one for row in rows for one in entries_of(row)), *citations(found)]
    return telling.stated(f"{said}. {findings} genoteerd.", cited)


def _lessons(telling: Telling) -> list[Inlines]:
    lessons = telling.lens.things("lesson-captured")
    said = f"{there_are(len(lessons), 'les', 'lessen')} vastgelegd"
    shared = shared_lessons(telling)
    if not lessons:
        return [(Text(f"{said}."),)]
    both = "door beide kanten onderschreven, dat wil zeggen door de gemeente én een andere partij"
    some = f"{number(len(shared))} daarvan {is_or_are(len(shared))}" if shared else "geen daarvan is nog"
    head = telling.stated(f"{said}; {some} {both}.", citations(lesson.root for lesson in lessons))
    return [head, *(_lesson(telling, lesson) for lesson in shared)]


def _lesson(telling: Telling, lesson: Thing) -> Inlines:
    text = telling.lens.text(lesson.root)
    return telling.stated(
        f"Gedeelde les: {sentence(show(text))}", (*text.entries, *citations(lesson.root.confirmations))
    )


def _open(telling: Telling) -> list[Inlines]:
    lens = telling.lens
    promised = _still_open(telling, lens.things("commitment-made"))
    asked = _still_open(telling, lens.things(Family.BESLUIT))
    input_ = _still_open(telling, lens.things("input-received"))
    cases = _still_open(telling, lens.things("case-opened"))
    parts = (
        (promised, "toezegging", "toezeggingen"),
        (asked, "vraag om een besluit", "vragen om een besluit"),
        (input_, "inbreng zonder antwoord", "keer inbreng zonder antwoord"),
        (cases, "zaak zonder bekende afloop", "zaken zonder bekende afloop"),
    )
    found = [one for things, _, _ in parts for one in things]
    if not found:
        return [(Text("Er staat geen toezegging, vraag, inbreng of zaak meer open."),)]
    said = enumerated(counted(len(things), one, many) for things, one, many in parts if things)
    verb = "staat" if len(found) == 1 else "staan"
    return [telling.stated(f"Nog open {verb}: {said}.", citations(thing.root for thing in found))]


def _still_open(telling: Telling, things: Iterable[Thing]) -> list[Thing]:
    return [thing for thing in things if thing.state(telling.day).is_open]
