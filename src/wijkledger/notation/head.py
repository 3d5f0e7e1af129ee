"""The head of a line: a moment, a word that chooses the kind, and marks in any order.

In a head there is no free text: a word that is no mark is a problem with a column, never silently text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wijkledger.domain.event import QuickWord
from wijkledger.domain.registry import line_words
from wijkledger.domain.values import FieldType
from wijkledger.domain.vocabulary import GROUNDINGS, TAGS, VISIBILITIES
from wijkledger.notation.dates import DateError, read_moment
from wijkledger.notation.lexicon import Lexicon, Place, lexicon_of, opening_words
from wijkledger.notation.numbers import (
    NotANumber,
    begins_money,
    read_count,
    read_effort,
    read_money,
    read_percentage,
    read_share,
    unit_word,
    whole,
)
from wijkledger.notation.problem import Unreadable, suggestion
from wijkledger.notation.tokens import Token, TokenType, tokens_of
from wijkledger.notation.written import NotUnderstood, read_due, read_evidence

ACTORS = (FieldType.ACTOR, FieldType.CODE, FieldType.SEAT)
DATES = (FieldType.MOMENT, FieldType.DUE)
COUNTS = (FieldType.ROW, FieldType.COUNT)
_WHOLE_HOUR = 3


@dataclass(slots=True)
class Head:
    """What a head says; ``columns`` tells where each field was written, for messages that come later."""

    kind: str = ""
    word: str = ""
    when: str | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    around: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    label: str | None = None
    rests_on_previous: bool = False


class HeadReader:
    """Reads one head, token by token; every problem is Unreadable with its column."""

    def __init__(self, text: str, anchor: date) -> None:
        self.anchor = anchor
        self.head = Head()
        self.tokens = tokens_of(text)
        self.words = [token.raw if token.type == TokenType.WORD else f"\0{token.raw}" for token in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.type in (TokenType.REF, TokenType.JOINER, TokenType.ACTOR):
                self.words[place] = token.raw
        self.place = 0

    def read(self) -> Head:
        """The head, whole; Unreadable at the first thing that cannot be read."""
        self._opening()
        self._word()
        lexicon = lexicon_of(self.head.kind)
        while self.place < len(self.tokens):
            self._mark(lexicon)
        return self.head

    # --- what comes before the marks -----------------------------------------------------------------

    def _opening(self) -> None:
        if self._token_is(TokenType.REF) and self.tokens[0].text.startswith("&"):
            self.head.label = self.tokens[0].text
            self.place += 1
        if self.place < len(self.tokens) and self.tokens[self.place].raw == ">":
            self.head.rests_on_previous = True
            self.place += 1

    def _word(self) -> None:
        if self.place < len(self.tokens) and self.words[self.place] not in opening_words():
            self._leading_moment()
        if self.place >= len(self.tokens):
            column = self.tokens[-1].column if self.tokens else 1
            raise Unreadable(column, "hier hoort een woord dat zegt wat het is, zoals besluit, actie of notitie")
        token = self.tokens[self.place]
        known = opening_words()
        if token.raw not in known:
            near = suggestion(token.raw, known)
            raise Unreadable(token.column, f'"{token.raw}" is geen woord waarmee een regel begint{near}')
        kind, quick = line_words()[known[token.raw]]
        self.head.kind, self.head.word = kind, quick.text
        self.head.columns[""] = token.column
        self.head.payload.update(_presets(quick))
        self.place += 1

    def _leading_moment(self) -> None:
        found = self._date(self.place, "past")
        if found is not None:
            self.head.columns["when"] = self.tokens[self.place].column
            self.head.when = found[0]
            self.place += found[1]

    # --- the marks --------------------------------------------------------------------------------------

    def _mark(self, lexicon: Lexicon) -> None:
        token = self.tokens[self.place]
        readers: dict[TokenType, Callable[[Lexicon, Token], None]] = {
            TokenType.EVIDENCE: self._evidence,
            TokenType.ASIDE: self._aside,
            TokenType.TAG: self._tag,
            TokenType.QUOTED: self._quoted,
            TokenType.ACTOR: self._actors,
            TokenType.REF: self._refs,
        }
        readers.get(token.type, self._plain)(lexicon, token)

    def _evidence(self, _: Lexicon, token: Token) -> None:
        try:
            found = read_evidence(token.text)
        except NotUnderstood as error:
            raise Unreadable(token.column, str(error)) from None
        self.head.around.setdefault("evidence", []).extend(found)
        self.head.columns.setdefault("evidence", token.column)
        self.place += 1

    def _aside(self, _: Lexicon, token: Token) -> None:
        name = "grounding" if token.text in GROUNDINGS else "visibility" if token.text in VISIBILITIES else ""
        if not name:
            choices = (*VISIBILITIES, *GROUNDINGS)
            near = suggestion(token.text, choices)
            raise Unreadable(token.column, f"tussen haakjes past alleen {', '.join(choices)}{near}")
        self._once(self.head.around, name, token.text, token, "tussen haakjes")
        self.place += 1

    def _tag(self, _: Lexicon, token: Token) -> None:
        if token.text not in TAGS:
            near = suggestion(token.text, TAGS)
            raise Unreadable(token.column, f"#{token.text} is geen spoor of regierol; kies uit {', '.join(TAGS)}{near}")
        tags = self.head.around.setdefault("tags", [])
        if token.text not in tags:
            tags.append(token.text)
        self.place += 1

    def _quoted(self, lexicon: Lexicon, token: Token) -> None:
        free = [place for place in lexicon.bare_of(FieldType.NAME) if place.spec.name not in self.head.payload]
        if not free:
            raise Unreadable(token.column, f"een naam tussen aanhalingstekens hoort niet bij {self.head.word}")
        self._put(free[0], token.text, token)
        self.place += 1

    def _actors(self, lexicon: Lexicon, token: Token) -> None:
        fields = lexicon.bare_of(*ACTORS)
        if not fields:
            raise Unreadable(token.column, f"{token.raw}: zeg erbij wie dit is, met {self._actor_marks(lexicon)}")
        self._take_list(fields[0], TokenType.ACTOR, "één partij")

    def _refs(self, lexicon: Lexicon, token: Token) -> None:
        fields = lexicon.bare_of(FieldType.REF)
        if not fields:
            raise Unreadable(token.column, f"{token.raw}: zeg erbij hoe, met op, over, vervolgt of n.a.v.")
        self._take_list(fields[0], TokenType.REF, "één verwijzing")

    def _plain(self, lexicon: Lexicon, token: Token) -> None:
        for attempt in (self._announced, self._phrase, self._date_or_number, self._code_or_rule):
            if attempt(lexicon, token):
                return
        near = suggestion(token.raw, lexicon.known)
        hint = near or "; is het tekst, zet er dan een dubbele punt voor"
        raise Unreadable(token.column, f'"{token.raw}" is hier geen merkteken{hint}')

    # --- words that announce a field ---------------------------------------------------------------------

    def _announced(self, lexicon: Lexicon, token: Token) -> bool:
        places = lexicon.marks.get(token.raw)
        if places is None:
            return False
        flag = next((place for place in places if place.spec.type == FieldType.FLAG), None)
        if flag is not None:
            self._put(flag, value=True, token=token)
            self.place += 1
            return True
        self.place += 1
        if any(self._announced_value(place, token) for place in places):
            return True
        self.place -= 1
        if self._date_or_number(lexicon, token):
            return True
        raise Unreadable(token.column, f"{token.raw} wil {_expectation(places)}")

    def _announced_value(self, place: Place, mark: Token) -> bool:
        if self.place >= len(self.tokens):
            return False
        token, type_ = self.tokens[self.place], place.spec.type
        if type_ in ACTORS and token.type == TokenType.ACTOR:
            self._take_list(place, TokenType.ACTOR, f"één partij na {mark.raw}")
            return True
        if type_ == FieldType.REF and token.type == TokenType.REF:
            self._take_list(place, TokenType.REF, f"één verwijzing na {mark.raw}")
            return True
        if type_ in DATES:
            return self._take_date(place, self.place)
        if type_ == FieldType.NAME and token.type in (TokenType.QUOTED, TokenType.WORD):
            self._put(place, token.text, token)
        elif type_ == FieldType.INTEGER and (number := whole(token.raw)) is not None:
            self._put(place, number, token)
        elif type_ == FieldType.TIME and (time := _time(token.raw)) is not None:
            self._put(place, time, token)
        else:
            return False
        self.place += 1
        return True

    # --- words that are values by themselves --------------------------------------------------------------

    def _phrase(self, lexicon: Lexicon, token: Token) -> bool:
        found = lexicon.phrase_at(self.words, self.place)
        if found is None:
            return False
        place, choice, length = found
        self._put(place, choice, token)
        self.place += length
        return True

    def _date_or_number(self, lexicon: Lexicon, token: Token) -> bool:
        try:
            return (
                self._number(lexicon, token)
                if self._is_count_with_unit(lexicon)
                else self._bare_date(lexicon) or self._number(lexicon, token)
            )
        except NotANumber as error:
            raise Unreadable(self.tokens[self.place].column, error.message) from None

    def _is_count_with_unit(self, lexicon: Lexicon) -> bool:
        return whole(self.words[self.place]) is not None and self._unit(lexicon)(self.place + 1) is not None

    def _bare_date(self, lexicon: Lexicon) -> bool:
        free = [place for place in lexicon.bare_of(*DATES) if place.spec.name not in self.head.payload]
        if free:
            return self._take_date(free[0], self.place)
        if self._reads_as_date():
            token = self.tokens[self.place]
            raise Unreadable(token.column, f"een datum past hier niet bij {self.head.word}")
        return False

    def _reads_as_date(self) -> bool:
        if whole(self.words[self.place]) is not None:
            return False
        found = self._date(self.place, "future")
        return found is not None

    def _number(self, lexicon: Lexicon, token: Token) -> bool:
        for types, reader in (((FieldType.MONEY,), read_money), ((FieldType.EFFORT,), read_effort)):
            found = reader(self.words, self.place)
            if found is not None:
                return self._take_number(lexicon, types, dict(found.value), found.used, token)
        if begins_money(self.words, self.place):
            return False
        counts = lexicon.bare_of(*COUNTS)
        shares = lexicon.bare_of(FieldType.SHARE)
        is_percent = read_percentage(self.words, self.place) is not None
        share = read_share(self.words, self.place) if not is_percent or (shares and not counts) else None
        if share is not None:
            if not shares:
                raise Unreadable(
                    token.column, "een aandeel hoort hier niet; een datum schrijft u als 3-4 of 3 april"
                )
            return self._take_number(lexicon, (FieldType.SHARE,), dict(share.value), share.used, token)
        count = read_count(self.words, self.place, self._unit(lexicon))
        if count is None:
            return False
        if counts:
            return self._take_number(lexicon, COUNTS, dict(count.value), count.used, token)
        return self._take_figure(dict(count.value), count.used, token)

    def _take_number(  # noqa: PLR0913, PLR0917 - the value with all that is known about where it stood
        self, lexicon: Lexicon, types: tuple[FieldType, ...], value: dict[str, Any], used: int, token: Token
    ) -> bool:
        fields = lexicon.bare_of(*types)
        if not fields:
            raise Unreadable(token.column, f'"{token.raw}" hoort niet bij {self.head.word}')
        self._put(fields[0], value, token)
        self.place += used
        return True

    def _take_figure(self, value: dict[str, Any], used: int, token: Token) -> bool:
        if "n" not in value or "unit" not in value:
            raise Unreadable(token.column, f'"{token.raw}" hoort niet bij {self.head.word}; noem een aantal met een woord')
        self.head.around.setdefault("figures", []).append(value)
        self.head.columns.setdefault("figures", token.column)
        self.place += used
        return True

    def _unit(self, lexicon: Lexicon) -> Callable[[int], str | None]:
        def unit(place: int) -> str | None:
            if place >= len(self.tokens):
                return None
            token = self.tokens[place]
            if token.type == TokenType.QUOTED:
                return token.text
            is_unit = token.type == TokenType.WORD and unit_word(token.raw)
            return token.raw if is_unit and not self._is_taken(lexicon, place) else None

        return unit

    def _is_taken(self, lexicon: Lexicon, place: int) -> bool:
        word = self.words[place]
        if word in lexicon.marks or lexicon.phrase_at(self.words, place) is not None:
            return True
        number_before = place > 0 and self.words[place - 1].isdigit()
        return bool(number_before and self._date(place - 1, "future", longer=True) is not None)

    def _code_or_rule(self, lexicon: Lexicon, token: Token) -> bool:
        for place in lexicon.bare_of(FieldType.DOCUMENT, FieldType.RULE):
            looks_right = token.text.isupper() or token.text.startswith("R-")
            if looks_right and place.spec.name not in self.head.payload:
                self._put(place, token.text, token)
                self.place += 1
                return True
        return False

    # --- taking -----------------------------------------------------------------------------------------------

    def _take_list(self, place: Place, wanted: TokenType, what: str) -> None:
        first = self.tokens[self.place]
        found = [first.text]
        self.place += 1
        while self._next_in_list(wanted):
            token = self.tokens[self.place]
            if not place.spec.many:
                raise Unreadable(token.column, f"hier past {what}")
            found.append(token.text)
            self.place += 1
        value: list[Any] = [{"who": name} for name in found] if place.spec.type == FieldType.SEAT else list(found)
        if place.spec.many:
            for member in value:
                self._put(place, member, first)
        else:
            self._put(place, found[0], first)

    def _next_in_list(self, wanted: TokenType) -> bool:
        ahead = self.place
        while ahead < len(self.tokens) and self.tokens[ahead].type == TokenType.JOINER:
            ahead += 1
        if ahead < len(self.tokens) and self.tokens[ahead].type == wanted:
            self.place = ahead
            return True
        return False

    def _take_date(self, place: Place, start: int) -> bool:
        try:
            found: tuple[Any, int] | None
            if place.spec.type == FieldType.DUE:
                found = read_due(self.words, start, self.anchor)
            else:
                found = self._date(start, "future")
        except DateError as error:
            raise Unreadable(self.tokens[error.word_index].column, error.message) from None
        if found is None:
            return False
        self._put(place, found[0], self.tokens[start])
        self.place = start + found[1]
        return True

    def _date(self, start: int, direction: Any, *, longer: bool = False) -> tuple[str, int] | None:
        try:
            found = read_moment(self.words, start, self.anchor, direction=direction)
        except DateError as error:
            raise Unreadable(self.tokens[error.word_index].column, error.message) from None
        if found is None or (longer and found.used == 1):
            return None
        return found.stored, found.used

    def _put(self, place: Place, value: Any, token: Token) -> None:
        target = self.head.around if place.around else self.head.payload
        name = place.spec.name
        if place.spec.many:
            target.setdefault(name, []).append(value)
        else:
            self._once(target, name, value, token, place.spec.label)
        self.head.columns.setdefault(name, token.column)

    def _once(self, target: dict[str, Any], name: str, value: Any, token: Token, what: str) -> None:
        if name in target and not self._is_preset(name, target):
            raise Unreadable(token.column, f"{what} staat er al; hier past er één")
        target[name] = value

    def _is_preset(self, name: str, target: dict[str, Any]) -> bool:
        """A value that the opening word only supposed; what the word itself names may not be overruled."""
        if target is not self.head.payload or name in self.head.columns:
            return False
        supposed = line_words()[self.head.word][1].presets.get(name)
        return supposed is not None and supposed != self.head.word

    def _token_is(self, wanted: TokenType) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place].type == wanted

    @staticmethod
    def _actor_marks(lexicon: Lexicon) -> str:
        marks = [
            mark for mark, places in lexicon.marks.items() if any(place.spec.type in ACTORS for place in places)
        ]
        return ", ".join(marks) or "een ander woord"


def _presets(quick: QuickWord) -> dict[str, Any]:
    return dict(quick.presets)


def _time(word: str) -> str | None:
    hours, colon, minutes = word.partition(":")
    if not colon or not hours.isdigit() or len(word) - len(hours) != _WHOLE_HOUR:
        return None
    return f"{int(hours):02d}:{minutes}"


def _expectation(places: tuple[Place, ...]) -> str:
    wants = dict.fromkeys(_WANTS.get(place.spec.type, "iets anders") for place in places)
    return " of ".join(wants)


_WANTS = {
    **dict.fromkeys(ACTORS, "een @partij"),
    **dict.fromkeys(DATES, "een datum"),
    FieldType.REF: "een verwijzing zoals WAG-17",
    FieldType.NAME: "een naam",
    FieldType.INTEGER: "een heel getal",
    FieldType.TIME: "een tijd zoals 19:30",
}
