"""Family J, input and information (inbreng): what came in, where it went, who was told what."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actors, MomentText, Name, Ref, Refs, Text, Word
from wijkledger.domain.vocabulary import closed

SORTS = ("inbreng", "vraag", "wens", "zorg", "klacht", "verwachting", "storing", "aandachtspunt")
OUTCOMES = closed(
    "overgenomen",
    "deels overgenomen",
    "niet overgenomen",
    "beantwoord",
    "opgelost",
    "kennisgenomen",
    "ingetrokken",
)


class InputReceived(Event):
    """A question, wish, worry or complaint comes in."""

    declared: ClassVar = Kind("input-received", Family.INBRENG, Role.OPEN, "Inbreng", naming("sort", *SORTS))
    by: Actors = field("van", "", "door", "van", many=True)
    to: Actors = field("aan", "aan", many=True)
    sort: Annotated[Word, closed(*SORTS)] | None = field("soort")
    channel: Name | None = field("kanaal", "")
    about: Ref | None = field("over", "over")
    text: Text = field("tekst", required=True)


class InputMoved(Event):
    """Input goes on to someone else, alone or bundled."""

    declared: ClassVar = Kind(
        "input-moved",
        Family.INBRENG,
        Role.MOVE,
        "Inbreng doorgezet",
        quick("doorgezet"),
        cites=("input-received",),
    )
    of: Refs = field("van", "", "op", required=True, many=True)
    to: Actors = field("aan", "aan", many=True)
    text: Text | None = field("tekst")


class InputAnswered(Event):
    """Input gets an answer."""

    declared: ClassVar = Kind(
        "input-answered", Family.INBRENG, Role.CLOSE, "Antwoord", quick("antwoord"), cites=("input-received",)
    )
    of: Refs = field("van", "", "op", required=True, many=True)
    by: Actors = field("door", "door", "", many=True)
    outcome: Annotated[Word, OUTCOMES] = field("uitkomst", "", required=True)
    about: Ref | None = field("over", "over")
    text: Text | None = field("tekst")


class AudienceInformed(Event):
    """Someone is polled, told, involved or invited; feedback says what was done with input."""

    declared: ClassVar = Kind(
        "audience-informed",
        Family.INBRENG,
        Role.NOTE,
        "Bericht",
        (
            *quick("bericht"),
            QuickWord("terugkoppeling", {"level": "teruggekoppeld"}),
            QuickWord("polst", {"level": "gepolst"}),
            QuickWord("raadpleegt", {"level": "betrokken"}),
        ),
    )
    by: Actors = field("door", "", "door", many=True)
    to: Actors = field("aan", "aan", required=True, many=True)
    level: (
        Annotated[Word, closed("gepolst", "geïnformeerd", "betrokken", "teruggekoppeld", "uitgenodigd")]
        | None
    ) = field("trap", "")
    about: Refs = field("over", "over", many=True)
    means: Name | None = field("middel", "")
    needed: MomentText | None = field("nodig vanaf", "vanaf")
    text: Text | None = field("tekst")
