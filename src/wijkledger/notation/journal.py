"""A journal, or one typed line, read into proposed entries: all problems at once, each with its place.

Inside a meeting block (``overleg`` … ``sluiting``) the moment, the meeting and the deciding body come from
the block; a line may name itself (``&toetreding``) before it has a number; ``>`` rests it on the line above.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wijkledger.domain.event import FieldSpec
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.codes import unknown_codes
from wijkledger.notation.cursor import Head
from wijkledger.notation.draft import Draft, draft_of, read_below
from wijkledger.notation.forgotten import mark_erased
from wijkledger.notation.head import anchor_in, read_head
from wijkledger.notation.otherwise import LABEL
from wijkledger.notation.parts import NUMBERED, number_parts
from wijkledger.notation.problem import NotUnderstood, Problem, Unreadable, brief
from wijkledger.notation.setting import Block, Setting, Target
from wijkledger.notation.statement import Statement, statements_of
from wijkledger.notation.written import MARKER

__all__ = ["Block", "Journal", "Line", "Setting", "Target", "read_journal"]

OPENING, CLOSING = "meeting-opened", "meeting-closed"


@dataclass(slots=True)
class Line:
    """One entry as read: the proposal, and where each of its fields stands for messages that come later.

    ``columns`` are columns of ``line``, the opening word under ``""``; ``below`` has the line and column of
    the fields on indented lines.
    """

    proposed: Proposed
    line: int
    columns: Mapping[str, int]
    below: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Journal:
    """What was read; entries count only when there are no problems."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def proposed(self) -> list[Proposed]:
        """The proposals in the order of the text."""
        return [line.proposed for line in self.lines]


def read_journal(source: str, setting: Setting) -> Journal:
    """Read a whole text; never raises. What it says was erased reads GEWIST."""
    journal, written = _read(source, setting)
    if MARKER in source:
        misplaced = list(mark_erased(journal.lines))
        journal.problems.extend(misplaced if not journal.problems else ())
    journal.problems.extend(unknown_codes(written, setting))
    journal.problems.sort()
    return journal


def read_line(source: str, setting: Setting) -> Journal:
    """Read a line apart from its text, so that nothing tells whether ``[gewist]`` means what it says."""
    return _read(source, setting)[0]


def _read(source: str, setting: Setting) -> tuple[Journal, list[tuple[Proposed, Statement]]]:
    reader = _Reader(setting)
    statements, stray = statements_of(unicodedata.normalize("NFC", source))
    for statement in statements:
        reader.read(statement)
    reader.journal.problems.extend(Problem(part.line, 1, brief(part.message)) for part in stray)
    return reader.journal, reader.written


class _Reader:
    """The state of reading one text: the open meeting, the lines that have a name, the line above."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.block = setting.block
        self.journal = Journal()
        self.written: list[tuple[Proposed, Statement]] = []
        self.named: dict[str, Target] = {}
        self.unread: set[str] = set()
        self.previous: str | None = None
        self.code = ""
        self.number = 0

    def read(self, statement: Statement) -> None:
        """Read one statement; what cannot be read becomes a problem, and the reader goes on."""
        self.number += 1
        head = self._head(statement)
        if head is None:
            self.previous = statement.head.partition(" ")[0]
            self.unread |= {self.previous, f"{self.code}-{self.number}"}
            return
        label = head.label or f"&regel{statement.line}"
        if label in self.named:
            self._problem(statement.line, 1, f"{label} staat er al; geef deze regel een andere naam")
        draft = self._draft(head, statement)
        self._finish(head, draft, statement)
        proposed = Proposed(head.kind, draft.payload, draft.around, label)
        self.journal.lines.append(Line(proposed, statement.line, head.columns, draft.below))
        self.written.append((proposed, statement))
        self.named[label] = (head.kind, draft.payload, draft.around)
        self.previous = label
        self._count(head.kind, draft.payload, label)
        self._follow_meeting(head.kind, draft, label)

    def _head(self, statement: Statement) -> Head | None:
        today, block = self.setting.today, self.block
        try:
            if block is None:
                return read_head(statement.head, today)
            head = read_head(statement.head, anchor_in(block.when, today), block.body)
            # The next meeting has a day of its own, counted from today.
            return read_head(statement.head, today) if head.kind == OPENING else head
        except Unreadable as problem:
            self._problem(statement.line, problem.column, problem.message)
            return None

    def _draft(self, head: Head, statement: Statement) -> Draft:
        rests_on = self.previous if head.rests_on_previous else None
        if head.rests_on_previous and rests_on is None:
            self._problem(statement.line, 1, "boven > staat geen regel waarop deze kan rusten")
        block = None if head.kind == OPENING else self.block
        draft = draft_of(head, self.setting.undated, block, rests_on)
        for part in statement.indented:
            if part.label.startswith(LABEL) and draft.payload.get("of") in self.unread:
                continue  # what it is a reading of has a problem of its own
            try:
                read_below(draft, part, self.setting.today, self.target)
            except NotUnderstood as problem:
                self._problem(part.line, part.column, str(problem))
        return draft

    def _finish(self, head: Head, draft: Draft, statement: Statement) -> None:
        column = len(statement.head) + 1
        specs = EVENTS[head.kind].specs()
        if statement.text is not None:
            draft.payload["text"] = statement.text
        for name, spec in specs.items():
            if spec.type in NUMBERED and name in draft.payload:
                draft.payload[name] = number_parts(draft.payload[name])
            if spec.required and name not in draft.payload and name not in draft.unread:
                self._problem(statement.line, column, _missing(head.word.text, spec))

    def _count(self, kind: str, payload: Mapping[str, Any], label: str) -> None:
        """A journal that opens its dossier knows the number of each line, so it may cite by number."""
        if kind == "dossier-opened":
            self.code, self.number = str(payload.get("code", "")), 1
        if self.code:
            self.named[f"{self.code}-{self.number}"] = self.named[label]

    def _follow_meeting(self, kind: str, draft: Draft, label: str) -> None:
        if kind == OPENING:
            self.block = Block(label, str(draft.around["when"]), body_of(draft.payload))
        elif kind == CLOSING:
            self.block = None

    def target(self, ref: str) -> Target | None:
        """The entry that a reference cites, in this text or recorded before it."""
        whole = ref.partition(".")[0]
        return self.named.get(whole) or self.setting.target(whole)

    def _problem(self, line: int, column: int, message: str) -> None:
        self.journal.problems.append(Problem(line, column, brief(message)))


def body_of(payload: Mapping[str, Any]) -> str | None:
    """Whose meeting this is, as far as that is known."""
    body = payload.get("body")
    return None if body in (None, MARKER) else str(body)


def _missing(word: str, spec: FieldSpec) -> str:
    if spec.name == "text":
        return (
            f"bij {word} hoort een tekst; zet achter de merktekens een dubbele punt, een spatie en de tekst"
        )
    if spec.words is not None and spec.words.choices:
        return f"bij {word} ontbreekt {spec.label}; kies uit {', '.join(spec.words.choices)}"
    return f"bij {word} ontbreekt {spec.label}{_how(spec)}"


def _how(spec: FieldSpec) -> str:
    marks = [mark for mark in spec.mark.marks if mark]
    if spec.mark.example:
        return f", bijvoorbeeld {spec.mark.example}"
    if spec.type in (FieldType.ACTOR, FieldType.SEAT):
        return f"; noem een @partij{f' met {marks[0]}' if '' not in spec.mark.marks and marks else ''}"
    if spec.type is FieldType.REF:
        return "; noem de regel, bijvoorbeeld WAG-17"
    return "" if spec.mark.marks else f'; zet het op een ingesprongen regel "  {spec.label}: …"'
