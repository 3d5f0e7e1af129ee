"""Every erased value against the entry that says it was erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wijkledger.ledger.erasing import ERASURE, named_paths
from wijkledger.ledger.finding import Finding
from wijkledger.ledger.mapper import stored_entry
from wijkledger.ledger.tables import sealed_row

if TYPE_CHECKING:
    from wijkledger.ledger.cursor import Cursor


def check_erasures(c: Cursor) -> list[Finding]:
    """Each erasure row belongs to an ``entry-erased`` that names that entry and that path."""
    c.execute("SELECT position, path, digest, erased_by FROM erasure ORDER BY position, path")
    found = []
    for row in c.fetchall():
        text = erasure_problem(c, *row)
        if text is not None:
            found.append(Finding("erasure", text, row[0] if type(row[0]) is int else None))
    return found


def erasure_problem(c: Cursor, position: Any, path: Any, digest: Any, erased_by: Any) -> str | None:
    """What is wrong with one erasure row, in Dutch; None when it is in order."""
    if tuple(map(type, (position, path, digest, erased_by))) != (int, str, str, int):
        return f"De wissing op plaats {position} heeft een kolom van het verkeerde type."
    try:
        target = sealed_row(c, position)
        by = stored_entry(*sealed_row(c, erased_by)[:5])
    except (LookupError, ValueError) as error:
        return f"De wissing op plaats {position} is niet na te gaan ({error})."
    citation = f"{target.dossier}-{target.number}"
    named = (by.kind, by.dossier, by.fields.get("of"))
    if erased_by <= position or named != (ERASURE, target.dossier, citation):
        return f"De wissing van {path} in {citation} rust op {by.citation}, en dat is er geen wissing van."
    if path not in named_paths(by):
        return f"De wissing van {path} in {citation} staat niet in {by.citation}."
    return None
