"""The list that is read back before people leave: what was decided, and who does what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

Groups = Sequence[tuple[str, Sequence[str]]]


class ReadBackScreen(ModalScreen[bool]):
    """The decisions and actions of a meeting; true when the meeting is to be closed now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", "terug"),
        Binding("ctrl+s", "close_meeting", "sluit het overleg"),
    ]

    def __init__(self, title: str, groups: Groups, foot: str, *, may_close: bool) -> None:
        super().__init__()
        self._title, self._groups, self._foot, self._may_close = title, groups, foot, may_close

    def compose(self) -> ComposeResult:
        """The list, and how to go on."""
        with Vertical(classes="dialog tall"):
            yield Static("Voorlezen", classes="dialog-title")
            with VerticalScroll(id="answer"):
                yield Static(read_back_text(self._title, self._groups, self._foot))
            closing = "^s = sluiting boeken · " if self._may_close else ""
            yield Static(f"{closing}Esc = terug", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Let the arrow keys page."""
        self.query_one("#answer").focus()

    def action_close_meeting(self) -> None:
        """Close; another key than the one that asked."""
        self.dismiss(self._may_close)


def read_back_text(title: str, groups: Groups, foot: str) -> Text:
    """The list as text, the decisions and actions first."""
    text = Text(f"{title}\n\n")
    for name, lines in groups:
        text.append(f"{name}: {len(lines)}\n", "bold")
        text.append("".join(f"  {line}\n" for line in lines) or "  geen\n")
        text.append("\n")
    return text.append(foot)
