"""The timeline of a dossier, and the way back in time: by entry, by meeting, by phase or to a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from wijkledger.desk import NOW, Point
from wijkledger.tui.access import TROUBLE, sentences_of
from wijkledger.tui.fitting import shorten
from wijkledger.tui.item_list import Heading, ItemList
from wijkledger.tui.screen import HouseScreen
from wijkledger.tui.timeline_pages import Facts, Knowledge, Marked, Rows, leap, step
from wijkledger.tui.travel import is_past

if TYPE_CHECKING:
    from wijkledger.desk import Desk

WIDE = 100
"""From this width on there is room for a column with the kind, which the sentence says as well."""


@dataclass(frozen=True, slots=True)
class History:
    """The rows of a timeline and where in them we are; None is now."""

    rows: Rows
    here: int | None


class TimelineScreen(HouseScreen[History]):
    """A list that never loads all; the point in time that is chosen here holds on every screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left_square_bracket", "step(-1)", "stap", key_display="[", tooltip="een regel terug in de tijd"
        ),
        Binding("right_square_bracket", "step(1)", "een regel verder in de tijd", show=False),
        Binding("left_curly_bracket", "leap(-1, 'meeting-opened')", "naar het vorige overleg", show=False),
        Binding("right_curly_bracket", "leap(1, 'meeting-opened')", "naar het volgende overleg", show=False),
        Binding("f", "leap(-1, 'phase-entered')", "naar de vorige fase", show=False),
        Binding("F", "leap(1, 'phase-entered')", "naar de volgende fase", show=False),
        Binding("s", "stand_here", "stand", tooltip="de stand op de regel onder de cursor"),
        Binding("c", "clock", "klok", tooltip="de andere klok: gold op, of bekend op"),
        Binding("d", "difference", "verschil", tooltip="wat er sindsdien veranderde"),
    ]

    class Travelled(Message):
        """A worker found the point to go to."""

        def __init__(self, point: Point | None) -> None:
            super().__init__()
            self.point = point

    class Fetched(Message):
        """A page is there."""

    class Told(Message):
        """The difference with now."""

        def __init__(self, text: Text) -> None:
            super().__init__()
            self.text = text

    class Sought(Message):
        """Where a text was found."""

        def __init__(self, text: str, place: int | None) -> None:
            super().__init__()
            self.text, self.place = text, place

    def __init__(self, code: str, number: int | None = None) -> None:
        super().__init__()
        self.code, self._number = code, number
        self.rows: Rows | None = None
        self.here: int | None = None
        self._is_new = True

    def inside(self) -> ComposeResult:
        """The list, and the whole sentence of the row under the cursor."""
        yield ItemList((), id="timeline", empty="Er is nog niets vastgelegd.")
        yield Static(id="detail", markup=False)

    def on_mount(self) -> None:
        """The list has the keys."""
        self._set_headings()
        self.query_one(ItemList).focus()

    def on_resize(self) -> None:
        """A wide window has room for one column more."""
        self._set_headings()

    def _set_headings(self) -> None:
        kind = Heading("soort", 14 if self.app.size.width >= WIDE else 0)
        headings = (
            Heading("wanneer", 17),
            Heading("regel", 7),
            kind,
            Heading("wat er gebeurde", 10, 1),
            Heading("geboekt", 10),
        )
        self.query_one(ItemList).headings = headings

    # --- rows -----------------------------------------------------------------------------------------------

    def fetch(self, desk: Desk, point: Point) -> History:
        """The rows in the order of the clock that is chosen, with the page that will be seen first."""
        rows: Rows = Knowledge(desk, self.code) if self.house.by_knowledge else Facts(desk, self.code)
        here = rows.place(desk, point)
        last = len(rows) - 1 if here is None else max(here, 0)
        if len(rows):
            rows.fetch(desk, last)
            rows.fetch(desk, max(0, last - 50))
        return History(rows, here)

    def show(self, data: History) -> None:
        """Show the rows; the cursor goes along with the point in time."""
        moved = self._is_new or data.here != self.here or type(data.rows) is not type(self.rows)
        self.rows, self.here, self._is_new = data.rows, data.here, False
        clock = "bekend op" if self.house.by_knowledge else "gold op"
        self.title_line(f"Tijdlijn · {self.code} · {len(data.rows)} regels · klok: {clock}")
        cursor = len(data.rows) - 1 if data.here is None else data.here
        self.query_one(ItemList).show(Marked(data.rows, data.here), cursor=cursor if moved else None)
        self._tell()
        if self._number is not None:
            self.stand_on(self._number)
            self._number = None

    def on_item_list_wanted(self, message: ItemList.Wanted) -> None:
        """Fetch the page of a row that came in sight."""
        self._fetch_page(message.place)

    @work(thread=True, group="page", exit_on_error=False)
    def _fetch_page(self, place: int) -> None:
        rows = self.rows
        if rows is None or rows[place] is not None:
            return
        try:
            with self.house.access.desk() as desk:
                rows.fetch(desk, place)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        self.post_message(self.Fetched())

    def on_timeline_screen_fetched(self) -> None:
        """Draw what was missing."""
        self.query_one(ItemList).refresh()
        self._tell()

    def on_item_list_moved(self) -> None:
        """Say the row under the cursor in full."""
        self._tell()

    def _tell(self) -> None:
        item, detail = self.query_one(ItemList).current, self.query_one("#detail", Static)
        if item is None:
            detail.update("")
            return
        room = max(20, (self.app.size.width - 4) * 3)
        detail.update(shorten(f"{item.citation}, {item.cells[0]} — {item.cells[3]}", room))

    def stand_on(self, number: int) -> None:
        """Put the cursor on an entry."""
        place = self.rows.place_of(number) if self.rows is not None else None
        if place is None:
            self.notify(
                f"{self.code}-{number} staat niet op deze tijdlijn; w of : laat zien waar dat bij hoort."
            )
        else:
            self.query_one(ItemList).cursor = place

    # --- through time ---------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """One entry back or on."""
        self._travel("step", by, "")

    def action_leap(self, by: int, kind: str) -> None:
        """To the previous or next entry of a kind."""
        self._travel("leap", by, kind)

    def action_stand_here(self) -> None:
        """To the row under the cursor."""
        self._travel("here", self.query_one(ItemList).cursor, "")

    @work(thread=True, exclusive=True, group="travel", exit_on_error=False)
    def _travel(self, how: str, by: int, kind: str) -> None:
        rows = self.rows
        if rows is None or not len(rows):
            return
        try:
            with self.house.access.desk() as desk:
                point = _target(rows, desk, self.here, how, by, kind)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        self.post_message(self.Travelled(point))

    def on_timeline_screen_travelled(self, message: Travelled) -> None:
        """Go there."""
        if message.point is None:
            self.notify("Verder is er geen.")
        else:
            self.house.travel(message.point)

    def action_clock(self) -> None:
        """The other clock: when it happened, or when the ledger learned it."""
        self.house.by_knowledge = not self.house.by_knowledge
        self._is_new = True
        self.house.travel(NOW)

    def action_difference(self) -> None:
        """What changed between this point and now."""
        if is_past(self.point):
            self._compare(self.point)
        else:
            self.notify("Kies eerst een punt in het verleden, met [ of s.")

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, point: Point) -> None:
        from wijkledger.tui.difference import difference

        try:
            with self.house.access.desk() as desk:
                text = difference(desk, self.code, point)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        self.post_message(self.Told(text))

    def on_timeline_screen_told(self, message: Told) -> None:
        """Show the difference."""
        from wijkledger.tui.reading import ReadingScreen

        self.house.push_screen(ReadingScreen("Wat is er veranderd", message.text))

    # --- search ---------------------------------------------------------------------------------------------

    def seek(self, list_: ItemList, text: str) -> None:
        """Search page by page in a worker, from the cursor on and round."""
        self._seek(list_.cursor, text.casefold(), text)

    @work(thread=True, exclusive=True, group="seek", exit_on_error=False)
    def _seek(self, begin: int, wanted: str, text: str) -> None:
        from wijkledger.tui.timeline_pages import seek

        rows = self.rows
        if rows is None:
            return
        try:
            place = seek(rows, self.house.access, begin, wanted)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        self.post_message(self.Sought(text, place))

    def on_timeline_screen_sought(self, message: Sought) -> None:
        """Go to what was found."""
        self._land(self.query_one(ItemList), message.text, message.place)


def _target(rows: Rows, desk: Desk, here: int | None, how: str, by: int, kind: str) -> Point | None:  # noqa: PLR0913, PLR0917
    if how == "here":
        return NOW if by == len(rows) - 1 else rows.point(desk, by)
    return step(rows, desk, here, by) if how == "step" else leap(rows, desk, here, by, kind)
