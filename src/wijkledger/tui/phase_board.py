"""The five phases side by side: which were, which is now, since when and on what ground."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from wijkledger.domain.vocabulary import Phase
from wijkledger.projections.view import View, say_cell
from wijkledger.tui.fitting import fit, fit_line, wrap

SIGNS = {"now": "▶", "past": "✓", "": "·"}


TOLD_LINES = 2
_YEAR = re.compile(r"(?:19|20)\d\d")


def briefly(since: str, width: int) -> str:
    """A date that fits in a square: in full, or the years alone (``sinds 2021/22``)."""
    if len(since) <= width:
        return since
    years = list(dict.fromkeys(_YEAR.findall(since)))
    first, last = (years[0], years[-1]) if years else ("", "")
    return f"{since.partition(' ')[0]} {first if first == last else f'{first}/{last[2:]}'}"


@dataclass(frozen=True, slots=True)
class Square:
    """One phase on the board; ``stand`` is now, past or empty, ``asks`` is what ``w`` explains."""

    phase: str
    stand: str = ""
    since: str = ""
    ground: str = ""
    asks: tuple[str, ...] = ()


def squares_of(view: View) -> tuple[Square, ...]:
    """The five phases from the view ``fase``; with several stays the last or the current one counts."""
    return tuple(_square(view, str(phase)) for phase in Phase)


def _square(view: View, phase: str) -> Square:
    stays = [row for row in view.rows if say_cell(row.cells["fase"]).startswith(phase)]
    if not stays:
        return Square(phase)
    current = [row for row in stays if not say_cell(row.cells["tot"])]
    row = (current or stays)[-1]
    said = {name: say_cell(cell) for name, cell in row.cells.items()}
    parts = [said["deel"], f"sinds {said['sinds']}" if current else f"tot {said['tot']}"]
    ground = f"op grond van {said['grond']}" if said["grond"] else "zonder vastgelegde grond"
    told = f"{ground}: {said['toelichting']}" if said["toelichting"] else ground
    asks = tuple(dict.fromkeys(entry for cell in row.cells.values() for entry in cell.entries))
    return Square(phase, "now" if current else "past", ", ".join(filter(None, parts)), told, asks)


class PhaseBoard(Widget, can_focus=True):
    """The board; left and right choose a phase, Enter explains it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"phase-board--now", "phase-board--chosen", "phase-board--muted"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", "vorige fase", show=False),
        Binding("right", "choose(1)", "volgende fase", show=False),
        Binding("enter", "explain", "waarom", show=False),
    ]
    squares: reactive[tuple[Square, ...]] = reactive(tuple(Square(str(phase)) for phase in Phase))
    chosen = reactive(0)

    class Asked(Message):
        """Enter on a phase."""

    def watch_squares(self, squares: Sequence[Square]) -> None:
        """Begin at the phase of now."""
        now = [place for place, square in enumerate(squares) if square.stand == "now"]
        self.chosen = now[-1] if now else 0

    @property
    def square(self) -> Square:
        """The phase that is chosen."""
        return self.squares[self.chosen]

    def action_choose(self, by: int) -> None:
        """Choose the next phase."""
        self.chosen = max(0, min(self.chosen + by, len(self.squares) - 1))

    def action_explain(self) -> None:
        """Ask why."""
        self.post_message(self.Asked())

    def render(self) -> Text:
        """Names above, dates below, and what is to be said of the one that is chosen."""
        width = self.size.width // len(self.squares)
        text = Text()
        for place, square in enumerate(self.squares):
            style = self._style(place, square)
            text.append(fit_line(f" {SIGNS[square.stand]} {square.phase}", width - 1), style)
            text.append(" ")
        text.append("\n")
        for place, square in enumerate(self.squares):
            said = fit(briefly(square.since, width - 3), width - 3)
            text.append(f"  {said}", self._style(place, square))
            text.append(" ")
        square = self.square
        said = f"{square.since}, {square.ground}" if square.stand else "hier is niets over vastgelegd"
        told = f"{square.phase}{' (nu)' if square.stand == 'now' else ''}: {said}"
        text.append("".join(f"\n {line}" for line in wrap(told, self.size.width - 2, TOLD_LINES)))
        return text

    def _style(self, place: int, square: Square) -> str:
        if self.has_focus and place == self.chosen:
            return str(self.get_component_rich_style("phase-board--chosen"))
        return str(
            self.get_component_rich_style(f"phase-board--{'now' if square.stand == 'now' else 'muted'}")
        )
