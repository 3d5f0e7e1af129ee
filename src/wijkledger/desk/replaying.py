"""A history put back in the order in which it could have been known, for the demonstration ledger.

Each line is dated on the day its earliest dated source was published; a line without a dated source on the
latest day of its own moment, and one that has no such day when it is first needed, or else today. No line
comes before the lines it cites. What introduces something (the dossier, a party, a source) comes in no later
than the first line that needs it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from wijkledger.desk.batch import Batch
from wijkledger.desk.clock import HERE, recorded_text
from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.edtf import UNKNOWN_DATE
from wijkledger.domain.invariants.record import OPENING
from wijkledger.domain.moment import Moment
from wijkledger.domain.proposed import Proposed, model_of, scalars
from wijkledger.domain.values import FieldType

_INTRODUCES: Final = frozenset({OPENING, "actor-registered", "document-issued"})
_OFFICE_OPENS: Final = 9


@dataclass(slots=True)
class _Place:
    """A line, the places of the lines it stands on and of those that introduce what it names, and its day."""

    proposed: Proposed
    needs: list[int] = field(default_factory=list)
    introduced_by: list[int] = field(default_factory=list)
    day: date | None = None


def in_order_of_publication(batch: Batch, today: date) -> tuple[Batch, tuple[str, ...]]:
    """The batch in the order in which it became known, and when each line did (as the ledger stores time).

    Lines must cite each other by label (``&toetreding``): numbers change when lines change places.
    """
    places = _places(batch.proposed)
    published = _publication_days(batch.proposed)
    for place in places:
        place.day = _own_day(place.proposed, published, today)
    _introduce_in_time(places)
    _wait_for_needs(places, today)
    order = _order(places, today)
    moved = replace(
        batch,
        proposed=tuple(batch.proposed[number] for number in order),
        lines=tuple(batch.lines[number] for number in order),
    )
    return moved, _times([places[number].day or today for number in order])


# --- what stands on what ------------------------------------------------------------------------------------


def _places(batch: Sequence[Proposed]) -> list[_Place]:
    cited = [_cited(batch, number) for number in range(len(batch))]
    introducing = _introducing(batch)
    # A group that a decision sets up stands on that decision, which names it: then only the first counts.
    everything = [{*ones, *others} for ones, others in zip(cited, introducing, strict=True)]
    return [
        _Place(item, [*ones, *(need for need in others if not _leads_to(need, number, everything))], others)
        for number, (item, ones, others) in enumerate(zip(batch, cited, introducing, strict=True))
    ]


def _cited(batch: Sequence[Proposed], number: int) -> list[int]:
    """The places of the lines that a line refers to; they can only come before it."""
    labels = {item.label: place for place, item in enumerate(batch) if item.label}
    item = batch[number]
    refs = [text.partition(".")[0] for text in _strings(item, FieldType.REF)]
    refs += [word for text in _strings(item, FieldType.MOMENT) for word in text.split()]
    return [labels[ref] for ref in dict.fromkeys(refs) if ref in labels and labels[ref] != number]


def _introducing(batch: Sequence[Proposed]) -> list[list[int]]:
    """For each line the places of those that introduce its dossier, its parties and its documents."""
    actors = _by_code(batch, "actor-registered")
    documents = _by_code(batch, "document-issued")
    opening = [number for number, item in enumerate(batch) if item.kind == OPENING]
    found: list[list[int]] = []
    for number, item in enumerate(batch):
        named = [actors[code] for code in _strings(item, FieldType.ACTOR) if code in actors]
        named += [documents[code] for code in _strings(item, FieldType.DOCUMENT) if code in documents]
        # The line that opens the dossier is the first; what it names itself comes after it.
        needs = [] if number in opening else [*opening, *named]
        found.append([need for need in dict.fromkeys(needs) if need != number])
    return found


def _leads_to(start: int, goal: int, needs: Sequence[Collection[int]]) -> bool:
    """Whether a line stands, by any number of steps, on another."""
    seen, waiting = {start}, [start]
    while waiting:
        for need in needs[waiting.pop()]:
            if need == goal:
                return True
            if need not in seen:
                seen.add(need)
                waiting.append(need)
    return False


def _by_code(batch: Sequence[Proposed], kind: str) -> Mapping[str, int]:
    return {str(item.payload.get("code")): number for number, item in enumerate(batch) if item.kind == kind}


def _strings(item: Proposed, wanted: FieldType) -> list[str]:
    model = model_of(item.kind)
    found = scalars(item.circumstances, Circumstances, wanted)
    if model is not None:
        found += scalars(item.payload, model, wanted)
    return [text for _, text in found]


# --- when it became known -----------------------------------------------------------------------------------


def _publication_days(batch: Sequence[Proposed]) -> Mapping[str, date]:
    days: dict[str, date] = {}
    for item in batch:
        code, latest = item.payload.get("code"), _latest(item)
        if item.kind == "document-issued" and isinstance(code, str) and latest is not None:
            days[code] = latest
    return days


def _own_day(item: Proposed, published: Mapping[str, date], today: date) -> date | None:
    cited = [str(source.get("document")) for source in item.circumstances.get("evidence", ())]
    days = [published[code] for code in cited if code in published]
    latest = min(days) if days else _latest(item)
    return None if latest is None else min(latest, today)


def _latest(item: Proposed) -> date | None:
    """The last day a line may be about; its order with regard to other lines says nothing about days."""
    when = str(item.circumstances.get("when", UNKNOWN_DATE))
    try:
        return Moment.parse(when.partition(" ")[0]).latest
    except ValueError:
        return None


def _introduce_in_time(places: Sequence[_Place]) -> None:
    """Bring what introduces something forward to the first line that needs it; repeat until nothing moves."""
    is_moving = True
    while is_moving:
        is_moving = False
        for place in places:
            for need in (places[number] for number in (*place.needs, *place.introduced_by)):
                if place.day is not None and _is_late(need, place.day):
                    need.day, is_moving = place.day, True


def _is_late(need: _Place, day: date) -> bool:
    return need.day is None or (need.proposed.kind in _INTRODUCES and day < need.day)


def _wait_for_needs(places: Sequence[_Place], today: date) -> None:
    """No line is known before the lines it stands on."""
    for place in places:
        place.day = place.day or today
    is_moving = True
    while is_moving:
        is_moving = False
        for place in places:
            latest = max((places[need].day or today for need in place.needs), default=date.min)
            if place.day is not None and place.day < latest:
                place.day, is_moving = latest, True


def _order(places: Sequence[_Place], today: date) -> list[int]:
    """By day, then by place in the text, but never before what a line stands on."""
    order: dict[int, None] = {}
    waiting = sorted(
        range(len(places)), key=lambda number: (places[number].day or today, number), reverse=True
    )
    begun: set[int] = set()
    while waiting:
        number = waiting[-1]
        missing = [need for need in places[number].needs if need not in order and need not in begun]
        begun.add(number)
        if missing:
            waiting.extend(reversed(missing))
        else:
            order[waiting.pop()] = None
    return list(order)


def _times(days: Sequence[date]) -> tuple[str, ...]:
    """From nine in the morning, a second for each line of a day."""
    times: list[str] = []
    count = 0
    for place, day in enumerate(days):
        count = count + 1 if place and day == days[place - 1] else 0
        opening = datetime(day.year, day.month, day.day, _OFFICE_OPENS, tzinfo=HERE).astimezone(UTC)
        times.append(recorded_text(opening + timedelta(seconds=count)))
    return tuple(times)
