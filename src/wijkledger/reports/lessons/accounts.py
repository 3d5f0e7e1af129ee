"""The accounts that differ, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.projections.accounts import agree
from wijkledger.projections.fact import Account, Fact, Told
from wijkledger.projections.sentence import sentence as told
from wijkledger.projections.wording import say_moment, specs_for, tell
from wijkledger.reports.document import Block, Heading, Inlines, Table, Text
from wijkledger.reports.lessons.telling import Telling, listed


def accounts(telling: Telling) -> tuple[Block, ...]:
    """Every other account with what it tells otherwise; nobody is put in the right."""
    heading = Heading(1, "Lezingen die verschillen")
    rows = tuple(
        row
        for fact in telling.by_then(telling.chronicle.accounted)
        for account in fact.readings
        if telling.by_then([account.fact])
        for row in _rows(telling, fact, account)
    )
    if not rows:
        return heading, telling.paragraph("Er zijn geen lezingen die verschillen.")
    explained = (
        "Bronnen en partijen vertellen niet altijd hetzelfde. De lezingen staan hier naast elkaar; het"
        " grootboek kiest niet. Te verenigen zijn lezingen waarvan de ene alleen minder precies is dan"
        " de andere."
    )
    columns = ("Waarover", "Onderdeel", "Eerste lezing", "Andere lezing", "Verhouding")
    return heading, telling.paragraph(explained), Table(columns, rows, "Lezingen naast elkaar")


def _rows(telling: Telling, fact: Fact, account: Account) -> Iterator[tuple[Inlines, ...]]:
    about = telling.stated(told(telling.chronicle, fact), fact.entries)
    names = dict.fromkeys(path.partition(".")[0] for path in (*account.told.fields, *account.told.erased))
    for name in names:
        spec = specs_for(fact.kind).get(name)
        other = telling.stated(_value(telling, account.told, name), account.fact.entries)
        label, first = spec.label if spec else name, _value(telling, fact, name)
        yield about, (Text(label),), (Text(first),), other, (Text(_relation(fact, account, name)),)
    if not names:
        text = telling.lens.cell(account.fact, "text").value
        other = telling.stated(listed(text) or "niet toegelicht", account.fact.entries)
        yield about, (Text("het geheel"),), (Text("–"),), other, (Text(_relation(fact, account, "")),)


def _relation(fact: Fact, account: Account, name: str) -> str:
    if account.is_objection:
        return "betwist"
    if not name:
        return "andere lezing"
    return "te verenigen" if agree(fact, account.told, name) else "niet te verenigen"


def _value(telling: Telling, one: Told, name: str) -> str:
    if name == "when" and isinstance(one, Fact):
        return say_moment(one.when)
    return listed(tell(one, name, telling.lens.actors)) or "–"
