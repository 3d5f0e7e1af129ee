"""The lessons, by phase and track, each with who stands behind it and who disputes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wijkledger.domain.vocabulary import Phase, Track
from wijkledger.projections.grammar import enumerated
from wijkledger.projections.view import Row, say_value
from wijkledger.reports.document import Block, Heading, Inline, Inlines, Paragraph, Strong, Text
from wijkledger.reports.lessons.prose import sentence
from wijkledger.reports.lessons.telling import Telling, listed, show

_SAID_OF: Final = {
    "onderschreven": "Onderschreven door",
    "betwist": "Betwist door",
    "gedeeld": "Gedeeld",
    "toegepast": "Toegepast",
}
_EXPLAINED: Final = (
    "Bij elke les staat wie haar onderschreef of betwistte, en waar zij is gedeeld of toegepast. Wat er niet"
    " bij staat, is niet vastgelegd."
)
_NO_PHASE: Final = "buiten de fasen"
_NO_TRACK: Final = "geen spoor genoemd"


def lessons(telling: Telling) -> tuple[Block, ...]:
    """Every lesson, numbered through, under its phase and track."""
    return Heading(1, "Lessen"), *_lessons(telling)


def _lessons(telling: Telling) -> Iterator[Block]:
    rows = telling.view("lessen").rows
    if not rows:
        yield telling.paragraph("Er is geen les vastgelegd.")
        return
    yield telling.paragraph(_EXPLAINED)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((_phase(row), _track(row)), []).append(row)
    number, last = 0, ""
    for phase, track in sorted(groups, key=_place):
        if phase != last:
            yield Heading(2, phase.capitalize() if phase == _NO_PHASE else _heading(phase))
            last = phase
        yield Heading(3, track.capitalize() if track == _NO_TRACK else f"Spoor {track}")
        for row in groups[phase, track]:
            number += 1
            yield Paragraph(_lesson(telling, number, row))


def _phase(row: Row) -> str:
    return say_value(row.cells["fase"].value) or _NO_PHASE


def _heading(phase: str) -> str:
    """``Fase uitwerken``, or ``Fasen uitwerken en ontwikkelen`` of what was learned while both ran."""
    several = phase.split(", ")
    return f"Fase {phase}" if len(several) == 1 else f"Fasen {enumerated(several)}"


def _track(row: Row) -> str:
    """The first track that is named; a lesson of two tracks is told once."""
    value = row.cells["spoor"].value
    tags = [say_value(one) for one in (value if isinstance(value, tuple) else (value,))]
    return next((tag for tag in tags if tag in set(Track)), _NO_TRACK)


def _place(group: tuple[str, str]) -> tuple[int, int]:
    phases, tracks = [str(one) for one in Phase], [str(one) for one in Track]
    phase, track = group[0].partition(", ")[0], group[1]
    return (
        phases.index(phase) if phase in phases else len(phases),
        tracks.index(track) if track in tracks else len(tracks),
    )


def _lesson(telling: Telling, number: int, row: Row) -> Inlines:
    cells = row.cells
    by, whom, proof = (listed(cells[name].value) for name in ("van", "voor", "bewijs"))
    origin = f"{show(cells['soort'])}{f' van {by}' if by else ''}{f', voor {whom}' if whom else ''}"
    told = f"Soort: {origin}; {show(cells['datum'])}{f'; bewijs: {proof}' if proof else ''}."
    return (
        Strong(f"Les {number}"),
        *telling.stated(f". {sentence(show(cells['les']))}", (row.key, *cells["les"].entries)),
        Text(f" {told}"),
        *_said_of(telling, row),
    )


def _said_of(telling: Telling, row: Row) -> Inlines:
    """Who stands behind it, who disputes it, and where it went."""
    found: list[Inline] = []
    for name, label in _SAID_OF.items():
        cell = row.cells[name]
        if cell.entries:
            fresh = (one for one in cell.entries if one != row.key)
            found.extend(telling.stated(f" {label}: {show(cell).rstrip('.')}.", fresh))
    return tuple(found)
