"""The head of a line: a moment, a word that chooses the kind, and marks in any order.

In a head there is no free text: a word that is no mark is a problem with a column, never silently text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import specs_of
from wijkledger.domain.registry import line_words
from wijkledger.domain.vocabulary import GROUNDINGS, TAGS, VISIBILITIES
from wijkledger.notation.announced import take_announced
from wijkledger.notation.cursor import Cursor, Head
from wijkledger.notation.evidence import read_evidence
from wijkledger.notation.lexicon import ACTORS, Lexicon, Place, lexicon_of, opening_words
from wijkledger.notation.problem import NotUnderstood, Unreadable, suggestion
from wijkledger.notation.quantity import take_date_or_number
from wijkledger.notation.tokens import TokenType, refuse_tight_colon

_FULL_DAY: Final = len("2018-06-21")
_ASIDES: Final = {
    word: Place(specs_of(Circumstances)[name], around=True)
    for name, words in (("visibility", VISIBILITIES), ("grounding", GROUNDINGS))
    for word in words
}


def read_head(text: str, anchor: date, body: str | None = None) -> Head:
    """Read a head whole; Unreadable at the first thing in it that cannot be read.

    ``anchor`` is the day from which dates without a year are counted, ``body`` the one whose next meeting
    ``volgend overleg`` means.
    """
    cursor = Cursor(text, anchor, body)
    _take_label(cursor)
    _take_opening(cursor)
    lexicon = lexicon_of(cursor.head.kind)
    while not cursor.at_end:
        _TAKERS[cursor.token.type](cursor, lexicon)
    return cursor.head


def _take_label(cursor: Cursor) -> None:
    if not cursor.at_end and cursor.token.type is TokenType.REF and cursor.token.text.startswith("&"):
        cursor.head.label = cursor.token.text
        cursor.place += 1
    if not cursor.at_end and cursor.token.raw == ">":
        cursor.head.rests_on_previous = True
        cursor.place += 1


def _take_opening(cursor: Cursor) -> None:
    known = opening_words()
    if not cursor.at_end and cursor.token.word.lower() not in known:
        _take_leading_moment(cursor)
    if cursor.at_end:
        column = cursor.tokens[-1].column if cursor.tokens else 1
        raise Unreadable(column, "hier hoort een woord dat zegt wat het is, zoals besluit, actie of notitie")
    token = cursor.token
    word = token.word.lower()
    if word not in known:
        refuse_tight_colon(token.raw, token.column)
        near = suggestion(token.text.lower(), known)
        raise Unreadable(token.column, f'"{token.raw}" is geen woord waarmee een regel begint{near}')
    head = cursor.head
    head.kind, head.word = line_words()[known[word]]
    head.columns[""] = token.column
    head.payload.update(head.word.presets)
    cursor.place += 1


def _take_leading_moment(cursor: Cursor) -> None:
    """Read when it happened; a date behind it that has no year is counted from that day."""
    found = cursor.date_at(cursor.place, "past")
    if found is None:
        return
    cursor.head.columns["when"] = cursor.token.column
    cursor.head.when = found[0]
    cursor.place += found[1]
    if len(found[0]) == _FULL_DAY:
        cursor.anchor = anchor_in(found[0], cursor.anchor)


def anchor_in(when: str, otherwise: date) -> date:
    """The day that a moment is, or another where it is not one day."""
    try:
        return date.fromisoformat(when)
    except ValueError:
        return otherwise


# --- one mark of each type ------------------------------------------------------------------------------


def _take_evidence(cursor: Cursor, _: Lexicon) -> None:
    token = cursor.token
    try:
        found = read_evidence(token.text)
    except NotUnderstood as error:
        raise Unreadable(token.column, str(error)) from None
    cursor.head.around.setdefault("evidence", []).extend(found)
    cursor.head.columns.setdefault("evidence", token.column)
    cursor.place += 1


def _take_aside(cursor: Cursor, _: Lexicon) -> None:
    token = cursor.token
    place = _ASIDES.get(token.text)
    if place is None:
        choices = (*VISIBILITIES, *GROUNDINGS)
        near = suggestion(token.text, choices)
        raise Unreadable(token.column, f"tussen haakjes past alleen {', '.join(choices)}{near}")
    cursor.put(place, token.text, token)
    cursor.place += 1


def _take_tag(cursor: Cursor, _: Lexicon) -> None:
    token = cursor.token
    if token.text not in TAGS:
        near = suggestion(token.text, TAGS)
        raise Unreadable(
            token.column, f"#{token.text} is geen spoor of regierol; kies uit {', '.join(TAGS)}{near}"
        )
    tags = cursor.head.around.setdefault("tags", [])
    if token.text not in tags:
        tags.append(token.text)
    cursor.head.columns.setdefault("tags", token.column)
    cursor.place += 1


def _take_name(cursor: Cursor, lexicon: Lexicon) -> None:
    token = cursor.token
    place = cursor.free(lexicon.names)
    if place is None or not token.text:
        word = cursor.head.word.text
        raise Unreadable(token.column, f"een naam tussen aanhalingstekens hoort hier niet bij {word}")
    cursor.put(place, token.text, token)
    cursor.place += 1


def _take_actors(cursor: Cursor, lexicon: Lexicon) -> None:
    if not lexicon.actors:
        token = cursor.token
        raise Unreadable(token.column, f"{token.raw}: zeg erbij wie dit is, met {_actor_marks(lexicon)}")
    place, second = lexicon.actors[0], cursor.head.word.second
    if second and place.spec.name in cursor.head.columns:
        place = next(one for places in lexicon.marks.values() for one in places if one.spec.name == second)
    cursor.take_list(place, TokenType.ACTOR, joined=bool(second))


def _actor_marks(lexicon: Lexicon) -> str:
    marks = lexicon.marks.items()
    return ", ".join(mark for mark, places in marks if any(place.spec.type in ACTORS for place in places))


def _take_refs(cursor: Cursor, lexicon: Lexicon) -> None:
    if not lexicon.refs:
        token = cursor.token
        raise Unreadable(token.column, f"{token.raw}: zeg erbij hoe, met op, over, vervolgt of n.a.v.")
    cursor.take_list(lexicon.refs[0], TokenType.REF)


def _take_word(cursor: Cursor, lexicon: Lexicon) -> None:
    # A list word may begin with a mark (tussen partijen), never the other way about.
    if any(take(cursor, lexicon) for take in _WORD_TAKERS):
        return
    token = cursor.token
    refuse_tight_colon(token.raw, token.column)
    near = suggestion(token.text, lexicon.known)
    hint = near or "; is het tekst, zet er dan een dubbele punt voor"
    raise Unreadable(token.column, f'"{token.raw}" is hier geen merkteken{hint}')


def _take_phrase(cursor: Cursor, lexicon: Lexicon) -> bool:
    found = lexicon.phrase_at(cursor.words, cursor.place)
    if found is None:
        return False
    place, choice, length = found
    cursor.put(place, choice, cursor.token)
    cursor.place += length
    return True


def _take_code(cursor: Cursor, lexicon: Lexicon) -> bool:
    token, place = cursor.token, cursor.free(lexicon.codes)
    if place is None or not (token.text.isupper() or token.text.startswith("R-")):
        return False
    refuse_tight_colon(token.raw, token.column)
    cursor.put(place, token.text, token)
    cursor.place += 1
    return True


_WORD_TAKERS: Final = (_take_phrase, take_announced, take_date_or_number, _take_code)
_TAKERS: Final[Mapping[TokenType, Callable[[Cursor, Lexicon], None]]] = {
    TokenType.EVIDENCE: _take_evidence,
    TokenType.ASIDE: _take_aside,
    TokenType.TAG: _take_tag,
    TokenType.QUOTED: _take_name,
    TokenType.ACTOR: _take_actors,
    TokenType.REF: _take_refs,
    TokenType.WORD: _take_word,
    TokenType.JOINER: _take_word,
}
