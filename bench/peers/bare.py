"""A bare Textual app, in a terminal."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from first_frame import seconds_until
from work import Measured, Work

TITLE = "bare Textual app"
BASELINE = "bare"


def fill(_: Work) -> None:
    """It keeps nothing."""


def _first(work: Work) -> Measured:
    program = [sys.executable, str(Path(__file__).parents[1] / "bare.py")]
    return Measured(seconds_until(re.compile(rb"bare frame"), program, work.folder), 1)


MEASURES = {"frame": _first}
