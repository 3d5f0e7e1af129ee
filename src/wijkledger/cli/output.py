"""How the command line speaks: linear text, JSON or CSV, and never more than was asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import click
import orjson

from wijkledger.desk.explaining import Explanation
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.projections.view import View, as_json, as_rows, say_cell


def json_text(value: Any) -> str:
    """A value as indented JSON."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode()


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV with a semicolon, as spreadsheets here open it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    return out.getvalue().rstrip("\n")


def view_json(view: View) -> str:
    """A view as JSON."""
    return json_text(as_json(view))


def view_csv(view: View) -> str:
    """A view as CSV, headings first."""
    return csv_text(as_rows(view))


def view_plain(view: View) -> str:
    """A view as plain linear text: one block a row, one line a value, each with its citations."""
    lines = [f"{view.title} · {view.dossier}{_as_of(view)}", ""]
    if not len(view.rows):
        lines.append("(niets vastgelegd)")
    for row in view.rows:
        lines.append(row.key)
        for column in view.columns:
            cell = row.cells.get(column.name)
            if cell is None or (said := say_cell(cell)) == "":
                continue
            sources = f"  [{', '.join(cell.entries)}]" if cell.entries else ""
            lines.append(f"  {column.label}: {said}{sources}")
            lines.extend(
                f"    {'zo ook' if reading.agrees else 'anders'}: {reading.value} [{', '.join(reading.entries)}]"
                for reading in cell.readings
            )
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _as_of(view: View) -> str:
    parts = []
    if view.held_on is not None:
        parts.append(f"zoals het gold op {speak_moment(Moment.day(view.held_on))}")
    if view.known_at is not None:
        parts.append(f"zoals bekend op {view.known_at}")
    return f" · {', '.join(parts)}" if parts else ""


def explanation_plain(found: Explanation) -> str:
    """The answer to why, as text."""
    lines = [found.asked if found.value is None else f"{found.asked} = {found.value}"]
    lines += [f"  anders verteld: {reading}" for reading in found.readings]
    if not found.grounds:
        lines.append("  hier rust niets op; er is niets vastgelegd")
    for ground in found.grounds:
        lines += ["", f"{ground.citation}  {ground.when}: {ground.sentence}"]
        lines += [f"  bron: {source}" for source in ground.sources]
        lines += [f"  rust op: {', '.join(ground.rests_on)}"] if ground.rests_on else []
        lines += [f"  {remark}" for remark in ground.remarks]
        lines.append(f"  geboekt op {ground.recorded_at} door {ground.recorded_by or 'onbekend'}")
    return "\n".join(lines)


def say(text: str) -> None:
    """Print to standard output."""
    click.echo(text)


def complain(*sentences: str) -> None:
    """Print to standard error, a line each."""
    for sentence in sentences:
        click.echo(sentence, err=True)
