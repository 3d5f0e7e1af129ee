"""What may come next in a line that is being typed: words, marks, codes and citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.domain.values import FieldType
from wijkledger.domain.vocabulary import GROUNDINGS, TAGS, VISIBILITIES
from wijkledger.notation.lexicon import ACTORS, Lexicon, lexicon_of, opening_words
from wijkledger.notation.problem import Unreadable
from wijkledger.notation.setting import Setting
from wijkledger.notation.statement import split_head
from wijkledger.notation.tokens import tokens_of

MOST: Final = 8
"""No more than a glance takes in."""


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
    names = {code: actors.get(code, "") for code in (*actors, *setting.actors)}
    if typed.startswith("@"):
        return _best(_actors(names), typed)
    if split_head(before)[1] is not None:
        return []
    kind = _kind(before)
    if kind is None:
        return _best(_openings(), typed) if typed else []
    return _best(_in_head(before, lexicon_of(kind), typed, names, refs), typed)


def _best(candidates: Iterable[tuple[str, Completion]], typed: str) -> list[Completion]:
    """Those whose key begins with what was typed, then those that hold it in the key or the description."""
    wanted = typed.lower()
    first: dict[str, Completion] = {}
    later: dict[str, Completion] = {}
    for key, found in candidates:
        if key.lower().startswith(wanted):
            first.setdefault(found.insert, found)
        elif wanted.lstrip("@#(") and wanted.lstrip("@#(") in f"{key} {found.description}".lower():
            later.setdefault(found.insert, found)
    return list({**later, **first, **later}.values() if not first else {**first, **later}.values())[:MOST]


def _kind(before: str) -> str | None:
    known = opening_words()
    word = next((word for word in before.split() if word in known), None)
    return None if word is None else line_words()[known[word]][0]


def _openings() -> Iterator[tuple[str, Completion]]:
    words = line_words()
    for word, dutch in sorted(opening_words().items(), key=lambda one: (one[0] != one[1], one[0])):
        yield word, Completion(dutch, EVENTS[words[dutch][0]].declared.title)


def _actors(names: Mapping[str, str]) -> Iterator[tuple[str, Completion]]:
    for code, name in names.items():
        yield f"@{code}", Completion(f"@{code}", name)


def _refs(refs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Completion]]:
    for citation, sentence in refs:
        yield citation, Completion(citation, sentence)


def _in_head(
    before: str,
    lexicon: Lexicon,
    typed: str,
    names: Mapping[str, str],
    refs: Sequence[tuple[str, str]],
) -> Iterator[tuple[str, Completion]]:
    """What fits behind the word before; a mark is followed by what it announces."""
    announced = {place.spec.type for place in lexicon.marks.get(_last_word(before), ())}
    if announced & {*ACTORS}:
        yield from _actors(names)
    if FieldType.REF in announced or typed[:1].isupper():
        yield from _refs(refs)
    if announced:
        return
    yield from _phrases(before, lexicon)
    yield from _marks(lexicon)
    if typed[:1] in {"#", "("}:
        yield from _signs()
    elif lexicon.actors:
        yield from _actors(names)


def _last_word(before: str) -> str:
    try:
        tokens = tokens_of(before)
    except Unreadable:
        return ""
    return tokens[-1].word if tokens else ""


def _phrases(before: str, lexicon: Lexicon) -> Iterator[tuple[str, Completion]]:
    """List words, whole or what is left of one that was begun: ``akkoord`` is followed by ``met wijziging``."""
    words = tuple(before.split())
    for phrase, (place, choice) in lexicon.phrases.items():
        for length in range(len(phrase) - 1, 0, -1):
            if words[-length:] == phrase[:length]:
                rest = " ".join(phrase[length:])
                yield rest, Completion(rest, f"{place.spec.label}: {choice}")
        if phrase[0] not in words:
            yield choice, Completion(choice, place.spec.label)


def _marks(lexicon: Lexicon) -> Iterator[tuple[str, Completion]]:
    for mark, places in lexicon.marks.items():
        spec = places[0].spec
        labels = " of ".join(dict.fromkeys(place.spec.label for place in places))
        yield mark, Completion(mark, spec.mark.help or labels)


def _signs() -> Iterator[tuple[str, Completion]]:
    for tag in TAGS:
        yield f"#{tag}", Completion(f"#{tag}", "spoor of regierol")
    for word in (*VISIBILITIES, *GROUNDINGS):
        label = "zichtbaarheid" if word in VISIBILITIES else "grondslag"
        yield f"({word})", Completion(f"({word})", label)
