"""A text to read and leave again."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static


class ReadingScreen(ModalScreen[None]):
    """A title, a long text and the way back; the arrow keys page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "terug"),
        Binding("j", "scroll(2)", "omlaag", show=False),
        Binding("k", "scroll(-2)", "omhoog", show=False),
        Binding("g", "top", "naar het begin", show=False),
        Binding("G", "bottom", "naar het eind", show=False),
    ]
    HINT = "Esc = terug · pijltjes = bladeren"

    def __init__(self, title: str, text: Text | None = None) -> None:
        super().__init__()
        self._title, self._text = title, text or Text("…")

    def compose(self) -> ComposeResult:
        """The text between its title and its keys."""
        with Vertical(classes="dialog tall"):
            yield Static(self._title, classes="dialog-title", markup=False)
            with VerticalScroll(id="answer"):
                yield Static(self._text, id="text")
            yield Static(self.HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Let the arrow keys page."""
        self.query_one("#answer").focus()

    def say(self, text: Text) -> None:
        """Put another text in its place."""
        self.query_one("#text", Static).update(text)

    def action_scroll(self, by: int) -> None:
        """Move through a long text."""
        self.query_one("#answer").scroll_relative(y=by, animate=False)

    def action_top(self) -> None:
        """To the beginning."""
        self.query_one("#answer").scroll_home(animate=False)

    def action_bottom(self) -> None:
        """To the end."""
        self.query_one("#answer").scroll_end(animate=False)
