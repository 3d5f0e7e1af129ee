"""Family P, cases and papers (zaak): permits, tenders, appeals, studies, pilots and every document."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import (
    Actor,
    Actors,
    DocumentCode,
    Due,
    Hash,
    MomentText,
    Money,
    Name,
    Names,
    Ref,
    Text,
    Word,
)
from wijkledger.domain.vocabulary import closed, recommended

SORTS = (
    "vergunning",
    "aanbesteding",
    "selectie",
    "bezwaar",
    "beroep",
    "onderzoek",
    "ontwerp",
    "pilot",
    "uitvoering",
    "vraagbaak",
    "nazorg",
)
RESULTS = (
    "verleend",
    "geweigerd",
    "gegund",
    "gegrond",
    "ongegrond",
    "ingetrokken",
    "geslaagd",
    "mislukt",
    "afgerond",
    "gestopt",
)
PAPERS = (
    "bron",
    "plan op hoofdlijnen",
    "projectplan",
    "uitvoeringsplan",
    "meerjarenplan",
    "activiteitenplan",
    "buurtenergieplan",
    "businesscase",
    "aanbestedingsstrategie",
    "buurtanalyse",
    "behoeftepeiling",
    "participatieontwerp",
    "ondersteuningsaanbod",
    "aanbod",
    "afmeldregeling",
    "onderzoek",
    "ontwerp",
    "lessenrapport",
    "rapport",
    "plan",
)


class CaseOpened(Event):
    """A permit, tender, selection, appeal, study, design or pilot begins."""

    declared: ClassVar = Kind(
        "case-opened", Family.ZAAK, Role.OPEN, "Zaak geopend", (*quick("zaak"), *naming("sort", *SORTS))
    )
    by: Actors = field("door", "", "door", many=True)
    at: Actor | None = field("bij", "bij")
    on_behalf_of: Actors = field("namens", "namens", many=True)
    participants: Actors = field("met", "met", many=True)
    sort: Annotated[Name, recommended(*SORTS)] = field("soort", "", required=True)
    about: Ref | None = field("over", "over")
    follows: Ref | None = field("vervolg op", "vervolgt")
    due: Due | None = field("termijn", "uiterlijk", "voor", "op")
    text: Text | None = field("tekst")


class CaseMoved(Event):
    """A case reaches another stage, holder or term; moving a closed one opens it again."""

    declared: ClassVar = Kind(
        "case-moved",
        Family.ZAAK,
        Role.MOVE,
        "Zaak verder",
        quick("zaak-verder"),
        cites=("case-opened", "case-closed"),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    stage: Name | None = field("stadium", "")
    due: Due | None = field("termijn", "uiterlijk", "voor", "op")
    text: Text | None = field("tekst")


class CaseClosed(Event):
    """A case ends with a result."""

    declared: ClassVar = Kind(
        "case-closed",
        Family.ZAAK,
        Role.CLOSE,
        "Zaak gesloten",
        (
            *quick("zaak-gesloten"),
            *naming("outcome", "verleend", "geweigerd", "gegund", "gegrond", "ongegrond", "afgerond"),
        ),
        cites=("case-opened",),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    winner: Actors = field("aan", "aan", many=True)
    outcome: Annotated[Word, closed(*RESULTS)] = field("resultaat", "", required=True)
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    text: Text | None = field("tekst")


class DocumentIssued(Event):
    """A document comes into being or into the file; each version is an entry."""

    declared: ClassVar = Kind(
        "document-issued",
        Family.ZAAK,
        Role.START,
        "Stuk",
        (*quick("stuk"), QuickWord("bron", {"sort": "bron"}), *naming("sort", "plan", "aanbod", "rapport")),
        cites=("document-issued", "case-opened"),
    )
    by: Actors = field("door", "", "door", many=True)
    of: Ref | None = field("op", "op")
    code: DocumentCode | None = field("code", "", example="W8")
    sort: Annotated[Name, recommended(*PAPERS)] = field("soort", "", required=True)
    status: Annotated[Word, closed("concept", "semi-definitief", "definitief", "ingetrokken")] | None = field(
        "status", ""
    )
    version: Name | None = field("versie", "")
    contents: Names = field("inhoud", many=True)
    hash: Hash | None = field("vingerafdruk")
    address: Text | None = field("adres")
    read_on: MomentText | None = field("gelezen op")
    text: Text = field("titel", required=True)
