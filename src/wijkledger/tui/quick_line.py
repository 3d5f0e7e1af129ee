"""The line in which a meeting is logged: Enter records it, Tab completes it, nothing in it is ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from wijkledger.desk import Completion, word_start


class QuickLine(TextArea):
    """One line as a rule; ctrl+j begins another, for the longer fields and for pasted notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "boek", priority=True),
        Binding("tab", "complete", "aanvullen", priority=True, key_display="Tab"),
        Binding("ctrl+j,shift+enter,alt+enter", "newline", "nieuwe regel eronder", show=False, priority=True),
    ]

    class Typed(Message):
        """The text or the cursor changed."""

    class Entered(Message):
        """Enter: record this text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Turned(Message):
        """Another completion is lit."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, id="line", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.highlight_cursor_line = self.cursor_blink = False
        self.completions: Sequence[Completion] = ()
        self.lit = 0

    @property
    def offset_in_text(self) -> int:
        """The cursor as a number of characters from the beginning."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def offer(self, completions: Sequence[Completion]) -> None:
        """What Tab may put here."""
        self.completions, self.lit = completions, 0

    def on_text_area_changed(self) -> None:
        """Tell the screen."""
        self.post_message(self.Typed())

    def on_text_area_selection_changed(self) -> None:
        """The cursor may stand on another word now."""
        self.post_message(self.Typed())

    def on_key(self, event: events.Key) -> None:
        """In a single line the arrows choose among the completions."""
        if event.key in {"up", "down"} and self.completions and self.document.line_count == 1:
            event.stop()
            event.prevent_default()
            self.lit = (self.lit + (1 if event.key == "down" else -1)) % len(self.completions)
            self.post_message(self.Turned())

    def action_enter(self) -> None:
        """Record the text, if there is any."""
        if self.text.strip():
            self.post_message(self.Entered(self.text.strip("\n")))

    def action_newline(self) -> None:
        """Go on below."""
        self.insert("\n")

    def action_complete(self) -> None:
        """Put the lit completion in the place of the word before the cursor; without one, go on."""
        if not self.completions:
            self.screen.focus_next()
            return
        offset = self.offset_in_text
        row, column = self.cursor_location
        begin = (row, column - (offset - word_start(self.text, offset)))
        self.replace(f"{self.completions[self.lit].insert} ", begin, self.cursor_location)

    def put(self, text: str) -> None:
        """Show a text with the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)
