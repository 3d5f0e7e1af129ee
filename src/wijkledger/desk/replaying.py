"""A history put back in the order in which it could have been known, for the demonstration ledger.

Each line is dated on the day its earliest dated source was published, never before the lines it cites; a line
without a dated source on the latest day of its own moment. Lines that people are introduced by (parties,
sources) come in with the first line that needs them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from wijkledger.desk.clock import HERE, recorded_text
from wijkledger.desk.writing import Batch
from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.moment import Moment
from wijkledger.domain.proposed import Proposed, model_of, scalars
from wijkledger.domain.values import FieldType

_SETUP = frozenset({"actor-registered", "document-issued"})
_NINE = 9


@dataclass(slots=True)
class _Place:
    proposed: Proposed
    needs: set[int] = field(default_factory=set)
    day: date | None = None
    is_dated: bool = False


def in_order_of_publication(batch: Batch, today: date) -> tuple[Batch, tuple[str, ...]]:
    """The batch in the order in which it became known, and when each line did (as the ledger stores time)."""
    places = _places(batch.proposed)
    published = _publication_days(batch.proposed)
    for place in places:
        place.day = _own_day(place.proposed, published, today)
        place.is_dated = place.day is not None
    _introduce(places, today)
    _wait_for_cited(places)
    order = sorted(range(len(places)), key=lambda number: (places[number].day or today, number))
    first = [number for number in order if places[number].proposed.kind == "dossier-opened"]
    order = first + [number for number in order if number not in first]
    times = _times([places[number].day or today for number in order])
    moved = replace(
        batch,
        proposed=tuple(batch.proposed[number] for number in order),
        lines=tuple(batch.lines[number] for number in order),
        columns=tuple(batch.columns[number] for number in order),
    )
    return moved, times


def _places(batch: Sequence[Proposed]) -> list[_Place]:
    labels = {item.label: number for number, item in enumerate(batch)}
    actors = {str(item.payload.get("code")): number for number, item in _of(batch, "actor-registered")}
    documents = {str(item.payload.get("code")): number for number, item in _of(batch, "document-issued")}
    places = [_Place(item) for item in batch]
    for number, place in enumerate(places):
        refs = [text.partition(".")[0] for text in _strings(place.proposed, FieldType.REF)]
        refs += [word for text in _strings(place.proposed, FieldType.MOMENT) for word in text.split()]
        found = {labels.get(ref) for ref in refs}
        found |= {actors.get(code) for code in _strings(place.proposed, FieldType.ACTOR)}
        found |= {documents.get(code) for code in _strings(place.proposed, FieldType.DOCUMENT)}
        place.needs = {other for other in found if other is not None and other != number}
    return places


def _of(batch: Sequence[Proposed], kind: str) -> list[tuple[int, Proposed]]:
    return [(number, item) for number, item in enumerate(batch) if item.kind == kind]


def _strings(item: Proposed, wanted: FieldType) -> list[str]:
    model = model_of(item.kind)
    found = scalars(item.circumstances, Circumstances, wanted)
    if model is not None:
        found += scalars(item.payload, model, wanted)
    return [text for _, text in found]


def _publication_days(batch: Sequence[Proposed]) -> Mapping[str, date]:
    days = {}
    for _, item in _of(batch, "document-issued"):
        moment = Moment.parse(str(item.circumstances.get("when", "XXXX")))
        if item.payload.get("code") and moment.latest is not None:
            days[str(item.payload["code"])] = moment.latest
    return days


def _own_day(item: Proposed, published: Mapping[str, date], today: date) -> date | None:
    cited = [str(source.get("document")) for source in item.circumstances.get("evidence", ())]
    days = [published[code] for code in cited if code in published]
    if days:
        return min(days)
    moment = _moment(item)
    return None if moment is None or moment.latest is None else min(moment.latest, today)


def _moment(item: Proposed) -> Moment | None:
    try:
        return Moment.parse(str(item.circumstances.get("when", "XXXX")))
    except ValueError:  # a label that is no citation yet has no day of its own
        return None


def _introduce(places: list[_Place], today: date) -> None:
    """Give what has no date of its own the day of the first line that needs it; repeat until nothing moves."""
    for _ in places:
        moved = False
        for place in places:
            if place.day is None:
                continue
            for need in place.needs:
                other = places[need]
                is_later = other.day is not None and other.day > place.day
                may_move = other.proposed.kind in _SETUP and (is_later or other.day is None)
                if may_move or other.day is None:
                    other.day, moved = place.day, True
        if not moved:
            break
    for place in places:
        place.day = place.day or today


def _wait_for_cited(places: list[_Place]) -> None:
    """A line is never known before the lines it cites."""
    for _ in places:
        moved = False
        for place in places:
            days = [day for need in place.needs if (day := places[need].day) is not None]
            if days and place.day is not None and max(days) > place.day:
                place.day, moved = max(days), True
        if not moved:
            return


def _times(days: Sequence[date]) -> tuple[str, ...]:
    times: list[str] = []
    current, count = None, 0
    for day in days:
        count = count + 1 if day == current else 0
        current = day
        nine = datetime(day.year, day.month, day.day, _NINE, tzinfo=HERE).astimezone(UTC)
        times.append(recorded_text(nine + timedelta(seconds=count)))
    return tuple(times)
