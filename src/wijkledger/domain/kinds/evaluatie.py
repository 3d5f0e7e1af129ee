"""Family L, evaluation and lessons (evaluatie): looked back on, found, learned, shared, used."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, Role, field, quick
from wijkledger.domain.values import Actors, Due, Integer, Name, Ref, Refs, Score, Text, Word
from wijkledger.domain.vocabulary import closed

SCOPES = closed("inhoud", "samenwerking", "beide")
SIDES = closed(
    "sociaal",
    "juridisch",
    "technisch",
    "financieel",
    "planmatig",
    "relatie",
    "ambitie",
    "rollen",
    "structuur",
    "werkafspraken",
)


class EvaluationPlanned(Event):
    """A moment to look back is agreed."""

    declared: ClassVar = Kind(
        "evaluation-planned", Family.EVALUATIE, Role.OPEN, "Evaluatie gepland", quick("evaluatie-gepland")
    )
    by: Actors = field("door", "", "door", many=True)
    participants: Actors = field("met", "met", many=True)
    due: Due = field("wanneer", "", "uiterlijk", "voor", "op", required=True)
    scope: Annotated[Word, SCOPES] | None = field("omvang", "")
    about: Ref | None = field("over", "over")
    text: Text | None = field("tekst")


class EvaluationHeld(Event):
    """Parties, or an outsider, look back."""

    declared: ClassVar = Kind(
        "evaluation-held",
        Family.EVALUATIE,
        Role.CLOSE,
        "Evaluatie gehouden",
        quick("evaluatie"),
        cites=("evaluation-planned",),
    )
    by: Actors = field("door", "", "door", many=True)
    of: Ref | None = field("op", "op", "")
    participants: Actors = field("met", "met", many=True)
    scope: Annotated[Word, SCOPES] | None = field("omvang", "")
    about: Ref | None = field("over", "over")
    scores: tuple[Score, ...] = field("cijfer", many=True)
    text: Text | None = field("tekst")


class FindingNoted(Event):
    """One thing an evaluation, study or document found, for better or worse."""

    declared: ClassVar = Kind(
        "finding-noted",
        Family.EVALUATIE,
        Role.NOTE,
        "Bevinding",
        quick("bevinding"),
        cites=("evaluation-held", "document-issued", "case-opened"),
    )
    by: Actors = field("door", "", "door", many=True)
    of: Ref | None = field("uit", "", "op")
    about: Ref | None = field("over", "over")
    verdict: Annotated[Word, closed("plus", "min", "mits", "neutraal")] = field("oordeel", "", required=True)
    dimension: Annotated[Word, SIDES] | None = field("kant", "")
    score: Integer | None = field("cijfer", "cijfer")
    text: Text = field("tekst", required=True)


class LessonCaptured(Event):
    """A lesson, success, mistake, bottleneck or piece of advice."""

    declared: ClassVar = Kind("lesson-captured", Family.EVALUATIE, Role.OPEN, "Les", quick("les"))
    by: Actors = field("door", "", "door", many=True)
    sort: Annotated[Word, closed("succes", "fout", "knelpunt", "advies")] = field("soort", "", required=True)
    for_whom: Actors = field("voor wie", "voor", many=True)
    text: Text = field("tekst", required=True)


class LessonShared(Event):
    """A lesson is told further."""

    declared: ClassVar = Kind(
        "lesson-shared",
        Family.EVALUATIE,
        Role.MOVE,
        "Les gedeeld",
        quick("les-gedeeld"),
        cites=("lesson-captured",),
    )
    of: Refs = field("van", "", "op", required=True, many=True)
    to: Actors = field("aan", "aan", many=True)
    where: Annotated[Word, closed("binnen", "buiten")] = field("waar", "", required=True)
    purpose: Annotated[Word, closed("delen", "agenderen")] | None = field("doel", "")
    text: Text | None = field("tekst")


class LessonApplied(Event):
    """A lesson is put to use."""

    declared: ClassVar = Kind(
        "lesson-applied",
        Family.EVALUATIE,
        Role.MOVE,
        "Les toegepast",
        quick("les-toegepast"),
        cites=("lesson-captured", "case-opened"),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    place: Name | None = field("waar", "")
    text: Text | None = field("tekst")
