"""The list of commands behind ctrl+p: everything that a key does here, by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wijkledger.tui.help import say_key


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: what it is called, and the action that does it."""

    title: str
    action: str
    key: str = ""


class Palette(ModalScreen[str | None]):
    """Choose a command by typing part of its name; gives its action."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "terug"),
        Binding("down", "move(1)", "omlaag", show=False),
        Binding("up", "move(-1)", "omhoog", show=False),
    ]

    def __init__(
        self, commands: Sequence[Command], title: str = "Opdrachten", hint: str = "Enter = doen · Esc = terug"
    ) -> None:
        super().__init__()
        self._commands, self._title, self._hint = commands, title, hint

    def compose(self) -> ComposeResult:
        """A line to type in above the commands that match it."""
        with Vertical(classes="dialog tall"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(placeholder="typ een deel van de naam")
            yield OptionList(id="commands")
            yield Static(self._hint, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with all of them."""
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._list(event.value)

    def _list(self, text: str) -> None:
        words = text.casefold().split()
        options = self.query_one(OptionList)
        options.clear_options()
        fitting = [one for one in self._commands if all(word in one.title.casefold() for word in words)]
        if words:
            fitting.sort(
                key=lambda one: (
                    not one.title.casefold().startswith(words[0]),
                    len(one.title.split(" — ")[0]),
                )
            )
        shown = [
            Option(f"{one.title}  ({one.key})" if one.key else one.title, id=one.action) for one in fitting
        ]
        options.add_options(shown or [Option("Geen opdracht met deze naam", disabled=True)])
        options.highlighted = 0 if shown else None

    def action_move(self, by: int) -> None:
        """Move through the list while typing goes on."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_input_submitted(self) -> None:
        """Enter does the one that is lit."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click does it too."""
        self.dismiss(event.option.id)


def commands_of(screen: Screen[Any], app: App[Any]) -> list[Command]:
    """What the keys of a screen and of the house do, each under its own name."""
    found: dict[str, Command] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        is_ours = active.node in (screen, app)
        if is_ours and binding.description:
            name = f"app.{binding.action}" if active.node is app else binding.action
            said = binding.tooltip or binding.description
            title = f"{said[:1].upper()}{said[1:]}"
            found.setdefault(name, Command(title, name, say_key(key)))
    return sorted(found.values(), key=lambda command: command.title)
