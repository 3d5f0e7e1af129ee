"""Writing in the book: lines are read, judged and recorded whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wijkledger.desk.clock import Clock, day_here, new_id, recorded_text
from wijkledger.desk.errors import DuplicateDossier, NotUnderstood, Refused
from wijkledger.desk.shelf import Shelf
from wijkledger.domain.admission import admit, to_entry
from wijkledger.domain.entry import Entry
from wijkledger.domain.invariants import Objection
from wijkledger.domain.proposed import Proposed
from wijkledger.ledger.errors import VersionConflict
from wijkledger.ledger.ledger import Ledger
from wijkledger.notation.journal import Block, Journal, Setting, read_journal

TRIES = 60
"""How often a batch is judged again when others keep writing first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines for one dossier, and where each was read."""

    code: str
    proposed: tuple[Proposed, ...]
    source: str = ""
    lines: tuple[int, ...] = ()
    columns: tuple[Mapping[str, int], ...] = ()

    def located(self, objection: Objection) -> str:
        """An objection with its place in the text."""
        if not self.lines:
            return objection.message
        column = _column(self.columns[objection.place], objection.path)
        place = f"regel {self.lines[objection.place]}, kolom {column}"
        return f"{self.source}{place}: {objection.message}"


def _column(columns: Mapping[str, int], path: str) -> int:
    name = path.partition(".")[0]
    return columns.get(name, columns.get("", 1))


class Writer:
    """Turns batches into entries; time, identity and the one who writes are handed in."""

    def __init__(self, ledger: Ledger, shelf: Shelf, clock: Clock, recorded_by: str) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._clock = clock
        self._recorded_by = recorded_by

    def setting(self, code: str, block: Block | None = None, *, typed: bool = True) -> Setting:
        """What the reader of a line must know; a typed line without a date is of today."""
        today = day_here(self._clock())
        book = self._shelf.caught_up(code)
        undated = today.isoformat() if typed else "XXXX"
        return Setting(today, undated=undated, block=block, target=book.target, actors=tuple(book.dossier.actors))

    def read(self, code: str, text: str, block: Block | None = None, *, typed: bool = True) -> Journal:
        """Read a text for a dossier without judging it."""
        return read_journal(text, self.setting(code, block, typed=typed))

    def batch(self, code: str, text: str, *, source: str = "", block: Block | None = None, typed: bool = True) -> Batch:
        """Read a text for a dossier; NotUnderstood with every problem at once."""
        journal = self.read(code, text, block, typed=typed)
        if journal.problems:
            raise NotUnderstood(*(f"{source}{problem}" for problem in journal.problems))
        return batch_of(code, journal, source)

    def judge(self, batches: Sequence[Batch]) -> None:
        """Admit without recording; Refused with every objection."""
        sentences = [
            batch.located(objection)
            for batch in batches
            for objection in admit(self._shelf.caught_up(batch.code).dossier, batch.proposed).objections
        ]
        if sentences:
            raise Refused(*sentences)

    def record(
        self, batches: Sequence[Batch], recorded_at: Callable[[int], str] | None = None
    ) -> tuple[Entry, ...]:
        """Record batches in one transaction; judged again whenever somebody else wrote first.

        ``recorded_at`` gives the time of the line at a place in all batches together; now, when it is None.
        """
        count = sum(len(batch.proposed) for batch in batches)
        ids = [new_id(self._clock) for _ in range(count)]
        for _ in range(TRIES):
            self.judge(batches)
            entries = self._entries(batches, ids, recorded_at or self._now())
            try:
                self._ledger.append(entries)
            except VersionConflict:
                if ids and self._ledger.find(ids[0]) is not None:
                    return self._own(batches, set(ids))
                continue
            return entries
        raise Refused("Anderen schrijven zo druk in dit dossier dat deze regels niet geboekt zijn; probeer het opnieuw.")

    def _now(self) -> Callable[[int], str]:
        now = recorded_text(self._clock())
        return lambda _: now

    def _entries(
        self, batches: Sequence[Batch], ids: Sequence[str], recorded_at: Callable[[int], str]
    ) -> tuple[Entry, ...]:
        found: list[Entry] = []
        for batch in batches:
            dossier = self._shelf.caught_up(batch.code).dossier
            admitted = admit(dossier, batch.proposed).entries
            for number, proposed in enumerate(admitted, dossier.last + 1):
                place = len(found)
                found.append(
                    to_entry(
                        proposed,
                        dossier_code=batch.code,
                        number=number,
                        id=ids[place],
                        recorded_at=recorded_at(place),
                        recorded_by=self._recorded_by,
                    )
                )
        return tuple(found)

    def _own(self, batches: Sequence[Batch], ids: set[str]) -> tuple[Entry, ...]:
        codes = dict.fromkeys(batch.code for batch in batches)
        return tuple(entry for code in codes for entry in self._shelf.book(code).entries if entry.id in ids)


def batch_of(code: str, journal: Journal, source: str = "") -> Batch:
    """The lines of a journal as a batch for one dossier."""
    return Batch(
        code,
        tuple(line.proposed for line in journal.lines),
        source,
        tuple(line.line for line in journal.lines),
        tuple(line.columns for line in journal.lines),
    )


def batches_of(journal: Journal, source: str, into: str | None) -> list[Batch]:
    """The lines of a journal per dossier: a ``dossier`` line begins its own, other lines go where they are told."""
    groups: list[list[int]] = []
    codes: list[str] = []
    for place, line in enumerate(journal.lines):
        if line.proposed.kind == "dossier-opened":
            groups.append([])
            codes.append(str(line.proposed.payload.get("code", "")))
        elif not groups:
            if into is None:
                raise NotUnderstood(
                    f"{source}regel {line.line}: deze regels horen bij geen dossier; begin het bestand met een "
                    "dossier-regel, of noem het dossier met --dossier CODE."
                )
            groups.append([])
            codes.append(into)
        groups[-1].append(place)
    return [
        batch_of(code, Journal([journal.lines[place] for place in group]), source)
        for code, group in zip(codes, groups, strict=True)
    ]


def check_new(codes: Sequence[str], known: Sequence[str], opened: Sequence[str]) -> None:
    """A dossier is opened once; DuplicateDossier otherwise."""
    taken = [code for code in opened if code in known or codes.count(code) > 1]
    if taken:
        raise DuplicateDossier(taken[0])


