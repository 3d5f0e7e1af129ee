"""Parties that a line names before anybody introduced them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from wijkledger.desk.batch import Batch
from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.proposed import Proposed, model_of, scalars
from wijkledger.domain.values import FieldType
from wijkledger.notation.journal import Journal
from wijkledger.notation.tokens import quote
from wijkledger.notation.written import MARKER

ACTOR: Final = "actor-registered"
DOCUMENT: Final = "document-issued"
"""The kinds that give a code to a party and to a document."""


def strangers(journal: Journal, known: Collection[str]) -> tuple[str, ...]:
    """The codes of parties that are neither known nor registered in these lines, in the order of the text."""
    registered = _registered(journal.proposed)
    named = dict.fromkeys(code for item in journal.proposed for code in _named(item))
    return tuple(code for code in named if code not in known and code not in registered)


def introduction(code: str, name: str) -> str:
    """The line that registers a party: ``partij @lia "Lia"``."""
    return f"partij @{code} {quote(name)}"


def registered_in(batches: Iterable[Batch], kind: str = ACTOR) -> frozenset[str]:
    """The codes of all parties (or documents) that these batches register."""
    return frozenset(code for batch in batches for code in _registered(batch.proposed, kind))


def _registered(lines: Iterable[Proposed], kind: str = ACTOR) -> set[str]:
    return {str(item.payload.get("code")) for item in lines if item.kind == kind}


def _named(item: Proposed) -> list[str]:
    model = model_of(item.kind)
    found = [] if model is None else scalars(item.payload, model, FieldType.ACTOR)
    found += scalars(item.circumstances, Circumstances, FieldType.ACTOR)
    return [code for _, code in found if code != MARKER]
