"""How the command line speaks: linear text, JSON or CSV, and never more than was asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

import click
import orjson

from wijkledger.desk.clock import say_time
from wijkledger.desk.explaining import Explanation, Ground, say_bare
from wijkledger.desk.files import write_standard_output
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.projections.view import EMPTY, FICTIONAL, Cell, View, as_json, as_rows, say_value

FEW: Final = 6
"""How many citations a summary names before it stops."""

LONGEST: Final = 200
"""How many characters of a complaint are shown; it may quote a whole file that is one line."""
HINT: Final = 80
"""How many of these are kept for its end, where it says what to do."""


def json_text(value: Any) -> str:
    """A value as indented JSON."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV with a semicolon, as spreadsheets here open it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def view_json(view: View) -> str:
    """A view as JSON."""
    return json_text(as_json(view))


def view_csv(view: View) -> str:
    """A view as CSV, headings first."""
    return csv_text(as_rows(view))


def view_plain(view: View) -> str:
    """A view as plain linear text: one block a row, one line a value, each with its citations."""
    invented = f" · {FICTIONAL} dossier" if view.is_fictional else ""
    blocks = [f"{view.title} · {view.dossier}{invented}{_as_of(view)}"]
    for row in view.rows:
        lines = [row.key]
        for column in view.columns:
            lines += _cell_lines(column.label, row.cells.get(column.name, EMPTY))
        blocks.append("\n".join(lines))
    if len(blocks) == 1:
        blocks.append("(niets vastgelegd)")
    return "\n\n".join(blocks)


def _cell_lines(label: str, cell: Cell) -> Iterator[str]:
    said = say_bare(cell)
    if said or cell.readings:
        yield f"  {label}: {_indented(said or 'niet bekend')}{_sources(cell.entries)}"
    for reading in cell.readings:
        verb = "zo ook" if reading.agrees else "anders"
        yield f"    {verb}: {_indented(say_value(reading.value))}{_sources(reading.entries)}"


def _indented(text: str) -> str:
    return text.replace("\n", "\n      ")


def _sources(entries: Sequence[str]) -> str:
    return f"  [{', '.join(entries)}]" if entries else ""


def few(entries: Sequence[str]) -> str:
    """Citations between brackets, the first few of many."""
    more = ", …" if len(entries) > FEW else ""
    return f" [{', '.join(entries[:FEW])}{more}]" if entries else ""


def _as_of(view: View) -> str:
    parts = []
    if view.held_on is not None:
        parts.append(f"zoals het gold op {speak_moment(Moment.day(view.held_on))}")
    if view.known_at is not None:
        parts.append(f"zoals bekend op {say_time(view.known_at)}")
    return f" · {', '.join(parts)}" if parts else ""


def explanation_plain(found: Explanation) -> str:
    """The answer to why, as text: the value or the values of a row, then each entry."""
    lines = [found.asked if found.value is None else f"{found.asked} = {found.value}"]
    if found.is_fictional:
        lines.append(f"  uit een {FICTIONAL} dossier")
    lines += [f"  anders verteld: {reading}" for reading in found.readings]
    for cell in found.cells:
        lines.append(f"  {cell.label}: {_indented(cell.value)}{_sources(cell.entries)}")
        lines += [f"    anders verteld: {reading}" for reading in cell.readings]
    if not found.grounds:
        lines.append("  hier rust niets op; er is niets vastgelegd")
    return "\n\n".join(["\n".join(lines), *("\n".join(_ground_lines(ground)) for ground in found.grounds)])


def _ground_lines(ground: Ground) -> Iterator[str]:
    yield f"{ground.citation}  {ground.when}: {_indented(ground.sentence)}"
    for source in ground.sources:
        yield f"  bron: {source}"
    if ground.rests_on:
        yield f"  rust op: {', '.join(ground.rests_on)}"
    for remark in ground.remarks:
        yield f"  {_indented(remark)}"
    yield f"  geboekt op {say_time(ground.recorded_at)} door {ground.recorded_by or 'onbekend'}"


def say(text: str) -> None:
    """Print to standard output, always as UTF-8; ReaderGone when nobody reads it."""
    write_standard_output(f"{text}\n".encode(errors="replace"))


def complain(*sentences: str) -> None:
    """Print to standard error, a line each; what a screen cannot show, or nobody would read, is left out."""
    for sentence in sentences:
        click.echo("".join(letter if letter.isprintable() else "�" for letter in _cut(sentence)), err=True)


def _cut(sentence: str) -> str:
    """A complaint short enough to be read: a long one loses its middle, since its end says what to do."""
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[: LONGEST - HINT]}…{sentence[-HINT:]}"
