"""Why of a rule of the step plan or of a norm: what it asks or counts, where it stands, who spoke of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from wijkledger.desk.explaining import Explanation, Ground, Value, ground_of
from wijkledger.desk.shelf import Book
from wijkledger.domain.norms import NORMS, Norm
from wijkledger.domain.rules import RULES, Rule
from wijkledger.projections.chronicle import Chronicle

_NAMING: Final = {"rule-explained": "rule", "setting-fixed": "name"}
"""The kinds that speak of a rule or a norm, and the field that names it."""

Books = Iterable[tuple[Book, Chronicle]]


def named_by(asked: str) -> tuple[str, ...]:
    """The rules and norms that are asked about: by name, or all that begin so (``R-AGR``, ``dagen-``)."""
    names = (*RULES, *NORMS)
    if asked in names:
        return (asked,)
    begun = asked if asked.endswith("-") else f"{asked}-"
    return tuple(name for name in names if name.startswith(begun))


def explain_names(asked: str, names: Sequence[str], books: Books) -> Explanation:
    """What these rules or norms say, and the entries of all books that name one of them."""
    grounds = tuple(ground for book, chronicle in books for ground in _naming(book, chronicle, set(names)))
    if len(names) > 1:
        cells = tuple(Value(name, name, _sentence(name), (), ()) for name in names)
        return Explanation(asked, None, grounds, cells=cells)
    (name,) = names
    told = _of_rule(RULES[name]) if name in RULES else _of_norm(NORMS[name])
    cells = tuple(Value(name, label, value, (), ()) for label, value in told.items() if value)
    return Explanation(asked, _sentence(name), grounds, cells=cells)


def _sentence(name: str) -> str:
    return RULES[name].asks if name in RULES else f"{NORMS[name].label}."


def _of_rule(rule: Rule) -> Mapping[str, str]:
    norms = (f"{norm.name} ({norm.write(norm.default)})" for norm in NORMS.values() if rule.id in norm.rules)
    return {
        "sterkte": rule.strength,
        "bij afwijken": rule.reply,
        "staat in": rule.told_source,
        "telt met": ", ".join(norms),
    }


def _of_norm(norm: Norm) -> Mapping[str, str]:
    return {
        "waarde": norm.type,
        "als niets is vastgelegd": norm.write(norm.default),
        "voor": ", ".join(norm.rules),
    }


def _naming(book: Book, chronicle: Chronicle, names: set[str]) -> Iterator[Ground]:
    for fact in chronicle.facts:
        if fact.kind in _NAMING and not fact.is_void and fact.value(_NAMING[fact.kind]) in names:
            ground = ground_of(book, chronicle, fact.citation)
            if ground is not None:
                yield ground
