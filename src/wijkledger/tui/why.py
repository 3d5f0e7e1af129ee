"""Why something is so: the entries behind it, each with its sources, what it rests on and what was said since."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from wijkledger.tui.access import TROUBLE, Access, sentences_of
from wijkledger.tui.fitting import say_recorded

if TYPE_CHECKING:
    from wijkledger.desk import Point
    from wijkledger.desk.explaining import Explanation, Ground


class WhyScreen(ModalScreen[None]):
    """The answer to why, for one or several places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,q", "dismiss", "terug"),
        Binding("j", "scroll(2)", "omlaag", show=False),
        Binding("k", "scroll(-2)", "omhoog", show=False),
        Binding("g", "top", "begin", show=False),
        Binding("G", "bottom", "eind", show=False),
        Binding("y", "copy", "kopieer", show=False),
    ]

    class Explained(Message):
        """The answer, back from the worker."""

        def __init__(self, text: Text, citation: str) -> None:
            super().__init__()
            self.text, self.citation = text, citation

    def __init__(self, access: Access, asks: tuple[str, ...], point: Point) -> None:
        super().__init__()
        self._access, self._asks, self._point = access, asks, point
        self._citation = ""

    def compose(self) -> ComposeResult:
        """A title, the answer and the keys."""
        with Vertical(classes="dialog tall"):
            yield Static("Waarom", classes="dialog-title")
            with VerticalScroll(id="answer"):
                yield Static("…", id="why")
            yield Static("Esc = terug · pijltjes = bladeren · y = nummer kopiëren", classes="hint")

    def on_mount(self) -> None:
        """Ask the desk."""
        self.query_one("#answer").focus()
        self._explain()

    @work(thread=True, exit_on_error=False)
    def _explain(self) -> None:
        text, citation = Text(), ""
        for asked in self._asks:
            try:
                with self._access.desk() as desk:
                    found = desk.why(asked, self._point)
            except TROUBLE as error:
                text.append("\n".join(sentences_of(error)) + "\n", "bold")
                continue
            citation = citation or (found.grounds[0].citation if found.grounds else "")
            text.append_text(explanation_text(found))
        self.post_message(self.Explained(text, citation))

    def on_why_screen_explained(self, message: Explained) -> None:
        """Show it."""
        self._citation = message.citation
        self.query_one("#why", Static).update(message.text)

    def action_scroll(self, by: int) -> None:
        """Move through a long answer."""
        self.query_one("#answer").scroll_relative(y=by, animate=False)

    def action_top(self) -> None:
        """To the beginning."""
        self.query_one("#answer").scroll_home(animate=False)

    def action_bottom(self) -> None:
        """To the end."""
        self.query_one("#answer").scroll_end(animate=False)

    def action_copy(self) -> None:
        """Copy the first citation."""
        if self._citation:
            self.app.copy_to_clipboard(self._citation)
            self.notify(f"{self._citation} staat op het klembord", markup=False)


def explanation_text(found: Explanation) -> Text:
    """An explanation as text with a little emphasis."""
    text = Text()
    if found.value:
        text.append(f"{found.value}\n\n", "bold")
    for reading in found.readings:
        text.append(f"anders verteld: {reading}\n\n")
    if not found.grounds:
        text.append("Hier rust niets op: er is niets over vastgelegd.\n")
    for ground in found.grounds:
        _ground(text, ground)
    return text


def _ground(text: Text, ground: Ground) -> None:
    text.append(f"{ground.citation} · {ground.when}\n", "bold")
    text.append(f"{ground.sentence}\n")
    for source in ground.sources:
        text.append(f"  bron: {source}\n")
    if ground.rests_on:
        text.append(f"  rust op: {', '.join(ground.rests_on)}\n")
    for remark in ground.remarks:
        text.append(f"  {remark}\n")
    text.append(f"  geboekt op {say_recorded(ground.recorded_at)} door {ground.recorded_by or 'onbekend'}\n\n")
