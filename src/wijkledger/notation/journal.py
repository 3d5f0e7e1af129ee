"""A journal, or one typed line, read into proposed entries: all problems at once, each with its place.

Inside a meeting block (``overleg`` … ``sluiting``) the moment, the meeting and the deciding body come from the
block; a line may name itself (``&toetreding``) before it has a number, and ``>`` rests it on the line above.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.head import Head, HeadReader
from wijkledger.notation.otherwise import Target, other_reading
from wijkledger.notation.problem import Problem, Unreadable, suggestion
from wijkledger.notation.statement import Indented, Statement, statements_of
from wijkledger.notation.written import NUMBERED, NotUnderstood, field_by_label, number_parts, read_argument, read_value

UNKNOWN = "XXXX"
DEFAULT_VISIBILITY = "intern"
TARGETS = ("entry-corrected", "account-added")

def no_target(_: str) -> Target | None:
    """For a text that stands alone: nothing was recorded before it."""
    return None


@dataclass(frozen=True, slots=True)
class Block:
    """An open meeting: the reference to its opening, its moment and its body."""

    meeting: str
    when: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader must know: today, what an undated line means, the open meeting, and what is recorded."""

    today: date
    undated: str = UNKNOWN
    block: Block | None = None
    target: Callable[[str], Target | None] = no_target
    actors: Collection[str] = ()


@dataclass(slots=True)
class Line:
    """One entry as read: the proposal, and where each of its fields stands for messages that come later."""

    proposed: Proposed
    line: int
    columns: Mapping[str, int]


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
    """Read a whole text; never raises."""
    reader = _Reader(setting)
    statements, stray = statements_of(source)
    for statement in statements:
        reader.read(statement)
    journal = reader.journal
    journal.problems.extend(Problem(part.line, 1, part.message) for part in stray)
    journal.problems.sort()
    return journal


class _Reader:
    """The state of reading one text: the open meeting, the lines that have a name, the line above."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.block = setting.block
        self.journal = Journal()
        self.named: dict[str, Target] = {}
        self.code = ""
        self.failed = 0

    def read(self, statement: Statement) -> None:
        head = self._head(statement)
        if head is None:
            self.failed += 1
            return
        label = head.label or f"&regel{statement.line}"
        if label in self.named:
            self._problem(statement.line, 1, f"{label} staat er al; geef deze regel een andere naam")
        around = self._around(head, statement)
        payload = dict(head.payload)
        for part in statement.indented:
            self._indented(head.kind, part, payload, around, around["when"])
        self._finish(head, statement, payload, around)
        proposed = Proposed(head.kind, payload, around, label)
        self.journal.lines.append(Line(proposed, statement.line, head.columns))
        self.named[label] = (head.kind, payload, around)
        self._number(head.kind, payload, label)
        self._follow_meeting(head.kind, payload, around, label)

    def _head(self, statement: Statement) -> Head | None:
        anchor = self._anchor(self.block.when) if self.block else self.setting.today
        try:
            return HeadReader(statement.head, anchor).read()
        except Unreadable as problem:
            self._problem(statement.line, problem.column, problem.message)
            return None

    def _anchor(self, when: str) -> date:
        try:
            return date.fromisoformat(when)
        except ValueError:
            return self.setting.today

    def _around(self, head: Head, statement: Statement) -> dict[str, Any]:
        around: dict[str, Any] = dict(head.around)
        default = self.block.when if self.block else self.setting.undated
        around["when"] = default if head.when is None else head.when
        around.setdefault("visibility", DEFAULT_VISIBILITY)
        if self.block is not None and head.kind != "meeting-opened":
            around.setdefault("meeting", self.block.meeting)
        if head.rests_on_previous:
            if not self.journal.lines:
                self._problem(statement.line, 1, "boven > staat geen regel waarop deze kan rusten")
            else:
                around["basis"] = [self.journal.lines[-1].proposed.label, *around.get("basis", [])]
        return around

    # --- indented fields --------------------------------------------------------------------------------

    def _indented(
        self, kind: str, part: Indented, payload: dict[str, Any], around: dict[str, Any], when: str
    ) -> None:
        anchor = self._anchor(when)
        try:
            if part.label.startswith("lees ") and kind in TARGETS:
                target = self.target(str(payload.get("of", "")))
                payload.setdefault("instead", {}).update(
                    other_reading(target, part.label.removeprefix("lees "), part.value, anchor)
                )
                return
            spec, tree, argument = self._labelled(kind, part.label, payload, around)
            if part.value == "-" and _is_preset(kind, spec.name):
                payload.pop(spec.name, None)
                return
            value = _member(spec, argument, part.value, anchor)
        except NotUnderstood as problem:
            self._problem(part.line, part.column, str(problem))
            return
        if spec.many:
            tree.setdefault(spec.name, []).append(value)
        elif spec.name in tree and tree is payload and not _is_preset(kind, spec.name):
            self._problem(part.line, part.column, f"{spec.label} staat er al; hier past er één")
        else:
            tree[spec.name] = value

    def _labelled(
        self, kind: str, label: str, payload: dict[str, Any], around: dict[str, Any]
    ) -> tuple[FieldSpec, dict[str, Any], str]:
        models: tuple[tuple[type[BaseModel], dict[str, Any]], ...] = (
            (EVENTS[kind], payload),
            (Circumstances, around),
        )
        for model, tree in models:
            whole = field_by_label(model, label)
            if whole is not None and whole.name != "text":
                return whole, tree, ""
        words = label.split(" ")
        for length in range(len(words) - 1, 0, -1):
            for model, tree in models:
                spec = field_by_label(model, " ".join(words[:length]))
                if spec is not None and spec.type in NUMBERED:
                    return spec, tree, " ".join(words[length:])
        known = [spec.label for model, _ in models for spec in specs_of(model).values()]
        raise NotUnderstood(f'"{label}" is geen veld van {kind_title(kind)}{suggestion(label, known)}')

    # --- finishing --------------------------------------------------------------------------------------

    def _finish(self, head: Head, statement: Statement, payload: dict[str, Any], around: dict[str, Any]) -> None:
        specs = specs_of(EVENTS[head.kind])
        if statement.text is not None:
            if "text" in specs:
                payload["text"] = statement.text
            else:
                column = len(statement.head) + 1
                self._problem(statement.line, column, f"bij {head.word} hoort geen tekst achter de dubbele punt")
        for name, spec in specs.items():
            if spec.type in NUMBERED and spec.many and name in payload:
                payload[name] = number_parts(payload[name])
        if self.block is not None and head.kind == "decision-taken" and "by" not in payload and self.block.body:
            payload["by"] = [self.block.body]
        self._next_meeting_of_block(payload)
        for name, spec in specs.items():
            if spec.required and name not in payload:
                self._missing(head, statement, spec)
        around.pop("", None)

    def _next_meeting_of_block(self, payload: dict[str, Any]) -> None:
        due = payload.get("due")
        if isinstance(due, dict) and due.get("next_meeting") and "body" not in due and self.block and self.block.body:
            payload["due"] = {**due, "body": self.block.body}

    def _missing(self, head: Head, statement: Statement, spec: FieldSpec) -> None:
        column = len(statement.head) + 1
        if spec.name == "text":
            message = f"bij {head.word} hoort een tekst; zet achter de merktekens een dubbele punt, een spatie en de tekst"
        elif spec.words is not None and spec.words.choices:
            message = f"bij {head.word} ontbreekt {spec.label}; kies uit {', '.join(spec.words.choices)}"
        else:
            message = f"bij {head.word} ontbreekt {spec.label}{_how(spec)}"
        self._problem(statement.line, column, message)

    def _number(self, kind: str, payload: Mapping[str, Any], label: str) -> None:
        if kind == "dossier-opened":
            self.code = str(payload.get("code", ""))
        if self.code:
            number = len(self.journal.lines) + self.failed
            self.named[f"{self.code}-{number}"] = self.named[label]

    def _follow_meeting(self, kind: str, payload: Mapping[str, Any], around: Mapping[str, Any], label: str) -> None:
        if kind == "meeting-opened":
            body = payload.get("body")
            self.block = Block(label, str(around["when"]), None if body is None else str(body))
        elif kind == "meeting-closed":
            self.block = None

    def target(self, ref: str) -> Target | None:
        """The entry that a reference cites, in this text or recorded before it."""
        return self.named.get(ref) or self.setting.target(ref)

    def _problem(self, line: int, column: int, message: str) -> None:
        self.journal.problems.append(Problem(line, column, message))


def _member(spec: FieldSpec, argument: str, text: str, anchor: date) -> Any:
    if spec.type in NUMBERED:
        return read_argument(spec, argument, text, anchor)
    if not text:
        raise NotUnderstood(f"achter {spec.label} staat niets; vul het in of laat de regel weg")
    return read_value(spec, text, anchor)


def _is_preset(kind: str, name: str) -> bool:
    return any(name in word.presets for word in EVENTS[kind].declared.words)


def _how(spec: FieldSpec) -> str:
    marks = [mark for mark in spec.mark.marks if mark]
    if spec.mark.example:
        return f", bijvoorbeeld {spec.mark.example}"
    if spec.type in (FieldType.ACTOR, FieldType.CODE, FieldType.SEAT):
        return f"; noem een @partij{f' met {marks[0]}' if '' not in spec.mark.marks and marks else ''}"
    if spec.type == FieldType.REF:
        return "; noem de regel, bijvoorbeeld WAG-17"
    return "" if spec.mark.marks else f'; zet het op een ingesprongen regel "  {spec.label}: …"'


def kind_title(kind: str) -> str:
    """The Dutch title of a kind, for messages."""
    return f'"{EVENTS[kind].declared.title}"'
