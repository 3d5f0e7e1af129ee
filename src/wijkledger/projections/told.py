"""Who was told of what: messages by the entries that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkledger.projections.cells import Lens
from wijkledger.projections.fact import Fact
from wijkledger.projections.view import Cell, say_value

Messages = Mapping[str, list[Fact]]
"""The messages about each entry, by its citation, in the order in which they were sent."""


def messages(lens: Lens) -> Messages:
    """Every message by what it is about; one without a subject is about nothing."""
    found: dict[str, list[Fact]] = {}
    for fact in lens.facts("audience-informed"):
        for citation in dict.fromkeys(map(whole, fact.values("about"))):
            found.setdefault(citation, []).append(fact)
    return found


def about(sent: Messages, citations: Iterable[str]) -> list[Fact]:
    """The messages about any of these entries, each once."""
    return list(dict.fromkeys(fact for citation in citations for fact in sent.get(citation, ())))


def say_told(lens: Lens, facts: list[Fact]) -> Cell:
    """To whom, how and when: ``bewoners (huis-aan-huisbrief, 3 mei 2019)``."""
    return lens.said(tuple(_message(lens, fact) for fact in facts), *facts)


def _message(lens: Lens, fact: Fact) -> str:
    how = (lens.cell(fact, "level"), lens.cell(fact, "means"), lens.when(fact))
    told = ", ".join(say_value(cell.value) for cell in how if cell.value is not None)
    return f"{say_value(lens.cell(fact, 'to').value)} ({told})"


def whole(citation: object) -> str:
    """The citation of the entry itself, without a part."""
    return str(citation).partition(".")[0]
