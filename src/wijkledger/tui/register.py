"""The offer to register a party that a line names and nobody knows yet: its name and what sort it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Select, Static

from wijkledger.tui.meeting_log import registration

SORTS = ("partij", "persoon", "gremium", "groep", "afdeling", "instantie")


class RegisterScreen(ModalScreen[str | None]):
    """Asks for each unknown party; gives the lines that register them, or None to go back to the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "terug naar de regel"),
        Binding("ctrl+s", "record", "boek samen", priority=True),
    ]

    def __init__(self, unknown: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._unknown = unknown

    def compose(self) -> ComposeResult:
        """A name and a sort for each."""
        with Vertical(classes="dialog small"):
            yield Static("Nog niet bekend", classes="dialog-title")
            for place, (code, near) in enumerate(self._unknown):
                guess = f" Bedoelde u @{near}? Esc brengt u terug." if near else ""
                yield Static(f"@{code} staat niet in dit dossier.{guess}", markup=False)
                yield Static("naam", classes="label")
                yield Input(id=f"name-{place}", placeholder="zoals die op papier staat")
                yield Static("soort", classes="label")
                yield Select(
                    [(sort, sort) for sort in SORTS],
                    allow_blank=False,
                    value=SORTS[0],
                    id=f"sort-{place}",
                    compact=True,
                )
            yield Static("", id="trouble", markup=False)
            yield Static(
                "^s = registreren en de regel boeken, samen · Esc = terug naar de regel", classes="hint"
            )

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    def action_record(self) -> None:
        """Give the lines, once every party has a name."""
        lines = []
        for place, (code, _) in enumerate(self._unknown):
            name = self.query_one(f"#name-{place}", Input)
            if not name.value.strip():
                self.query_one("#trouble", Static).update(f"@{code} heeft nog een naam nodig.")
                name.focus()
                return
            sort = str(self.query_one(f"#sort-{place}", Select).value)
            lines.append(registration(code, name.value.strip(), sort))
        self.dismiss("\n".join(lines))
