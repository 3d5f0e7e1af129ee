"""What stands under the quick line: how it was read, or where it goes wrong; and what Tab would put there."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from wijkledger.desk import Completion
from wijkledger.tui.fitting import fit, shorten, wrap
from wijkledger.tui.meeting_log import Preview

LABEL = 19
HINT = (
    "Typ een regel, bijvoorbeeld: actie @gem voor volgend overleg: brief aan bewoners. "
    "Wat voor de dubbele punt staat wordt gelezen, wat erachter staat is tekst."
)

UNFINISHED = (
    "Dit woord is nog niet af; Tab zet neer wat hiernaast is aangewezen, pijltjes wijzen een ander aan."
)


def told(preview: Preview, width: int, lines: int) -> Text:
    """The preview as text of at most so many lines."""
    if not preview.text.strip():
        return Text("\n".join(wrap(HINT, width, lines)))
    if preview.is_unfinished:
        return Text("\n".join(wrap(UNFINISHED, width, lines)))
    if preview.problems:
        return _problems(preview, width, lines)
    text = Text()
    for code, near in preview.unknown:
        guess = f" Bedoelt u @{near}?" if near else ""
        text.append(f"@{code} is nog niet bekend.{guess} Enter biedt aan om te registreren.\n", "bold")
    for sentence in preview.objections:
        text.append("\n".join(wrap(f"wordt niet aangenomen: {sentence}", width, 3)) + "\n", "bold")
    for label, value in _merged(preview.rows):
        first, *more = wrap(value, width - LABEL - 2, 2) or [""]
        text.append(f"{fit(label, LABEL, right=True)}: ")
        text.append(f"{first}\n", "bold")
        text.append("".join(f"{' ' * (LABEL + 2)}{line}\n" for line in more))
    return _clipped(text, lines)


def _merged(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The rows with kind and date on one, and without the meeting, which the title says already."""
    merged: list[tuple[str, str]] = []
    for label, value in rows:
        if label == "datum" and merged and merged[-1][0] == "regel":
            merged[-1] = ("regel", f"{merged[-1][1]} · {value}")
        elif label != "overleg":
            merged.append((label, value))
    return merged


def _problems(preview: Preview, width: int, lines: int) -> Text:
    text = Text()
    typed = preview.text.split("\n")
    for line, column, message in preview.problems:
        shown, begin = _around(typed[line - 1] if line <= len(typed) else "", column, width - 2)
        text.append(f"{shown}\n")
        text.append(f"{' ' * (column - 1 - begin)}^\n", "bold")
        text.append("\n".join(wrap(f"kolom {column}: {message}", width, 3)) + "\n", "bold")
    return _clipped(text, lines)


def _around(line: str, column: int, width: int) -> tuple[str, int]:
    """The part of a line in which a column can be pointed at, and where it begins."""
    if len(line) <= width or column <= width * 2 // 3:
        return shorten(line, width) if len(line) > width else line, 0
    begin = column - width // 2
    return f"…{line[begin + 1 : begin + width]}", begin


def _clipped(text: Text, lines: int) -> Text:
    rows = text.split("\n", allow_blank=False)
    if len(rows) <= lines:
        return Text("\n").join(rows)
    return Text("\n").join([*rows[: lines - 1], Text(f"… en nog {len(rows) - lines + 1} regels")])


def offered(completions: Sequence[Completion], lit: int, width: int, lines: int) -> Text:
    """The completions, the lit one marked."""
    begin = max(0, min(lit - lines + 1, len(completions) - lines))
    text = Text()
    for place, one in list(enumerate(completions))[begin : begin + lines]:
        line = f"{'›' if place == lit else ' '} {one.insert}"
        room = width - len(line) - 2
        line = f"{line}  {shorten(one.description, room)}" if room > 4 else shorten(line, width)  # noqa: PLR2004
        text.append(f"{line}\n", "bold" if place == lit else "")
    return text
