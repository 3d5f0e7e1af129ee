"""Where a day stands in a text, so that it is neither hyphenated nor parted over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wijkledger.domain.moment_words import MONTHS

DAY: Final = re.compile(rf"(?:\b[0-9]{{1,2}} )?\b(?:{'|'.join(MONTHS)}) [0-9]{{4}}\b")
"""A day or a month as it is said: ``5 november 2018``, ``november 2018``."""


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a day; together they are the text."""
    begin = 0
    for found in DAY.finditer(text):
        yield text[begin : found.start()], False
        yield found[0], True
        begin = found.end()
    yield text[begin:], False
