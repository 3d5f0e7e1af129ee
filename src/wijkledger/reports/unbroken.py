"""What in a text stays on one line and is never hyphenated: days and sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wijkledger.domain.moment_words import MONTHS

DAY: Final = re.compile(rf"(?:\b[0-9]{{1,2}} )?\b(?:{'|'.join(MONTHS)}) [0-9]{{4}}\b")
"""A day or a month as it is said: ``5 november 2018``, ``november 2018``."""
_WHOLE: Final = re.compile(rf"{DAY.pattern}|€ [0-9][0-9.,]*[0-9]|€ [0-9]")


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it stays on one line; together they are the text."""
    begin = 0
    for found in _WHOLE.finditer(text):
        yield text[begin : found.start()], False
        yield found[0], True
        begin = found.end()
    yield text[begin:], False
