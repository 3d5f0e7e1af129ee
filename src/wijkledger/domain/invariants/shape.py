"""Reads trees of unknown make against a model: what fits is kept, what does not is told in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wijkledger.domain.entry import GEWIST
from wijkledger.domain.event import Event, FieldSpec, specs_of
from wijkledger.domain.invariants.wording import choices, nearest, plain, quoted
from wijkledger.domain.values import FieldType

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785 section 3.2.2.3, I-JSON)."""

_DEEPEST: Final = 12
_MISSING: Final = "missing"
_FORGOTTEN: Final = "deze waarde is gewist; schrijf haar opnieuw of laat haar weg."
_SHAPES: Final = {
    FieldType.ACTOR: "een code als @gem (kleine letters, cijfers en streepjes)",
    FieldType.CODE: "een code als gem (kleine letters, cijfers en streepjes)",
    FieldType.REF: "een verwijzing als WAG-17 of WAG-17.2",
    FieldType.DOCUMENT: "een stukcode als W8",
    FieldType.TIME: "een tijd als 19:30",
    FieldType.HASH: "een vingerafdruk van 64 tekens 0-9 en a-f",
    FieldType.PATH: "een veldpad als by.0",
    FieldType.DOSSIER: "een dossiercode als WAG (hoofdletters en cijfers, 2 tot 12 tekens)",
    FieldType.NAME: "een naam",
    FieldType.FLAG: "waar of niet waar",
    FieldType.INTEGER: "een heel getal",
}
_ANSWERING: Final = {
    ("entry-erased", "ground"): 17,
    ("rule-explained", "rule"): 19,
    ("rule-explained", "text"): 19,
    ("setting-fixed", "name"): 20,
    ("setting-fixed", "value"): 20,
}
_FIXED: Final = {
    "string_unicode": "deze tekst bevat halve tekens (losse surrogaten); typ haar opnieuw.",
    "string_too_short": "hier staat niets; vul het in of laat het weg.",
    "string_too_long": "een naam is kort; zet de rest in de tekst.",
    "too_short": "noem er ten minste één.",
    "tuple_type": "hier hoort een lijst.",
    "model_type": "hier horen velden met hun waarden.",
    "model_attributes_type": "hier horen velden met hun waarden.",
    "dict_type": "hier horen velden met hun waarden.",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that its field cannot hold, with the number of the invariant that answers for it."""

    number: int
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Weeded:
    """A tree without what nobody can read; ``dropped`` are the names of the fields that were left out."""

    tree: dict[str, Any]
    misfits: tuple[Misfit, ...] = ()
    dropped: frozenset[str] = frozenset()


def weed(tree: Any, name: str, *, was_kept: bool = False) -> Weeded:
    """Leave out junk: no names, too deep, too large, or saying nothing; None and empty lists mean absent.

    In a tree that was kept, a field with a forgotten value is left out without a word, because nothing can
    be said of it any more; in a new one it is junk like any other. ``name`` is what messages call the owner
    of the fields.
    """
    if not isinstance(tree, Mapping):
        return Weeded({}, (Misfit(1, "", f"{name}: hier hoort een reeks velden met hun waarden."),))
    clean: dict[str, Any] = {}
    misfits: list[Misfit] = []
    dropped: set[str] = set()
    for field, value in tree.items():
        fault = _fault(value) if _is_name(field) else "de naam van een veld bestaat uit gewone letters."
        if fault is None:
            clean[field] = tidy(value)
        else:
            dropped.add(field)
        if fault and not (was_kept and fault is _FORGOTTEN):
            shown = plain(str(field)) if isinstance(field, str) else ""
            misfits.append(Misfit(1, shown, f"{shown or name}: {fault}"))
    present = {field: value for field, value in clean.items() if value is not None}
    return Weeded(present, tuple(misfits), frozenset(dropped))


def tidy(value: Any) -> Any:
    """A value without what means absent, its lists as lists; None when nothing is left."""
    if isinstance(value, Mapping):
        inner = {name: tidy(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each is not None}
    if isinstance(value, list | tuple):
        return [tidy(each) for each in value] or None
    return value


def fit(weeded: Weeded, model: type[BaseModel], name: str) -> tuple[dict[str, Any], tuple[Misfit, ...]]:
    """The fields of a weeded tree that are of the right type, and what is wrong with the others."""
    try:
        model.model_validate(weeded.tree)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    else:
        return weeded.tree, weeded.misfits
    wrong = [detail for detail in details if detail["loc"][0] not in weeded.dropped]
    misfits = (*weeded.misfits, *(_misfit(detail, weeded.tree, model, name) for detail in wrong))
    mistaken = {detail["loc"][0] for detail in details}
    return {field: value for field, value in weeded.tree.items() if field not in mistaken}, misfits


def _is_name(key: Any) -> bool:
    """Whether a key could be the name of a field at all."""
    return isinstance(key, str) and key.isascii()


def _fault(value: Any) -> str | None:
    """What makes a value unreadable, None when nothing does."""
    waiting, gone = [(value, 0)], False
    while waiting:
        each, depth = waiting.pop()
        if depth > _DEEPEST:
            return f"dit ligt meer dan {_DEEPEST} niveaus diep; schrijf het eenvoudiger op."
        if isinstance(each, int) and abs(each) > LARGEST:
            return f"een getal ligt tussen -{LARGEST} en {LARGEST}; noteer dit als tekst."
        if isinstance(each, Mapping):
            if all(inner is None for inner in each.values()) or not all(map(_is_name, each)):
                return "een waarde zonder velden zegt niets; vul haar in of laat haar weg."
            waiting.extend((inner, depth + 1) for inner in each.values())
        elif isinstance(each, list | tuple):
            waiting.extend((inner, depth + 1) for inner in each)
        gone = gone or each is GEWIST
    return _FORGOTTEN if gone else None


def _misfit(detail: ErrorDetails, tree: dict[str, Any], model: type[BaseModel], name: str) -> Misfit:
    loc = detail["loc"]
    path = plain(".".join(str(step) for step in loc))
    spec = spec_at(model, loc)
    value = _value_at(tree, loc)
    label = spec.label if spec else path
    if detail["type"] == "extra_forbidden":
        known = specs_of(model) if len(loc) == 1 else ()
        return Misfit(1, path, f"{name} kent het veld {quoted(path)} niet.{nearest(path, known)}")
    told = _told(detail, spec, value)
    number = _number(detail, spec, value, model)
    return Misfit(number, path, told if _is_label(spec, value) else f"{label}: {told}")


def _is_label(spec: FieldSpec | None, value: Any) -> bool:
    """A label that names no line; its message speaks of the label, so the field goes unnamed."""
    return (
        isinstance(value, str) and value.startswith("&") and spec is not None and spec.type is FieldType.REF
    )


def spec_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> FieldSpec | None:
    """The specification of the field that a location leads to, list indexes skipped."""
    spec: FieldSpec | None = None
    owner: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, int):
            continue
        if owner is None:
            return spec
        spec = specs_of(owner).get(step)
        owner = spec.value if spec else None
    return spec


def _value_at(tree: Any, loc: tuple[int | str, ...]) -> Any:
    for step in loc:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _number(detail: ErrorDetails, spec: FieldSpec | None, value: Any, model: type[BaseModel]) -> int:
    """Which invariant answers for a value of the wrong type; nearly always the first."""
    if detail["type"] == "string_unicode":
        return 21
    if _is_label(spec, value):
        return 3
    if spec and spec.name in ("cents", "tenths_fte", "hours") and detail["type"] != _MISSING:
        return 12
    kind = model.declared.name if issubclass(model, Event) else ""
    return _ANSWERING.get((kind, str(detail["loc"][0])), 1)


def _told(detail: ErrorDetails, spec: FieldSpec | None, value: Any) -> str:
    """What is wrong, and what would be right."""
    kind = detail["type"]
    words = spec.words.choices if spec and spec.words else ()
    if kind == _MISSING:
        return f"dit veld ontbreekt; vul het in.{choices(words)}"
    if kind == "value_error" and words and isinstance(value, str):
        return f"{quoted(value)} staat niet in de lijst.{nearest(value, words)}{choices(words)}"
    return _FIXED.get(kind) or _expected(spec, value)


def _expected(spec: FieldSpec | None, value: Any) -> str:
    if _is_label(spec, value):
        return f"Geen regel in deze invoer heet {quoted(value)}; zet het label voor een eerdere regel."
    wanted = _SHAPES.get(spec.type, "tekst") if spec else "tekst"
    return f"{quoted(value)} past hier niet; schrijf {wanted}."
