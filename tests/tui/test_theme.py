"""The looks: everything can be read, with and without colour, at both sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

import wijkledger.tui
from wijkledger.tui.fitting import fit, shorten, wrap
from wijkledger.tui.theme import PAIRS

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands

ENOUGH = 4.5
"""The least contrast of ordinary text, WCAG 2.2, success criterion 1.4.3 (level AA)."""
SIZES = ((80, 24), (120, 40))
ENGLISH = {"search", "select", "quit", "cursor", "close", "the", "no", "palette", "submit", "commands"}
WITH_FOOTER = {"portfolio", "dossier", "timeline", "meeting"}
BARS = " ─│╭╮╰╯▁▂▃▄▅▆▇█▔▏▎▍▌▋▊▉"
WAYS = {
    "portfolio": (),
    "dossier": ("enter",),
    "meeting": ("l",),
    "timeline": ("t", "left_square_bracket"),
    "why": ("enter", "w"),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "question": ("colon",),
    "kinds": ("l", "f2"),
    "form": ("l", "f2", "b", "e", "s", "enter"),
}


def contrast(ink: Color, ground: Color) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_pair_of_the_theme_can_be_read(ink: str, ground: str) -> None:
    assert contrast(Color.parse(ink), Color.parse(ground)) >= ENOUGH


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", WAYS)
def test_a_screen_can_be_read_has_no_english_and_cuts_no_key_off(
    drive: Drive, way: str, size: tuple[int, int]
) -> None:
    async def script(hands: Hands) -> None:
        await hands.press(*WAYS[way])
        assert [one for one in inked(hands) if contrast(one[1], one[2]) < ENOUGH] == []
        words = set(re.findall(r"[a-z]+", hands.seen.lower()))
        assert not words & ENGLISH
        if way in WITH_FOOTER:
            last = hands.seen.split("\n")[-1].rstrip()
            assert last.endswith(("hulp", "terug")), last

    drive(script, size=size)


def inked(hands: Hands) -> Iterator[tuple[str, Color, Color]]:
    """Every text on the screen with its colour and what is behind it; lines and bars are no text."""
    for strip in hands.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if segment.text.strip(BARS) and style and style.color and style.bgcolor:
                pair = [Color.from_rich_color(one) for one in (style.color, style.bgcolor)]
                ink, ground = reversed(pair) if style.reverse else pair
                yield segment.text, ink, ground


def test_the_style_sheet_names_no_colour_outside_the_theme() -> None:
    sheet = (Path(wijkledger.tui.__path__[0]) / "house.tcss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-f]{6}\b|rgb\(", sheet)


def test_what_does_not_fit_ends_in_an_ellipsis_between_words() -> None:
    assert shorten("een heel lange zin over warmte", 16) == "een heel lange…"
    assert shorten("gemeenteraadsvergadering", 10) == "gemeenter…"
    assert fit("日本語の長い名前", 7) == "日本語…"
    assert wrap("een twee drie vier", 9, 2) == ["een twee", "drie vier"]
    assert wrap("een twee drie vier vijf", 9, 2) == ["een twee", "drie vie…"]
