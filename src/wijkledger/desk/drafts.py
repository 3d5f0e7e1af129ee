"""What was being typed, kept beside the ledger so that a crash loses nothing."""

from __future__ import annotations

import os
from pathlib import Path

import orjson


class Drafts:
    """A small file with one text per place; every change is on the disk before it returns."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._texts: dict[str, str] = self._read()

    def _read(self) -> dict[str, str]:
        if self._path is None:
            return {}
        try:
            found = orjson.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return {str(place): str(text) for place, text in found.items()} if isinstance(found, dict) else {}

    def text(self, place: str) -> str:
        """What was last typed at a place; empty when nothing was."""
        return self._texts.get(place, "")

    def keep(self, place: str, text: str) -> None:
        """Remember a text; an empty one is forgotten. A disk that refuses costs the draft, not the line."""
        if self._texts.get(place, "") == text:
            return
        if text:
            self._texts[place] = text
        else:
            self._texts.pop(place, None)
        self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            if not self._texts:
                self._path.unlink(missing_ok=True)
                return
            beside = self._path.with_name(f"{self._path.name}.nieuw")
            with beside.open("wb") as file:
                file.write(orjson.dumps(self._texts))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError:
            return
