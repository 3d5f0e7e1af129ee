"""Family G, agreements (overeenkomst): drafted, signed party by party, changed, ended."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, quick
from wijkledger.domain.values import Actors, Clause, MomentText, Name, Ref, Refs, Text, Word
from wijkledger.domain.vocabulary import closed, recommended

SORTS = recommended(
    "intentieovereenkomst",
    "samenwerkingsovereenkomst",
    "opdrachtverlening",
    "subsidieovereenkomst",
    "beheerafspraken",
    "vennootschap",
    "convenant",
)


class AgreementDrafted(Event):
    """A text lies on the table; it may come in versions."""

    declared: ClassVar = Kind(
        "agreement-drafted",
        Family.OVEREENKOMST,
        Role.START,
        "Concept-overeenkomst",
        quick("concept"),
        cites=("agreement-drafted",),
    )
    by: Actors = field("door", "door", many=True)
    parties: Actors = field("partijen", "", "tussen", many=True)
    sort: Annotated[Name, SORTS] = field("soort", "", required=True)
    of: Ref | None = field("op", "op")
    version: Name | None = field("versie", "")
    clauses: tuple[Clause, ...] = field("artikel", many=True)
    text: Text | None = field("tekst")


class AgreementSigned(Event):
    """Parties sign; without a recorded draft the signers are the parties."""

    declared: ClassVar = Kind(
        "agreement-signed",
        Family.OVEREENKOMST,
        Role.START,
        "Overeenkomst getekend",
        (*quick("overeenkomst"), QuickWord("handtekening")),
        cites=("agreement-drafted", "agreement-signed"),
    )
    by: Actors = field("partijen", "", "door", required=True, many=True)
    of: Ref | None = field("op", "op")
    sort: Annotated[Name, SORTS] | None = field("soort", "")
    follows: Ref | None = field("vervolg op", "vervolgt")
    signer: Actors = field("getekend door", "getekend", many=True)
    mandate: Refs = field("mandaat", "krachtens", many=True)
    until: MomentText | None = field("tot", "tot")
    clauses: tuple[Clause, ...] = field("artikel", many=True)
    text: Text | None = field("tekst")


class AgreementChanged(Event):
    """An agreement gets another text, other parties, or is suspended."""

    declared: ClassVar = Kind(
        "agreement-changed",
        Family.OVEREENKOMST,
        Role.CHANGE,
        "Overeenkomst gewijzigd",
        quick("overeenkomst-wijzigt"),
        cites=("agreement-signed", "agreement-drafted"),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    parties: Actors = field("partijen", "tussen", many=True)
    version: Name | None = field("versie", "")
    standing: Annotated[Word, closed("van kracht", "opgeschort")] | None = field("stand", "")
    until: MomentText | None = field("tot", "tot")
    clauses: tuple[Clause, ...] = field("artikel", many=True)
    text: Text = field("tekst", required=True)


class AgreementEnded(Event):
    """An agreement ends, and how."""

    declared: ClassVar = Kind(
        "agreement-ended",
        Family.OVEREENKOMST,
        Role.END,
        "Overeenkomst eindigt",
        quick("overeenkomst-eindigt"),
        cites=("agreement-signed", "agreement-drafted"),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    how: Annotated[Word, closed("uitgevoerd", "verlopen", "opgezegd", "opgevolgd", "ontbonden")] = field(
        "hoe", "", required=True
    )
    clause: Ref | None = field("grond", "volgens-artikel")
    text: Text | None = field("tekst")
