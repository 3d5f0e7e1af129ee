"""Small pieces of written Dutch: numbers, plurals, enumerations, the ends of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_SMALL: Final = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)
_STANDINGS: Final[Mapping[str, tuple[str, str]]] = {
    "geldt": ("geldt", "gelden"),
    "wacht op voorwaarden": ("wacht nog op voorwaarden", "wachten nog op voorwaarden"),
    "voorgesteld": ("is voorgesteld en nog niet beslist", "zijn voorgesteld en nog niet beslist"),
    "geen besluit": ("kreeg geen besluit", "kregen geen besluit"),
    "in beginsel akkoord": ("is alleen in beginsel akkoord", "zijn alleen in beginsel akkoord"),
    "open": ("staat nog open", "staan nog open"),
    "te laat": ("is te laat", "zijn te laat"),
    "deels": ("is deels nagekomen", "zijn deels nagekomen"),
    "concept": ("is nog een concept", "zijn nog concepten"),
    "gepland": ("is gepland", "zijn gepland"),
}
_FEW: Final = 4
"""As many standings are told in full in one sentence."""
_EVERY: Final[Mapping[int, str]] = {1: "die", 2: "beide"}
SENTENCE_ENDS: Final = (".", "!", "?", "…")


def number(n: int) -> str:
    """A whole number as it stands in running text: words up to twelve."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else str(n)


def counted(n: int, one: str, many: str) -> str:
    """A number with its noun: ``geen besluit``, ``één besluit``, ``twee besluiten``."""
    return f"geen {one}" if n == 0 else f"{number(n)} {one if n == 1 else many}"


def there_are(n: int, one: str, many: str) -> str:
    """``Er is één les``, ``Er is geen les``, ``Er zijn twee lessen``."""
    return f"Er {is_or_are(n)} {counted(n, one, many)}"


def is_or_are(n: int) -> str:
    """The verb that goes with a number; none takes the singular."""
    return "is" if n <= 1 else "zijn"


def enumerated(parts: Iterable[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    said = [part for part in parts if part]
    return " en ".join(filter(None, (", ".join(said[:-1]), said[-1]))) if said else ""


def sentence(text: str) -> str:
    """The text as a whole sentence: with a capital, and with a full stop unless it has an end already."""
    said = text.strip()
    if not said:
        return ""
    return said[0].upper() + said[1:] + ("" if said.endswith(SENTENCE_ENDS) else ".")


def tallied(words: Sequence[str]) -> str:
    """How many stand where, to end a sentence, most first: ``twee gelden en één is vernietigd``.

    Of more than four sorts the rare ones are told together; all the same reads as ``beide gelden``.
    """
    counts = dict(Counter(words).most_common())
    if len(counts) == 1:
        word, n = next(iter(counts.items()))
        return f"{_EVERY.get(n) or f'alle {number(n)}'} {_phrase(word, n)}"
    if len(counts) <= _FEW:
        return enumerated(f"{number(n)} {_phrase(word, n)}" for word, n in counts.items())
    most = {word: n for word, n in counts.items() if n > 1}
    told = [f"{number(n)} {_phrase(word, n)}" for word, n in list(most.items())[: _FEW - 1]]
    rest = list(counts)[len(told) :]
    others = f"{number(sum(counts[word] for word in rest))} anders ({'; '.join(rest)})"
    return enumerated([*told, others])


def _phrase(word: str, n: int) -> str:
    head, comma, rest = word.partition(", ")
    one, many = _STANDINGS.get(head, (f"is {head}", f"zijn {head}"))
    return (one if n == 1 else many) + (f" ({rest})" if comma else "")
