"""Writing in the book: lines are read, judged and recorded whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from wijkledger.desk.batch import Batch, batch_of, refuse_taken_code
from wijkledger.desk.clock import Clock, day_here, new_id, recorded_text
from wijkledger.desk.errors import NotUnderstood, Refused, UnknownCode
from wijkledger.desk.shelf import Shelf
from wijkledger.domain.admission import admit, to_entry
from wijkledger.domain.dossier import Dossier, evolve
from wijkledger.domain.edtf import UNKNOWN_DATE
from wijkledger.domain.entry import Entry
from wijkledger.domain.invariants.references import codes_are_registered
from wijkledger.domain.proposed import Proposed
from wijkledger.ledger.errors import ConnectionLost, LedgerError, VersionConflict
from wijkledger.ledger.ledger import Ledger
from wijkledger.notation.journal import Block, Journal, Setting, read_journal

TRIES: Final = 60
"""How often a batch is judged again when others keep writing first."""

_UNKNOWN: Final = {codes_are_registered.__name__}

Stamp = tuple[str, str]
"""The id of an entry and when the ledger learned it."""


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
        undated = today.isoformat() if typed else UNKNOWN_DATE
        actors, documents = tuple(book.dossier.actors), tuple(book.dossier.documents)
        return Setting(
            today, undated=undated, block=block, target=book.target, actors=actors, documents=documents
        )

    def read(  # noqa: PLR0913 - each of these says something else about the text
        self,
        code: str,
        text: str,
        block: Block | None = None,
        *,
        typed: bool = True,
        newcomers: Collection[str] = (),
        documents: Collection[str] = (),
    ) -> Journal:
        """Read a text for a dossier without judging it; newcomers and documents come in together with it."""
        setting = self.setting(code, block, typed=typed)
        actors = (*setting.actors, *newcomers)
        return read_journal(text, replace(setting, actors=actors, documents=(*setting.documents, *documents)))

    def batch(
        self,
        code: str,
        text: str,
        *,
        source: str = "",
        block: Block | None = None,
        newcomers: Collection[str] = (),
    ) -> Batch:
        """Read a typed text for a dossier; NotUnderstood with every problem at once."""
        journal = self.read(code, text, block, newcomers=newcomers)
        if journal.problems:
            raise NotUnderstood(*(f"{source}{problem}" for problem in journal.problems))
        if not journal.lines:
            raise NotUnderstood(
                f"{source}er staat geen regel; schrijf er een, of geef een bestand met regels."
            )
        return batch_of(code, journal.lines, source)

    def judge(self, batches: Sequence[Batch]) -> None:
        """Admit without recording; Refused with every objection, DuplicateDossier for a taken code."""
        count = sum(len(batch.proposed) for batch in batches)
        now = recorded_text(self._clock())
        self._admitted(batches, iter([("", now)] * count))

    def record(
        self,
        batches: Sequence[Batch],
        recorded_at: Callable[[int], str] | None = None,
        write: Callable[[Sequence[Entry]], object] | None = None,
    ) -> tuple[Entry, ...]:
        """Record batches in one transaction; judged again whenever somebody else wrote first.

        ``recorded_at`` gives the time of the line at a place in all batches together; now, when it is None.
        ``write`` puts the entries in the ledger; they are appended, when it is None.
        """
        put = write or self._ledger.append
        ids = [new_id(self._clock) for batch in batches for _ in batch.proposed]
        for _ in range(TRIES):
            now = recorded_text(self._clock())
            times = [recorded_at(place) if recorded_at else now for place in range(len(ids))]
            entries = self._admitted(batches, iter(zip(ids, times, strict=True)))
            try:
                put(entries)
            except (VersionConflict, ConnectionLost) as error:
                if ids and self._is_recorded(ids[0], error):
                    return self._own(batches, set(ids))
                continue
            return entries
        raise Refused(
            "Anderen schrijven zo druk in dit dossier dat deze regels niet geboekt zijn; probeer het opnieuw."
        )

    def _is_recorded(self, id_: str, error: LedgerError) -> bool:
        """Whether the entry is there; the error itself when nobody can say so after a lost connection.

        When the server is still busy committing it, it is not there yet: then the next try waits for that
        commit, and the id, which stays the same, is taken.
        """
        try:
            return self._ledger.find(id_) is not None
        except LedgerError:
            raise error from None

    def _admitted(self, batches: Sequence[Batch], stamps: Iterator[Stamp]) -> tuple[Entry, ...]:
        """The entries that the batches become, each judged after the earlier ones; Refused otherwise."""
        found: list[Entry] = []
        sentences: list[str] = []
        rules: set[str] = set()
        dossiers: dict[str, Dossier | None] = {}
        for batch in batches:
            if batch.code not in dossiers:
                dossiers[batch.code] = self._shelf.caught_up(batch.code).dossier
            dossier = dossiers[batch.code]
            if dossier is None:
                continue  # its earlier lines were refused, so nobody knows what these would stand on
            refuse_taken_code(batch, dossier)
            verdict = admit(dossier, batch.proposed)
            sentences += [batch.located(objection) for objection in verdict.objections]
            rules |= {objection.rule for objection in verdict.objections}
            entries = (
                self._entries(batch.code, verdict.entries, dossier, stamps) if verdict.accepted else None
            )
            found += entries or ()
            if batch is not batches[-1]:
                dossiers[batch.code] = None if entries is None else _grown(dossier, entries)
        if sentences:
            raise (UnknownCode if rules == _UNKNOWN else Refused)(*sentences)
        return tuple(found)

    def _entries(
        self, code: str, admitted: Sequence[Proposed], dossier: Dossier, stamps: Iterator[Stamp]
    ) -> list[Entry]:
        stamped = enumerate(zip(admitted, islice(stamps, len(admitted)), strict=True), dossier.last + 1)
        return [
            to_entry(
                proposed,
                dossier_code=code,
                number=number,
                id=id_,
                recorded_at=recorded_at,
                recorded_by=self._recorded_by,
            )
            for number, (proposed, (id_, recorded_at)) in stamped
        ]

    def _own(self, batches: Sequence[Batch], ids: set[str]) -> tuple[Entry, ...]:
        codes = dict.fromkeys(batch.code for batch in batches)
        return tuple(entry for code in codes for entry in self._shelf.book(code).entries if entry.id in ids)


def _grown(dossier: Dossier, entries: Sequence[Entry]) -> Dossier:
    """The dossier as it will be once these entries are in; the given one stays as it is."""
    twin = dossier.copy()
    for entry in entries:
        evolve(twin, entry)
    return twin
