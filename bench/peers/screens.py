"""Our screens, in a terminal: the first frame at all, and the first with the rows of the book in it."""

from __future__ import annotations

import re
import sys

from first_frame import seconds_until
from work import Measured, Work

TITLE = "wijkledger"
BASELINE = "bare"

OPENING = re.compile(b"Het boek gaat open")
FILLED = re.compile(rb"\xc2\xb7 \d+ dossiers")


def fill(_: Work) -> None:
    """The ledgers are there: that of both samples from making the load, the large one is ours."""


def _until(painted: re.Pattern[bytes], ledger: str, work: Work) -> Measured:
    program = [sys.executable, "-m", "wijkledger", "--ledger", ledger]
    return Measured(seconds_until(painted, program, work.folder), 1)


MEASURES = {
    "frame": lambda work: _until(OPENING, str(work.folder / "real.ledger"), work),
    "content": lambda work: _until(FILLED, str(work.folder / "real.ledger"), work),
    "content-large": lambda work: _until(FILLED, work.store("ours"), work),
}
