"""The load of the measurements: the two sample histories again and again, under other codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from wijkledger.desk import Desk
from wijkledger.desk.clock import new_id
from wijkledger.domain.entry import Entry
from wijkledger.settings import samples

_CODE = re.compile(r"\b(WB|HM)-(?=[1-9])")


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
