"""The help of a screen, made from its keys, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from wijkledger.tui.item_list import ItemList

SPOKEN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
}


def say_key(key: str) -> str:
    """A key as it stands on the keyboard."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return SPOKEN.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def keys_of(node: DOMNode | type[DOMNode]) -> Iterable[tuple[str, str]]:
    """Each description of a node's own keys with all keys that do it."""
    found: dict[str, list[str]] = {}
    for declared in node.BINDINGS:
        if isinstance(declared, Binding) and declared.description and not declared.system:
            found.setdefault(declared.tooltip or declared.description, []).extend(
                map(say_key, declared.key.split(","))
            )
    return [(" ".join(keys), description) for description, keys in found.items()]


def help_text(screen: Screen[Any], app: App[Any]) -> Text:
    """All keys of a screen, of the lists on it and of the house."""
    text = Text()
    groups: list[tuple[str, list[tuple[str, str]]]] = [("Op dit scherm", _of_classes(screen))]
    if screen.query(ItemList):
        groups.append(("In een lijst", list(keys_of(ItemList))))
    groups.append(("Overal", list(keys_of(app))))
    for title, keys in groups:
        text.append(f"{title}\n", "bold")
        for key, description in keys:
            text.append(f"  {key:<16}{description}\n")
        text.append("\n")
    text.append("Losse letters doen alleen iets buiten een invulveld; daar zijn het gewoon letters.")
    return text


def _of_classes(screen: Screen[Any]) -> list[tuple[str, str]]:
    own = [kind for kind in type(screen).__mro__ if kind.__module__.startswith("wijkledger.")]
    return [pair for kind in own if "BINDINGS" in vars(kind) for pair in keys_of(kind)]
