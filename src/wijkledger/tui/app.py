"""The app: which screens there are, the keys that work everywhere, the point in time that all share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from wijkledger.desk import NOW, Desk, Point
from wijkledger.tui.access import Access
from wijkledger.tui.screen import HouseScreen
from wijkledger.tui.theme import WIJK
from wijkledger.tui.travel import read_day

if TYPE_CHECKING:
    from wijkledger.tui.palette import Command

LOOK_AGAIN = 1.0
"""Seconds between looks at whether another process recorded something; a look costs microseconds."""


class WijkApp(App[None]):
    """The screens of one ledger."""

    CSS_PATH = "house.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "wijkledger"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon", "go_to", "ga naar", key_display=":"),
        Binding("n", "now", "naar nu", show=False),
        Binding("escape", "leave", "terug"),
        Binding("question_mark", "keys", "hulp", key_display="?"),
        Binding("ctrl+p", "commands", "opdrachten", show=False),
        Binding("ctrl+q", "quit", "stoppen", show=False),
    ]

    def __init__(
        self,
        desk: Desk | Callable[[], Desk],
        *,
        start: str | None = None,
        is_sample: bool = False,
        notice: str | None = None,
    ) -> None:
        super().__init__()
        self.register_theme(WIJK)
        self.theme = WIJK.name
        self.access = Access(desk)
        self.point: Point = NOW
        self.by_knowledge = False
        self.is_sample, self.searched = is_sample, ""
        self._start, self._notice = start, notice

    def on_mount(self) -> None:
        """Go on to the dossier that was asked for."""
        if self._start:
            self.open_dossier(self._start)
        if self._notice:
            self.notify(self._notice, markup=False)
        self.set_interval(LOOK_AGAIN, self._look)

    def get_default_screen(self) -> Screen[None]:
        """The portfolio lies under all other screens."""
        from wijkledger.tui.portfolio import PortfolioScreen

        return PortfolioScreen()

    def _look(self) -> None:
        if isinstance(self.screen, HouseScreen):
            self.screen.look()

    # --- where to ------------------------------------------------------------------------------------------

    def open_dossier(self, code: str) -> None:
        """Show the home of a dossier."""
        from wijkledger.tui.dossier import DossierScreen

        self.push_screen(DossierScreen(code))

    def open_timeline(self, code: str, number: int | None = None) -> None:
        """Show the timeline of a dossier, at an entry when one is named."""
        from wijkledger.tui.timeline import TimelineScreen

        self.push_screen(TimelineScreen(code, number))

    def choose_view(self, code: str) -> None:
        """Ask which view of a dossier to show."""
        from wijkledger.tui.view_table import view_choice

        self.push_screen(view_choice(), lambda name: self.open_view(code, name) if name else None)

    def open_view(self, code: str, name: str) -> None:
        """Show a view of a dossier."""
        from wijkledger.tui.view_screen import ViewScreen

        self.push_screen(ViewScreen(code, name))

    def open_meeting(self, code: str) -> None:
        """Show the live log of a dossier; in the past nothing can be written."""
        from wijkledger.tui.meeting import MeetingScreen

        if self.point != NOW:
            self.notify(
                "In het verleden kan niets worden geschreven; n brengt u terug naar nu.", severity="warning"
            )
        else:
            self.push_screen(MeetingScreen(code))

    def explain(self, asks: Sequence[str]) -> None:
        """Show why something is so."""
        from wijkledger.tui.why import WhyScreen

        self.push_screen(WhyScreen(self.access, tuple(asks), self.point))

    def travel(self, point: Point) -> None:
        """Look at everything at another point in time."""
        self.point = point
        if isinstance(self.screen, HouseScreen):
            self.screen.reload()

    # --- the keys that work everywhere ----------------------------------------------------------------------

    def action_now(self) -> None:
        """Back to now."""
        self.travel(NOW)

    def action_leave(self) -> None:
        """One screen back; on the first one, back to now."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.point != NOW:
            self.action_now()

    def action_go_to(self) -> None:
        """Ask for a date, a citation or a dossier."""
        from wijkledger.tui.asking import Question

        hint = "een dossier (WB), een regel (WB-17), een dag (1-1-2021), of nu"
        self.push_screen(Question("Ga naar", hint=hint), self._go_to)

    def _go_to(self, text: str | None) -> None:
        if not text:
            return
        day, (code, dash, number) = read_day(text), text.upper().partition("-")
        if text.lower() == "nu":
            self.action_now()
        elif day is not None:
            self.travel(
                Point(known_at=f"{Point.read(known_at=day.isoformat()).known_at}")
                if self.by_knowledge
                else Point(day)
            )
        elif dash and number.partition(".")[0].isdigit():
            self.go_to_entry(code, int(number.partition(".")[0]))
        else:
            self.open_dossier(code)

    def go_to_entry(self, code: str, number: int) -> None:
        """Show an entry on the timeline of its dossier."""
        from wijkledger.tui.timeline import TimelineScreen

        if isinstance(self.screen, TimelineScreen) and self.screen.code == code:
            self.screen.stand_on(number)
        else:
            self.open_timeline(code, number)

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        from wijkledger.tui.help import help_text
        from wijkledger.tui.reading import ReadingScreen

        if isinstance(self.screen, HouseScreen):
            self.push_screen(ReadingScreen("Toetsen", help_text(self.screen, self)))

    def action_commands(self) -> None:
        """Choose from everything that can be done here."""
        from wijkledger.tui.palette import Palette

        if isinstance(self.screen, HouseScreen):
            self.push_screen(Palette(self._commands()), self._do)

    def _commands(self) -> list[Command]:
        from wijkledger.tui.palette import commands_of

        return commands_of(self.screen, self)

    async def _do(self, action: str | None) -> None:
        if action:
            await self.run_action(action, default_namespace=self.screen)

    def action_help_quit(self) -> None:
        """What ctrl+c says, since it no longer ends a program."""
        self.notify("ctrl+q sluit het programma")


def run(
    desk: Desk | Callable[[], Desk],
    *,
    start: str | None = None,
    is_sample: bool = False,
    notice: str | None = None,
) -> None:
    """Open the screens on a desk, or on one that is still to be opened; comes back when they are closed."""
    app = WijkApp(desk, start=start, is_sample=is_sample, notice=notice)
    try:
        app.run()
    finally:
        app.access.close()
