"""The rows of a timeline, in the order of either clock, fetched a page at a time.

By knowledge (“bekend op”) the rows are the entries in the order of their numbers, straight from the ledger: a
million of them open at once. By fact (“gold op”) they are the view ``tijdlijn``, made row by row when seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from wijkledger.desk import NOW, Point
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.sentence import sentence, word_for
from wijkledger.projections.view import EMPTY, Row, say_cell
from wijkledger.tui.access import Access
from wijkledger.tui.fitting import say_day, say_recorded
from wijkledger.tui.item_list import Item

if TYPE_CHECKING:
    from wijkledger.desk import Desk
    from wijkledger.domain.entry import Entry

PAGE: Final = 100
PAGES_KEPT: Final = 60
_ACTORS: Final = ("actor-registered", "actor-changed", "actor-left")


class Knowledge:
    """The entries as they were recorded; pages come from ``fetch`` and a few of them are kept."""

    is_by_knowledge: Final = True

    def __init__(self, desk: Desk, code: str) -> None:
        self.code = code
        self.count = desk.ledger.last_number(code)
        self._pages: dict[int, list[Item]] = {}
        rows = desk.ledger.scan(dossier=code, kinds=_ACTORS) if self.count else iter(())
        self._actors = [entry for row in rows for entry in desk.ledger.page(code, row[2], 1)]

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, place: int) -> Item | None:
        page, inner = divmod(place, PAGE)
        rows = self._pages.get(page)
        return rows[inner] if rows is not None and inner < len(rows) else None

    def fetch(self, desk: Desk, place: int) -> None:
        """Get the page with this row, and forget the page that was fetched longest ago; runs in a worker."""
        page = place // PAGE
        if page in self._pages:
            return
        entries = desk.ledger.page(self.code, page * PAGE + 1, PAGE)
        known = {entry.number: entry for entry in (*self._actors, *entries)}
        told = Chronicle.of([known[number] for number in sorted(known)])
        self._pages[page] = [_entry_item(told, entry) for entry in entries]
        while len(self._pages) > PAGES_KEPT:
            self._pages.pop(next(iter(self._pages)))

    def stamp(self, desk: Desk, place: int) -> str:
        """When this entry was recorded, for comparing."""
        return desk.ledger.page(self.code, place + 1, 1)[0].recorded_at

    def point(self, desk: Desk, place: int) -> Point:
        """Up to and with this entry."""
        return Point(known_at=self.stamp(desk, place))

    def place(self, desk: Desk, point: Point) -> int | None:
        """The last row that was known at a point; None for now."""
        if point.known_at is None:
            return None
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            is_known = self.stamp(desk, middle) <= point.known_at
            low, high = (middle + 1, high) if is_known else (low, middle)
        return low - 1

    def places_of(self, desk: Desk, kind: str) -> Sequence[int]:
        """Where the entries of a kind stand."""
        return [row[2] - 1 for row in desk.ledger.scan(dossier=self.code, kinds=(kind,))]

    def place_of(self, number: int) -> int | None:
        """Where an entry stands."""
        return number - 1 if 0 < number <= self.count else None


def _entry_item(chronicle: Chronicle, entry: Entry) -> Item:
    fact = chronicle.numbered[entry.number]
    when = speak_moment(Moment.parse(entry.when))
    cells = (when, entry.citation, word_for(fact), sentence(chronicle, fact), say_recorded(entry.recorded_at))
    return Item(entry.citation, cells, entry.citation, (entry.citation,))


class Facts:
    """What happened, in the order in which it happened."""

    is_by_knowledge: Final = False

    def __init__(self, desk: Desk, code: str) -> None:
        self.code = code
        self._chronicle = desk.chronicle(code, NOW)
        self._rows = desk.view(code, "tijdlijn", NOW).rows
        self._items: dict[int, Item] = {}
        self._citations = [row.key for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> Item | None:
        if place not in self._items:
            self._items[place] = _row_item(self._rows[place])
        return self._items[place]

    def fetch(self, desk: Desk, place: int) -> None:
        """Nothing to fetch: the rows are made when they are seen."""

    def stamp(self, desk: Desk, place: int) -> str:  # noqa: ARG002 - the other clock asks the desk
        """The day of this row, for comparing."""
        return self.day(place).isoformat()

    def day(self, place: int) -> date:
        """The last day on which this can have happened; of an undated one the day it was recorded."""
        fact = self._chronicle.fact(self._citations[place])
        assert fact is not None  # noqa: S101 - the view is made of the chronicle's own facts
        return fact.moment.latest or date.fromisoformat(fact.entry.recorded_at[:10])

    def point(self, desk: Desk, place: int) -> Point:  # noqa: ARG002 - the other clock asks the desk
        """The day of this row."""
        return Point(held_on=self.day(place))

    def place(self, desk: Desk, point: Point) -> int | None:  # noqa: ARG002
        """The last row that had, or may have, happened on the day of a point; None for now."""
        if point.held_on is None:
            return None
        found = -1
        for place, citation in enumerate(self._citations):
            fact = self._chronicle.fact(citation)
            if fact is None or self._chronicle.only_introduces(fact):
                continue
            if self._chronicle.happened(fact, point.held_on) == "ja":
                found = place
        return found

    def places_of(self, desk: Desk, kind: str) -> Sequence[int]:  # noqa: ARG002
        """Where the entries of a kind stand."""
        facts = (self._chronicle.fact(citation) for citation in self._citations)
        return [place for place, fact in enumerate(facts) if fact is not None and fact.kind == kind]

    def place_of(self, number: int) -> int | None:
        """Where an entry stands; None for one that the view tells beside its subject."""
        citation = f"{self.code}-{number}"
        return self._citations.index(citation) if citation in self._citations else None


def _row_item(row: Row) -> Item:
    said = {name: say_cell(cell) for name, cell in row.cells.items()}
    others = said.get("lezingen", "")
    told = f"{said['zin']} · ook: {others}" if others else said["zin"]
    recorded = say_day(date.fromisoformat(said["geboekt"]))
    asks = tuple(dict.fromkeys((row.key, *row.cells.get("lezingen", EMPTY).entries)))
    return Item(row.key, (said["datum"], said["nr"], said["soort"], told, recorded), row.key, asks)


Rows = Knowledge | Facts


class Marked:
    """The same rows, with the point in time marked and what came after it set apart."""

    def __init__(self, rows: Rows, here: int | None) -> None:
        self._rows, self._here = rows, here

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> Item | None:
        item = self._rows[place]
        if item is None or self._here is None or place < self._here:
            return item
        return replace(item, mark="here" if place == self._here else "after")


def step(rows: Rows, desk: Desk, here: int | None, by: int) -> Point:
    """The point of the next row that is later, or of the previous one that is earlier; now, past the last."""
    count = len(rows)
    place = count - 1 if here is None else max(here, 0)
    began = rows.stamp(desk, place)
    while 0 <= place + by < count:
        place += by
        stamp = rows.stamp(desk, place)
        if (stamp < began) if by < 0 else (stamp > began):
            is_last = by > 0 and stamp >= rows.stamp(desk, count - 1)
            return NOW if is_last else rows.point(desk, place)
    return NOW if by > 0 else rows.point(desk, 0 if here is None else max(here, 0))


def leap(rows: Rows, desk: Desk, here: int | None, by: int, kind: str) -> Point | None:
    """The point of the next or previous entry of a kind; None when there is none that way."""
    place = len(rows) if here is None else here
    places = rows.places_of(desk, kind)
    found = [one for one in places if (one > place if by > 0 else one < place)]
    if not found:
        return None
    return rows.point(desk, found[0] if by > 0 else found[-1])


def seek(rows: Rows, access: Access, begin: int, wanted: str) -> int | None:
    """The place of the next row that holds a text, page by page; runs in a worker that may be stopped."""
    count = len(rows)
    for away in range(1, count + 1):
        place = (begin + away) % count
        item = rows[place]
        if item is None:
            if get_current_worker().is_cancelled:
                return None
            with access.desk() as desk:
                rows.fetch(desk, place)
            item = rows[place]
        if item is not None and wanted in " ".join(item.cells).casefold():
            return place
    return None
