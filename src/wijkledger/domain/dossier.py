"""What admission must know of a dossier: who and what is registered, what cites what, what was mended.

A dossier is grown entry by entry with evolve, which never refuses the past and bears any value being gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final, NamedTuple

from wijkledger.domain.circumstances import CLEAR
from wijkledger.domain.entry import GEWIST, Entry

Tree = Mapping[str, Any]
"""The fields of one entry, nested, by name."""

PARTS: Final = ("conditions", "clauses", "steps")
"""The lists whose members carry a number of their own; attendees are numbered by their place."""
_SEATS: Final = "present"
_CITABLE: Final = (*PARTS, _SEATS)


class Citation(NamedTuple):
    """A citation taken apart: ``WAG-17.2``; the part is None when the whole entry is meant."""

    code: str
    number: int
    part: int | None


def read_citation(text: str) -> Citation:
    """Take a well-formed citation apart."""
    code, _, rest = text.partition("-")
    number, _, part = rest.partition(".")
    return Citation(code, int(number), int(part) if part else None)


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the dossier knows it last; ``number`` is the entry that registered it."""

    code: str
    number: int
    name: str = ""
    sort: str = ""
    part_of: str | None = None
    becomes: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Dossier:
    """The state of one dossier; make one with ``Dossier()`` and grow it with evolve.

    Numbers stand for entries: ``parents`` is the entry that ``of`` cites, ``roots`` the first of the trail,
    ``trails`` all entries of a trail by its root, ``mended`` the corrections of an entry in order,
    ``adrift`` the entries whose ``of`` was forgotten, so that nobody knows what they were about.
    """

    code: str = ""
    last: int = 0
    entries: dict[int, Entry] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)
    roots: dict[int, int] = field(default_factory=dict)
    trails: dict[int, tuple[int, ...]] = field(default_factory=dict)
    mended: dict[int, tuple[int, ...]] = field(default_factory=dict)
    forgotten: dict[int, frozenset[str]] = field(default_factory=dict)
    adrift: dict[int, str] = field(default_factory=dict)
    actor_entries: tuple[int, ...] = ()

    def copy(self) -> Dossier:
        """A second dossier that may grow without this one noticing."""
        twin = copy(self)
        for name in (
            "entries",
            "actors",
            "documents",
            "parents",
            "roots",
            "trails",
            "mended",
            "forgotten",
            "adrift",
        ):
            setattr(twin, name, dict(getattr(self, name)))
        return twin

    def cited(self, citation: str) -> Entry | None:
        """The entry of this dossier that a citation names, with or without part; None when there is none."""
        cited = read_citation(citation)
        return self.entries.get(cited.number) if cited.code == self.code else None

    def kind(self, citation: str) -> str | None:
        """The kind of the cited entry; None when this dossier has no such entry."""
        entry = self.cited(citation)
        return entry.kind if entry else None

    def root(self, citation: str) -> str | None:
        """The citation of the entry that began the cited thing; the first of several things decides."""
        entry = self.cited(citation)
        return f"{self.code}-{self.roots[entry.number]}" if entry else None

    def trail(self, number: int) -> tuple[Entry, ...]:
        """Every entry about the same thing as this one, in order of number."""
        return tuple(self.entries[each] for each in self.trails.get(self.roots.get(number, 0), ()))

    def is_adrift(self, number: int) -> bool:
        """Whether what an entry is about can no longer be told, because a reference was forgotten."""
        trail = self.trails.get(self.roots.get(number, 0), ())
        return self.is_unsure_of("entry-corrected") or any(each in self.adrift for each in trail)

    def is_unsure_of(self, *kinds: str) -> bool:
        """Whether nobody knows any more what some entry of one of these kinds was about."""
        return bool(self.adrift) and not set(kinds).isdisjoint(self.adrift.values())

    def has_part(self, citation: str, part: int) -> bool:
        """Whether the cited entry has, or may have had, a condition, clause, step or seat of that number."""
        entry = self.cited(citation)
        if entry is None:
            return False
        tree = self.effective(entry.number)
        if self.is_unsure_of("entry-corrected") or is_gone([tree.get(name) for name in _CITABLE]):
            return True
        return part in _part_numbers(tree)

    def actor_at(self, code: str) -> str | None:
        """The citation of the entry that registered an actor."""
        actor = self.actors.get(code)
        return f"{self.code}-{actor.number}" if actor else None

    def document_at(self, code: str) -> str | None:
        """The citation of the entry that registered a document."""
        number = self.documents.get(code)
        return f"{self.code}-{number}" if number else None

    def parties(self, number: int) -> frozenset[str] | None:
        """The parties that the drafts and changes on a trail list; None without a list, or if it is gone."""
        if self.is_unsure_of("agreement-drafted", "agreement-changed", "entry-corrected"):
            return None
        listed: set[Any] = set()
        has_draft = False
        for entry in self.trail(number):
            if entry.kind in ("agreement-drafted", "agreement-changed"):
                members = self.effective(entry.number).get("parties", ())
                if is_gone(members):
                    return None
                has_draft = has_draft or (entry.kind == "agreement-drafted" and bool(members))
                listed.update(members if isinstance(members, list) else ())
        return frozenset(listed) if has_draft else None

    def effective(self, number: int) -> dict[str, Any]:
        """What an entry says after all corrections so far: its fields and its clear circumstances, nested."""
        return self._mended(number)[0]

    def is_void(self, number: int) -> bool:
        """Whether the whole entry was struck out, by a correction that was not struck out itself."""
        return self._mended(number)[1]

    def _mended(self, number: int) -> tuple[dict[str, Any], bool]:
        """An entry as corrected, and whether it was struck out; the latest corrections are settled first."""
        wanted, found = [number], set[int]()
        while wanted:
            each = wanted.pop()
            found.add(each)
            wanted.extend(self.mended.get(each, ()))
        settled: dict[int, tuple[dict[str, Any], bool]] = {}
        for each in sorted(found, reverse=True):
            tree, void = whole_tree(self.entries[each]), False
            for mend in self.mended.get(each, ()):
                said, struck_out = settled[mend]
                instead = said.get("instead")
                if not struck_out:
                    tree.update(instead if isinstance(instead, dict) else {})
                    void = void or said.get("void") is True
            settled[each] = tree, void
        return settled[number]


def whole_tree(entry: Entry) -> dict[str, Any]:
    """Fields and clear circumstances of an entry in one nested tree, GEWIST where a value was forgotten."""
    tree = entry.tree()
    tree.update({name: entry.clear[name] for name in CLEAR if name in entry.clear})
    return tree


def evolve(dossier: Dossier, entry: Entry) -> Dossier:
    """Add an entry to this very dossier and give it back; whatever the entry lacks, nothing is refused."""
    number = entry.number
    dossier.code = dossier.code or entry.dossier
    dossier.last = max(dossier.last, number)
    dossier.entries[number] = entry
    parent = _parent(dossier, number, entry.fields.get("of", entry.fields.get("of.0")))
    _join_trail(dossier, number, parent)
    if any(path == "of" or path.startswith("of.") for path in entry.erased):
        dossier.adrift[number] = entry.kind
    follow_up = _FOLLOW_UPS.get(entry.kind)
    if follow_up is not None:
        follow_up(dossier, entry)
    return dossier


def _parent(dossier: Dossier, number: int, of: Any) -> int | None:
    """The earlier entry of this dossier that ``of`` cites, if it does."""
    code, _, rest = of.partition("-") if isinstance(of, str) else ("", "", "")
    cited = rest.partition(".")[0]
    if code != dossier.code or not cited.isdecimal() or len(cited) > _LONGEST_NUMBER:
        return None
    return int(cited) if int(cited) < number and int(cited) in dossier.entries else None


def _join_trail(dossier: Dossier, number: int, parent: int | None) -> None:
    root = number if parent is None else dossier.roots[parent]
    if parent is not None:
        dossier.parents[number] = parent
    dossier.roots[number] = root
    dossier.trails[root] = (*dossier.trails.get(root, ()), number)


def _register_actor(dossier: Dossier, entry: Entry) -> None:
    dossier.actor_entries = (*dossier.actor_entries, entry.number)
    _apply_actor(dossier, entry.number, entry.kind, entry.tree())


def _apply_actor(dossier: Dossier, number: int, kind: str, tree: Tree) -> None:
    code = tree.get("code" if kind == "actor-registered" else "who")
    if not isinstance(code, str):
        return
    known = dossier.actors.get(code)
    if known is None:
        if kind != "actor-registered":
            return
        known = Actor(code, number)
    dossier.actors[code] = replace(
        known,
        name=_text(tree, "name", known.name),
        sort=_text(tree, "sort", known.sort),
        part_of=_text(tree, "part_of", known.part_of or "") or None,
        becomes=tuple(dict.fromkeys((*known.becomes, *_texts(tree, "becomes")))),
    )


def _text(tree: Tree, name: str, otherwise: str) -> str:
    value = tree.get(name)
    return value if isinstance(value, str) else otherwise


def _texts(tree: Tree, name: str) -> tuple[str, ...]:
    value = tree.get(name)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _register_document(dossier: Dossier, entry: Entry) -> None:
    code = entry.fields.get("code")
    if isinstance(code, str):
        dossier.documents.setdefault(code, entry.number)


def _forget(dossier: Dossier, entry: Entry) -> None:
    target = _parent(dossier, entry.number, entry.fields.get("of"))
    if target is not None:
        paths = {str(path) for path in entry.values("fields") if path is not GEWIST}
        dossier.forgotten[target] = dossier.forgotten.get(target, frozenset()) | paths


def _mend(dossier: Dossier, entry: Entry) -> None:
    """Take a correction in; what it corrects, and what that corrects in turn, may read otherwise from now."""
    target = _aim(dossier, entry.number)
    while target is not None:
        _read_again(dossier, dossier.entries[target])
        is_correction = dossier.entries[target].kind == "entry-corrected"
        target = _aim(dossier, target) if is_correction else None


def _aim(dossier: Dossier, correction: int) -> int | None:
    """Note which entry a correction is about, as it reads now; a correction may have been about another."""
    target = _parent(dossier, correction, dossier.effective(correction).get("of"))
    before = next((number for number, mends in dossier.mended.items() if correction in mends), None)
    if before is not None and before != target:
        dossier.mended[before] = tuple(mend for mend in dossier.mended[before] if mend != correction)
        _read_again(dossier, dossier.entries[before])
    if target is not None and before != target:
        dossier.mended[target] = tuple(sorted((*dossier.mended.get(target, ()), correction)))
    return target


def _read_again(dossier: Dossier, entry: Entry) -> None:
    """Draw the consequences of a corrected entry: its trail, its actor, its document."""
    tree = dossier.effective(entry.number)
    of = tree.get("of")
    if is_gone(of):
        dossier.adrift[entry.number] = entry.kind
    parent = _parent(dossier, entry.number, of[0] if isinstance(of, list) and of else of)
    if parent != dossier.parents.get(entry.number):
        _regroup(dossier, entry.number, parent)
    if entry.number in dossier.actor_entries:
        _replay_actors(dossier)
    code = tree.get("code")
    if entry.kind == "document-issued" and isinstance(code, str):
        dossier.documents.setdefault(code, entry.number)


def _regroup(dossier: Dossier, moved: int, parent: int | None) -> None:
    """Lay all trails anew after one entry turned out to be about something else."""
    parents = {number: above for number, above in dossier.parents.items() if number != moved}
    if parent is not None:
        parents[moved] = parent
    dossier.parents, dossier.roots, dossier.trails = {}, {}, {}
    for number in sorted(dossier.entries):
        _join_trail(dossier, number, parents.get(number))


def _replay_actors(dossier: Dossier) -> None:
    """Fold all actors anew; a code once registered stays taken, also when it was a slip."""
    earlier, dossier.actors = dossier.actors, {}
    for number in dossier.actor_entries:
        _apply_actor(dossier, number, dossier.entries[number].kind, dossier.effective(number))
    for code, actor in earlier.items():
        dossier.actors.setdefault(code, actor)


def _part_numbers(tree: Tree) -> set[int]:
    """The numbers by which parts of an entry may be cited."""
    found: set[int] = set()
    for name in _CITABLE:
        members = tree.get(name)
        for place, member in zip(count(1), members if isinstance(members, list) else (), strict=False):
            number = member.get("number", place) if isinstance(member, dict) else place
            found.add(number if isinstance(number, int) else place)
    return found


def is_gone(value: Any) -> bool:
    """Whether any value in a tree was forgotten."""
    return any(leaf is GEWIST for leaf in leaves(value))


def leaves(value: Any) -> Iterator[Any]:
    """Every scalar of a tree, however deep, in no promised order."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            waiting.extend(each.values())
        elif isinstance(each, Sequence) and not isinstance(each, str):
            waiting.extend(each)
        else:
            yield each


_LONGEST_NUMBER: Final = 9
_FOLLOW_UPS: Final = {
    "actor-registered": _register_actor,
    "actor-changed": _register_actor,
    "document-issued": _register_document,
    "entry-corrected": _mend,
    "entry-erased": _forget,
}
