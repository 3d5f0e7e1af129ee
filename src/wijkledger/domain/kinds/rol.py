"""Family D, role and mandate (rol): who was to do what, with how much say, on whose authority."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, quick
from wijkledger.domain.values import Actor, Actors, Flag, MomentText, Money, Name, Ref, Share, Text, Word
from wijkledger.domain.vocabulary import closed, recommended

ROLES = recommended(
    "meedenken",
    "gelijkwaardig",
    "zelf doen",
    "trekker",
    "uitvoerder",
    "opdrachtgever",
    "opdrachtnemer",
    "eigenaar",
    "partner",
    "klankbord",
    "vertegenwoordiger",
    "speler",
    "informatievoorziener",
    "aanspreekpunt bewoners",
    "nazorg",
    "randvoorwaarden",
    "samenspel",
    "in kracht zetten",
    "beslisser",
    "subsidieverlener",
    "toezichthouder",
    "ruimtelijk planner",
    "vergunningverlener",
)


class MandateGranted(Event):
    """Someone may act or sign for another, up to a limit."""

    declared: ClassVar = Kind("mandate-granted", Family.ROL, Role.START, "Mandaat", quick("mandaat"))
    holder: Actor = field("wie", "", "aan", required=True)
    by: Actor | None = field("door", "door", "van")
    amount: tuple[Money, ...] = field("grens", "", many=True)
    until: MomentText | None = field("tot", "tot")
    text: Text = field("reikwijdte", required=True)


class MandateEnded(Event):
    """A mandate ends."""

    declared: ClassVar = Kind(
        "mandate-ended",
        Family.ROL,
        Role.END,
        "Mandaat eindigt",
        quick("mandaat-eindigt"),
        cites=("mandate-granted",),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    text: Text | None = field("tekst")


class RoleAgreed(Event):
    """Parties agree who carries a role; the text says in what."""

    declared: ClassVar = Kind(
        "role-agreed",
        Family.ROL,
        Role.START,
        "Rol afgesproken",
        (
            *quick("rol"),
            *quick("eigenaar", role="eigenaar"),
            QuickWord("vertegenwoordigt", {"role": "vertegenwoordiger"}, second="represents"),
        ),
    )
    holders: Actors = field("wie", "", required=True, many=True)
    role: Annotated[Name, ROLES] = field("rol", "", required=True)
    stage: Annotated[Word, closed("beoogd", "afgesproken")] | None = field("stadium", "")
    share: Share | None = field("aandeel", "")
    joint: Flag | None = field("samen", "samen")
    at: Actor | None = field("bij", "bij")
    represents: Actor | None = field("namens wie", "namens")
    until: MomentText | None = field("tot", "tot")
    text: Text | None = field("onderwerp")


class RoleChanged(Event):
    """A role shifts, rests or resumes."""

    declared: ClassVar = Kind(
        "role-changed",
        Family.ROL,
        Role.CHANGE,
        "Rol verschuift",
        quick("rol-wijzigt"),
        cites=("role-agreed",),
    )
    of: Ref = field("van", "", "op", required=True)
    holders: Actors = field("wie", "", many=True)
    role: Annotated[Name, ROLES] | None = field("rol", "")
    share: Share | None = field("aandeel", "")
    standing: Annotated[Word, closed("gepauzeerd", "loopt")] | None = field("stand", "")
    until: MomentText | None = field("tot", "tot")
    text: Text = field("reden", required=True)


class RoleEnded(Event):
    """A role ends."""

    declared: ClassVar = Kind(
        "role-ended", Family.ROL, Role.END, "Rol eindigt", quick("rol-eindigt"), cites=("role-agreed",)
    )
    of: Ref = field("van", "", "op", required=True)
    text: Text | None = field("tekst")
