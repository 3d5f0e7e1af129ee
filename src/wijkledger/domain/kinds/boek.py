"""Family A, ledger upkeep (boek): what is said about entries, never about the world."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, Role, field, naming, quick
from wijkledger.domain.values import (
    Actors,
    FieldPath,
    Flag,
    MomentText,
    Name,
    Ref,
    Refs,
    RuleId,
    Text,
    Tree,
    Word,
)
from wijkledger.domain.vocabulary import closed

ANY = ("*",)


class EntryCorrected(Event):
    """An entry was written down wrongly; this says what it should have said."""

    declared: ClassVar = Kind(
        "entry-corrected",
        Family.BOEK,
        Role.NOTE,
        "Correctie",
        (*quick("correctie"), *quick("doorgehaald", void=True)),
        cites=ANY,
    )
    of: Ref = field("van", "", "op", required=True)
    instead: Tree | None = field("lees", help="Het veld en wat er had moeten staan.")
    void: Flag | None = field("doorgehaald", help="De hele regel had er niet moeten staan.")
    text: Text | None = field("tekst")


class EntryAnnotated(Event):
    """Something is added to an entry that stays as it is."""

    declared: ClassVar = Kind(
        "entry-annotated", Family.BOEK, Role.NOTE, "Aanvulling", quick("aanvulling"), cites=ANY
    )
    of: Ref = field("bij", "", "op", required=True)
    text: Text = field("tekst", required=True)


class AccountAdded(Event):
    """Another source or party tells it otherwise; both accounts stand side by side."""

    declared: ClassVar = Kind(
        "account-added",
        Family.BOEK,
        Role.NOTE,
        "Andere lezing",
        (*quick("lezing"), *quick("betwist", standing="bezwaar")),
        cites=ANY,
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "", "door", many=True)
    standing: Annotated[Word, closed("andere bron", "bezwaar")] | None = field("aard", "")
    instead: Tree | None = field("lees", help="Het veld en wat deze bron zegt.")
    text: Text | None = field("tekst")


class EntryConfirmed(Event):
    """Someone stands behind an entry, or has seen it."""

    declared: ClassVar = Kind(
        "entry-confirmed",
        Family.BOEK,
        Role.NOTE,
        "Bevestiging",
        (*quick("bevestigd"), *naming("how", "onderschreven", "gezien")),
        cites=ANY,
    )
    of: Refs = field("van", "", "op", required=True, many=True)
    by: Actors = field("door", "door", "", required=True, many=True)
    how: Annotated[Word, closed("akkoord", "gezien", "onderschreven")] | None = field("hoe", "")
    text: Text | None = field("tekst")


class EntryErased(Event):
    """Values of an entry were forgotten because the law asks for it, or because of a slip."""

    declared: ClassVar = Kind("entry-erased", Family.BOEK, Role.NOTE, "Gewist", quick("gewist"), cites=ANY)
    of: Ref = field("van", "", "op", required=True)
    fields: tuple[FieldPath, ...] = field("velden", required=True, many=True)
    ground: Annotated[Word, closed("AVG", "vergissing")] = field("grond", "", required=True)
    text: Text | None = field("reden")


class RuleExplained(Event):
    """A step of the plan is done otherwise, and this says why (pas toe of leg uit)."""

    declared: ClassVar = Kind("rule-explained", Family.BOEK, Role.NOTE, "Uitleg", quick("uitleg"))
    rule: RuleId = field("regel", "", required=True, example="R-AGR-3")
    about: Ref | None = field("over", "over")
    by: Actors = field("afgesproken door", "", "door", many=True)
    until: MomentText | None = field("tot", "tot")
    text: Text = field("reden", required=True)


class SettingFixed(Event):
    """The dossier fixes a number that the step plan leaves open."""

    declared: ClassVar = Kind("setting-fixed", Family.BOEK, Role.NOTE, "Norm", quick("norm"))
    name: Name = field("norm", "", required=True, example="dagen-tot-terugkoppeling")
    value: Text = field("waarde", required=True, example="42")
    text: Text | None = field("tekst")
