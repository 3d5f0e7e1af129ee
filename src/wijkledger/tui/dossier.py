"""The home of a dossier: where do we stand, what is owed, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from wijkledger.projections.view import say_cell
from wijkledger.tui.asking import Question
from wijkledger.tui.home import DUE, MISSING, NEWEST, ROLES, Home, home_of
from wijkledger.tui.item_list import ItemList
from wijkledger.tui.phase_board import PhaseBoard
from wijkledger.tui.screen import HouseScreen

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point


class DossierScreen(HouseScreen[Home]):
    """Phase board, due list, gaps, roles and latest entries of one dossier."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "timeline", "tijdlijn"),
        Binding("l", "meeting", "overleg"),
        Binding("o", "view", "overzicht", tooltip="kies een overzicht"),
        Binding("r", "report", "rapport"),
        Binding("tab", "app.focus_next", "vak", show=False, tooltip="naar het volgende vak"),
    ]

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def inside(self) -> ComposeResult:
        """The board above the lists."""
        yield PhaseBoard(id="board")
        yield Static("Te doen", id="due-heading", classes="heading", markup=False)
        yield ItemList(DUE, id="due", empty="Er staat niets open.", headed=False)
        yield Static("Ontbreekt", id="missing-heading", classes="heading", markup=False)
        yield ItemList(MISSING, id="missing", empty="Er ontbreekt niets.", headed=False)
        with Horizontal(id="lower"):
            with Vertical():
                yield Static("Rollen nu", id="roles-heading", classes="heading", markup=False)
                yield ItemList(ROLES, id="roles", empty="Er zijn geen rollen vastgelegd.", headed=False)
            with Vertical(id="newest-side"):
                yield Static("Laatste regels", classes="heading", markup=False)
                yield ItemList(NEWEST, id="newest", empty="Er zijn nog geen regels.", headed=False)

    def on_mount(self) -> None:
        """Begin at what is owed."""
        self.title_line(self.code)
        self.query_one("#due").focus()

    def fetch(self, desk: Desk, point: Point) -> Home:
        """Everything at once, so that the screen never mixes two moments."""
        return home_of(desk, self.code, point)

    def show(self, data: Home) -> None:
        """Fill the board and the lists."""
        standing = data.standing
        self.title_line(
            " · ".join(filter(None, (self.code, say_cell(standing.naam), say_cell(standing.gemeente))))
        )
        self.query_one(PhaseBoard).squares = data.squares
        late = sum(item.mark == "late" for item in data.due)
        self.query_one("#due-heading", Static).update(f"Te doen: {len(data.due)}, waarvan te laat: {late}")
        self.query_one("#missing-heading", Static).update(f"Ontbreekt: {len(data.missing)}")
        self.query_one("#roles-heading", Static).update(f"Rollen nu: {len(data.roles)}")
        lists = {"due": data.due, "missing": data.missing, "roles": data.roles, "newest": data.newest}
        for name, items in lists.items():
            self.query_one(f"#{name}", ItemList).show(items)

    def action_why(self) -> None:
        """Explain the phase, or the row under the cursor."""
        if isinstance(self.focused, PhaseBoard):
            self.on_phase_board_asked()
        else:
            super().action_why()

    def on_phase_board_asked(self) -> None:
        """Explain the phase that is chosen."""
        asks = self.query_one(PhaseBoard).square.asks
        if asks:
            self.house.explain(asks)
        else:
            self.notify("Over deze fase is niets vastgelegd.")

    def action_timeline(self) -> None:
        """Open the timeline."""
        self.house.open_timeline(self.code)

    def action_view(self) -> None:
        """Choose a view and open it."""
        self.house.choose_view(self.code)

    def action_meeting(self) -> None:
        """Open the live log."""
        self.house.open_meeting(self.code)

    def action_report(self) -> None:
        """Ask where the lessons-learned report goes."""
        title, name = "Schrijf het lessenrapport naar", f"lessen-{self.code}.pdf"
        self.house.push_screen(Question(title, name, "Enter schrijft het bestand"), self._write_report)

    def _write_report(self, path: str | None) -> None:
        if not path or path == "-":
            return
        code, point = self.code, self.point

        def write(desk: Desk) -> str:
            desk.write_report("lessons", code, path, point)
            return f"Het lessenrapport staat in {path}"

        self.run_errand(write)
