"""Family E, meetings (overleg): what was said at which table, and whether the minutes were adopted."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, Role, field, quick
from wijkledger.domain.values import Actor, Actors, MomentText, Name, Ref, Seat, Text, Texts, TimeOfDay, Word
from wijkledger.domain.vocabulary import closed


class MeetingOpened(Event):
    """A body meets; entries logged until the closing carry this meeting."""

    declared: ClassVar = Kind("meeting-opened", Family.OVERLEG, Role.OPEN, "Overleg", quick("overleg"))
    body: Actor | None = field("gremium", "")
    place: Name | None = field("plaats", "")
    time: TimeOfDay | None = field("tijd", "om")
    chair: Actor | None = field("voorzitter", "voorzitter")
    note_taker: Actor | None = field("notulist", "notulist")
    agenda: Texts = field("agenda", many=True)
    text: Text | None = field("tekst")


class AttendanceNoted(Event):
    """Who sat at the table, and who sent word."""

    declared: ClassVar = Kind("attendance-noted", Family.OVERLEG, Role.NOTE, "Aanwezigen", quick("aanwezig"))
    present: tuple[Seat, ...] = field("aanwezig", "", many=True)
    excused: Actors = field("met kennisgeving", "m.k.", many=True)
    absent: Actors = field("afwezig", "afwezig", many=True)
    text: Text | None = field("tekst")


class NoteTaken(Event):
    """Something said or seen that is no other kind of entry."""

    declared: ClassVar = Kind("note-taken", Family.OVERLEG, Role.NOTE, "Notitie", quick("notitie"))
    by: Actors = field("door", "", "door", many=True)
    about: Ref | None = field("over", "over")
    text: Text = field("tekst", required=True)


class MeetingClosed(Event):
    """The meeting ends; the next one may have a date."""

    declared: ClassVar = Kind("meeting-closed", Family.OVERLEG, Role.CLOSE, "Sluiting", quick("sluiting"))
    next: MomentText | None = field("volgende", "volgende")
    text: Text | None = field("tekst")


class MinutesAdopted(Event):
    """The minutes of a meeting are adopted."""

    declared: ClassVar = Kind(
        "minutes-adopted",
        Family.OVERLEG,
        Role.NOTE,
        "Verslag vastgesteld",
        quick("verslag"),
        cites=("meeting-opened",),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actor | None = field("door", "door", "")
    how: Annotated[Word, closed("ongewijzigd", "gewijzigd")] | None = field("hoe", "")
    changes: Text | None = field("wijziging")
    text: Text | None = field("tekst")
