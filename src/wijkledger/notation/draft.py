"""One entry while it is being read: its trees, what its line supposes, and where each field was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wijkledger.domain.circumstances import DEFAULT_VISIBILITY
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.cursor import Head
from wijkledger.notation.head import anchor_in
from wijkledger.notation.lexicon import Place, field_by_label, labels_of
from wijkledger.notation.members import members_of, paths_of
from wijkledger.notation.otherwise import LABEL, read_reading
from wijkledger.notation.parts import WITH_ARGUMENT, read_part
from wijkledger.notation.problem import NotUnderstood, suggestion
from wijkledger.notation.setting import Block, Target
from wijkledger.notation.statement import Indented
from wijkledger.notation.written import read_value

NOTHING = "-"
"""What an indented line says to leave a field empty that the line would suppose."""


@dataclass(slots=True)
class Draft:
    """The trees of an entry; ``supposed`` names fields nobody wrote, which an indented line may replace.

    ``unread`` names fields that were written but could not be read, so that nobody is told they are missing.
    """

    kind: str
    payload: dict[str, Any]
    around: dict[str, Any]
    supposed: set[str]
    below: dict[str, tuple[int, int]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def tree(self, place: Place) -> dict[str, Any]:
        """The tree in which a field stands."""
        return self.around if place.around else self.payload


def draft_of(head: Head, undated: str, block: Block | None, previous: str | None) -> Draft:
    """What a head says, with what the open meeting and the opening word suppose."""
    around: dict[str, Any] = {
        "when": undated if block is None else block.when,
        "visibility": DEFAULT_VISIBILITY,
    }
    payload = head.payload
    supposed = {"when", "visibility", *head.word.presets}
    if block is not None:
        around["meeting"] = block.meeting
        supposed.add("meeting")
        if head.kind == "decision-taken" and block.body is not None and "by" not in payload:
            payload["by"] = [block.body]
            supposed.add("by")
    around.update(head.around)
    if head.when is not None:
        around["when"] = head.when
    if previous is not None:
        around["basis"] = [previous, *head.around.get("basis", ())]
    return Draft(head.kind, payload, around, supposed - head.columns.keys())


def read_below(draft: Draft, part: Indented, today: date, target: Callable[[str], Target | None]) -> None:
    """Read an indented line into a draft; NotUnderstood when it cannot be read."""
    anchor = anchor_in(str(draft.around["when"]), today)
    reads = field_by_label(draft.kind, LABEL.strip())
    if part.label.startswith(LABEL) and reads is not None and reads.spec.type is FieldType.TREE:
        name = part.label.removeprefix(LABEL)
        into = draft.payload.get(reads.spec.name, {})
        read_reading(target(str(draft.payload.get("of", ""))), name, part.value, anchor, into)
        draft.payload[reads.spec.name] = into
        draft.below[reads.spec.name] = (part.line, part.column)
        return
    place, argument = _labelled(draft.kind, part.label)
    if place.spec.name in draft.supposed and part.value == NOTHING:
        draft.supposed.discard(place.spec.name)
        draft.tree(place).pop(place.spec.name, None)
        return
    draft.unread.add(place.spec.name)
    for text in _members(place, part.value, draft, target):
        _put(draft, place, _value(place, argument, text, anchor))
    draft.unread.discard(place.spec.name)
    draft.below.setdefault(place.spec.name, (part.line, part.column))


def _labelled(kind: str, label: str) -> tuple[Place, str]:
    """The field with this label, and what stands behind the label of a numbered one."""
    whole = field_by_label(kind, label)
    if whole is not None and not _is_text(whole):
        return whole, ""
    name, _, argument = label.partition(" ")
    place = field_by_label(kind, name)
    if place is not None and place.spec.type in WITH_ARGUMENT:
        return place, argument
    known = [one for one, place in labels_of(kind).items() if one == place.spec.label and not _is_text(place)]
    title = EVENTS[kind].declared.title
    raise NotUnderstood(f'"{label}" is geen veld van "{title}"{suggestion(label, known)}')


def _is_text(place: Place) -> bool:
    """Whether this is the text behind the colon, which has no line of its own."""
    return place.spec.name == "text" and not place.around


def _members(place: Place, text: str, draft: Draft, target: Callable[[str], Target | None]) -> Iterator[str]:
    """What a line lists; a field of the cited entry may be called by its label: ``velden: tekst``."""
    cited = target(str(draft.payload.get("of", ""))) if place.spec.type is FieldType.PATH else None
    for text_of_one in members_of(place.spec, text):
        if cited is None:
            yield text_of_one
        else:
            yield from paths_of(cited, text_of_one)


def _value(place: Place, argument: str, text: str, anchor: date) -> Any:
    if place.spec.type in WITH_ARGUMENT:
        return read_part(place.spec, argument, text)
    return read_value(place.spec, text, anchor)


def _put(draft: Draft, place: Place, value: Any) -> None:
    tree, name = draft.tree(place), place.spec.name
    if name in draft.supposed:
        draft.supposed.discard(name)
        tree.pop(name, None)
    if place.spec.many:
        tree.setdefault(name, []).append(value)
    elif name in tree:
        raise NotUnderstood(f"{place.spec.label} staat er al; hier past er één")
    else:
        tree[name] = value
