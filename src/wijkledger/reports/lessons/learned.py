"""The lessons, by phase and track, each with who stands behind it and who disputes it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.domain.vocabulary import Phase, Track
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import Row, say_value
from wijkledger.reports.document import Block, Heading, Inlines, Paragraph, Strong, Text
from wijkledger.reports.lessons.prose import sentence
from wijkledger.reports.lessons.telling import Telling, listed, show

_NO_PHASE = "buiten de fasen"
_NO_TRACK = "geen spoor genoemd"


def lessons(telling: Telling) -> tuple[Block, ...]:
    """Every lesson, numbered through, under its phase and track."""
    return Heading(1, "Lessen"), *_lessons(telling)


def _lessons(telling: Telling) -> Iterator[Block]:
    rows = telling.view("lessen").rows
    if not rows:
        yield telling.paragraph("Er is nog geen les vastgelegd.")
        return
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((_phase(row), _track(row)), []).append(row)
    number, last = 0, ""
    for phase, track in sorted(groups, key=_place):
        if phase != last:
            yield Heading(2, phase.capitalize() if phase == _NO_PHASE else f"Fase {phase}")
            last = phase
        yield Heading(3, track.capitalize() if track == _NO_TRACK else f"Spoor {track}")
        for row in groups[phase, track]:
            number += 1
            yield Paragraph(_lesson(telling, number, row))


def _phase(row: Row) -> str:
    return say_value(row.cells["fase"].value) or _NO_PHASE


def _track(row: Row) -> str:
    """The first track that is named; a lesson of two tracks is told once."""
    value = row.cells["spoor"].value
    tags = [say_value(one) for one in (value if isinstance(value, tuple) else (value,))]
    return next((tag for tag in tags if tag in set(Track)), _NO_TRACK)


def _place(group: tuple[str, str]) -> tuple[int, int]:
    phases, tracks = [str(one) for one in Phase], [str(one) for one in Track]
    phase, track = group
    return (
        phases.index(phase) if phase in phases else len(phases),
        tracks.index(track) if track in tracks else len(tracks),
    )


def _lesson(telling: Telling, number: int, row: Row) -> Inlines:
    cells = row.cells
    seen = {row.key}
    by, whom, proof = (listed(cells[name].value) for name in ("van", "voor", "bewijs"))
    origin = f"{cells['soort'].value}{f' van {by}' if by else ''}{f' voor {whom}' if whom else ''}"
    return (
        Strong(f"Les {number}"),
        *telling.stated(f". {sentence(show(cells['les']))}", (row.key, *cells["les"].entries)),
        Text(
            f" Het is een {origin}, vastgelegd: {show(cells['datum'])}{f' (bron: {proof})' if proof else ''}."
        ),
        *_part(
            telling,
            row,
            "onderschreven",
            "Onderschreven door",
            "Niemand anders heeft dit onderschreven.",
            seen,
        ),
        *_part(telling, row, "betwist", "Betwist door", "Niemand heeft dit betwist.", seen),
        *_part(telling, row, "gedeeld", "Gedeeld", "", seen),
        *_part(telling, row, "toegepast", "Toegepast", "", seen),
    )


def _part(telling: Telling, row: Row, name: str, label: str, nothing: str, seen: set[str]) -> Inlines:
    cell = row.cells[name]
    if not cell.entries:
        return (Text(f" {nothing}"),) if nothing else ()
    fresh = [one for one in telling.known(cell.entries) if one not in seen]
    return telling.stated(f" {label}: {show(cell).rstrip('.')}.", fresh)


def shared_lessons(telling: Telling) -> list[Thing]:
    """The lessons that both sides stand behind: the municipality, someone else, and nobody against."""
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
    opening, seen = telling.chronicle.opening, set[str]()
    municipality = opening.value("municipality") if opening else None
    while code != municipality and code not in seen:
        seen.add(code)
        actor = telling.chronicle.actors.get(code)
        above = (
            next((f.value("part_of") for f in reversed(actor.trail) if f.has("part_of")), None)
            if actor
            else None
        )
        if not isinstance(above, str):
            return False
        code = above
    return code == municipality
