"""On what the report rests: which entries, which clocks, whose reading, what differs and what was forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.domain.moment import Moment
from wijkledger.projections.cells import citations
from wijkledger.projections.view import View
from wijkledger.reports.document import Block, Bullets, Heading, Inlines, Text
from wijkledger.reports.lessons.days import say_day, say_time
from wijkledger.reports.lessons.prose import counted, enumerated, is_or_are, number
from wijkledger.reports.lessons.telling import Telling


def method(telling: Telling, ledger_id: str) -> tuple[Block, ...]:
    """The account of the method, each statement with the entries it counts."""
    return (
        Heading(1, "Verantwoording"),
        telling.paragraph(
            "Dit rapport is gemaakt uit een grootboek waarin gemeente, bewoners en partners vastleggen wat er"
            " gebeurt. Een regel daarin wordt nooit gewijzigd; wie iets verbetert of anders ziet, voegt een regel toe."
            " Elke voetnoot noemt de regel waarop een bewering rust, met de bronnen die bij die regel horen."
        ),
        Bullets(tuple(_points(telling, ledger_id))),
    )


def _points(telling: Telling, ledger_id: str) -> Iterator[Inlines]:
    yield _entries(telling, ledger_id)
    yield from _clocks(telling)
    yield _accounts(telling)
    yield _readings(telling)
    yield _corrections(telling)
    yield _erased(telling)
    yield _unsourced(telling)


def _entries(telling: Telling, ledger_id: str) -> Inlines:
    entries, code = telling.chronicle.entries, telling.chronicle.code
    if not entries:
        return (Text(f"Het dossier in grootboek {ledger_id} heeft nog geen regels."),)
    span = f"{entries[0].citation} tot en met {entries[-1].citation}"
    size = counted(len(entries), "regel", "regels")
    said = f"Gebruikt {is_or_are(len(entries))} {size} van dossier {code} in grootboek {ledger_id}: {span}."
    return telling.stated(said, (entries[0].citation, entries[-1].citation))


def _clocks(telling: Telling) -> Iterator[Inlines]:
    """When it happened and when it was written down are two things; both are said."""
    dated = [fact for fact in telling.by_then(telling.chronicle.facts) if fact.moment.latest]
    if dated:
        first = min(dated, key=lambda fact: fact.moment.earliest or fact.moment.latest or telling.day)
        last = max(dated, key=lambda fact: fact.moment.latest or telling.day)
        said = f"De oudste gebeurtenis is van {_year(first.moment)}, de jongste van {_year(last.moment)}."
        yield telling.stated(said, (*first.entries, *last.entries))
    times = sorted(telling.chronicle.entries, key=lambda entry: entry.recorded_at)
    if times:
        said = f"De regels zijn vastgelegd van {say_time(times[0].recorded_at)} tot en met {say_time(times[-1].recorded_at)}."
        yield telling.stated(said, (times[0].citation, times[-1].citation))
    known = telling.chronicle.known_at
    if telling.held_on is not None or known is not None:
        as_known = f", voor zover bekend op {say_time(known)}" if known else ""
        yield (Text(f"Het rapport laat zien wat gold op {say_day(telling.day)}{as_known}."),)


def _year(moment: Moment) -> str:
    day = moment.latest or moment.earliest
    if day is not None and moment.earliest == moment.latest:
        return say_day(day)
    return str(day.year) if day is not None else "onbekende datum"


def _accounts(telling: Telling) -> Inlines:
    accounted = telling.by_then(telling.chronicle.accounted)
    if not accounted:
        return (Text("Van geen enkele regel is een andere lezing vastgelegd."),)
    against = _keys(telling.view("ontbreekt"), "lezingen")
    said = f"Van {counted(len(accounted), 'regel', 'regels')} {is_or_are(len(accounted))} ook een andere lezing vastgelegd"
    rest = (
        f"; in {counted(len(against), 'geval', 'gevallen')} spreken de lezingen elkaar tegen"
        if against
        else ""
    )
    return telling.stated(f"{said}{rest}.", citations(accounted))


def _keys(view: View, word: str) -> list[str]:
    return [row.key for row in view.rows if row.key.endswith(f":{word}")]


def _readings(telling: Telling) -> Inlines:
    facts = telling.by_then(telling.chronicle.facts)
    found = {
        word: [f for f in facts if f.value("grounding") == word]
        for word in ("afgeleid", "vermoed", "mondeling")
    }
    said = {"afgeleid": "afgeleid", "vermoed": "een vermoeden", "mondeling": "alleen mondeling meegedeeld"}
    parts = [
        f"{number(len(those))} {is_or_are(len(those))} {said[word]}" for word, those in found.items() if those
    ]
    if not parts:
        return (Text("Elke regel steunt op wat er in een bron staat; er is niets afgeleid of vermoed."),)
    cited = citations(fact for those in found.values() for fact in those)
    return telling.stated(
        f"Niet alles staat zo in een bron. Van de regels geldt: {enumerated(parts)}. In de voetnoot staat dat erbij.",
        cited,
    )


def _corrections(telling: Telling) -> Inlines:
    facts = [fact for fact in telling.chronicle.facts if fact.upkeep.corrections]
    if not facts:
        return (Text("Er is geen regel gecorrigeerd of doorgehaald."),)
    void = sum(fact.is_void for fact in facts)
    rest = f", waarvan {number(void)} doorgehaald" if void else ""
    return telling.stated(
        f"Er {is_or_are(len(facts))} {counted(len(facts), 'regel', 'regels')} gecorrigeerd{rest}.",
        citations(facts),
    )


def _erased(telling: Telling) -> Inlines:
    facts = [fact for fact in telling.chronicle.facts if fact.entry.erased]
    if not facts:
        return (Text("Er is niets gewist."),)
    why = dict.fromkeys(str(one.value("ground")) for fact in facts for one in fact.upkeep.erasures)
    ground = f" (grond: {enumerated(why)})" if why else ""
    said = f"In {counted(len(facts), 'regel', 'regels')} {is_or_are(len(facts))} gegevens gewist{ground}; daar staat [gewist]."
    return telling.stated(
        said, [*citations(facts), *citations(one for fact in facts for one in fact.upkeep.erasures)]
    )


def _unsourced(telling: Telling) -> Inlines:
    issued = telling.lens.facts("document-issued")
    facts = [
        fact
        for fact in telling.by_then(telling.chronicle.facts)
        if not fact.has("evidence") and not fact.has("meeting") and fact.kind != "document-issued"
    ]
    papers = counted(len(issued), "stuk", "stukken")
    said = f"Er {is_or_are(len(issued))} {papers} geregistreerd"
    if not facts:
        return telling.stated(f"{said}; elke regel noemt een bron of een overleg.", citations(issued))
    rest = f"{counted(len(facts), 'regel', 'regels')} {'noemt' if len(facts) == 1 else 'noemen'} geen bron en geen overleg"
    return telling.stated(f"{said}; {rest}.", citations([*issued, *facts]))
