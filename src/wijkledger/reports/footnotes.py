"""Footnotes: what an entry says in one sentence, and the sources that it names itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact, Found
from wijkledger.projections.sentence import sentence
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Footnote, Source

_ENDS: Final = (".", "!", "?")
_GROUNDINGS: Final[Mapping[str, str]] = {
    "mondeling": "Dit is mondeling meegedeeld.",
    "afgeleid": "Dit is afgeleid en staat niet zo in de bron.",
    "vermoed": "Dit is een vermoeden en staat niet in de bron.",
}


def footnotes(chronicle: Chronicle, cited: Iterable[str]) -> tuple[Footnote, ...]:
    """A note for each cited entry of this chronicle, in the order of their numbers."""
    facts = {fact.number: fact for citation in cited if (fact := chronicle.fact(citation)) is not None}
    documents = _documents(chronicle)
    return tuple(_footnote(chronicle, facts[number], documents) for number in sorted(facts))


def _footnote(chronicle: Chronicle, fact: Fact, documents: Mapping[str, Fact]) -> Footnote:
    when = "" if fact.moment.is_unknown and " " not in fact.when else f"{_capital(say_moment(fact.when))}: "
    said = sentence(chronicle, fact)
    told = f"{when}{said[:1].lower() + said[1:] if when else said}"
    told = told if told.endswith(_ENDS) else f"{told}."
    firm = _GROUNDINGS.get(str(fact.value("grounding")), "")
    void = "Deze regel is later doorgehaald." if fact.is_void else ""
    return Footnote(
        fact.citation, " ".join(filter(None, (told, firm, void))), tuple(_sources(chronicle, fact, documents))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _documents(chronicle: Chronicle) -> Mapping[str, Fact]:
    return {str(fact.value("code")): fact for fact in chronicle.all("document-issued") if fact.has("code")}


def _sources(chronicle: Chronicle, fact: Fact, documents: Mapping[str, Fact]) -> Iterator[Source]:
    place = 0
    while fact.has(path := f"evidence.{place}"):
        place += 1
        code = str(fact.value(f"{path}.document"))
        page = _text(fact.value(f"{path}.page"))
        issued = documents.get(code)
        if issued is None:
            yield Source(code, page=page)
            continue
        title = _text(issued.value("text"))
        date = None if issued.moment.is_unknown else say_moment(issued.when)
        yield Source(
            code, chronicle.say(title) if title else None, _text(issued.value("address")), date, page
        )


def _text(found: Found) -> str | None:
    return None if found is None else str(found)
