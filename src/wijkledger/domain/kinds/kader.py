"""Family M, course and frames (kader): what is fixed, what is open, who decides, and why it changed."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actor, Actors, Ref, Text, Word
from wijkledger.domain.vocabulary import closed

SORTS = (
    "ambitie",
    "uitgangspunt",
    "technisch",
    "bestuurlijk",
    "financieel",
    "voorbehoud",
    "openheid",
    "niveau",
    "techniek",
    "draagvlakaanpak",
)
HARDNESS = closed("hard", "bespreekbaar", "denkrichting")
OPENNESS = closed("meedenken", "meedoen", "meebeslissen", "niet open")
CHOICES = closed("individueel", "collectief", "gemengd")


class FrameSet(Event):
    """A frame, ambition, reservation, degree of openness, level or technique is set."""

    declared: ClassVar = Kind(
        "frame-set",
        Family.KADER,
        Role.START,
        "Kader gesteld",
        (
            *quick("kader"),
            *naming(
                "sort",
                "ambitie",
                "uitgangspunt",
                "voorbehoud",
                "openheid",
                "niveau",
                "techniek",
                "draagvlakaanpak",
            ),
        ),
    )
    by: Actors = field("door", "", "door", many=True)
    sort: Annotated[Word, closed(*SORTS)] = field("soort", "", required=True)
    hardness: Annotated[Word, HARDNESS] | None = field("hardheid", "")
    openness: Annotated[Word, OPENNESS] | None = field("openheid", "")
    decider: Actor | None = field("beslist", "beslist")
    choice: Annotated[Word, CHOICES] | None = field("keuze", "")
    against: Text | None = field("tegen")
    interest: Text | None = field("belang")
    about: Ref | None = field("over", "over")
    text: Text = field("tekst", required=True)


class FrameChanged(Event):
    """A frame changes, with the reason why."""

    declared: ClassVar = Kind(
        "frame-changed",
        Family.KADER,
        Role.CHANGE,
        "Kader gewijzigd",
        quick("kader-wijzigt"),
        cites=("frame-set",),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    hardness: Annotated[Word, HARDNESS] | None = field("hardheid", "")
    openness: Annotated[Word, OPENNESS] | None = field("openheid", "")
    decider: Actor | None = field("beslist", "beslist")
    choice: Annotated[Word, CHOICES] | None = field("keuze", "")
    why: (
        Annotated[
            Word,
            closed(
                "voortschrijdend inzicht", "politiek", "bestuurlijk", "invloed van de samenwerking", "anders"
            ),
        ]
        | None
    ) = field("waarom", "")
    text: Text = field("tekst", required=True)


class FrameEnded(Event):
    """A frame is reached, let go, withdrawn or replaced."""

    declared: ClassVar = Kind(
        "frame-ended",
        Family.KADER,
        Role.END,
        "Kader vervalt",
        (*quick("kader-vervalt"), QuickWord("bereikt", {"how": "bereikt"})),
        cites=("frame-set",),
    )
    of: Ref = field("van", "", "op", required=True)
    how: Annotated[Word, closed("bereikt", "losgelaten", "ingetrokken", "vervangen")] = field(
        "hoe", "", required=True
    )
    text: Text | None = field("tekst")
