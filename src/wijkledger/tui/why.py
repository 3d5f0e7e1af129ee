"""Why something is so: the entries behind it, their sources, what they rest on, what was said since."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker

from wijkledger.tui.access import TROUBLE, Access, sentences_of
from wijkledger.tui.faults import say_fault
from wijkledger.tui.fitting import say_recorded
from wijkledger.tui.reading import ReadingScreen

if TYPE_CHECKING:
    from wijkledger.desk import Point
    from wijkledger.desk.explaining import Explanation, Ground


class WhyScreen(ReadingScreen):
    """The answer to why, for one or several places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "dismiss", "terug", show=False),
        Binding("y", "copy", "kopieer nummer", show=False),
    ]
    HINT = "Esc = terug · pijltjes = bladeren · y = nummer kopiëren"

    class Explained(Message):
        """The answer, back from the worker."""

        def __init__(self, text: Text) -> None:
            super().__init__()
            self.text = text

    def __init__(self, access: Access, asks: tuple[str, ...], point: Point) -> None:
        super().__init__(f"Waarom · {', '.join(asks)}")
        self._access, self._asks, self._point = access, asks, point

    def on_mount(self) -> None:
        """Ask the desk."""
        self._explain()

    @work(thread=True, exit_on_error=False)
    def _explain(self) -> None:
        text = Text()
        for asked in self._asks:
            try:
                with self._access.desk() as desk:
                    found = desk.why(asked, self._point)
            except TROUBLE as error:
                text.append("\n".join(sentences_of(error)) + "\n", "bold")
            else:
                text.append_text(explanation_text(found))
        self.post_message(self.Explained(text))

    def on_why_screen_explained(self, message: Explained) -> None:
        """Show it."""
        self.say(message.text)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker never breaks in silence."""
        say_fault(self, event)

    def action_copy(self) -> None:
        """Copy the first citation."""
        self.app.copy_to_clipboard(self._asks[0])
        self.notify(f"{self._asks[0]} staat op het klembord", markup=False)


def explanation_text(found: Explanation) -> Text:
    """An explanation as text with a little emphasis."""
    text = Text("Uit een fictief dossier.\n\n" if found.is_fictional else "")
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
    text.append(
        f"  geboekt op {say_recorded(ground.recorded_at)} door {ground.recorded_by or 'onbekend'}\n\n"
    )
