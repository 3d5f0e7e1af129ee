"""The door of a dossier: a batch of lines comes in whole, or stays out whole with every objection at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from wijkledger.domain.circumstances import CLEAR, DEFAULT_VISIBILITY
from wijkledger.domain.dossier import Dossier, evolve, is_gone, read_citation, whole_tree
from wijkledger.domain.entry import GEWIST, Entry, flatten, part_forgotten
from wijkledger.domain.invariants import INVARIANTS, Objection
from wijkledger.domain.invariants.amendment import split, with_whole_values
from wijkledger.domain.invariants.line import Codes, Line, Place, read_line, title
from wijkledger.domain.invariants.record import OPENING
from wijkledger.domain.invariants.shape import Weeded, tidy, untold, weed
from wijkledger.domain.invariants.upkeep import AMENDING, ERASURE
from wijkledger.domain.moment import CITATION
from wijkledger.domain.proposed import Proposed, resolve_labels
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import DOSSIER_PATTERN

_UNOPENED: Final = "NIEUW"
_REGISTERING: Final = ("actor-registered", "document-issued")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The lines as they will be written, labels resolved, and everything that is held against them."""

    entries: tuple[Proposed, ...]
    objections: tuple[Objection, ...]

    @property
    def accepted(self) -> bool:
        """Whether the batch may be written; if not, nothing of it may."""
        return not self.objections


def admit(dossier: Dossier, batch: Sequence[Proposed]) -> Verdict:
    """Judge a batch against a dossier, which stays as it is; raises nothing, whatever the trees hold."""
    known = dossier.copy()
    known.code = dossier.code or _code_of(batch)
    weeded = [_weeded(item) for item in batch]
    readable = [
        replace(item, payload={**one.tree, **one.torn}, circumstances={**two.tree, **two.torn})
        for item, one, two in weeded
    ]
    resolved = resolve_labels(readable, known.code, known.last)
    codes, told = _codes_after(known, resolved), _told(known, resolved)
    entries: list[Proposed] = []
    objections: list[Objection] = []
    labels = set[str | None]()
    for place, (item, (_, one, two)) in enumerate(zip(resolved, weeded, strict=True)):
        payload = with_whole_values(item.payload, known) if item.kind in AMENDING else item.payload
        line = read_line(
            Place(place, known.last + 1),
            item.kind,
            _read_apart(one, payload, told.get(known.last + 1, ())),
            _read_apart(two, item.circumstances, told.get(known.last + 1, ())),
            dossier=known,
            codes=codes,
            label_taken=item.label is not None and item.label in labels,
        )
        labels.add(batch[place].label)
        objections += judge(line)
        entries.append(Proposed(line.kind, *_whole(line), item.label))
        evolve(known, _provisional(line))
    return Verdict(tuple(entries), tuple(objections))


def recheck(entries: Iterable[Entry]) -> list[Objection]:
    """Judge a whole dossier as it was kept, from its first entry on; ``place`` is the index.

    The bounds of batches are not kept, so that a code counts as registered when any entry registers it. What
    was erased is never held against an entry.
    """
    kept = list(entries)
    dossier, whole = Dossier(), Dossier()
    for entry in kept:
        evolve(whole, entry)
    codes = _codes_of(whole)
    objections: list[Objection] = []
    for place, entry in enumerate(kept):
        dossier.code = entry.dossier
        payload, around = (weed(tree, title(entry.kind)) for tree in split(whole_tree(entry)))
        line = read_line(
            Place(place, entry.number), entry.kind, payload, around, dossier=dossier, codes=codes, entry=entry
        )
        objections += judge(line)
        evolve(dossier, entry)
    return objections


def judge(line: Line) -> list[Objection]:
    """Everything that all invariants have against a line, in their order."""
    return [objection for invariant in INVARIANTS for objection in invariant(line)]


def to_entry(  # noqa: PLR0913 - these are the sides of an entry that admission does not know
    proposed: Proposed,
    *,
    dossier_code: str,
    number: int,
    id: str,  # noqa: A002 - an entry calls it so
    recorded_at: str,
    recorded_by: str,
) -> Entry:
    """Make the entry of an admitted line: the clear circumstances apart, everything else flat."""
    event = EVENTS[proposed.kind]
    payload = dict(proposed.payload)
    if not is_gone(payload):
        payload = event.model_validate(payload).model_dump(exclude_none=True)
    around = {"visibility": DEFAULT_VISIBILITY, **proposed.circumstances}
    clear = {name: tidy(around[name]) for name in CLEAR if around.get(name)}
    rest = {name: value for name, value in around.items() if name not in CLEAR}
    fields, gone = part_forgotten(flatten({**payload, **rest, "recorded_by": recorded_by}))
    return Entry(
        dossier_code,
        number,
        proposed.kind,
        id,
        {"schema": event.declared.schema, "recorded_at": recorded_at, **clear},
        fields,
        gone,
        gone,
    )


def from_entry(entry: Entry) -> Proposed:
    """The line that an entry was made of, with GEWIST where a value was forgotten."""
    payload, around = split(whole_tree(entry))
    return Proposed(entry.kind, payload, around)


def _weeded(item: Proposed) -> tuple[Proposed, Weeded, Weeded]:
    """A line whose trees hold nothing that could choke a reader, and what was left out of them."""
    given: Any = item.kind
    kind = given if isinstance(given, str) else ""
    around = weed(item.circumstances, title(kind))
    tree = {"visibility": DEFAULT_VISIBILITY, **around.tree}
    return replace(item, kind=kind), weed(item.payload, title(kind)), replace(around, tree=tree)


def _code_of(batch: Sequence[Proposed]) -> str:
    """The code of the dossier that a batch opens, or one that stands in until somebody opens it."""
    tree: Any = batch[0].payload if batch and batch[0].kind == OPENING else {}
    code = tree.get("code") if isinstance(tree, Mapping) else None
    return code if isinstance(code, str) and re.fullmatch(DOSSIER_PATTERN, code) else _UNOPENED


def _codes_after(known: Dossier, batch: Sequence[Proposed]) -> Codes:
    """The codes that are registered once this batch is in, corrected ones among them."""
    added: dict[str, set[str]] = {kind: set() for kind in _REGISTERING}
    for item in batch:
        instead = item.payload.get("instead") if item.kind == "entry-corrected" else None
        code = (instead if isinstance(instead, dict) else item.payload).get("code")
        if isinstance(code, str):
            for kind in _REGISTERING if isinstance(instead, dict) else (item.kind,):
                added.get(kind, set()).add(code)
    actors, documents = (frozenset(added[kind]) for kind in _REGISTERING)
    may_miss = any(_hides_a_code(item) for item in batch)
    return Codes(actors | known.actors.keys(), documents | known.documents.keys(), may_miss)


def _hides_a_code(item: Proposed) -> bool:
    """Whether a line registered, or may have registered, a code that was forgotten since."""
    if item.kind == "entry-corrected":
        instead = item.payload.get("instead")
        return is_gone([item.payload.get("of"), instead.get("code") if isinstance(instead, dict) else None])
    return item.kind in _REGISTERING and item.payload.get("code") is GEWIST


def _codes_of(whole: Dossier) -> Codes:
    """The codes that a whole dossier registers, and whether some of them may have been erased."""
    gone = any("code" in path.split(".") for entry in whole.entries.values() for path in entry.erased)
    may_miss = gone or whole.is_unsure_of("entry-corrected")
    return Codes(frozenset(whole.actors), frozenset(whole.documents), may_miss)


def _provisional(line: Line) -> Entry:
    """What later lines of the batch see of this one, before it has an id and a time."""
    payload, around = _whole(line)
    clear = {name: around[name] for name in CLEAR if name in around}
    rest = {name: value for name, value in around.items() if name not in CLEAR}
    fields, gone = part_forgotten(flatten({**payload, **rest, "recorded_by": ""}))
    return Entry(line.dossier.code, line.number, line.kind, "", clear, fields, gone, gone)


def _whole(line: Line) -> tuple[dict[str, Any], dict[str, Any]]:
    """The payload and the circumstances of a line, with what was forgotten in them."""
    return {**line.payload, **line.torn}, {**line.around, **line.torn_around}


def _read_apart(weeded: Weeded, tree: Mapping[str, Any], told: Collection[str]) -> Weeded:
    """A weeded tree after its labels were resolved; a forgotten value must have been told of."""
    torn = {name: value for name, value in tree.items() if name in weeded.torn}
    rest = {name: value for name, value in tree.items() if name not in torn}
    return replace(weeded, tree=rest, torn=torn, misfits=(*weeded.misfits, *untold(torn, told)))


def _told(known: Dossier, batch: Sequence[Proposed]) -> dict[int, set[str]]:
    """The paths by entry number that later lines of the same batch say were erased.

    Only a history that tells of an erasure may bring forgotten values along: they were erased elsewhere.
    """
    told: dict[int, set[str]] = {}
    for number, item in enumerate(batch, known.last + 1):
        of: Any = item.payload.get("of") if item.kind == ERASURE else None
        cited = read_citation(of) if isinstance(of, str) and CITATION.fullmatch(of) else None
        if cited is not None and cited.code == known.code and cited.number < number:
            paths: Any = item.payload.get("fields")
            named = paths if isinstance(paths, list | tuple) else ()
            told.setdefault(cited.number, set()).update(path for path in named if isinstance(path, str))
    return told
