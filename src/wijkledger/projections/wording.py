"""How the values of fields are said in Dutch: one function for each type of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.entry import GEWIST, Erased, Scalar
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.projections.actors import Actors
from wijkledger.projections.fact import Found, Told
from wijkledger.projections.view import Shown

ERASED: Final = str(GEWIST)


@cache
def specs_for(kind: str) -> Mapping[str, FieldSpec]:
    """The fields of a kind and then of the circumstances, in the order of declaration."""
    event = EVENTS.get(kind)
    own = dict(event.specs()) if event else {}
    return {**own, **{name: spec for name, spec in specs_of(Circumstances).items() if name not in own}}


def tell(told: Told, name: str, actors: Actors) -> Shown | tuple[Shown, ...]:
    """What one field says, ready to show; a list as a tuple, nothing as None, the forgotten as [gewist]."""
    teller = _tellers(told.kind).get(name)
    return _plain(told.value(name)) if teller is None else teller(told, actors)


Teller = Callable[[Told, Actors], Shown | tuple[Shown, ...]]
One = Callable[[Told, str, Actors], Shown]


@cache
def _tellers(kind: str) -> Mapping[str, Teller]:
    """How each field of a kind is said: chosen once, because a million cells ask."""
    return {name: _teller(spec) for name, spec in specs_for(kind).items()}


def _teller(spec: FieldSpec) -> Teller:
    say, name = _one(spec.type), spec.name
    if not spec.many:
        return lambda told, actors: say(told, name, actors)
    first = f"{name}.0"

    def many(told: Told, actors: Actors) -> Shown | tuple[Shown, ...]:
        found: list[Shown] = []
        path = first
        while (said := say(told, path, actors)) is not None:
            found.append(said)
            path = f"{name}.{len(found)}"
        return tuple(found) if len(found) > 1 else found[0] if found else None

    return many


def _one(type_: FieldType) -> One:
    """How one value of a type is said; None where there is none."""
    composed, plain = _COMPOSED.get(type_), _PLAIN.get(type_)
    if composed is not None:
        return lambda told, path, actors: composed(told, path, actors) if told.has(path) else None

    def one(told: Told, path: str, actors: Actors) -> Shown:
        value = told.fields.get(path)
        if value is None:
            return _plain(told.value(path)) if told.erased else None
        return plain(actors, value) if plain is not None else value

    return one


def _plain(value: Found) -> Shown:
    return ERASED if isinstance(value, Erased) else value


@lru_cache(maxsize=1 << 14)
def say_moment(text: object) -> str:
    """The text of a Moment in words; a text that is none is given back."""
    try:
        return speak_moment(Moment.parse(str(text)))
    except ValueError:
        return str(text)


def grouped(number: int) -> str:
    """A whole number with points between the thousands."""
    return f"{number:,}".replace(",", ".")


def say_money(told: Told, path: str, _: Actors) -> str:
    """Euros with two decimals when there are cents: ``ruim € 4.500.000 per jaar``."""
    cents = told.value(f"{path}.cents")
    if not isinstance(cents, int):
        return ERASED
    euros, rest = divmod(cents, 100)
    said = f"€ {grouped(euros)}" + (f",{rest:02}" if rest else "")
    about, per = told.value(f"{path}.about"), told.value(f"{path}.per")
    after = "" if per is None else f" {per}" if per == "eenmalig" else f" per {per}"
    return (f"{about} " if about is not None else "") + said + after


def say_count(told: Told, path: str, actors: Actors) -> str:
    """How many, of how many, how much per cent, of what, for whom."""
    n, of, unit = (told.value(f"{path}.{name}") for name in ("n", "of", "unit"))
    share = _share_said(told, path)
    said = [share] if share else []
    if n is not None:
        number = _number(n)
        said.append(f"({number})" if share else number)
    if of is not None:
        said.append(f"van {_number(of)}")
    if unit is not None:
        said.append(str(unit))
    group = told.value(f"{path}.group")
    if group is not None:
        said.append(f"bij {actors.name(group)}")
    return " ".join(said) or ERASED


def _share_said(told: Told, path: str) -> str:
    pct, low, high = (told.value(f"{path}.{name}") for name in ("pct", "low", "high"))
    if pct is not None:
        return _tenths(pct) + " %"
    if low is not None or high is not None:
        return f"{_tenths(low)}–{_tenths(high)} %"
    return ""


def per_cent(told: Told, path: str) -> str | None:
    """The percentage of a count as it was told, else worked out to a tenth; None where neither can be."""
    said = _share_said(told, path)
    n, of = told.value(f"{path}.n"), told.value(f"{path}.of")
    if said or not isinstance(n, int) or not isinstance(of, int) or not of:
        return said or None
    return _tenths((2000 * n + of) // (2 * of)) + " %"


def _number(value: Found) -> str:
    return grouped(value) if isinstance(value, int) else str(value)


def _tenths(value: Found) -> str:
    if not isinstance(value, int):
        return "?" if value is None else str(value)
    whole, rest = divmod(value, 10)
    return f"{whole},{rest}" if rest else str(whole)


def say_share(told: Told, path: str, _: Actors) -> str:
    """A share as it was told: ``2/3``, or per cent where it is stored per mille."""
    n, d = told.value(f"{path}.n"), told.value(f"{path}.d")
    if d == 1000 and isinstance(n, int):  # noqa: PLR2004 - per mille is how a percentage is stored
        return f"{_tenths(n)} %"
    return f"{n}/{d}" if n is not None and d is not None else ERASED


def say_due(told: Told, path: str, actors: Actors) -> str:
    """A term: a moment, or the next meeting of a body."""
    at = told.value(f"{path}.at")
    if at is not None:
        return ERASED if isinstance(at, Erased) else say_moment(at)
    body = told.value(f"{path}.body")
    return "volgend overleg" + (f" {actors.name(body)}" if body is not None else "")


def say_effort(told: Told, path: str, _: Actors) -> str:
    """Posts or hours."""
    tenths, hours = told.value(f"{path}.tenths_fte"), told.value(f"{path}.hours")
    if tenths is not None:
        return f"{_tenths(tenths)} fte"
    return f"{_number(hours)} uur" if hours is not None else ERASED


def _parts(*names: str, before: str = " ") -> Callable[[Told, str, Actors], str]:
    def say(told: Told, path: str, actors: Actors) -> str:
        found = (told.value(f"{path}.{name}") for name in names)
        said = (actors.say(str(value)) for value in found if value is not None)
        return before.join(said) or ERASED

    return say


def _seat(told: Told, path: str, actors: Actors) -> str:
    said = actors.name(told.value(f"{path}.who"))
    whom, hat = told.value(f"{path}.on_behalf_of"), told.value(f"{path}.hat")
    said += f" namens {actors.name(whom)}" if whom is not None else ""
    return said + (f" als {hat}" if hat is not None else "")


def _step(told: Told, path: str, actors: Actors) -> str:
    days = told.value(f"{path}.days")
    within = f" (binnen {days} dagen)" if days is not None else ""
    return f"{told.value(f'{path}.number') or '?'}. {actors.name(told.value(f'{path}.who'))}{within}"


def _score(told: Told, path: str, _: Actors) -> str:
    of = told.value(f"{path}.of")
    out_of = f" van {of}" if of is not None else ""
    return f"{told.value(f'{path}.subject')}: {told.value(f'{path}.n')}{out_of}"


_VOTES: Final = {
    "in_favour": "voor",
    "against": "tegen",
    "blank": "blanco",
    "present": "aanwezig",
    "entitled": "stemgerechtigd",
}


def _vote(told: Told, path: str, _: Actors) -> str:
    counted = ((told.value(f"{path}.{name}"), word) for name, word in _VOTES.items())
    said = [f"{value} {word}" for value, word in counted if value is not None]
    method = told.value(f"{path}.method")
    return ", ".join([*said, *([str(method)] if method is not None else [])]) or ERASED


_COMPOSED: Final[Mapping[FieldType, Callable[[Told, str, Actors], str]]] = {
    FieldType.DUE: say_due,
    FieldType.COUNT: say_count,
    FieldType.ROW: say_count,
    FieldType.FIGURE: say_count,
    FieldType.MONEY: say_money,
    FieldType.EFFORT: say_effort,
    FieldType.SHARE: say_share,
    FieldType.SEAT: _seat,
    FieldType.CLAUSE: _parts("kind", "text", before=": "),
    FieldType.CONDITION: _parts("number", "text", before=". "),
    FieldType.STEP: _step,
    FieldType.SCORE: _score,
    FieldType.VOTE: _vote,
    FieldType.EVIDENCE: _parts("document", "page", before=" p."),
}

_PLAIN: Final[Mapping[FieldType, Callable[[Actors, Scalar], str]]] = {
    FieldType.ACTOR: Actors.name,
    FieldType.MOMENT: lambda _, value: say_moment(value),
    FieldType.TEXT: lambda actors, value: actors.say(str(value)),
}
