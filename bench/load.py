"""The load of the measurements: the two sample histories again and again, under other codes.

Made once a run and kept as a file of lines, a dossier each, so that every peer reads the same events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from wijkledger.desk import Desk
from wijkledger.desk.clock import new_id
from wijkledger.domain.entry import Entry
from wijkledger.settings import samples

_CODE = re.compile(r"\b(WB|HM)-(?=[1-9])")
_CITED = re.compile(r"\bWB-([1-9][0-9]*)")

LONG_CODE = "LANG"
LONG = 5_000
"""How many entries the one long dossier has."""


def real_entries(folder: Path) -> list[Entry]:
    """Every entry of both histories, as admitted and recorded by the program itself."""
    with Desk.open(str(folder / "real.ledger"), recorded_by="bench", create=True) as desk:
        desk.import_journals(sorted(str(path) for path in samples().glob("*.journaal")))
        return [entry for code in desk.codes() for entry in desk.shelf.book(code).entries]


def real_mix(entries: list[Entry], count: int) -> Iterator[list[Entry]]:
    """Dossiers of the real mix, one list each, until there are ``count`` entries."""
    made, turn = 0, 0
    while made < count:
        turn += 1
        copied = [_under_other_code(entry, turn) for entry in entries]
        for code in dict.fromkeys(entry.dossier for entry in copied):
            dossier = [entry for entry in copied if entry.dossier == code][: count - made]
            made += len(dossier)
            if dossier:
                yield dossier


def _under_other_code(entry: Entry, turn: int) -> Entry:
    code = f"{entry.dossier}{turn}"

    def other(value: Any) -> Any:
        if isinstance(value, str):
            return _CODE.sub(lambda found: f"{found[1]}{turn}-", value)
        return [other(member) for member in value] if isinstance(value, list) else value

    fields = {path: other(value) for path, value in entry.fields.items()}
    if entry.kind == "dossier-opened":
        fields["code"] = code
    clear = {name: other(value) for name, value in entry.clear.items()}
    return replace(entry, dossier=code, id=new_id(), clear=clear, fields=fields)


def long_dossier(entries: list[Entry]) -> list[Entry]:
    """One dossier of LONG entries: one history told again and again, citing itself."""
    history = [entry for entry in entries if entry.dossier == "WB"]
    return [
        _told_again(history[place % len(history)], place + 1, place - place % len(history))
        for place in range(LONG)
    ]


def _told_again(entry: Entry, number: int, shift: int) -> Entry:
    def other(value: Any) -> Any:
        if isinstance(value, str):
            return _CITED.sub(lambda found: f"{LONG_CODE}-{int(found[1]) + shift}", value)
        return [other(member) for member in value] if isinstance(value, list) else value

    fields = {path: other(value) for path, value in entry.fields.items()}
    if entry.kind == "dossier-opened":
        fields["code"] = LONG_CODE
    clear = {name: other(value) for name, value in entry.clear.items()}
    return replace(entry, dossier=LONG_CODE, number=number, id=new_id(), clear=clear, fields=fields)


def keep(dossiers: Iterator[list[Entry]], path: Path) -> int:
    """Write dossiers to a file, one a line; how many entries that were."""
    count = 0
    with path.open("wb") as file:
        for dossier in dossiers:
            rows = [(e.dossier, e.number, e.kind, e.id, e.clear, e.fields) for e in dossier]
            file.write(orjson.dumps(rows) + b"\n")
            count += len(dossier)
    return count


def kept(path: Path) -> Iterator[list[Entry]]:
    """The dossiers in such a file."""
    with path.open("rb") as file:
        for line in file:
            yield [Entry(*row) for row in orjson.loads(line)]
