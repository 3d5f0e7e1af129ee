"""Which signs the fonts of the typesetter hold, and what is printed in the place of the others.

PDF/A level A and PDF/UA forbid a sign without a glyph. The fonts come with typst (Libertinus Serif, DejaVu
Sans Mono, New Computer Modern), so the list below is known beforehand; a test holds it against the fonts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_HELD: Final = (
    "20-7E A0-AC AE-2FF 370-377 37A-37F 384-38A 38C 38E-3A1 3A3-482 48A-4FF 510-513 51A-51D 531-556 "
    "559-58A 58D-58F 5BE 5C0 5C3 5C6 5D0-5EA 5EF-5F4 606-60C 61B 61F 621-63A 640-64A 660-66D 674 "
    "679-67B 67E-680 683-684 686-687 691 698 6A4 6A9 6AF 6BE 6CC 6F0-6F9 904-939 93D 950 958-961 "
    "964-97F E3F E81-E82 E84 E87-E88 E8A E8D E94-E97 E99-E9F EA1-EA3 EA5 EA7 EAA-EAB EAD-EB0 EB2-EB3 "
    "10D0-10FF 115F-1160 13A0-13F5 13F8-13FD 1D00-1DBF 1E00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D "
    "1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 "
    "1FF6-1FFE 2000-200A 2010-2027 202F-2040 2042 2044-2052 2054-205F 2070-2071 2074-208E 2090-209C "
    "20A0-20C0 2100-211E 2120 2122 2124 2126-2151 2153-2184 2189 2190-23FF 2422-2423 2460-262F "
    "2638-268B 2690-269C 26A0-26A7 26AA-26B2 2701-2704 2706-2709 270C-2727 2729-274B 274D 274F-2752 "
    "2756 2758-275E 2761-277F 2794 2798-27AF 27B1-2B73 2B76-2B95 2B97-2BFF 2C60-2CEE 2CF2-2CF3 "
    "2CF9-2CFF 2E02-2E05 2E08-2E0A 2E17-2E18 2E1F 2E22-2E25 2E2E A640-A641 A648-A649 A656-A657 "
    "A708-A716 A71B-A727 A72D A730 A735 A765 A789-A78E A790-A791 A793 A7AA A7F8-A7F9 FB00-FB06 "
    "FB13-FB17 FB1D FB1F-FB36 FB38-FB3C FB3E FB40-FB41 FB43-FB44 FB46-FB4F FE70-FE74 FE76-FEFC "
    "1D400-1D454 1D456-1D49C 1D49E-1D49F 1D4A2 1D4A5-1D4A6 1D4A9-1D4AC 1D4AE-1D4B9 1D4BB 1D4BD-1D4C3 "
    "1D4C5-1D505 1D507-1D50A 1D50D-1D514 1D516-1D51C 1D51E-1D539 1D53B-1D53E 1D540-1D544 1D546 "
    "1D54A-1D550 1D552-1D6A5 1D6A8-1D7CB 1D7CE-1D7FF 1F6D1 1F780-1F7D8 1F7E0-1F7EB 1F800-1F80B "
    "1F810-1F847 1F850-1F859 1F860-1F887 1F890-1F8AD 1F8B0-1F8B1 "
)
"""Code points and ranges, in hexadecimal; no combining marks and no invisible signs."""

MISSING: Final = "▯"


def held() -> str:
    """Every sign that can be printed."""
    return "".join(
        chr(point) for first, last in _ranges() for point in range(int(first, 16), int(last, 16) + 1)
    )


def _ranges() -> list[tuple[str, str]]:
    return [(part.partition("-")[0], part.rpartition("-")[2]) for part in _HELD.split()]


_UNHELD: Final = re.compile(
    "[^{}]+".format("".join(rf"\U{int(a, 16):08x}-\U{int(b, 16):08x}" for a, b in _ranges()))
)


def printable(text: str) -> str:
    """The text with each sign that no font holds told by its number: ``▯ (U+6F22 U+5B57)``.

    Letters and their marks are joined first (NFC); signs that nobody can see are left out, as they could turn
    the order of what is read.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNHELD.sub(lambda found: _told(found[0]), unicodedata.normalize("NFC", text))


def _told(signs: str) -> str:
    numbers = [f"U+{ord(sign):04X}" for sign in signs if not _is_invisible(sign)]
    return f"{MISSING} ({' '.join(numbers)})" if numbers else ""


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf"} or unicodedata.name(sign, "").startswith("VARIATION")
