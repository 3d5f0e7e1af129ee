"""What may come next in a line that is being typed: words, marks, codes and citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.domain.norms import NORMS
from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.domain.rules import RULES
from wijkledger.domain.values import FieldType
from wijkledger.domain.vocabulary import GROUNDINGS, TAGS, VISIBILITIES
from wijkledger.notation.dates import read_moment
from wijkledger.notation.lexicon import ACTORS, DATES, Lexicon, lexicon_of, opening_words
from wijkledger.notation.problem import Unreadable
from wijkledger.notation.setting import Setting
from wijkledger.notation.statement import split_head
from wijkledger.notation.tokens import quote, tokens_of

MOST: Final = 8
"""No more than a glance takes in."""
_SIGNS: Final = ("#", "(")
_COMMON: Final = ("besluit", "actie", "afspraak", "notitie", "vraag", "voorstel", "aanwezig", "overleg")
"""What is offered on an empty line: the words that most lines of a meeting open with."""


class Completion(NamedTuple):
    """A word, or words, to put in the place of the one before the cursor, and what it means."""

    insert: str
    description: str


def word_start(text: str, cursor: int) -> int:
    """Where the word before the cursor begins, which a completion replaces."""
    return max(text.rfind(" ", 0, cursor), text.rfind("\n", 0, cursor)) + 1


def complete(
    text: str,
    cursor: int,
    setting: Setting,
    *,
    actors: Mapping[str, str],
    refs: Sequence[tuple[str, str]],
) -> list[Completion]:
    """At most eight completions for the word before the cursor, those that begin with it first.

    ``actors`` are names by code, ``refs`` citations with a sentence, the likeliest first. In the text behind
    the colon only ``@codes`` are offered.
    """
    begin = word_start(text, cursor)
    typed = text[begin:cursor]
    before = text[text.rfind("\n", 0, begin) + 1 : begin]
    known = _Known(setting.today, {code: actors.get(code, "") for code in (*actors, *setting.actors)}, refs)
    if typed.startswith("@"):
        return _best(_actors(known), typed)
    if split_head(before)[1] is not None:
        return []
    kind = _kind(before)
    if kind is None:
        return _best(_openings() if typed else _common(), typed)
    return _best(chain(_names(kind, before), _in_head(before, lexicon_of(kind), typed, known)), typed)


class _Known(NamedTuple):
    """What the one who asks knows: the day, names by code, citations with a sentence."""

    today: date
    names: Mapping[str, str]
    refs: Sequence[tuple[str, str]]


Candidate = tuple[str, Completion]
"""What a completion is found by, and the completion."""


def _best(candidates: Iterable[Candidate], typed: str) -> list[Completion]:
    """Those whose key begins with what was typed, then those that hold it in the key or the description."""
    wanted = typed.lower()
    loose = wanted.lstrip("@#(")
    first: dict[str, Completion] = {}
    later: dict[str, Completion] = {}
    for key, found in candidates:
        if key.lower().startswith(wanted):
            first.setdefault(found.insert, found)
        elif len(loose) > 1 and loose in f"{key} {found.description}".lower():
            later.setdefault(found.insert, found)
    rest = (found for insert, found in later.items() if insert not in first)
    return [*first.values(), *rest][:MOST]


def _kind(before: str) -> str | None:
    known = opening_words()
    word = next((word for word in before.lower().split() if word in known), None)
    return None if word is None else line_words()[known[word]][0]


def _common() -> Iterator[Candidate]:
    for word in _COMMON:
        yield word, _opening(word)


def _openings() -> Iterator[Candidate]:
    for word, dutch in sorted(opening_words().items(), key=lambda one: (one[0] != one[1], one[0])):
        yield word, _opening(dutch)


def _opening(word: str) -> Completion:
    return Completion(word, EVENTS[line_words()[word][0]].declared.title)


def _actors(known: _Known) -> Iterator[Candidate]:
    for code, name in known.names.items():
        yield f"@{code}", Completion(f"@{code}", name)


def _refs(known: _Known) -> Iterator[Candidate]:
    for citation, sentence in known.refs:
        yield citation, Completion(citation, sentence)


def _dates(known: _Known) -> Iterator[Candidate]:
    for words in ("over 2 weken", "over een maand", f"eind {known.today.year}"):
        found = read_moment(words.split(), 0, known.today, direction="future")
        if found is not None:
            yield words, Completion(words, speak_moment(Moment.parse(found.stored)))


def _in_head(before: str, lexicon: Lexicon, typed: str, known: _Known) -> Iterator[Candidate]:
    """What fits behind the word before; a mark is followed by what it announces."""
    if typed[:1] in _SIGNS:
        yield from _signs()
        return
    announced = {place.spec.type for place in lexicon.marks.get(_last_word(before), ())}
    if announced.intersection(ACTORS):
        yield from _actors(known)
    if FieldType.DUE in announced:
        yield "volgend overleg", Completion("volgend overleg", "het eerstvolgende van een gremium")
    if announced.intersection(DATES):
        yield from _dates(known)
    if FieldType.REF in announced or typed[:1].isupper():
        yield from _refs(known)
    if announced - {FieldType.FLAG}:
        return
    yield from _phrases(before, lexicon)
    yield from _marks(lexicon)
    if lexicon.actors:
        yield from _actors(known)


def _names(kind: str, before: str) -> Iterator[Candidate]:
    """The rules of the step plan directly behind ``uitleg``, the norms behind ``norm``."""
    if _last_word(before) not in opening_words():
        return
    if kind == "rule-explained":
        for rule in RULES.values():
            yield rule.id, Completion(rule.id, rule.asks)
    if kind == "setting-fixed":
        for norm in NORMS.values():
            yield quote(norm.name), Completion(quote(norm.name), norm.label)


def _last_word(before: str) -> str:
    try:
        tokens = tokens_of(before)
    except Unreadable:
        return ""
    return tokens[-1].word if tokens else ""


def _phrases(before: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """List words, whole or what is left of one that was begun: behind ``akkoord`` comes ``mits``."""
    words = tuple(before.split())
    for phrase, (place, choice) in lexicon.phrases.items():
        for length in range(len(phrase) - 1, 0, -1):
            if words[-length:] == phrase[:length]:
                rest = " ".join(phrase[length:])
                yield rest, Completion(rest, f"{place.spec.label}: {choice}")
        if phrase[0] not in words:
            yield choice, Completion(choice, place.spec.label)


def _marks(lexicon: Lexicon) -> Iterator[Candidate]:
    for mark, places in lexicon.marks.items():
        spec = places[0].spec
        labels = " of ".join(dict.fromkeys(place.spec.label for place in places))
        yield mark, Completion(mark, spec.mark.help or labels)


def _signs() -> Iterator[Candidate]:
    for tag in TAGS:
        yield f"#{tag}", Completion(f"#{tag}", "spoor of regierol")
    for word in (*VISIBILITIES, *GROUNDINGS):
        label = "zichtbaarheid" if word in VISIBILITIES else "grondslag"
        yield f"({word})", Completion(f"({word})", label)
