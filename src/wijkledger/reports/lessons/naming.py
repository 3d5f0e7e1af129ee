"""Other entries in a few words: what each is and what it says, or its day; the note has the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.grammar import is_predicate, named, predicate
from wijkledger.projections.sentence import cited, word_for
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Inline, Inlines, Text
from wijkledger.reports.lessons.telling import Telling, show

_SHORT: Final = 90
"""Longer words of its own are not repeated where an entry is only named."""


def briefly(telling: Telling, fact: Fact) -> str:
    """``les ‘bel eerder aan’``; ``les (5 februari 2018)`` where it says much or nothing."""
    said, word = show(telling.lens.text(fact)).rstrip("."), word_for(fact)
    if not 0 < len(said) <= _SHORT:
        return f"{_what(telling, fact)} ({say_moment(fact.when)})"
    return f"{_what(telling, fact)} " + (f"(‘{said}’)" if is_predicate(word) else f"‘{said}’")


def referred(fact: Fact) -> str:
    """An entry as a sentence refers to it: ``de evaluatie van 5 februari 2018``; without a vague day."""
    name, day = named(word_for(fact)), say_moment(fact.when)
    return f"{name} van {day}" if day[:1].isdigit() else name


def marked(telling: Telling, facts: Iterable[Fact], seen: Iterable[str] = ()) -> Inlines:
    """Entries in a few words each, every one with its mark unless that was seen."""
    before = set(seen)
    found: list[Inline] = []
    for fact in facts:
        said = briefly(telling, fact)
        found.append(Text(f"; {said}" if found else said))
        found.extend(telling.mark(one for one in citations((fact,)) if one not in before))
    return tuple(found)


def _what(telling: Telling, fact: Fact) -> str:
    word = word_for(fact)
    if not is_predicate(word):
        return word.replace("-", " ")
    thing = cited(telling.chronicle, fact.citation)
    return f"{thing.removesuffix(f' ({fact.citation})')} {predicate(word)}"
