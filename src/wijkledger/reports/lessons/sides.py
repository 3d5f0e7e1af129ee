"""Which lessons both sides stand behind: the municipality, and someone who is not the municipality."""

from __future__ import annotations

from wijkledger.projections.thing import Thing
from wijkledger.reports.lessons.telling import Telling


def shared_lessons(telling: Telling) -> list[Thing]:
    """The lessons that both sides wrote down or endorsed, and that nobody disputes."""
    return [lesson for lesson in telling.lens.things("lesson-captured") if _is_shared(telling, lesson)]


def _is_shared(telling: Telling, lesson: Thing) -> bool:
    root = lesson.root
    if telling.by_then([account.fact for account in root.objections]):
        return False
    endorsed = [fact for fact in telling.by_then(root.confirmations) if fact.value("how") != "gezien"]
    behind = {code for fact in (root, *endorsed) for code in fact.values("by") if isinstance(code, str)}
    municipal = {code for code in behind if _is_municipal(telling, code)}
    return bool(municipal) and bool(behind - municipal)


def _is_municipal(telling: Telling, code: str) -> bool:
    """Whether the code is the municipality of the dossier, or is registered as a part of it."""
    opening = telling.chronicle.opening
    municipality = opening.value("municipality") if opening else None
    seen: set[str] = set()
    above: str | None = code
    while above is not None and above != municipality and above not in seen:
        seen.add(above)
        above = _part_of(telling, above)
    return above is not None and above == municipality


def _part_of(telling: Telling, code: str) -> str | None:
    actor = telling.chronicle.actors.get(code)
    stated = [fact.value("part_of") for fact in actor.trail if fact.has("part_of")] if actor else []
    return stated[-1] if stated and isinstance(stated[-1], str) else None
