"""Which views there are, under the users' own words, and how one is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Protocol, cast

from wijkledger.projections import (
    agenda,
    besluiten,
    boek,
    doelen,
    draagvlak,
    escalaties,
    evaluaties,
    fase,
    inbreng,
    kaders,
    lessen,
    middelen,
    ontbreekt,
    overeenkomsten,
    overleg,
    plan,
    rollen,
    tijdlijn,
    toezeggingen,
    wie,
    wijk,
    zaken,
)
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.view import Column, View


class Projection(Protocol):
    """What the file of a view offers."""

    NAME: str
    TITLE: str
    COLUMNS: tuple[Column, ...]

    @staticmethod
    def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
        """The view on a day; with ``held_on`` None it is about now, and overdue is judged by ``today``."""


_ALL = (
    *(fase, wie, rollen, overleg, besluiten, plan, overeenkomsten, toezeggingen, doelen),
    *(inbreng, escalaties, evaluaties, lessen, kaders, wijk, draagvlak, middelen, zaken),
    *(tijdlijn, boek, agenda, ontbreekt),
)

VIEWS: Mapping[str, Projection] = MappingProxyType({view.NAME: cast("Projection", view) for view in _ALL})
"""Every view by its Dutch name, in the order in which they are listed."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "phase": "fase",
        "who": "wie",
        "roles": "rollen",
        "meetings": "overleg",
        "decisions": "besluiten",
        "plans": "plan",
        "agreements": "overeenkomsten",
        "commitments": "toezeggingen",
        "targets": "doelen",
        "input": "inbreng",
        "escalations": "escalaties",
        "evaluations": "evaluaties",
        "lessons": "lessen",
        "frames": "kaders",
        "neighbourhood": "wijk",
        "support": "draagvlak",
        "means": "middelen",
        "cases": "zaken",
        "timeline": "tijdlijn",
        "book": "boek",
        "missing": "ontbreekt",
    }
)
"""English names that mean the same."""


def canonical_name(name: str) -> str | None:
    """The Dutch name of a view, from either language and any case; None when there is no such view."""
    lowered = name.strip().lower()
    found = ALIASES.get(lowered, lowered)
    return found if found in VIEWS else None


def build(name: str, chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Build one view; KeyError with the name when there is no such view."""
    found = canonical_name(name)
    if found is None:
        raise KeyError(name)
    view = VIEWS[found].build(chronicle, held_on, today)
    return replace(view, is_fictional=True) if chronicle.is_fictional else view
