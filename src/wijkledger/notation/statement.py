"""A text cut into statements: a head, the text behind the colon, and indented fields; nothing is read yet."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Indented:
    """An indented line ``  label argument: value``, with its continuations."""

    label: str
    value: str
    line: int
    column: int


@dataclass(slots=True)
class Statement:
    """One entry as it was written; ``text`` is None where no text follows the head."""

    head: str
    text: str | None
    line: int
    indented: list[Indented] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stray:
    """A line that belongs to nothing."""

    line: int
    message: str


def split_head(line: str) -> tuple[str, str | None]:
    """Cut at the first colon-and-space, or at a colon that ends the line; what follows is never read."""
    head, colon, text = line.partition(": ")
    if colon:
        return head, text
    return (line[:-1], "") if line.endswith(":") else (line, None)


def statements_of(source: str) -> tuple[list[Statement], list[Stray]]:
    """Cut a journal into statements; comment lines and blank lines are left out."""
    found: list[Statement] = []
    stray: list[Stray] = []
    for number, line in enumerate(_lines(source), 1):
        if not line.strip() or line.startswith(";"):
            continue
        if not line.startswith((" ", "\t")):
            head, text = split_head(line)
            found.append(Statement(head, text, number))
        elif not found:
            stray.append(
                Stray(number, "een ingesprongen regel hoort onder een regel die begint met een woord")
            )
        else:
            _indented(line, number, found[-1], stray)
    for statement in found:
        statement.text = statement.text or None
    return found, stray


def _lines(source: str) -> list[str]:
    """The lines of a text, also of one from a machine that ends them with a carriage return only."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n")
    return text.split("\n" if "\n" in text else "\r") if "\r" in text else text.split("\n")


def _indented(line: str, number: int, statement: Statement, stray: list[Stray]) -> None:
    inner = line.lstrip(" \t")
    if inner.startswith("|"):
        _continue(inner[1:], statement, number, stray)
        return
    if inner.startswith(";"):
        return
    label, text = split_head(inner)
    if text is None:
        stray.append(
            Stray(number, f'in "{inner.strip()}" ontbreekt een dubbele punt met een spatie na het veld')
        )
        return
    statement.indented.append(Indented(label.strip(), text, number, len(line) - len(inner) + 1))


def _continue(more: str, statement: Statement, number: int, stray: list[Stray]) -> None:
    if statement.indented:
        statement.indented[-1].value += f"\n{more}"
    elif statement.text is None:
        stray.append(
            Stray(
                number, "deze vervolgregel hoort bij geen tekst; eindig de regel erboven met een dubbele punt"
            )
        )
    else:
        statement.text += f"\n{more}"
