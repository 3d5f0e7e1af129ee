"""Entries written back as lines that read like minutes; reading them gives the same entries again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from wijkledger.domain.circumstances import DEFAULT_VISIBILITY
from wijkledger.domain.event import QuickWord
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.draft import NOTHING
from wijkledger.notation.forgotten import written_out
from wijkledger.notation.journal import CLOSING, OPENING, body_of, read_line
from wijkledger.notation.lexicon import ACTORS, Place, lexicon_of, places_of
from wijkledger.notation.marks import in_head
from wijkledger.notation.members import lean, write_member
from wijkledger.notation.otherwise import write_reading
from wijkledger.notation.parts import WITH_ARGUMENT, write_part
from wijkledger.notation.problem import Problem
from wijkledger.notation.setting import UNKNOWN, Block, Setting, Target
from wijkledger.notation.written import ANCHOR, write_moment

_FIRST: Final = ("of", "void", "code", "rule")
"""What a sentence begins with: which entry or thing it is about."""


def write_line(proposed: Proposed, block: Block | None = None, target: Target | None = None) -> str:
    """One entry as a line with its indented fields, without a line end at the end.

    ``block`` is the meeting that is open where the line will stand, ``target`` the entry that it cites. The
    line is read back before it is believed: a field that does not come back from the head as it went in is
    written on an indented line, and so is one of which a value was forgotten: there stands ``[gewist]``.
    """
    told, below = written_out(proposed)
    words = _Words(told, None if proposed.kind == OPENING else block, target)
    while True:
        text = words.line(below)
        strayed = words.strayed(text) - below
        if not strayed:
            return text
        below |= strayed


def write_journal(entries: Iterable[tuple[str, Proposed]]) -> str:
    """A whole dossier, in order; the first of each pair is the citation under which it is known."""
    lines: list[str] = []
    known: dict[str, Target] = {}
    block: Block | None = None
    for citation, proposed in entries:
        cited = str(proposed.payload.get("of")).partition(".")[0]
        text = write_line(proposed, block, known.get(cited))
        told, _ = written_out(proposed)
        known[citation] = (told.kind, told.payload, told.circumstances)
        if proposed.kind == OPENING:
            block = Block(citation, _when(proposed), body_of(told.payload))
            text = f"\n{text}"
        elif proposed.kind == CLOSING:
            block = None
            text = f"{text}\n"
        lines.append(text)
    return "\n".join(lines) + "\n"


def _when(proposed: Proposed) -> str:
    return str(proposed.circumstances.get("when") or UNKNOWN)


class _Words:
    """One entry being put into words; ``supposed`` is what its line says without being told."""

    def __init__(self, proposed: Proposed, block: Block | None, target: Target | None) -> None:
        self.proposed = proposed
        self.block = block
        self.target = target
        self.word = _best_word(proposed)
        self.supposed: dict[str, Any] = {"visibility": DEFAULT_VISIBILITY, **self.word.presets}
        if block is not None:
            self.supposed["meeting"] = block.meeting
            if proposed.kind == "decision-taken" and block.body is not None:
                self.supposed["by"] = [block.body]
        self.spans: list[tuple[int, str]] = []
        self.places = {place.spec.name: place for place in places_of(proposed.kind)}

    def line(self, below: set[str]) -> str:
        """The line, with the fields named in ``below`` on indented lines."""
        lexicon = lexicon_of(self.proposed.kind)
        head, indented = " ".join([*self._moment(), self.word.text]), list[str]()
        self.spans = []
        for place, value in self._said():
            piece = None if place.spec.name in below else in_head(place, value, lexicon)
            if piece is None:
                indented.extend(_indented(place, value, self.target))
            else:
                self.spans.append((len(head) + 2, place.spec.name))
                head += f" {piece}"
        indented.extend(self._emptied())
        return "\n".join([_with_text(head, self.proposed.payload.get("text")), *indented])

    def _moment(self) -> list[str]:
        when = _when(self.proposed)
        return [] if self.block is not None and when == self.block.when else [write_moment(when)]

    def _said(self) -> list[tuple[Place, Any]]:
        """The fields to write in the order of a sentence: what it cites, who, the rest, the circumstances."""
        values = {**self.proposed.payload, **self.proposed.circumstances}
        said = [
            (place, values[name])
            for name, place in self.places.items()
            if name in values and name not in {"text", "when"} and self.supposed.get(name) != values[name]
        ]
        return sorted(said, key=lambda one: _rank(one[0]))

    def _emptied(self) -> list[str]:
        """What the line would suppose, and the entry does not say."""
        said = {"visibility", *self.proposed.payload, *self.proposed.circumstances}
        return [f"  {self.places[name].spec.label}: {NOTHING}" for name in self.supposed if name not in said]

    def strayed(self, text: str) -> set[str]:
        """The fields that do not come back from the line as they were."""
        target = self.target
        back = read_line(text, Setting(ANCHOR, block=self.block, target=lambda _: target))
        if len(back.lines) != 1:
            return self._culprit(back.problems)
        read, wanted = back.lines[0].proposed, self.proposed
        return _differing(read.payload, wanted.payload) | _differing(read.circumstances, wanted.circumstances)

    def _culprit(self, problems: Sequence[Problem]) -> set[str]:
        """The field at which a head could not be read; all of them where it is not clear which."""
        column = next((problem.column for problem in problems if problem.line == 1), 0)
        before = [name for start, name in self.spans if start <= column]
        return {before[-1]} if before else {name for _, name in self.spans}


def _best_word(proposed: Proposed) -> QuickWord:
    """The word that needs the fewest lines to be put right, then says most; of equals the first.

    What it says of a field that is empty takes a line to empty it, and so does what no mark can overrule.
    """
    said, specs = proposed.payload, EVENTS[proposed.kind].specs()

    def truth(word: QuickWord) -> tuple[int, int, int]:
        untrue = [name for name, value in word.presets.items() if said.get(name) != value]
        emptied = [name for name in untrue if name not in said]
        stubborn = [name for name in untrue if name in said and not specs[name].mark.marks]
        return -len(emptied) - len(stubborn), len(word.presets) - len(untrue), -len(untrue)

    return max(EVENTS[proposed.kind].declared.words, key=truth)


def _rank(place: Place) -> int:
    spec = place.spec
    if place.around:
        return 9
    if spec.name in _FIRST:
        return _FIRST.index(spec.name)
    is_actor, bare = spec.type in ACTORS, "" in spec.mark.marks
    return (4 if is_actor else 5) if bare else (6 if is_actor else 7)


def _with_text(head: str, text: Any) -> str:
    return head if text is None else _continued(head, str(text))


def _continued(opening: str, text: str) -> str:
    """A text behind a colon; further lines, and a first one that is empty, stand on lines of their own."""
    first, *more = text.split("\n")
    return "\n".join([f"{opening}: {first}" if first else f"{opening}:", *(f"  |{line}" for line in more)])


def _indented(place: Place, value: Any, target: Target | None) -> list[str]:
    spec = place.spec
    if spec.type is FieldType.TREE:
        return write_reading(value, target)
    lines: list[str] = []
    for member in value if spec.many else [value]:
        if spec.type in WITH_ARGUMENT:
            label, text = write_part(spec, lean(member))
        else:
            label, text = spec.label, write_member(spec, member)
        lines.append(_continued(f"  {label}", text))
    return lines


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    return {name for name in (*one, *other) if one.get(name) != other.get(name)}
