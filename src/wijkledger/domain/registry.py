"""The closed registry: the only place where a stored kind's name becomes a class.

A name that is not here is an error, never an import.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType

from wijkledger.domain.event import Event, Kind, QuickWord
from wijkledger.domain.kinds import (
    besluit,
    boek,
    doel,
    escalatie,
    evaluatie,
    fase,
    inbreng,
    kader,
    middelen,
    overeenkomst,
    overleg,
    rol,
    toezegging,
    wie,
    wijk,
    zaak,
)

FAMILIES: tuple[ModuleType, ...] = (
    boek,
    fase,
    wie,
    rol,
    overleg,
    besluit,
    overeenkomst,
    toezegging,
    doel,
    inbreng,
    escalatie,
    evaluatie,
    kader,
    wijk,
    middelen,
    zaak,
)


def _events_of(family: ModuleType) -> tuple[type[Event], ...]:
    members = vars(family).values()
    return tuple(
        member
        for member in members
        if isinstance(member, type) and issubclass(member, Event) and member.__module__ == family.__name__
    )


EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {event.declared.name: event for family in FAMILIES for event in _events_of(family)}
)
"""Stored name to class, in the order of the families."""

KINDS: frozenset[str] = frozenset(EVENTS)


def kind_of(name: str) -> Kind:
    """The declaration of a stored kind; KeyError for a name that is not registered."""
    return EVENTS[name].declared


@cache
def line_words() -> Mapping[str, tuple[str, QuickWord]]:
    """Every word that may open a line, with the kind it chooses and what it fills in."""
    return MappingProxyType(
        {word.text: (name, word) for name, event in EVENTS.items() for word in event.declared.words}
    )
