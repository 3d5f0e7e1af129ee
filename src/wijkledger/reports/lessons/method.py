"""On what the report rests: which entries, which clocks, whose reading, what differs, what was forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from wijkledger.domain.event import Family
from wijkledger.domain.moment import Moment
from wijkledger.projections.cells import citations
from wijkledger.projections.declared import folded
from wijkledger.projections.fact import Fact
from wijkledger.reports.document import Block, Bullets, Heading, Inlines, Text
from wijkledger.reports.lessons.days import say_day, say_time
from wijkledger.reports.lessons.prose import counted, enumerated, is_or_are, number, there_are
from wijkledger.reports.lessons.telling import Telling

_EXPLAINED: Final = (
    "Dit rapport is gemaakt uit een grootboek waarin gemeente, bewoners en partners vastleggen wat er"
    " gebeurt. Een regel daarin wordt nooit gewijzigd; wie iets verbetert of anders ziet, voegt een"
    " regel toe. Elke voetnoot noemt de regel waarop een bewering rust, met de bronnen die bij die"
    " regel horen."
)
_FIRMNESS: Final[Mapping[str, str]] = {
    "afgeleid": "afgeleid door de onderzoeker",
    "vermoed": "een vermoeden",
    "mondeling": "alleen mondeling meegedeeld",
}


def method(telling: Telling, ledger_id: str) -> tuple[Block, ...]:
    """The account of the method, each statement with the entries it counts."""
    points = (
        _entries(telling, ledger_id),
        *_clocks(telling),
        _sources(telling),
        _firmness(telling),
        _accounts(telling),
        _corrections(telling),
        _erased(telling),
    )
    return Heading(1, "Verantwoording"), telling.paragraph(_EXPLAINED), Bullets(points)


def _entries(telling: Telling, ledger_id: str) -> Inlines:
    entries, code = telling.chronicle.entries, telling.chronicle.code
    if not entries:
        return (Text(f"Het dossier in grootboek {ledger_id} heeft nog geen regels."),)
    first, last = entries[0].citation, entries[-1].citation
    size = f"{is_or_are(len(entries))} {counted(len(entries), 'regel', 'regels')}"
    said = f"Gebruikt {size} van dossier {code} in grootboek {ledger_id}: {first} tot en met {last}."
    return telling.stated(said, (first, last))


def _clocks(telling: Telling) -> Iterator[Inlines]:
    """When it happened and when it was written down are two things; both are said."""
    facts = telling.by_then(telling.chronicle.facts)
    dated = [fact for fact in facts if fact.moment.latest and _is_event(fact)]
    if dated:
        first = min(dated, key=lambda fact: fact.moment.earliest or fact.moment.latest or telling.day)
        last = max(dated, key=lambda fact: fact.moment.latest or telling.day)
        said = f"De oudste gebeurtenis is van {_year(first.moment)}, de jongste van {_year(last.moment)}."
        yield telling.stated(said, (*first.entries, *last.entries))
    written = sorted(telling.chronicle.entries, key=lambda entry: entry.recorded_at)
    if written:
        begin, end = (say_time(entry.recorded_at) for entry in (written[0], written[-1]))
        span = f"op {begin}" if begin == end else f"van {begin} tot en met {end}"
        yield telling.stated(
            f"De regels zijn vastgelegd {span}.", (written[0].citation, written[-1].citation)
        )
    known = telling.chronicle.known_at
    if telling.held_on is not None or known is not None:
        as_known = f", voor zover bekend op {say_time(known)}" if known else ""
        yield (Text(f"Het rapport laat zien wat gold op {say_day(telling.day)}{as_known}."),)


def _is_event(fact: Fact) -> bool:
    """Whether it happened in the neighbourhood: no line about the book, and not the day of a paper."""
    return folded(fact.kind).family is not Family.BOEK and fact.kind != "document-issued"


def _year(moment: Moment) -> str:
    day = moment.latest or moment.earliest
    if day is None:
        return "onbekende datum"
    return say_day(day) if moment.earliest == moment.latest else str(day.year)


def _sources(telling: Telling) -> Inlines:
    issued = telling.lens.facts("document-issued")
    bare = [
        fact
        for fact in telling.by_then(telling.chronicle.facts)
        if not fact.has("evidence") and not fact.has("meeting") and fact.kind != "document-issued"
    ]
    said = f"{there_are(len(issued), 'stuk', 'stukken')} geregistreerd"
    if not bare:
        return telling.stated(f"{said}; elke regel noemt een bron of een overleg.", citations(issued))
    verb = "noemt" if len(bare) == 1 else "noemen"
    rest = f"{counted(len(bare), 'regel', 'regels')} {verb} geen bron en geen overleg"
    return telling.stated(f"{said}; {rest}.", citations([*issued, *bare]))


def _firmness(telling: Telling) -> Inlines:
    facts = telling.by_then(telling.chronicle.facts)
    found = {word: [fact for fact in facts if fact.value("grounding") == word] for word in _FIRMNESS}
    parts = [
        f"{counted(len(those), 'regel', 'regels')} {is_or_are(len(those))} {_FIRMNESS[word]}"
        for word, those in found.items()
        if those
    ]
    if not parts:
        return (Text("Niets is door een onderzoeker afgeleid of vermoed."),)
    said = f"Niet alles staat zo in een bron: {enumerated(parts)}. De voetnoot zegt het erbij."
    return telling.stated(said, citations(fact for those in found.values() for fact in those))


def _accounts(telling: Telling) -> Inlines:
    told = telling.by_then(telling.chronicle.accounted)
    accounted = [fact for fact in told if telling.by_then(account.fact for account in fact.readings)]
    if not accounted:
        return (Text("Van geen enkele regel is een andere lezing vastgelegd."),)
    said = f"Van {counted(len(accounted), 'regel', 'regels')} is ook een andere lezing vastgelegd"
    against = sum(row.key.endswith(":lezingen") for row in telling.view("ontbreekt").rows)
    if against:
        said += f"; in {counted(against, 'geval', 'gevallen')} spreken de lezingen elkaar tegen"
    return telling.stated(f"{said}.", citations(accounted))


def _corrections(telling: Telling) -> Inlines:
    facts = [fact for fact in telling.chronicle.facts if fact.upkeep.corrections]
    if not facts:
        return (Text("Er is geen regel gecorrigeerd of doorgehaald."),)
    void = sum(fact.is_void for fact in facts)
    rest = f", waarvan {number(void)} doorgehaald" if void else ""
    said = f"{there_are(len(facts), 'regel', 'regels')} gecorrigeerd{rest}."
    return telling.stated(said, citations(facts))


def _erased(telling: Telling) -> Inlines:
    facts = [fact for fact in telling.chronicle.facts if fact.entry.erased]
    if not facts:
        return (Text("Er is niets gewist."),)
    why = [one for fact in facts for one in fact.upkeep.erasures]
    grounds = enumerated(dict.fromkeys(str(one.value("ground")) for one in why))
    where = f"In {counted(len(facts), 'regel', 'regels')} zijn gegevens gewist"
    said = f"{where}{f' (grond: {grounds})' if grounds else ''}; daar staat [gewist]."
    return telling.stated(said, citations([*facts, *why]))
