"""Who sat at the table, and how they voted: ``@lia namens @gem als regisseur``, ``voor 10 tegen 2``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from wijkledger.domain.event import specs_of
from wijkledger.domain.values import Vote
from wijkledger.notation.numbers import format_number, whole
from wijkledger.notation.problem import NotUnderstood
from wijkledger.notation.tokens import unescape

_ACTOR: Final = r"@([a-z][a-z0-9-]*)"
_SEAT: Final = re.compile(rf"{_ACTOR}(?: namens {_ACTOR})?(?: als (.+))?")
_QUOTED: Final = re.compile(r'\A"((?:[^"\\]|\\.)*)"\Z')
_VOTE_METHODS: Final = getattr(specs_of(Vote)["method"].words, "choices", ())
_VOTE_WORDS: Final = {
    "voor": "in_favour",
    "tegen": "against",
    "blanco": "blank",
    "aanwezig": "present",
    "gerechtigd": "entitled",
}
_ALSO: Final = {"stemgerechtigd": "gerechtigd", "stemgerechtigden": "gerechtigd", "aanwezigen": "aanwezig"}


def read_seat(text: str) -> dict[str, Any]:
    """Who, for whom and wearing which hat; NotUnderstood otherwise."""
    found = _SEAT.fullmatch(text)
    if found is None:
        raise NotUnderstood(f'schrijf wie er zat als @lia, of @lia namens @gem als regisseur, niet "{text}"')
    hat = found[3] and _QUOTED.sub(lambda inner: unescape(inner[1]), found[3])
    names = {"who": found[1], "on_behalf_of": found[2], "hat": hat}
    return {name: value for name, value in names.items() if value is not None}


def read_vote(text: str) -> dict[str, Any]:
    """The votes as far as they were counted, and how it was done; NotUnderstood otherwise."""
    vote: dict[str, Any] = {}
    words = [_ALSO.get(word, word) for word in re.sub(r",(?=\s|\Z)", "", text).split()]
    while len(words) > 1 and words[0] in _VOTE_WORDS and (number := whole(words[1])) is not None:
        vote[_VOTE_WORDS[words[0]]] = number
        words = words[2:]
    method = " ".join(words)
    if method in _VOTE_METHODS:
        vote["method"] = method
    elif words or not vote:
        raise NotUnderstood("schrijf de stemming als: voor 10 tegen 2 blanco 1 aanwezig 13, of: hamerslag")
    return vote


def format_seat(value: Mapping[str, Any]) -> str:
    """The reverse of read_seat."""
    text = f"@{value['who']}"
    if value.get("on_behalf_of") is not None:
        text += f" namens @{value['on_behalf_of']}"
    return text if value.get("hat") is None else f"{text} als {value['hat']}"


def format_vote(value: Mapping[str, Any]) -> str:
    """The reverse of read_vote."""
    counted = [
        f"{word} {format_number(int(value[name]))}" for word, name in _VOTE_WORDS.items() if name in value
    ]
    return " ".join([*counted, *([str(value["method"])] if value.get("method") else [])])
