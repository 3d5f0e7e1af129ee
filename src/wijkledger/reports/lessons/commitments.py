"""What was promised and what people steered by: kept, late, open, moved."""

from __future__ import annotations

from typing import Final

from wijkledger.projections.toezeggingen import owner
from wijkledger.projections.view import EMPTY, Row, say_value
from wijkledger.reports.document import Block, Bullets, Heading, Inlines, Table, Text
from wijkledger.reports.lessons.drawn_commitments import drawn_commitments
from wijkledger.reports.lessons.prose import counted, sentence
from wijkledger.reports.lessons.telling import Telling, listed, show

_NOBODY: Final = "niet vastgelegd wie"
_KEPT: Final = ("nagekomen", "deels", "te laat", "open")
_MISSED: Final = frozenset(("gemist", "te laat", "afgelast", "vervallen"))


def commitments(telling: Telling) -> tuple[Block, ...]:
    """How each party kept its word, and what is still owed."""
    heading = Heading(1, "Toezeggingen")
    rows = telling.view("toezeggingen").rows
    if not rows:
        return heading, telling.paragraph("Er is geen toezegging vastgelegd.")
    columns = ("Partij", "Gedaan", "Nagekomen", "Deels", "Te laat", "Open", "Anders afgehandeld")
    table = Table(
        columns, tuple(_party(telling, *one) for one in _by_party(telling).items()), "Toezeggingen per partij"
    )
    owed = [row for row in rows if _stand(row) in {"open", "te laat", "heropend"}]
    if not owed:
        nothing = telling.paragraph("Er staat geen toezegging meer open.")
        return heading, *drawn_commitments(telling), table, nothing
    return (
        heading,
        *drawn_commitments(telling),
        table,
        telling.paragraph("Nog niet afgerond:"),
        Bullets(tuple(_owed(telling, row) for row in owed)),
    )


def _stand(row: Row) -> str:
    return say_value(row.cells.get("stand", EMPTY).value)


def _by_party(telling: Telling) -> dict[str, list[Row]]:
    """A commitment of two parties counts for both."""
    found: dict[str, list[Row]] = {}
    things = telling.lens.things("commitment-made")
    for thing, row in zip(things, telling.view("toezeggingen").rows, strict=True):
        who = owner(telling.lens, thing).value
        for name in who if isinstance(who, tuple) else (who,):
            found.setdefault(say_value(name) or _NOBODY, []).append(row)
    return found


def _party(telling: Telling, name: str, rows: list[Row]) -> tuple[Inlines, ...]:
    stands = [_stand(row) for row in rows]
    stands = ["open" if stand == "heropend" else stand for stand in stands]
    counts = [stands.count(word) for word in _KEPT]
    entries = [one for row in rows for one in (row.key, *row.cells["stand"].entries)]
    numbers = (len(rows), *counts, len(rows) - sum(counts))
    return telling.stated(name, entries), *((Text(str(n)),) for n in numbers)


def _owed(telling: Telling, row: Row) -> Inlines:
    who, to = listed(row.cells["wie"].value), listed(row.cells["aan"].value)
    said = f"{who or _NOBODY}{f', aan {to}' if to else ''}: {listed(row.cells['wat'].value)}".rstrip(".")
    term = show(row.cells["nu"])
    told = [f"termijn: {term}" if term else "zonder termijn"]
    moved = row.cells["herzien"].value
    if isinstance(moved, int):
        told.append(f"{counted(moved, 'keer', 'keer')} herzien")
    told.append(show(row.cells["stand"]))
    entries = [one for name in ("wat", "wie", "nu", "herzien", "stand") for one in row.cells[name].entries]
    return telling.stated(sentence(f"{said} ({'; '.join(told)})"), entries)


def targets(telling: Telling) -> tuple[Block, ...]:
    """The dates and numbers that moved or were missed; those that simply held are left out."""
    heading = Heading(1, "Doelen die verschoven of niet gehaald zijn")
    rows = [
        row
        for row in telling.view("doelen").rows
        if row.cells["verschoven"].entries or _stand(row) in _MISSED
    ]
    if not rows:
        said = "Er is geen doel of termijn vastgelegd die verschoof of niet is gehaald."
        return heading, telling.paragraph(said)
    columns = ("doel", "soort", "eerst", "verschoven", "nu", "stand")
    return heading, telling.table("doelen", columns, "Eerst gesteld, verschoven en hoe het afliep", rows)
