"""The strip beside the log: phase, open commitments and roles, as they are after the last Enter."""

from __future__ import annotations

from rich.text import Text

from wijkledger.tui.fitting import wrap
from wijkledger.tui.meeting_log import Situation

ROLES = 3
HEADINGS = 3


def strip_text(situation: Situation, width: int, height: int) -> Text:
    """The strip, fitted: what does not fit is counted."""
    phase = [f" {line}" for part in situation.phase.split("\n") for line in wrap(part, width - 1, 2)]
    roles = [
        f" {wrap(f'{item.cells[0]}: {item.cells[1]}', width - 1, 1)[0]}"
        for item in situation.roles[: -ROLES - 1 : -1]
    ]
    due = _due_lines(situation, width, max(2, height - len(phase) - len(roles) - HEADINGS))
    late = sum(item.mark == "late" for item in situation.due)
    text = Text()
    for heading, lines in (
        ("FASE", phase),
        (f"TE DOEN {len(situation.due)}, te laat {late}", due),
        (f"ROLLEN NU {len(situation.roles)}", roles),
    ):
        text.append(f"{heading}\n", "bold")
        text.append("".join(f"{line}\n" for line in lines))
    return text


def _due_lines(situation: Situation, width: int, room: int) -> list[str]:
    """What was promised last stands first; what does not fit is counted."""
    newest = sorted(situation.due, key=lambda item: _number(item.key), reverse=True)
    shown = newest if len(newest) <= room else newest[: room - 1]
    lines = []
    for item in shown:
        who = f" — {item.cells[1]}" if item.cells[1] else ""
        sign = "!" if item.mark == "late" else " "
        lines.append(f"{sign}{wrap(f'{item.key} {item.cells[0]}{who}', width - 1, 1)[0]}")
    rest = len(newest) - len(shown)
    return [*lines, f" … en nog {rest}"] if rest else lines


def _number(citation: str) -> int:
    number = citation.rpartition("-")[2]
    return int(number) if number.isdigit() else 0
