"""A list drawn line by line, so that a million rows open as quickly as ten; used on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wijkledger.tui.fitting import fit, fit_line, wrap

GUTTER: Final = 2
"""Cells before the first column: the cursor, and the sign that says what a row's colour says."""

SIGNS: Final = {"late": "!", "after": "┊", "here": "▶", "current": "●"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row: its cells, what ``y`` copies, what ``w`` explains, how it is marked, lines below it."""

    key: str
    cells: tuple[str, ...]
    citation: str = ""
    asks: tuple[str, ...] = ()
    mark: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its heading, its least width, and its share of what is left."""

    label: str
    width: int
    share: int = 0
    right: bool = False


class Items(Protocol):
    """Rows by place; None for a row that is still being fetched."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Item | None: ...


class ItemList(ScrollView, can_focus=True):
    """A list with a cursor; the rows may come in pages."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item-list--header",
        "item-list--cursor",
        "item-list--blurred",
        "item-list--late",
        "item-list--after",
        "item-list--here",
        "item-list--current",
        "item-list--detail",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "omhoog", show=False),
        Binding("down,j", "move(1)", "omlaag", show=False),
        Binding("g,home", "jump(0)", "naar het begin", show=False),
        Binding("G,end", "jump(-1)", "naar het eind", show=False),
        Binding("pageup", "page(-1)", "bladzijde terug", show=False),
        Binding("pagedown", "page(1)", "bladzijde verder", show=False),
        Binding("enter", "choose", "openen", show=False),
    ]
    cursor = reactive(0, init=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, list_: ItemList, place: int) -> None:
            super().__init__()
            self.list, self.place = list_, place

    class Chosen(Message):
        """Enter, or a second click, on a row."""

        def __init__(self, list_: ItemList, item: Item) -> None:
            super().__init__()
            self.list, self.item = list_, item

    class Wanted(Message):
        """A row that is not there yet came in sight."""

        def __init__(self, list_: ItemList, place: int) -> None:
            super().__init__()
            self.list, self.place = list_, place

    def __init__(  # noqa: PLR0913 - each is a way in which a list may look
        self,
        headings: Sequence[Heading],
        *,
        id: str,  # noqa: A002 - Textual calls it so
        empty: str = "Niets.",
        lines: int = 1,
        headed: bool = True,
        wraps: bool = False,
    ) -> None:
        super().__init__(id=id)
        self.headings, self.empty, self.lines_each = tuple(headings), empty, lines
        self.header, self.wraps = 1 if headed else 0, wraps
        self.items: Items = ()

    # --- what is shown ------------------------------------------------------------------------------------

    def show(self, items: Items, *, cursor: int | None = None) -> None:
        """Show other rows; the cursor stays on the same key where that is still there."""
        here = self.current
        self.items = items
        self.virtual_size = Size(0, len(items) * self.lines_each + self.header)
        place = self._same(here) if cursor is None else cursor
        self.set_reactive(ItemList.cursor, max(0, min(place, len(items) - 1)))
        self._reveal(in_the_middle=cursor is not None)
        self.refresh()

    def _same(self, item: Item | None) -> int:
        if item is None or self.cursor >= len(self.items):
            return self.cursor
        now = self.items[self.cursor]
        is_here = now is not None and now.key == item.key
        if is_here or not isinstance(self.items, list):
            return self.cursor
        return next((place for place, one in enumerate(self.items) if one.key == item.key), self.cursor)

    @property
    def current(self) -> Item | None:
        """The row under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell who listens."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self, self.cursor))

    def _reveal(self, *, in_the_middle: bool = False) -> None:
        room = max(1, self.size.height - self.header)
        first = self.cursor * self.lines_each
        last = first + self.lines_each
        is_above, is_below = first < self.scroll_offset.y, last > self.scroll_offset.y + room
        if in_the_middle and (is_above or is_below):
            self.scroll_to(y=max(0, first - room // 2), animate=False, force=True)
        elif is_above:
            self.scroll_to(y=first, animate=False, force=True)
        elif is_below:
            self.scroll_to(y=last - room, animate=False, force=True)

    def on_resize(self) -> None:
        """A smaller window keeps the cursor in sight."""
        self._reveal()

    # --- drawing -------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width = self.scrollable_content_region.width
        if y < self.header:
            labels = self._line(tuple(heading.label for heading in self.headings), width)
            return self._strip(" " * GUTTER + labels, width, "header")
        line = y + self.scroll_offset.y - self.header
        if not len(self.items):
            text = self._empty_line(line, width)
            return self._strip(f"  {text}", width, "")
        place, inner = divmod(line, self.lines_each)
        if place >= len(self.items):
            return self._strip("", width, "")
        return self._item_line(place, inner, width)

    def _item_line(self, place: int, inner: int, width: int) -> Strip:
        item = self.items[place]
        if item is None:
            self.post_message(self.Wanted(self, place))
            return self._strip("  …", width, "")
        has_cursor = place == self.cursor
        name = ("cursor" if self.has_focus else "blurred") if has_cursor else item.mark
        if inner and self.wraps:
            *before, room = self._widths(width)
            begin = " " * (GUTTER + sum(before) + len(before))
            more = wrap(item.cells[-1], room, self.lines_each)[inner:]
            return self._strip(f"{begin}{more[0] if more else ''}", width, name)
        if inner:
            detail = item.details[inner - 1] if inner <= len(item.details) else ""
            return self._strip(
                f"    {fit(detail, max(0, width - 4))}", width, name if has_cursor else "detail"
            )
        sign = SIGNS.get(item.mark, " ")
        pointer = "›" if has_cursor and self.has_focus else " "
        cells = item.cells
        if self.wraps:
            cells = (*cells[:-1], (wrap(cells[-1], self._widths(width)[-1], self.lines_each) or [""])[0])
        return self._strip(f"{pointer}{sign}{self._line(cells, width)}", width, name)

    def _line(self, cells: Sequence[str], width: int) -> str:
        return " ".join(
            fit(cell, room, right=heading.right)
            for cell, heading, room in zip(cells, self.headings, self._widths(width), strict=False)
            if room
        )

    def _widths(self, width: int) -> list[int]:
        """The room of each column; one of no width and no share is left out."""
        shown = [heading for heading in self.headings if heading.width or heading.share]
        left = max(0, width - GUTTER - len(shown) + 1 - sum(heading.width for heading in shown))
        shares = sum(heading.share for heading in shown)
        widths = [heading.width + left * heading.share // max(1, shares) for heading in self.headings]
        if shares:
            widest = max(range(len(widths)), key=lambda place: self.headings[place].share)
            widths[widest] += left - sum(left * heading.share // shares for heading in shown)
        return widths

    def _empty_line(self, line: int, width: int) -> str:
        lines = wrap(self.empty, max(10, width - 4), 6)
        return lines[line] if line < len(lines) else ""

    def _strip(self, text: str, width: int, name: str) -> Strip:
        style = self.get_component_rich_style(f"item-list--{name}") if name else Style()
        return Strip([Segment(fit_line(text, width), self.rich_style + style)], width)

    # --- moving --------------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.cursor = max(0, min(self.cursor + by, len(self.items) - 1))

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self.action_move(by * max(1, (self.size.height - self.header) // self.lines_each))

    def action_jump(self, place: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        self.cursor = max(0, place if place >= 0 else len(self.items) + place)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        line = event.y + self.scroll_offset.y - self.header
        place = line // self.lines_each
        if event.y < self.header or not 0 <= place < len(self.items):
            return
        if place == self.cursor:
            self.action_choose()
        else:
            self.cursor = place
