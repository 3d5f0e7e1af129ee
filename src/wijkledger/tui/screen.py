"""What every screen of the house has: a title, the banner of the past, a footer, and loading in a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static
from textual.worker import Worker, get_current_worker

from wijkledger.tui.access import TROUBLE, sentences_of
from wijkledger.tui.faults import say_fault
from wijkledger.tui.item_list import Item, ItemList
from wijkledger.tui.travel import is_past, say_point

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point
    from wijkledger.tui.app import WijkApp

Data = TypeVar("Data")


class HouseScreen(Screen[None], Generic[Data]):
    """A screen that fetches its data in a thread worker and shows it when that posts it back."""

    TITLE_TEXT: ClassVar[str] = ""
    code: str = ""
    """The dossier that the screen is about, if it is about one."""
    is_fictional: bool = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "waarom"),
        Binding("slash", "search", "zoek", key_display="/", show=False),
        Binding("y", "copy", "kopieer nummer", show=False),
    ]

    class Loaded(Message):
        """The data of a screen, back from its worker."""

        def __init__(self, data: Any, *, is_fictional: bool) -> None:
            super().__init__()
            self.data, self.is_fictional = data, is_fictional

    class Recorded(Message):
        """Somebody recorded something."""

    class Failed(Message):
        """The desk answered with sentences instead."""

        def __init__(self, sentences: tuple[str, ...]) -> None:
            super().__init__()
            self.sentences = sentences

    class Done(Message):
        """Something that was asked for is done."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    @property
    def house(self) -> WijkApp:
        """The app, by its own name."""
        return cast("WijkApp", self.app)

    @property
    def point(self) -> Point:
        """The time that everything is looked at."""
        return self.house.point

    def compose(self) -> ComposeResult:
        """The frame; what is inside comes from ``inside``."""
        yield Static(id="past", markup=False)
        yield Static(self.TITLE_TEXT, id="title", markup=False)
        with Vertical(id="inside"):
            yield from self.inside()
        yield Footer(show_command_palette=False, compact=True)

    def inside(self) -> ComposeResult:
        """The widgets of this screen."""
        yield from ()

    def fetch(self, desk: Desk, point: Point) -> Data:
        """Get the data from the desk; runs in a worker."""
        raise NotImplementedError

    def show(self, data: Data) -> None:
        """Put the data on the screen."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Whoever comes back sees what is true by then."""
        self.reload()

    def reload(self) -> None:
        """Fetch everything again, and say in which time we are."""
        self._say_time()
        self._fetch(self.point)

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def look(self) -> None:
        """See whether another process recorded something; if so, fetch again."""
        try:
            with self.house.access.desk() as desk:
                changed = desk.ledger.changed()
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        if changed:
            self.post_message(self.Recorded())

    def on_house_screen_recorded(self) -> None:
        """There is something new."""
        self.reload()

    def _say_time(self) -> None:
        banner = self.query_one("#past", Static)
        banner.display = is_past(self.point)
        banner.update(f" VERLEDEN — {say_point(self.point)} · alleen lezen · n = nu")

    @work(thread=True, exclusive=True, group="fetch", exit_on_error=False)
    def _fetch(self, point: Point) -> None:
        worker = get_current_worker()
        try:
            with self.house.access.desk() as desk:
                data = self.fetch(desk, point)
                is_fictional = bool(self.code) and desk.is_fictional(self.code)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Loaded(data, is_fictional=is_fictional))

    def on_house_screen_loaded(self, message: Loaded) -> None:
        """The widgets belong to this side."""
        self.is_fictional = message.is_fictional
        self.show(message.data)

    def on_house_screen_failed(self, message: Failed) -> None:
        """Say what the desk said."""
        for sentence in message.sentences:
            self.notify(sentence, severity="error", timeout=15, markup=False)

    @work(thread=True, group="errand", exit_on_error=False)
    def run_errand(self, errand: Callable[[Desk], str]) -> None:
        """Have the desk do something that takes a while, and say in one sentence how it ended."""
        try:
            with self.house.access.desk() as desk:
                sentence = errand(desk)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        self.post_message(self.Done(sentence))

    def on_house_screen_done(self, message: Done) -> None:
        """Say that it is done."""
        self.notify(message.sentence, timeout=15, markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker never breaks in silence."""
        say_fault(self, event)

    def title_line(self, text: str) -> None:
        """The line at the top; a throw-away book and an invented dossier say that they are one."""
        tail = "  [fictief]" if self.is_fictional else "  [voorbeeld]" if self.house.is_sample else ""
        self.query_one("#title", Static).update(f" {text}{tail}")

    # --- what the keys do everywhere ----------------------------------------------------------------------

    @property
    def list(self) -> ItemList | None:
        """The list that has the keys, or the first one."""
        focused: Widget | None = self.focused
        if isinstance(focused, ItemList):
            return focused
        return next(iter(self.query(ItemList)), None)

    @property
    def item(self) -> Item | None:
        """The row that the keys are about."""
        return self.list.current if self.list is not None else None

    def action_why(self) -> None:
        """Explain the row under the cursor."""
        if self.item is not None and self.item.asks:
            self.house.explain(self.item.asks)

    def on_item_list_chosen(self, message: ItemList.Chosen) -> None:
        """Enter on a row."""
        self.open_item(message.item)

    def open_item(self, item: Item) -> None:
        """Enter on a row explains it, unless a screen knows better."""
        if item.asks:
            self.house.explain(item.asks)

    def action_copy(self) -> None:
        """Copy the citation of the row."""
        if self.item is not None and self.item.citation:
            self.house.copy_to_clipboard(self.item.citation)
            self.notify(f"{self.item.citation} staat op het klembord", markup=False)

    def action_search(self) -> None:
        """Ask for a word, and go to the next row that has it."""
        from wijkledger.tui.asking import Question

        if self.list is not None:
            question = Question(
                "Zoek in de lijst", self.house.searched, "een woord; Enter zoekt verder vanaf hier"
            )
            self.house.push_screen(question, self._search)

    def _search(self, text: str | None) -> None:
        if text and self.list is not None:
            self.house.searched = text
            self.seek(self.list, text)

    def seek(self, list_: ItemList, text: str) -> None:
        """Move to the next row with this text, beginning below the cursor and going round."""
        self._land(list_, text, next_with(list_, text))

    def _land(self, list_: ItemList, text: str, place: int | None) -> None:
        if place is None:
            self.notify(f"“{text}” staat niet in deze lijst", markup=False)
        else:
            list_.cursor = place


def next_with(list_: ItemList, text: str) -> int | None:
    """The place of the next row that has the text in any cell."""
    count, wanted = len(list_.items), text.casefold()
    for step in range(1, count + 1):
        place = (list_.cursor + step) % count
        item = list_.items[place]
        if item and wanted in " ".join((*item.cells, *item.details, item.citation)).casefold():
            return place
    return None
