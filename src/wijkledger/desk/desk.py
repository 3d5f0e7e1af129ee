"""The desk: every use case of the program, and the one door to the ledger for both front ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from wijkledger.desk.clock import Clock, day_here, new_id, read_day, read_time, recorded_text, system_clock
from wijkledger.desk.drafts import Drafts
from wijkledger.desk.errors import NotUnderstood, UnknownPlace, UnknownView
from wijkledger.desk.explaining import Explanation, explain_cell, ground_of
from wijkledger.desk.files import journal_text, write_text
from wijkledger.desk.shelf import Shelf
from wijkledger.desk.writing import Batch, Writer, batches_of, check_new
from wijkledger.domain.admission import from_entry
from wijkledger.domain.entry import Entry
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import KINDS
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import Finding, verify
from wijkledger.notation.journal import Block, Journal
from wijkledger.notation.writer import write_journal
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS, build, canonical_name
from wijkledger.projections.sentence import sentence
from wijkledger.projections.stand import Standing, stand
from wijkledger.projections.view import View, say_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from wijkledger.reports.document import Document


@dataclass(frozen=True, slots=True)
class Point:
    """A point on both clocks: the day it is about, and up to when the ledger is read; None is now."""

    held_on: date | None = None
    known_at: str | None = None

    @classmethod
    def read(cls, held_on: str | None = None, known_at: str | None = None) -> Point:
        """From what people type; BadDate when it is no date."""
        return cls(
            read_day(held_on) if held_on else None,
            read_time(known_at) if known_at else None,
        )


NOW = Point()


class Desk:
    """One open ledger with all that can be done with it; close it, or use it in a ``with``."""

    def __init__(
        self, ledger: Ledger, *, recorded_by: str, clock: Clock = system_clock, drafts: Path | None = None
    ) -> None:
        self.ledger = ledger
        self.clock = clock
        self.shelf = Shelf(ledger)
        self.writer = Writer(ledger, self.shelf, clock, recorded_by)
        self.drafts = Drafts(drafts)

    @classmethod
    def open(
        cls, path: str, *, recorded_by: str, clock: Clock = system_clock, create: bool = False, read_only: bool = False
    ) -> Self:
        """Open the ledger at a path, or make it; LedgerError when that cannot be."""
        if create:
            moment = clock()
            ledger = Ledger.create(path, ledger_id=new_id(clock), created_at=recorded_text(moment), kinds=KINDS)
        else:
            ledger = Ledger.open(path, kinds=KINDS, read_only=read_only)
        return cls(ledger, recorded_by=recorded_by, clock=clock, drafts=Path(f"{path}.concept"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    @property
    def today(self) -> date:
        """The day it is here."""
        return day_here(self.clock())

    # --- writing ----------------------------------------------------------------------------------------

    def new(self, code: str, name: str, municipality: str | None = None) -> Entry:
        """Open a dossier; a municipality is registered as ``@gemeente``."""
        check_new([], self.shelf.codes(), [code])
        around = {"when": self.today.isoformat(), "visibility": "intern"}
        payload: dict[str, object] = {"code": code, "name": name}
        batch = [Proposed("dossier-opened", payload, around)]
        if municipality:
            payload["municipality"] = "gemeente"
            party = {"code": "gemeente", "name": municipality, "sort": "organisatie", "standing": "deelnemer"}
            batch.append(Proposed("actor-registered", party, around))
        return self.writer.record([Batch(code, tuple(batch))])[0]

    def preview(self, code: str, text: str, block: Block | None = None) -> Journal:
        """Read a typed line without judging or recording it."""
        return self.writer.read(code, text, block)

    def log(
        self, code: str, text: str, *, block: Block | None = None, source: str = "", dry_run: bool = False
    ) -> tuple[Entry, ...]:
        """Record typed lines, all or none; with ``dry_run`` they are only judged."""
        self.shelf.book(code)
        batch = self.writer.batch(code, text, source=source, block=block)
        return self._record([batch], dry_run=dry_run)

    def propose(self, code: str, proposed: Sequence[Proposed], *, dry_run: bool = False) -> tuple[Entry, ...]:
        """Record proposals that were made by a form."""
        self.shelf.book(code)
        return self._record([Batch(code, tuple(proposed))], dry_run=dry_run)

    def import_journals(
        self, paths: Sequence[str], *, into: str | None = None, dry_run: bool = False
    ) -> tuple[Entry, ...]:
        """Record whole files in one go; every problem of every file at once, and then nothing is written."""
        return self._record(self.read_journals(paths, into=into), dry_run=dry_run)

    def read_journals(self, paths: Sequence[str], *, into: str | None = None) -> list[Batch]:
        """Read files into batches, one for each dossier in them."""
        if into is not None:
            self.shelf.book(into)
        problems: list[str] = []
        batches: list[Batch] = []
        for path in paths:
            source = f"{path}, " if len(paths) > 1 else ""
            journal = self.writer.read(into or "", journal_text(path), typed=False)
            problems += [f"{source}{problem}" for problem in journal.problems]
            batches += batches_of(journal, source, into) if not journal.problems else []
        if problems:
            raise NotUnderstood(*problems)
        opened = [batch.code for batch in batches if batch.proposed[0].kind == "dossier-opened"]
        check_new([batch.code for batch in batches], self.shelf.codes(), opened)
        return batches

    def _record(
        self, batches: Sequence[Batch], *, dry_run: bool, recorded_at: Callable[[int], str] | None = None
    ) -> tuple[Entry, ...]:
        if dry_run:
            self.writer.judge(batches)
            return ()
        return self.writer.record(batches, recorded_at)

    # --- reading ----------------------------------------------------------------------------------------

    def codes(self) -> tuple[str, ...]:
        """The dossiers of this ledger."""
        return self.shelf.codes()

    def chronicle(self, code: str, point: Point = NOW) -> Chronicle:
        """The history of a dossier as it was known at a point."""
        return self.shelf.chronicle(code, point.known_at)

    def view(self, code: str, name: str, point: Point = NOW) -> View:
        """A view of a dossier at a point on both clocks; UnknownView, UnknownDossier."""
        if canonical_name(name) is None:
            raise UnknownView(name, tuple(VIEWS))
        return build(name, self.chronicle(code, point), point.held_on, self.today)

    def status(self, code: str | None = None, point: Point = NOW) -> tuple[Standing, ...]:
        """Where one dossier stands, or each of them."""
        codes = self.codes() if code is None else (code,)
        return tuple(stand(self.chronicle(one, point), point.held_on, self.today) for one in codes)

    def why(self, asked: str, point: Point = NOW) -> Explanation:
        """Explain an entry (``WB-17``) or a value (``WB/fase/wijk/fase``); UnknownPlace when it is neither."""
        if "/" in asked:
            return self._why_cell(asked, point)
        code = asked.rpartition("-")[0]
        book = self.shelf.book(code) if code in self.codes() else None
        ground = ground_of(book, self.chronicle(code), asked) if book else None
        if ground is None:
            raise UnknownPlace(f"{asked} bestaat niet; noem een regel zoals WB-17, of een pad uit show --json.")
        return Explanation(asked, None, (ground,))

    def _why_cell(self, asked: str, point: Point) -> Explanation:
        code, name, key, column = split_path(asked)
        view = self.view(code, name, point)
        cell = view.cell(key, column)
        if cell is None:
            raise UnknownPlace(f"{asked} is geen plek in een overzicht; neem een pad uit wijkledger show {code} {name} --json.")
        return explain_cell(self.shelf.book(code), self.chronicle(code, point), asked, cell, say_cell(cell))

    def journal(self, code: str) -> str:
        """The whole dossier in the notation, so that importing it gives the same entries."""
        return write_journal((entry.citation, from_entry(entry)) for entry in self.shelf.book(code).entries)

    def write_journal(self, code: str, path: str) -> None:
        """Write the dossier's journal to a file, or to standard output for ``-``."""
        write_text(path, self.journal(code))

    def text_of(self, path: str) -> str:
        """The text of a file that was handed in, or of standard input for ``-``."""
        return journal_text(path)

    def point(self, held_on: str | None = None, known_at: str | None = None) -> Point:
        """A point on both clocks from what people type."""
        return Point.read(held_on, known_at)

    def sentence(self, entry: Entry) -> str:
        """What an entry says, as one Dutch sentence."""
        chronicle = self.chronicle(entry.dossier)
        return sentence(chronicle, chronicle.numbered[entry.number])

    def report(self, kind: str, code: str, point: Point = NOW) -> Document:
        """A report of a dossier as a document; NotUnderstood for a kind that is not made here."""
        from wijkledger.reports.lessons import lessons_report

        if kind not in {"lessons", "lessen"}:
            raise NotUnderstood(f"Er is geen rapport {kind}; kies lessons.")
        head = self.ledger.head()
        return lessons_report(
            self.chronicle(code, point),
            held_on=point.held_on,
            today=self.today,
            head=head,
            ledger_id=self.ledger.ledger_id,
        )

    def write_report(self, kind: str, code: str, path: str, point: Point = NOW) -> None:
        """Write a report to a file, or to standard output for ``-``; Markdown for now."""
        from wijkledger.reports.markdown import markdown

        if path != "-" and not path.endswith((".md", ".markdown")):
            raise NotUnderstood(f"{path}: alleen Markdown kan nu; kies een bestandsnaam die eindigt op .md.")
        write_text(path, markdown(self.report(kind, code, point)))

    # --- proof --------------------------------------------------------------------------------------------

    def verify(self) -> list[Finding]:
        """Everything that is wrong with the ledger as a record; empty when nobody rewrote it."""
        return verify(self.ledger)


def split_path(asked: str) -> tuple[str, str, str, str]:
    """``WB/fase/noord/fase`` as dossier, view, row and column; a row's key may hold slashes itself."""
    code, name, rest = (*asked.split("/", 2), "", "")[:3]
    key, _, column = rest.rpartition("/")
    return code, name, key, column
