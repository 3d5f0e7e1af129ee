"""What was being typed, kept beside the ledger so that a crash loses nothing."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import orjson

_WORD: Final = re.compile(r"[\w-]{5,}")
"""A word of five signs or more; a shorter one says nothing about where else it may stand."""


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
        self._change({place: text})

    def forget(self, values: Sequence[str]) -> None:
        """Drop every draft that shares a long word with these values: rather typed again than kept."""
        words = {word for value in values for word in _WORD.findall(value)}
        kept = {**self._texts, **self._read()}
        self._change({place: "" for place, text in kept.items() if words & {*_WORD.findall(text)}})

    def _change(self, texts: Mapping[str, str]) -> None:
        """Take texts in, beside what others kept meanwhile; their places stay as they left them."""
        with self._alone():
            kept = self._texts if self._path is None else self._read()
            self._texts = {place: text for place, text in {**kept, **texts}.items() if text}
            self._write()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs from the file for the moment; where a disk knows no locks, it goes without."""
        try:
            folder = -1 if self._path is None else os.open(self._path.absolute().parent, os.O_RDONLY)
        except OSError:
            folder = -1
        try:
            if folder >= 0:
                with suppress(OSError):
                    fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            if folder >= 0:
                os.close(folder)

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
