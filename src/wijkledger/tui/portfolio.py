"""The first screen: where every neighbourhood stands, what is owed there and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from wijkledger.projections.view import say_cell
from wijkledger.tui.fitting import say_recorded
from wijkledger.tui.item_list import Heading, Item, ItemList
from wijkledger.tui.screen import HouseScreen

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point
    from wijkledger.projections.stand import Standing

HEADINGS = (
    Heading("dossier", 8),
    Heading("naam", 10, 3),
    Heading("fase", 12, 1),
    Heading("open", 5, right=True),
    Heading("te laat", 7, right=True),
    Heading("vragen", 6, right=True),
    Heading("ontbreekt", 9, right=True),
)
EMPTY = (
    "Er is nog niets vastgelegd. Begin een dossier met: wijkledger new WB --wijk Benedenbuurt, "
    "of haal een journaal binnen met: wijkledger import BESTAND."
)


class PortfolioScreen(HouseScreen[list[Item]]):
    """A row for every dossier; Enter opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "openen"),
        Binding("t", "timeline", "tijdlijn"),
        Binding("l", "meeting", "overleg"),
        Binding("o", "view", "overzicht", tooltip="kies een overzicht", show=False),
        Binding("v", "verify", "controleer"),
        Binding("q", "app.quit", "stoppen"),
    ]
    TITLE_TEXT = " Wijken"

    def inside(self) -> ComposeResult:
        """One list."""
        yield ItemList(HEADINGS, id="dossiers", empty="Het boek gaat open …", lines=3)

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(ItemList).focus()

    def fetch(self, desk: Desk, point: Point) -> list[Item]:
        """Where each dossier stands."""
        return [dossier_item(standing) for standing in desk.status(point=point) if standing.regels]

    def show(self, data: list[Item]) -> None:
        """Show the rows, or how to get one."""
        count = len(data)
        self.title_line(f"Wijken · {count} dossier{'' if count == 1 else 's'}")
        dossiers = self.query_one(ItemList)
        dossiers.empty = EMPTY if self.point.known_at is None else "Op dat moment was er nog niets bekend."
        dossiers.show(data)

    def open_item(self, item: Item) -> None:
        """Enter opens a dossier."""
        self.house.open_dossier(item.key)

    def action_open(self) -> None:
        """Open the dossier under the cursor."""
        if self.item is not None:
            self.house.open_dossier(self.item.key)

    def action_timeline(self) -> None:
        """Open its timeline."""
        if self.item is not None:
            self.house.open_timeline(self.item.key)

    def action_view(self) -> None:
        """Choose a view and open it."""
        if self.item is not None:
            self.house.choose_view(self.item.key)

    def action_meeting(self) -> None:
        """Open its live log."""
        if self.item is not None:
            self.house.open_meeting(self.item.key)

    def action_verify(self) -> None:
        """See whether anybody rewrote the book."""
        self.run_errand(verified)


def verified(desk: Desk) -> str:
    """How the book stands as a record, in one sentence."""
    findings, head = desk.verify(), desk.ledger.head()
    if findings:
        return f"Niet in orde: {findings[0].text} Zie wijkledger verify voor alles."
    return f"In orde: {head.size} regels, wortel {head.root.hex()[:16]}…"


def dossier_item(standing: Standing) -> Item:
    """A dossier as a row of three lines."""
    late = int(str(standing.te_laat.value or 0))
    cells = (
        standing.code,
        say_cell(standing.naam),
        say_cell(standing.fase) or "nog geen fase",
        *(
            say_cell(cell)
            for cell in (standing.open, standing.te_laat, standing.open_vragen, standing.ontbreekt)
        ),
    )
    since = say_cell(standing.sinds)
    details = (
        " · ".join(
            part
            for part in (
                "fictief dossier" if standing.fictief else "",
                say_cell(standing.gemeente),
                f"in deze fase sinds: {since}" if since else "",
            )
            if part
        ),
        f"laatste: {say_recorded(standing.laatst_geboekt)} · {say_cell(standing.laatste)}",
    )
    asks = tuple(dict.fromkeys((*standing.fase.entries, *standing.te_laat.entries, *standing.open.entries)))
    return Item(standing.code, cells, f"{standing.code}-1", asks, "late" if late else "", details)
