"""Forgetting a value because the law asks for it: the entry and its proofs stay, the value goes."""

from __future__ import annotations

from collections.abc import Sequence

from wijkledger.desk.errors import NotUnderstood, UnknownPlace
from wijkledger.domain.circumstances import CLEAR, Circumstances
from wijkledger.domain.entry import Entry
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS


def paths_named(entry: Entry, names: Sequence[str]) -> tuple[str, ...]:
    """The committed paths that names stand for: a path, a field with all below it, or its Dutch label.

    UnknownPlace when the entry has no such value, NotUnderstood for what stays readable for ever.
    """
    found: list[str] = []
    for name in names:
        path = _field_name(entry.kind, name)
        if path in CLEAR:
            raise NotUnderstood(
                f"{name} van {entry.citation} blijft leesbaar, want het bewijs rust erop; wis een ander veld."
            )
        if entry.kind == "entry-erased" and path in ("of", "fields"):
            raise NotUnderstood(
                f"{name} van {entry.citation} zegt wat er gewist is en kan zelf niet gewist worden."
            )
        if entry.kind == "dossier-opened" and path == "code":
            raise NotUnderstood(f"{name} van {entry.citation} staat in elke verwijzing; wis een ander veld.")
        below = [one for one in entry.fields if one == path or one.startswith(f"{path}.")]
        if not below and any(one == path or one.startswith(f"{path}.") for one in entry.erased):
            raise UnknownPlace(f"{name} van {entry.citation} is al gewist; laat het weg.")
        if not below:
            have = ", ".join(sorted(entry.fields))
            raise UnknownPlace(f"{entry.citation} heeft geen veld {name}; kies uit: {have}.")
        found += below
    return tuple(dict.fromkeys(found))


def _field_name(kind: str, name: str) -> str:
    specs: list[FieldSpec] = [*specs_of(EVENTS[kind]).values(), *specs_of(Circumstances).values()]
    return next((spec.name for spec in specs if spec.label == name), name)


def erasure(entry: Entry, paths: Sequence[str], ground: str, reason: str | None, today: str) -> Proposed:
    """The line that says what was forgotten of which entry, on what ground and why."""
    payload: dict[str, object] = {"of": entry.citation, "fields": list(paths), "ground": ground}
    if reason is not None:
        payload["text"] = reason
    return Proposed("entry-erased", payload, {"when": today, "visibility": "intern"})
