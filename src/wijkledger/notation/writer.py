"""Entries written back as lines that read like minutes; reading them gives the same entries again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import FieldSpec, QuickWord, specs_of
from wijkledger.domain.moment import Moment
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.dates import format_moment
from wijkledger.notation.journal import DEFAULT_VISIBILITY, Block, Setting, read_journal
from wijkledger.notation.lexicon import Lexicon, lexicon_of
from wijkledger.notation.otherwise import Target, write_reading
from wijkledger.notation.tokens import quote
from wijkledger.notation.written import NUMBERED, as_json, format_evidence, write_value

_ANCHOR = date(2000, 1, 1)
_LISTS = frozenset({FieldType.ACTOR, FieldType.REF})
_DATES = frozenset({FieldType.MOMENT, FieldType.DUE})
_IN_HEAD_BARE = frozenset({FieldType.MONEY, FieldType.EFFORT, FieldType.SHARE, FieldType.ROW, FieldType.COUNT})
_ORDER = ("of", "void", "code", "rule")


def write_line(proposed: Proposed, block: Block | None = None, target: Target | None = None) -> str:
    """One entry as a line with its indented fields, without a line end at the end.

    The head is read back before it is believed: a field that does not come back from the head as it went in is
    written on an indented line.
    """
    word = _best_word(proposed)
    indented: set[str] = set()
    while True:
        text = _write(proposed, word, block, indented, target)
        strayed = _strayed(text, proposed, block) - indented
        if not strayed:
            return text
        indented |= strayed


def write_journal(entries: Iterable[tuple[str, Proposed]]) -> str:
    """A whole dossier, in order; the first of each pair is the citation under which it is known."""
    lines: list[str] = []
    known: dict[str, Target] = {}
    block: Block | None = None
    for citation, proposed in entries:
        inside = block if block is not None and proposed.circumstances.get("meeting") == block.meeting else None
        if proposed.kind == "meeting-opened":
            lines.append("")
            inside = block = None
        lines.append(write_line(proposed, inside, known.get(str(proposed.payload.get("of")))))
        known[citation] = (proposed.kind, proposed.payload, proposed.circumstances)
        if proposed.kind == "meeting-opened":
            body = proposed.payload.get("body")
            block = Block(citation, str(proposed.circumstances["when"]), None if body is None else str(body))
        elif proposed.kind == "meeting-closed":
            block = None
            lines.append("")
    return "\n".join(lines) + "\n"


def _best_word(proposed: Proposed) -> QuickWord:
    """The word that says most and nothing untrue; failing that, the first word of the kind."""
    words = EVENTS[proposed.kind].declared.words
    fitting = [word for word in words if all(proposed.payload.get(name) == value for name, value in word.presets.items())]
    return max(fitting, key=lambda word: len(word.presets)) if fitting else words[0]


def _write(
    proposed: Proposed, word: QuickWord, block: Block | None, aside: set[str], target: Target | None
) -> str:
    lexicon = lexicon_of(proposed.kind)
    head = [*_moment(proposed, block), word.text]
    below: list[str] = []
    for spec, value, around in _parts(proposed, block, word):
        piece = None if spec.name in aside else _in_head(spec, value, lexicon, around=around)
        if piece is None:
            below.extend(_indented(spec, value, target))
        elif piece:
            head.append(piece)
    below.extend(f"  {_label(proposed.kind, name)}: -" for name in word.presets if name not in proposed.payload)
    return "\n".join([_with_text(" ".join(head), proposed.payload.get("text")), *below])


def _moment(proposed: Proposed, block: Block | None) -> list[str]:
    when = str(proposed.circumstances["when"])
    return [] if block is not None and when == block.when else [format_moment(Moment.parse(when))]


def _with_text(head: str, text: Any) -> str:
    if text is None:
        return head
    first, *more = str(text).split("\n")
    opening = f"{head}: {first}" if first else f"{head}:"
    return "\n".join([opening, *(f"  |{line}" for line in more)])


def _parts(proposed: Proposed, block: Block | None, word: QuickWord) -> list[tuple[FieldSpec, Any, bool]]:
    """The fields to write in the order of a sentence: what it cites, who, the rest, then the circumstances."""
    own = specs_of(EVENTS[proposed.kind])
    said = {name for name, value in word.presets.items() if proposed.payload.get(name) == value}
    if block is not None and proposed.kind == "decision-taken" and proposed.payload.get("by") == [block.body]:
        said.add("by")
    parts = [
        (own[name], value, False) for name, value in proposed.payload.items() if name not in said and name != "text"
    ]
    parts.sort(key=lambda part: _rank(part[0]))
    unsaid = {"when", "meeting"} if block is not None else {"when"}
    around = specs_of(Circumstances)
    for name, value in proposed.circumstances.items():
        is_default = name == "visibility" and value == DEFAULT_VISIBILITY
        if name not in unsaid and not is_default:
            parts.append((around[name], value, True))
    return parts


def _rank(spec: FieldSpec) -> tuple[int, int]:
    if spec.name in _ORDER:
        return (0, _ORDER.index(spec.name))
    bare = "" in spec.mark.marks
    if spec.type in (FieldType.ACTOR, FieldType.CODE, FieldType.SEAT):
        return (1, 0) if bare else (3, 0)
    return (2, 0) if bare else (4, 0)


# --- in the head ------------------------------------------------------------------------------------------


def _in_head(spec: FieldSpec, value: Any, lexicon: Lexicon, *, around: bool) -> str | None:
    """The field as marks; an empty string for nothing to say, None where the head cannot hold it."""
    if around:
        return _around_in_head(spec, value)
    if not spec.mark.marks:
        return None
    if spec.type == FieldType.FLAG:
        return spec.mark.marks[0] if value is True and spec.mark.marks[0] else None
    if spec.type in (FieldType.ACTOR, FieldType.CODE, FieldType.REF, FieldType.SEAT):
        return _listed(spec, value)
    if spec.type in _DATES:
        mark = next((mark for mark in spec.mark.marks if mark), "")
        return f"{mark} {write_value(spec, value)}".strip()
    return _plain_in_head(spec, value, lexicon)


def _listed(spec: FieldSpec, value: Any) -> str | None:
    members = value if spec.many else [value]
    if spec.type == FieldType.SEAT:
        if any(len(_lean(member)) > 1 for member in members):
            return None
        members = [member["who"] for member in members]
    sign = "" if spec.type == FieldType.REF else "@"
    mark = "" if "" in spec.mark.marks and (sign or "op" not in spec.mark.marks) else next(
        (mark for mark in spec.mark.marks if mark), ""
    )
    written = [f"{sign}{member}" for member in members]
    joined = ", ".join(written[:-1]) + " en " + written[-1] if len(written) > 1 else written[0]
    return f"{mark} {joined}".strip()


def _plain_in_head(spec: FieldSpec, value: Any, lexicon: Lexicon) -> str | None:
    members = value if spec.many else [value]
    if spec.type in _IN_HEAD_BARE:
        texts = [write_value(spec, member) for member in members]
        return None if any(text.startswith("{") for text in texts) else " ".join(texts)
    mark = "" if "" in spec.mark.marks else spec.mark.marks[0]
    if spec.type in (FieldType.NAME, FieldType.WORD):
        phrase = lexicon.phrases.get(tuple(str(value).split(" ")))
        known = phrase is not None and phrase[0].spec.name == spec.name and phrase[1] == value
        if spec.type == FieldType.WORD and not known:
            return None
        return f"{mark} {value if known else quote(str(value))}".strip()
    return f"{mark} {value}".strip()


def _around_in_head(spec: FieldSpec, value: Any) -> str | None:
    if spec.type in _LISTS and spec.mark.marks:
        return f"{spec.mark.marks[0]} " + ", ".join(f"@{one}" if spec.type == FieldType.ACTOR else one for one in value)
    match spec.name:
        case "evidence":
            return f"[{', '.join(format_evidence(_lean(item)) for item in value)}]"
        case "tags":
            return " ".join(f"#{tag}" for tag in value)
        case "grounding" | "visibility":
            return f"({value})"
        case "figures":
            texts = [write_value(spec, item) for item in value]
            return None if any(text.startswith("{") for text in texts) else " ".join(texts)
        case "hat" | "part":
            return f"{spec.mark.marks[0]} {quote(str(value))}"
        case "item":
            return f"punt {value}"
    return None


# --- on indented lines -----------------------------------------------------------------------------------


def _indented(spec: FieldSpec, value: Any, target: Target | None) -> list[str]:
    if spec.type == FieldType.TREE:
        return write_reading(value, target)
    members = value if spec.many else [value]
    return [line for member in members for line in _indented_member(spec, member)]


def _indented_member(spec: FieldSpec, member: Any) -> list[str]:
    label, text = spec.label, ""
    if spec.type in NUMBERED:
        lean = _lean(member)
        label, text = _numbered(spec, lean)
        if "\n" in label or ":" in label:
            label, text = spec.label, as_json(lean)
    else:
        text = write_value(spec, member)
    first, *more = text.split("\n")
    opening = f"  {label}: {first}" if first else f"  {label}:"
    return [opening, *(f"  |{line}" for line in more)]


def _numbered(spec: FieldSpec, member: Mapping[str, Any]) -> tuple[str, str]:
    argument = str(member.get("subject") or member.get("kind") or "")
    number = str(member.get("number", ""))
    return " ".join(part for part in (spec.label, number, argument) if part), write_value(spec, member)


def _lean(member: Any) -> dict[str, Any]:
    return {name: value for name, value in dict(member).items() if value is not None}


def _label(kind: str, name: str) -> str:
    return specs_of(EVENTS[kind])[name].label


# --- reading back -----------------------------------------------------------------------------------------


def _strayed(text: str, proposed: Proposed, block: Block | None) -> set[str]:
    """The fields that do not come back from the line as they were."""
    back = read_journal(text, Setting(_ANCHOR, block=block))
    if len(back.lines) != 1:
        return _in_head_names(proposed)
    read = back.lines[0].proposed
    if read.kind != proposed.kind:
        return _in_head_names(proposed)
    return _differing(read.payload, proposed.payload) | _differing(read.circumstances, proposed.circumstances)


def _in_head_names(proposed: Proposed) -> set[str]:
    return {name for name in (*proposed.payload, *proposed.circumstances) if name not in ("text", "when")}


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    names: Sequence[str] = (*one, *other)
    return {name for name in names if one.get(name) != other.get(name) and name not in ("text", "when", "instead")}
