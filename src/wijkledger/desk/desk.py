"""The desk: every use case of the program, and the one door to the ledger for both front ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from wijkledger.desk.batch import Batch, batches_of
from wijkledger.desk.claims import false_claims
from wijkledger.desk.clock import Clock, day_here, new_id, recorded_text, say_time, system_clock
from wijkledger.desk.drafts import Drafts
from wijkledger.desk.erasing import erasure, paths_named
from wijkledger.desk.errors import (
    DuplicateDossier,
    NotUnderstood,
    NotYetKnown,
    Refused,
    UnknownPlace,
    UnknownView,
    UnreadableFile,
)
from wijkledger.desk.explaining import CITATION, Explanation, explain_cell, explain_entry, explain_row
from wijkledger.desk.files import journal_text, write_bytes
from wijkledger.desk.introducing import DOCUMENT, introduction, registered_in, strangers
from wijkledger.desk.overview import Overview
from wijkledger.desk.point import NOW, Point
from wijkledger.desk.rulebook import explain_names, named_by
from wijkledger.desk.shelf import Shelf
from wijkledger.desk.writing import Writer
from wijkledger.domain.admission import from_entry
from wijkledger.domain.entry import Entry
from wijkledger.domain.invariants.wording import nearest, plain
from wijkledger.domain.norms import NORMS
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import KINDS
from wijkledger.domain.rules import RULES
from wijkledger.ledger.errors import TracesLeft
from wijkledger.ledger.finding import Finding
from wijkledger.ledger.ledger import Ledger
from wijkledger.ledger.verify import verify
from wijkledger.notation.forgotten import ERASURE
from wijkledger.notation.journal import Block, Journal
from wijkledger.notation.writer import write_journal
from wijkledger.projections.agenda import Due
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS, build, canonical_name
from wijkledger.projections.sentence import sentence
from wijkledger.projections.stand import Standing, stand
from wijkledger.projections.view import View
from wijkledger.readmodels.database import SUFFIX as READ_MODELS
from wijkledger.settings import beside_of

if TYPE_CHECKING:
    from wijkledger.reports.document import Document


class Desk:
    """One open ledger with all that can be done with it; close it, or use it in a ``with``."""

    def __init__(
        self, ledger: Ledger, *, recorded_by: str, clock: Clock = system_clock, beside: str | None = None
    ) -> None:
        self.ledger = ledger
        self.clock = clock
        self.shelf = Shelf(ledger)
        self.writer = Writer(ledger, self.shelf, clock, recorded_by)
        self.drafts = Drafts(None if beside is None else Path(f"{beside}.concept"))
        self.overview = Overview(ledger, None if beside is None else Path(f"{beside}{READ_MODELS}"))

    @classmethod
    def open(
        cls,
        path: str,
        *,
        recorded_by: str,
        clock: Clock = system_clock,
        create: bool = False,
        read_only: bool = False,
    ) -> Self:
        """Open the ledger at a path, or make it; LedgerError when that cannot be."""
        if create:
            made_at = recorded_text(clock())
            ledger = Ledger.create(path, ledger_id=new_id(clock), created_at=made_at, kinds=KINDS)
        else:
            ledger = Ledger.open(path, kinds=KINDS, read_only=read_only)
        return cls(ledger, recorded_by=recorded_by, clock=clock, beside=beside_of(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger and what was read from it."""
        self.overview.close()
        self.ledger.close()

    @property
    def today(self) -> date:
        """The day it is here."""
        return day_here(self.clock())

    # --- writing ----------------------------------------------------------------------------------------

    def new(self, code: str, name: str, municipality: str | None = None) -> Entry:
        """Open a dossier; a municipality is registered as ``@gemeente``. DuplicateDossier, NotUnderstood."""
        if code in self.codes():
            raise DuplicateDossier(code)
        around = {"when": self.today.isoformat(), "visibility": "intern"}
        payload: dict[str, object] = {"code": code, "name": name}
        lines = [Proposed("dossier-opened", payload, around)]
        if municipality is not None:
            payload["municipality"] = "gemeente"
            party = {"code": "gemeente", "name": municipality, "sort": "organisatie", "standing": "deelnemer"}
            lines.append(Proposed("actor-registered", party, around))
        try:
            return self.writer.record([Batch(code, tuple(lines))])[0]
        except Refused as error:  # all there is to refuse is what was typed behind the command
            raise NotUnderstood(*error.sentences) from None

    def preview(self, code: str, text: str, block: Block | None = None) -> Journal:
        """Read a typed line without judging or recording it."""
        return self.writer.read(code, text, block)

    def unknown_parties(self, code: str, text: str) -> tuple[str, ...]:
        """The parties that typed lines name and that nobody registered, neither before nor in these lines."""
        return strangers(self.preview(code, text), self.shelf.book(code).dossier.actors)

    def log(  # noqa: PLR0913 - each of these says something else about the lines
        self,
        code: str,
        text: str,
        *,
        block: Block | None = None,
        source: str = "",
        dry_run: bool = False,
        newcomers: Mapping[str, str] | None = None,
    ) -> tuple[Entry, ...]:
        """Record typed lines, all or none; with ``dry_run`` they are only judged.

        ``newcomers`` gives names to parties that are registered in the same transaction, before the lines.
        """
        self.shelf.book(code)
        coming = newcomers or {}
        lines = "\n".join(introduction(party, name) for party, name in coming.items())
        batches = [self.writer.batch(code, lines)] if coming else []
        batches.append(self.writer.batch(code, text, source=source, block=block, newcomers=coming))
        if any(line.kind == ERASURE for batch in batches for line in batch.proposed):
            raise NotUnderstood(
                "Met een regel wordt niets gewist; gebruik wijkledger erase REGEL VELD --ground AVG."
            )
        return self._record(batches, dry_run=dry_run)

    def propose(self, code: str, proposed: Sequence[Proposed], *, dry_run: bool = False) -> tuple[Entry, ...]:
        """Record proposals that were made by a form."""
        self.shelf.book(code)
        return self._record([Batch(code, tuple(proposed))], dry_run=dry_run)

    def erase(self, citation: str, names: Sequence[str], *, ground: str, reason: str | None = None) -> Entry:
        """Forget values of an entry, with a line that says so; UnknownPlace, NotUnderstood, Refused."""
        code = citation.rpartition("-")[0]
        entry = self.shelf.book(code).entry(citation) if code in self.codes() else None
        if entry is None:
            raise UnknownPlace(f"{citation} bestaat niet; noem een regel zoals WB-17.")
        paths = paths_named(entry, names)
        position = self.ledger.find(entry.id) or 0
        line = erasure(entry, paths, ground, reason, self.today.isoformat())
        gone = [str(entry.fields[path]) for path in paths]
        acknowledged = list[Entry]()

        def write(entries: Sequence[Entry]) -> None:
            self.ledger.erase(position, paths, entries[0])
            acknowledged.extend(entries)

        try:
            written = self.writer.record([Batch(code, (line,))], write=write)
            if not acknowledged:  # the connection broke behind the commit, and before what comes after it
                self.ledger.clear_traces()
        except TracesLeft:
            self._forget(gone)
            raise
        self._forget(gone)
        return written[0]

    def _forget(self, values: Sequence[str]) -> None:
        """Drop what this desk itself remembers of values that are gone from the ledger."""
        self.shelf.forget()
        self.drafts.forget(values)
        self.overview.follow(self.today)

    def import_journals(
        self, paths: Sequence[str], *, into: str | None = None, dry_run: bool = False
    ) -> tuple[Entry, ...]:
        """Record whole files in one go; every problem of every file at once, and then nothing is written."""
        return self._record(self.read_journals(paths, into=into), dry_run=dry_run)

    def read_journals(self, paths: Sequence[str], *, into: str | None = None) -> list[Batch]:
        """Read files into batches, one for each dossier in them; NotUnderstood with all that is wrong."""
        if into is not None:
            self.shelf.book(into)
        problems: list[str] = []
        batches: list[Batch] = []
        for path in paths:
            source = f"{path}, " if len(paths) > 1 else ""
            try:
                batches += self._read_journal(path, source, into, batches if into else ())
            except (NotUnderstood, UnreadableFile) as error:
                problems += error.sentences
        if problems:
            raise NotUnderstood(*problems)
        return batches

    def _read_journal(
        self, path: str, source: str, into: str | None, earlier: Collection[Batch]
    ) -> list[Batch]:
        text = journal_text(path)
        newcomers, documents = registered_in(earlier), registered_in(earlier, DOCUMENT)
        journal = self.writer.read(into or "", text, typed=False, newcomers=newcomers, documents=documents)
        if problems := journal.problems or false_claims(journal):
            raise NotUnderstood(*(f"{source}{problem}" for problem in problems))
        if not journal.lines:
            raise NotUnderstood(f"In {path} staat geen regel; kies een bestand met regels.")
        return batches_of(journal, source, into)

    def _record(self, batches: Sequence[Batch], *, dry_run: bool) -> tuple[Entry, ...]:
        if not dry_run:
            return self.writer.record(batches)
        self.writer.judge(batches)
        return ()

    # --- reading ----------------------------------------------------------------------------------------

    def codes(self) -> tuple[str, ...]:
        """The dossiers of this ledger."""
        return self.shelf.codes()

    def is_fictional(self, code: str) -> bool:
        """Whether a dossier was opened as an invented one; reads one entry, however long the dossier is."""
        opening = self.ledger.page(code, 1, 1)
        return bool(opening) and opening[0].value("fictional") is not None

    def chronicle(self, code: str, point: Point = NOW) -> Chronicle:
        """The history of a dossier as it was known at a point."""
        return self.shelf.chronicle(code, point.known_at)

    def refuse_unknown_then(self, code: str, point: Point) -> None:
        """NotYetKnown when a dossier came into the book later than the point; UnknownDossier."""
        if point.known_at is not None and not self.chronicle(code, point).entries:
            raise NotYetKnown(code, say_time(point.known_at))

    def view(self, code: str, name: str, point: Point = NOW) -> View:
        """A view of a dossier at a point on both clocks; UnknownView, UnknownDossier."""
        if canonical_name(name) is None:
            raise UnknownView(name, tuple(VIEWS))
        return build(name, self.chronicle(code, point), point.held_on, self.today)

    def status(self, code: str | None = None, point: Point = NOW) -> tuple[Standing, ...]:
        """Where one dossier stands, or each that was in the book at that point."""
        if code is None and point == NOW:
            return self.overview.standings(self.today)
        codes = self.codes() if code is None else (code,)
        stands = (stand(self.chronicle(one, point), point.held_on, self.today) for one in codes)
        return tuple(one for one in stands if code is not None or one.regels)

    def due(self, days: int | None = None) -> list[tuple[str, Due]]:
        """What is due in all dossiers within so many days, late things too (None: all), soonest first."""
        until = None if days is None else self.today + timedelta(days=days)
        return self.overview.due(self.today, until)

    def why(self, asked: str, point: Point = NOW) -> Explanation:
        """Explain an entry (``WB-17``), a part (``WB-17.2``), a row (``WB/fase/WB-39``) or a value of it.

        A rule (``R-AGR-3``) or a norm (``dagen-raad-stil``) is explained with the entries that name it.
        Raises UnknownPlace when it is none of these, NotYetKnown, UnknownDossier, UnknownView.
        """
        if "/" in asked:
            return self._why_in_view(asked, point)
        if names := named_by(asked):
            books = ((self.shelf.book(code), self.chronicle(code, point)) for code in self.codes())
            return explain_names(asked, names, books)
        found = CITATION.fullmatch(asked)
        if found is None:
            near = nearest(asked, (*RULES, *NORMS))
            raise UnknownPlace(
                f"{plain(asked)} is geen verwijzing; noem een regel zoals WB-17, of een pad uit show "
                f"--json.{near}"
            )
        book = self.shelf.book(found[1])
        self.refuse_unknown_then(book.code, point)
        chronicle = self.chronicle(book.code, point)
        explanation = explain_entry(book, chronicle, asked)
        if explanation is None:
            last = len(chronicle.entries)
            whole = asked.partition(".")[0]
            known = (
                f"vraag naar {whole}" if int(found[2]) <= last else f"de laatste regel is {book.code}-{last}"
            )
            raise UnknownPlace(f"{asked} bestaat niet; {known}.")
        return explanation

    def _why_in_view(self, asked: str, point: Point) -> Explanation:
        code, name, place = (*asked.split("/", 2), "")[:3]
        view = self.view(code, name, point)
        self.refuse_unknown_then(code, point)
        book, chronicle = self.shelf.book(code), self.chronicle(code, point)
        row = view.row(place)
        if row is not None:
            return explain_row(book, chronicle, asked, view, row)
        key, _, column = place.rpartition("/")  # the key of a row may hold slashes itself
        cell = view.cell(key, column)
        if cell is None:
            raise UnknownPlace(
                f"{plain(asked)} is geen plek in een overzicht; neem een pad uit show {code} {name} --json."
            )
        return explain_cell(book, chronicle, asked, cell)

    def journal(self, code: str) -> str:
        """The whole dossier in the notation, so that importing it gives the same entries."""
        return write_journal((entry.citation, from_entry(entry)) for entry in self.shelf.book(code).entries)

    def write_journal(self, code: str, path: str) -> None:
        """Write the dossier's journal to a file, or to standard output for ``-``; UnwritableFile."""
        self._write(path, self.journal(code).encode())

    def _write(self, path: str, data: bytes) -> None:
        ours = (f"{self.ledger.path}{ending}" for ending in ("", "-wal", READ_MODELS))
        write_bytes(path, data, never=tuple(ours))

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

    def write_report(
        self, kind: str, code: str, path: str, point: Point = NOW, form: str | None = None
    ) -> None:
        """Write a report to a file, or to standard output for ``-``; UnwritableFile, NotUnderstood.

        ``form`` is md or pdf; None takes it from the name of the file, and Markdown for ``-``.
        """
        from wijkledger.desk.publishing import form_of, published

        chosen = form or form_of(path)
        self._write(path, published(self.report(kind, code, point), chosen))

    # --- proof --------------------------------------------------------------------------------------------

    def verify(self) -> list[Finding]:
        """Everything that is wrong with the ledger as a record; empty when nobody rewrote it."""
        return verify(self.ledger)
