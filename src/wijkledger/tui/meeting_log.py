"""What the live log knows of a meeting, and what it does at the desk; nothing of it touches a widget."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from wijkledger.desk import Block, Completion, Desk, Journal, complete, described, quote, word_start
from wijkledger.domain.event import Family
from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.projections.sentence import sentence, word_for
from wijkledger.projections.view import say_cell
from wijkledger.tui.access import TROUBLE, sentences_of
from wijkledger.tui.home import due_items, role_items
from wijkledger.tui.item_list import Item

if TYPE_CHECKING:
    from wijkledger.domain.entry import Entry
    from wijkledger.projections.chronicle import Chronicle
    from wijkledger.projections.fact import Fact

_PARTY: Final = re.compile(r"(?<![\w@])@([a-z][a-z0-9-]*)")
_REFS: Final = 200
"""How many of the latest entries are offered when a citation is typed."""
_CLOSING: Final = "meeting-closed"


@dataclass(frozen=True, slots=True)
class Meeting:
    """An open meeting: the block that its lines go into, and what it is called."""

    block: Block
    title: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a typed text was taken to say, or what is wrong with it; ``closes`` asks to be read back first."""

    text: str
    rows: tuple[tuple[str, str], ...] = ()
    problems: tuple[tuple[int, int, str], ...] = ()
    objections: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    closes: bool = False
    is_unfinished: bool = False
    completions: tuple[Completion, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether it could be recorded as it is."""
        return bool(self.rows) and not self.problems and not self.objections


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything around the quick line: the meeting, its lines, and how the dossier stands after them."""

    name: str
    meeting: Meeting | None
    open_meetings: tuple[Meeting, ...] = ()
    lines: tuple[Item, ...] = ()
    phase: str = ""
    due: tuple[Item, ...] = ()
    roles: tuple[Item, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(slots=True)
class MeetingLog:
    """One dossier's live log; every method runs in a worker, with the desk handed in."""

    code: str
    chosen: str | None = None
    outside: list[str] = field(default_factory=list)

    def situation(self, desk: Desk) -> Situation:
        """How it stands now."""
        meetings = self._open_meetings(desk)
        meeting = self._current(desk, meetings)
        standing = desk.status(self.code)[0]
        since = say_cell(standing.sinds)
        return Situation(
            say_cell(standing.naam),
            meeting,
            meetings,
            tuple(self._lines(desk, meeting)),
            f"{say_cell(standing.fase) or 'nog geen fase'}" + (f"\nsinds {since}" if since else ""),
            tuple(due_items(desk.view(self.code, "agenda"))),
            tuple(role_items(desk.view(self.code, "rollen"))),
            tuple(f"@{code}" for code in self._names(desk)),
        )

    def _open_meetings(self, desk: Desk) -> tuple[Meeting, ...]:
        """The meetings that nobody closed, the newest last."""
        chronicle = desk.chronicle(self.code)
        found = []
        for thing in chronicle.things("meeting-opened"):
            entry = thing.root.entry
            if not thing.all(_CLOSING):
                body = entry.value("body")
                block = Block(entry.citation, entry.when, str(body) if body else None)
                found.append(Meeting(block, sentence(chronicle, thing.root)))
        return tuple(found)

    def _current(self, desk: Desk, meetings: Sequence[Meeting]) -> Meeting | None:
        """The one that was chosen, or else one of today."""
        today = desk.today.isoformat()
        wanted = [one for one in meetings if one.block.meeting == self.chosen]
        return next(iter(wanted or [one for one in reversed(meetings) if one.block.when == today]), None)

    def _lines(self, desk: Desk, meeting: Meeting | None) -> list[Item]:
        chronicle = desk.chronicle(self.code)
        mine = [entry for entry in chronicle.entries if self._is_mine(entry, meeting)]
        return [
            Item(
                one.citation,
                (one.citation, _text_first(chronicle, chronicle.numbered[one.number])),
                one.citation,
                (one.citation,),
            )
            for one in mine
        ]

    def _is_mine(self, entry: Entry, meeting: Meeting | None) -> bool:
        if meeting is None:
            return entry.citation in self.outside
        return meeting.block.meeting in (entry.citation, entry.value("meeting"))

    # --- a line that is being typed -----------------------------------------------------------------------

    def preview(self, desk: Desk, text: str, cursor: int) -> Preview:
        """Read and judge a text without recording it, and see what may come next."""
        meeting = self._current(desk, self._open_meetings(desk))
        block = meeting.block if meeting else None
        names = self._names(desk)
        completions = tuple(self._completions(desk, text, cursor, block, names))
        if not text.strip():
            return Preview(text, completions=completions)
        journal = desk.preview(self.code, text, block)
        unknown = tuple(unknown_parties(text, names))
        rows = tuple(row for line in journal.lines for row in described(line.proposed, names))
        problems = tuple(
            (one.line, one.column, one.message)
            for one in journal.problems
            if not (unknown and "is niet bekend" in one.message and one.message.startswith("@"))
        )
        objections: tuple[str, ...] = ()
        if not problems and not unknown and not journal.problems:
            objections = self._objections(desk, text, block)
        typing = bool(completions) and is_at_cursor(text, cursor, problems)
        return Preview(text, rows, problems, objections, unknown, closes(journal), typing, completions)

    def _objections(self, desk: Desk, text: str, block: Block | None) -> tuple[str, ...]:
        try:
            desk.log(self.code, text, block=block, dry_run=True)
        except TROUBLE as error:
            return sentences_of(error)
        return ()

    def _completions(
        self, desk: Desk, text: str, cursor: int, block: Block | None, names: Mapping[str, str]
    ) -> list[Completion]:
        chronicle = desk.chronicle(self.code)
        refs = [
            (entry.citation, sentence(chronicle, chronicle.numbered[entry.number]))
            for entry in reversed(chronicle.entries[-_REFS:])
        ]
        return complete(text, cursor, desk.writer.setting(self.code, block), actors=names, refs=refs)

    def _names(self, desk: Desk) -> dict[str, str]:
        actors = desk.shelf.book(self.code).dossier.actors
        return {code: actor.name for code, actor in actors.items()}

    # --- recording ----------------------------------------------------------------------------------------

    def record(self, desk: Desk, text: str) -> tuple[Entry, ...]:
        """Record a text in the open meeting, or outside one; DeskError when it is refused."""
        meeting = self._current(desk, self._open_meetings(desk))
        entries = desk.log(self.code, text, block=meeting.block if meeting else None)
        self.outside += [entry.citation for entry in entries]
        opened = [entry.citation for entry in entries if entry.kind == "meeting-opened"]
        self.chosen = opened[-1] if opened else self.chosen
        return entries

    def read_back(self, desk: Desk) -> tuple[str, list[tuple[str, list[str]]], str]:
        """The title of the meeting, its decisions, actions and the rest, and the head of the book."""
        chronicle = desk.chronicle(self.code)
        meeting = self._current(desk, self._open_meetings(desk))
        groups: dict[str, list[str]] = {"Besluiten": [], "Toezeggingen en acties": [], "Verder genoteerd": []}
        for entry in chronicle.entries:
            if self._is_mine(entry, meeting):
                said = f"{entry.citation}  {sentence(chronicle, chronicle.numbered[entry.number])}"
                groups[_group(entry.kind)].append(said)
        head = desk.ledger.head()
        foot = f"Het boek telt {head.size} regels; wortel {head.root.hex()[:16]}…"
        return meeting.title if meeting else "Buiten een overleg", list(groups.items()), foot


def _text_first(chronicle: Chronicle, fact: Fact) -> str:
    """An entry as people recognise it on a narrow screen: its word, what was said, and then who and when."""
    said, word = sentence(chronicle, fact), word_for(fact).replace("-", " ").capitalize()
    text = str(fact.value("text") or "")
    head = said.removesuffix(f": {chronicle.say(text)}")
    if not text or head == said:
        return said
    rest = head.removeprefix(word).strip(" ,")
    return f"{word}: {chronicle.say(text)}" + (f" — {rest}" if rest else "")


def _group(kind: str) -> str:
    family = EVENTS[kind].declared.family
    if family is Family.BESLUIT:
        return "Besluiten"
    return "Toezeggingen en acties" if family is Family.TOEZEGGING else "Verder genoteerd"


def closes(journal: Journal) -> bool:
    """Whether a text ends a meeting."""
    return any(line.proposed.kind == _CLOSING for line in journal.lines)


def is_at_cursor(text: str, cursor: int, problems: Sequence[tuple[int, int, str]]) -> bool:
    """Whether all that is wrong is the word that is still being typed."""
    line = text.count("\n", 0, cursor) + 1
    column = word_start(text, cursor) - (text.rfind("\n", 0, cursor) + 1) + 1
    return bool(problems) and all(one[:2] == (line, column) for one in problems)


def unknown_parties(text: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The codes in the heads of lines that nobody registered, each with the known code it resembles."""
    registering = {word for word, (kind, _) in line_words().items() if kind == "actor-registered"}
    found: dict[str, str] = {}
    registered: set[str] = set()
    for line in text.splitlines():
        if line.startswith((" ", "\t", ";")):
            continue
        head = line.partition(": ")[0]
        codes = _PARTY.findall(head)
        if codes and registering & set(head.split()):
            registered.add(codes.pop(0))
        found.update(
            {code: next(iter(get_close_matches(code, names, n=1)), "") for code in codes if code not in names}
        )
    return [(code, near) for code, near in found.items() if code not in registered]


def registration(code: str, name: str, sort: str) -> str:
    """The line that registers a party; ``sort`` is a word such as partij or persoon."""
    return f"{sort} @{code} {quote(name)}"
