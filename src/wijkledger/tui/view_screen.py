"""Any view of a dossier on a screen of its own: its rows above, all that the chosen row says below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from wijkledger.projections.register import VIEWS
from wijkledger.projections.view import View
from wijkledger.tui.item_list import ItemList
from wijkledger.tui.screen import HouseScreen
from wijkledger.tui.view_table import ViewItems, fitting, headings, neighbour, told, view_choice

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point


class ViewScreen(HouseScreen[View]):
    """One view; the arrow keys go on to the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "choose", "overzicht", tooltip="kies een ander overzicht"),
        # Before the list: it has nothing to scroll sideways.
        Binding("left", "step(-1)", "vorige", tooltip="naar het vorige overzicht", priority=True),
        Binding("right", "step(1)", "volgende", tooltip="naar het volgende overzicht", priority=True),
        Binding("t", "timeline", "tijdlijn"),
        Binding("tab", "app.focus_next", "vak", show=False, tooltip="naar het andere vak"),
    ]

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        self.code, self.view_name = code, name
        self.view: View | None = None

    def inside(self) -> ComposeResult:
        """The rows above what the chosen one says."""
        yield ItemList((), id="rows", empty="Het overzicht gaat open …")
        with VerticalScroll(id="told"):
            yield Static(id="told-text", markup=False)

    def on_mount(self) -> None:
        """The rows have the keys."""
        self._say_title()
        self.query_one(ItemList).focus()

    def fetch(self, desk: Desk, point: Point) -> View:
        """The view at this point in time."""
        return desk.view(self.code, self.view_name, point)

    def show(self, data: View) -> None:
        """Fill the list, unless another view was chosen meanwhile."""
        if data.name != self.view_name:
            return
        self.view = data
        self._say_title()
        self.query_one(ItemList).empty = "Hierover is niets vastgelegd."
        self._lay_out()

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self.view is None:
            return
        rows = self.query_one(ItemList)
        columns = fitting(self.view, self.size.width)
        rows.headings = headings(columns)
        rows.show(ViewItems(self.view, columns))
        self._tell()

    def _say_title(self) -> None:
        count = f" · {_rows(len(self.view.rows))}" if self.view is not None else ""
        places = list(VIEWS)
        where = f"{places.index(self.view_name) + 1}/{len(places)}"
        self.title_line(f"{VIEWS[self.view_name].TITLE} · {self.code}{count} · overzicht {where}")

    def on_item_list_moved(self) -> None:
        """Tell of the row that was moved to."""
        self._tell()

    def _tell(self) -> None:
        place = self.query_one(ItemList).cursor
        text = self.query_one("#told-text", Static)
        has_row = self.view is not None and place < len(self.view.rows)
        text.update(told(self.view, self.view.rows[place]) if self.view is not None and has_row else "")
        self.query_one("#told", VerticalScroll).scroll_home(animate=False)

    def action_choose(self) -> None:
        """Choose another view from the list."""
        self.house.push_screen(view_choice(), self._turn_to)

    def action_step(self, by: int) -> None:
        """Go to the view before or after this one."""
        self._turn_to(neighbour(self.view_name, by))

    def _turn_to(self, name: str | None) -> None:
        if name is None:
            return
        self.view_name, self.view = name, None
        rows = self.query_one(ItemList)
        rows.empty = "Het overzicht gaat open …"
        rows.show((), cursor=0)
        self._tell()
        self._say_title()
        self.reload()

    def action_timeline(self) -> None:
        """Open the timeline."""
        self.house.open_timeline(self.code)


def _rows(count: int) -> str:
    return "1 rij" if count == 1 else f"{count} rijen"
