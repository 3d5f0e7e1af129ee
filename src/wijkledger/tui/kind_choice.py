"""Choose the kind of an entry by typing part of its name, its word or its family."""

from __future__ import annotations

from wijkledger.domain.registry import EVENTS
from wijkledger.tui.palette import Command, Palette


def kind_choice() -> Palette:
    """The list of all kinds; gives the stored name of the one that is chosen."""
    kinds = [event.declared for event in EVENTS.values()]
    commands = [
        Command(
            f"{kind.title} — {', '.join(word.text for word in kind.words[:4])} · {kind.family}", kind.name
        )
        for kind in kinds
    ]
    return Palette(
        sorted(commands, key=lambda one: one.title), "Formulier voor", "Enter = kiezen · Esc = terug"
    )
