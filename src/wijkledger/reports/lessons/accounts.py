"""The accounts that differ, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.projections.accounts import agree
from wijkledger.projections.fact import Account, Fact, Told
from wijkledger.projections.sentence import sentence as told
from wijkledger.projections.wording import say_moment, specs_for, tell
from wijkledger.reports.document import Block, Heading, Inline, Inlines, Table, Text
from wijkledger.reports.lessons.telling import Telling, listed


def accounts(telling: Telling) -> tuple[Block, ...]:
    """Every other account with what it tells otherwise; nobody is put in the right."""
    heading = Heading(1, "Lezingen die verschillen")
    accounted = telling.by_then(telling.chronicle.accounted)
    rows = tuple(row for fact in accounted for row in _rows(telling, fact))
    if not rows:
        return heading, telling.paragraph("Er zijn geen lezingen die verschillen.")
    explained = (
        "Bronnen en partijen vertellen niet altijd hetzelfde. De lezingen staan hier naast elkaar; het"
        " grootboek kiest niet. Te verenigen zijn lezingen waarvan de ene alleen minder precies is dan"
        " de andere."
    )
    columns = ("Waarover", "Onderdeel", "Eerste lezing", "Andere lezingen")
    return heading, telling.paragraph(explained), Table(columns, rows, "Lezingen naast elkaar")


def _rows(telling: Telling, fact: Fact) -> Iterator[tuple[Inlines, ...]]:
    """A row for each field that is told otherwise, and one for accounts that only have words."""
    about = telling.stated(told(telling.chronicle, fact), fact.entries)
    fields: dict[str, list[Account]] = {}
    for account in fact.readings:
        if telling.by_then([account.fact]):
            paths = (*account.told.fields, *account.told.erased) or ("",)
            for name in dict.fromkeys(path.partition(".")[0] for path in paths):
                fields.setdefault(name, []).append(account)
    for name, others in fields.items():
        spec = specs_for(fact.kind).get(name)
        label = "het geheel" if not name else spec.label if spec else name
        first = _value(telling, fact, name) if name else "–"
        yield about, (Text(label),), (Text(first),), _others(telling, fact, name, others)


def _others(telling: Telling, fact: Fact, name: str, accounts: list[Account]) -> Inlines:
    found: list[Inline] = []
    for account in accounts:
        value = _value(telling, account.told, name) if name else ""
        words = listed(telling.lens.cell(account.fact, "text").value)
        said = ": ".join(filter(None, (value, words))) or "niet toegelicht"
        found.append(Text(f"; {said}" if found else said))
        found.extend(telling.mark(account.fact.entries))
        found.append(Text(f" ({_relation(fact, account, name)})"))
    return tuple(found)


def _relation(fact: Fact, account: Account, name: str) -> str:
    if account.is_objection:
        return "bezwaar"
    if not name:
        return "andere lezing"
    return "te verenigen" if agree(fact, account.told, name) else "niet te verenigen"


def _value(telling: Telling, one: Told, name: str) -> str:
    if name == "when" and isinstance(one, Fact):
        return say_moment(one.when)
    return listed(tell(one, name, telling.lens.actors)) or "–"
