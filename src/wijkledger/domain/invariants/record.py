"""Invariants of the record itself: kinds and fields, numbers, texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import specs_of
from wijkledger.domain.invariants.line import Found, Line
from wijkledger.domain.invariants.wording import nearest, plain, quoted
from wijkledger.domain.registry import KINDS, kind_of

OPENING: Final = "dossier-opened"
LONGEST_TEXT: Final = 64 * 1024
"""The most bytes of UTF-8 that one text may take."""
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""The explicit directional formatting characters of Unicode Standard Annex 9, section 2."""


def kind_and_fields_are_known(line: Line) -> Iterator[Found]:
    """Refuse an unknown kind, and a field that is unknown, missing or of the wrong type."""
    if line.kind not in KINDS:
        yield "kind", f"De soort {quoted(line.kind)} bestaat niet.{nearest(line.kind, KINDS)}"
    elif line.entry is not None and line.entry.clear.get("schema") != kind_of(line.kind).schema:
        yield "schema", f"{line.citation} is met een andere versie geschreven; werk het programma bij."
    yield from line.mistaken(1)


def numbers_run_on(line: Line) -> Iterator[Found]:
    """Refuse a number other than last + 1, or a dossier-opened that is not exactly the first entry."""
    expected = line.dossier.last + 1
    if line.entry is not None and line.number != expected:
        yield (
            "",
            f"Nummer {line.number} volgt niet op {expected - 1}; hier hoort {line.dossier.code}-{expected}.",
        )
    if line.kind == OPENING and line.number != 1:
        yield "", f"Dossier {line.dossier.code} is al geopend; open een ander dossier onder een andere code."
    if line.kind != OPENING and line.number == 1:
        yield "", "Een dossier begint met zijn opening; zet eerst een regel met het woord dossier."
    code = line.payload.get("code")
    if line.kind == OPENING and code not in (None, line.dossier.code):
        yield "code", f"De code {quoted(code)} is niet die van dit dossier; schrijf {line.dossier.code}."


def texts_are_clean(line: Line) -> Iterator[Found]:
    """Refuse a text that is not Unicode in NFC, holds control characters, or passes the size limit."""
    yield from line.mistaken(21)
    kept_apart = {} if line.entry is None else {"recorded_by": line.entry.fields.get("recorded_by", "")}
    torn = (*_texts(line.torn), *_texts(line.torn_around))
    for path, text in chain(_texts(line.payload), _texts(line.around), torn, _texts(kept_apart)):
        if fault := _fault(text):
            yield path, f"{_label(line, path)}: {fault}"


def _label(line: Line, path: str) -> str:
    """The Dutch name of the field in which a text stands; its path where it has none."""
    name = path.partition(".")[0]
    for model in (line.model, Circumstances):
        spec = specs_of(model).get(name) if model is not None else None
        if spec is not None:
            return spec.label
    return path


def _texts(tree: Mapping[str, Any]) -> Iterator[Found]:
    """Every string of a weeded tree, with its path; names count too, since a reading may bring its own."""
    waiting: list[tuple[str, Any]] = list(tree.items())
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield plain(path), value
        elif isinstance(value, Mapping):
            waiting.extend((f"{path}.{name}", inner) for name, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{path}.{place}", inner) for place, inner in enumerate(value))


def _is_unseen(letter: str) -> bool:
    """A control character, or one that makes a screen show letters in another order than they were stored."""
    return (letter != "\n" and unicodedata.category(letter) == "Cc") or letter in _TURNING


def _fault(text: str) -> str:
    """What is wrong with a text, or nothing."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_TEXT:
        return ""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "deze tekst bevat halve tekens (losse surrogaten); typ haar opnieuw."
    if unseen := next((found for found in enumerate(text, 1) if _is_unseen(found[1])), None):
        named = "een tab" if unseen[1] == "\t" else f"een onzichtbaar stuurteken (U+{ord(unseen[1]):04X})"
        return f"op plaats {unseen[0]} staat {named}; gebruik alleen gewone tekens en regeleinden."
    if not unicodedata.is_normalized("NFC", text):
        return "letters en accenten staan los van elkaar; schrijf de tekst in samengestelde tekens (NFC)."
    size = len(text.encode())
    if size > LONGEST_TEXT:
        return f"deze tekst is {size} bytes lang; houd het onder {LONGEST_TEXT} of verwijs naar een stuk."
    return ""
