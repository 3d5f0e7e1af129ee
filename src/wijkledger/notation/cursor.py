"""Where the reader of a head stands, what it has read so far, and how a field takes a value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from wijkledger.domain.event import QuickWord
from wijkledger.domain.values import FieldType
from wijkledger.notation.dates import DateError, Direction, read_moment
from wijkledger.notation.lexicon import Lexicon, Place, Places
from wijkledger.notation.problem import Unreadable
from wijkledger.notation.tokens import Token, TokenType, tokens_of
from wijkledger.notation.written import read_due

_NO_WORD: Final = QuickWord("")
_SEAT_DETAILS: Final = (
    ("namens", "on_behalf_of", (TokenType.ACTOR,)),
    ("als", "hat", (TokenType.QUOTED, TokenType.WORD)),
)


@dataclass(slots=True)
class Head:
    """What a head says; ``columns`` tells where each field was written, ``""`` where the opening word."""

    kind: str = ""
    word: QuickWord = _NO_WORD
    when: str | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    around: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    label: str | None = None
    rests_on_previous: bool = False


class Cursor:
    """A place in the tokens of one head; what is read goes into ``head``, problems are Unreadable."""

    __slots__ = ("anchor", "body", "head", "place", "tokens", "words")

    def __init__(self, text: str, anchor: date, body: str | None) -> None:
        self.tokens = tokens_of(text)
        self.words = [token.word for token in self.tokens]
        self.place = 0
        self.anchor = anchor
        self.body = body
        self.head = Head()

    @property
    def token(self) -> Token:
        """The token at this place; only asked before the end."""
        return self.tokens[self.place]

    @property
    def at_end(self) -> bool:
        """Whether everything was read."""
        return self.place >= len(self.tokens)

    def free(self, places: Places) -> Place | None:
        """The first of these fields that has no value yet."""
        return next((place for place in places if place.spec.name not in self.head.payload), None)

    def put(self, place: Place, value: Any, token: Token) -> None:
        """Give a field a value, or add one to its list."""
        target = self.head.around if place.around else self.head.payload
        name = place.spec.name
        if place.spec.many:
            target.setdefault(name, []).append(value)
        elif name in target and not self._is_supposed(place):
            raise Unreadable(token.column, f"{place.spec.label} staat er al; hier past er één")
        else:
            target[name] = value
        self.head.columns.setdefault(name, token.column)

    def _is_supposed(self, place: Place) -> bool:
        """A value that the opening word only supposed; what the word itself names may not be overruled."""
        name, word = place.spec.name, self.head.word
        if place.around or name in self.head.columns or name not in word.presets:
            return False
        return word.is_broad or word.presets[name] != word.text

    def take_list(self, place: Place, wanted: TokenType, *, joined: bool = False) -> None:
        """Take one or more ``@codes`` or citations; ``joined`` ones have a comma or ``en`` between them."""
        first = self.token
        ahead: int | None = self.place
        found: list[Any] = []
        while ahead is not None:
            if found and not place.spec.many:
                raise Unreadable(self.tokens[ahead].column, f"bij {place.spec.label} past er één")
            self.place = ahead + 1
            text = self.tokens[ahead].text
            found.append(self._seat(text) if place.spec.type is FieldType.SEAT else text)
            ahead = self._next_in_list(wanted, joined=joined)
        for value in found:
            self.put(place, value, first)

    def _seat(self, who: str) -> dict[str, str]:
        """Somebody at the table; what stands directly behind is for whom, and wearing which hat."""
        seat = {"who": who}
        for word, name, types in _SEAT_DETAILS:
            behind = self.tokens[self.place : self.place + 2]
            if len(behind) > 1 and behind[0].raw == word and behind[1].type in types and behind[1].text:
                seat[name] = behind[1].text
                self.place += 2
        return seat

    def _next_in_list(self, wanted: TokenType, *, joined: bool) -> int | None:
        ahead = self.place
        while ahead < len(self.tokens) and self.tokens[ahead].type is TokenType.JOINER:
            ahead += 1
        if joined and ahead == self.place and not self.tokens[ahead - 1].raw.endswith(","):
            return None
        return ahead if ahead < len(self.tokens) and self.tokens[ahead].type is wanted else None

    def take_date(self, place: Place, start: int) -> bool:
        """Take the date that begins at a token, if one does."""
        found: tuple[Any, int] | None
        if place.spec.type is FieldType.DUE:
            try:
                found = read_due(self.words, start, self.anchor, self.body)
            except DateError as error:
                raise self._no_date(error) from None
        else:
            found = self.date_at(start, "future")
        if found is None:
            return False
        self.put(place, found[0], self.tokens[start])
        self.place = start + found[1]
        return True

    def date_at(self, start: int, direction: Direction) -> tuple[str, int] | None:
        """The stored moment that begins at a token, with the number of tokens, or None."""
        try:
            found = read_moment(self.words, start, self.anchor, direction=direction)
        except DateError as error:
            raise self._no_date(error) from None
        return None if found is None else (found.stored, found.used)

    def _no_date(self, error: DateError) -> Unreadable:
        place = min(error.word_index, len(self.tokens) - 1)
        return Unreadable(self.tokens[place].column, error.message)

    def is_taken(self, lexicon: Lexicon, place: int) -> bool:
        """Whether the word there is a mark, a list word, or part of a date, so that it can be no unit."""
        word = self.words[place]
        phrase = lexicon.phrase_at(self.words, place)
        if word in lexicon.marks or (phrase is not None and not self._is_filled(phrase[0])):
            return True
        if place == 0 or not self.words[place - 1].isdecimal():
            return False
        found = self.date_at(place - 1, "future")
        return found is not None and found[1] > 1

    def _is_filled(self, place: Place) -> bool:
        return not place.spec.many and place.spec.name in self.head.columns


def listed(words: Collection[str]) -> str:
    """Words in a sentence: ``a, b of c``."""
    *most, last = words
    return f"{', '.join(most)} of {last}" if most else last
