"""Family B, dossier and phase (fase): where the trajectory stands, and since when."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, Role, field, quick
from wijkledger.domain.values import Actor, DossierCode, Name, Names, Ref, Text, Word
from wijkledger.domain.vocabulary import Phase, closed

PhaseName = Annotated[Word, closed(*Phase)]


class DossierOpened(Event):
    """A neighbourhood gets its own book."""

    declared: ClassVar = Kind("dossier-opened", Family.FASE, Role.START, "Dossier geopend", quick("dossier"))
    code: DossierCode = field("code", "", "code", required=True, example="WAG")
    name: Name = field("naam", "", required=True, example="Benedenbuurt")
    municipality: Actor | None = field("gemeente", "", "van")
    place: Name | None = field("plaats")
    parts: Names = field("delen", many=True)
    fictional: Annotated[Word, closed("fictief")] | None = field("fictief", "")
    text: Text | None = field("tekst")


class PhaseEntered(Event):
    """The neighbourhood, or a part of it, is in this phase from now on; phases may overlap and return."""

    declared: ClassVar = Kind("phase-entered", Family.FASE, Role.START, "Fase ingegaan", quick("fase"))
    phase: PhaseName = field("fase", "", required=True)
    own_name: Name | None = field("eigen naam", "", help="Hoe het project deze fase zelf noemt.")
    text: Text | None = field("tekst")


class PhaseClosed(Event):
    """A phase is done, left or skipped."""

    declared: ClassVar = Kind("phase-closed", Family.FASE, Role.END, "Fase afgerond", quick("fase-afgerond"))
    phase: PhaseName = field("fase", "", required=True)
    outcome: Annotated[Word, closed("bereikt", "deels", "verlaten", "overgeslagen")] | None = field(
        "uitkomst", ""
    )
    about: Ref | None = field("over", "over")
    text: Text | None = field("tekst")


class TrajectoryEnded(Event):
    """The cooperation as a whole comes to an end."""

    declared: ClassVar = Kind(
        "trajectory-ended", Family.FASE, Role.END, "Traject beëindigd", quick("trajecteinde")
    )
    outcome: Annotated[
        Word, closed("ieder eigen weg", "voltooid en actief", "voltooid en gestopt", "afgebroken")
    ] = field("uitkomst", "", required=True)
    text: Text = field("tekst", required=True)
