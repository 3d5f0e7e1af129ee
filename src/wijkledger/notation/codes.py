"""Codes that nobody registered: a mistyped ``@lai`` is found while the line is still on the screen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.entry import GEWIST
from wijkledger.domain.proposed import Proposed, scalars
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.problem import Problem, suggestion
from wijkledger.notation.setting import Setting
from wijkledger.notation.statement import Statement
from wijkledger.notation.written import MARKER

Written = Sequence[tuple[Proposed, Statement]]
"""What was read, each with the statement it was read from."""


def unknown_codes(written: Written, setting: Setting) -> Iterator[Problem]:
    """Each code that is neither known to the dossier nor registered anywhere in the text, where it stands."""
    if setting.actors and not _is_hidden(written, "actor-registered"):
        known = {*setting.actors, *_registered(written, "actor-registered")}
        for code, line, column in _astray(written, FieldType.ACTOR, known, "@"):
            near = suggestion(code, known, "@") or "."
            told = f'@{code} is niet bekend{near} Registreer anders eerst: partij @{code} "naam"'
            yield Problem(line, column, told)
    if setting.documents and not _is_hidden(written, "document-issued"):
        known = {*setting.documents, *_registered(written, "document-issued")}
        for code, line, column in _astray(written, FieldType.DOCUMENT, known, ""):
            near = suggestion(code, known) or "."
            told = f"bron {code} is niet bekend{near} Registreer anders eerst: bron {code}: titel"
            yield Problem(line, column, told)


def _registered(written: Written, kind: str) -> set[str]:
    return {str(proposed.payload.get("code")) for proposed, _ in written if proposed.kind == kind}


def _is_hidden(written: Written, kind: str) -> bool:
    """Whether a code that was registered here was erased, so that an unknown one proves nothing."""
    return any(proposed.kind == kind and proposed.payload.get("code") is GEWIST for proposed, _ in written)


def _astray(
    written: Written, wanted: FieldType, known: Collection[str], sign: str
) -> Iterator[tuple[str, int, int]]:
    for proposed, statement in written:
        named = (
            *scalars(proposed.payload, EVENTS[proposed.kind], wanted),
            *scalars(proposed.circumstances, Circumstances, wanted),
        )
        for code in dict.fromkeys(text for _, text in named if text not in known and text != MARKER):
            yield code, *_where(f"{sign}{code}", statement)


def _where(code: str, statement: Statement) -> tuple[int, int]:
    pattern = re.compile(rf"(?<![\w@-]){re.escape(code)}(?![\w-])")
    if found := pattern.search(statement.head):
        return statement.line, found.start() + 1
    for part in statement.indented:
        if pattern.search(part.value):
            return part.line, part.column
    return statement.line, 1
