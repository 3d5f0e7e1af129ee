"""Reads trees of unknown make against a model: what fits is kept, what does not is told in Dutch."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wijkledger.domain.dossier import is_gone
from wijkledger.domain.entry import GEWIST, flatten, part_forgotten
from wijkledger.domain.event import Event, FieldSpec, specs_of
from wijkledger.domain.invariants.wording import choices, nearest, plain, quoted
from wijkledger.domain.values import FieldType

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785 section 3.2.2.3, I-JSON)."""

_DEEPEST: Final = 12
_MISSING: Final = "missing"
_COMPOSED: Final = ("tuple_type", "model_type", "model_attributes_type", "dict_type")
_SHORT: Final = "too_short"
_EXTRA: Final = "extra_forbidden"
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
    _SHORT: "noem er ten minste één.",
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
    """A tree without what nobody can read; ``dropped`` are the names of the fields that were left out.

    ``torn`` holds apart the fields of which a value was forgotten, with GEWIST in its place.
    """

    tree: dict[str, Any]
    misfits: tuple[Misfit, ...] = ()
    dropped: frozenset[str] = frozenset()
    torn: dict[str, Any] = field(default_factory=dict)


def weed(tree: Any, name: str) -> Weeded:
    """Leave out junk: no names, too deep, too large, or saying nothing; None and empty lists mean absent.

    ``name`` is what messages call the owner of the fields.
    """
    if not isinstance(tree, Mapping):
        return Weeded({}, (Misfit(1, "", f"{name}: hier hoort een reeks velden met hun waarden."),))
    clean: dict[str, Any] = {}
    torn: dict[str, Any] = {}
    misfits: list[Misfit] = []
    dropped: set[str] = set()
    for key, value in tree.items():
        fault = _fault(value) if _is_name(key) else "de naam van een veld bestaat uit gewone letters."
        if fault is None:
            (torn if is_gone(value) else clean)[key] = tidy(value)
        else:
            dropped.add(key)
            shown = plain(str(key)) if isinstance(key, str) else ""
            misfits.append(Misfit(1, shown, f"{shown or name}: {fault}"))
    present = {key: value for key, value in clean.items() if value is not None}
    return Weeded(present, tuple(misfits), frozenset(dropped), torn)


def forgotten_in(torn: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths in torn fields at which a value was forgotten."""
    return part_forgotten(flatten(dict(torn)))[1]


def untold(torn: Mapping[str, Any], told: Collection[str]) -> tuple[Misfit, ...]:
    """The forgotten values of a new line that no erasure speaks of; they are junk like any other."""
    paths = [path for path in forgotten_in(torn) if path not in told]
    return tuple(Misfit(1, path, f"{path.partition('.')[0]}: {_FORGOTTEN}") for path in paths)


def tidy(value: Any) -> Any:
    """A value without what means absent, its lists as lists; None when nothing is left."""
    if isinstance(value, Mapping):
        inner = {name: tidy(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each is not None}
    if isinstance(value, list | tuple):
        return [tidy(each) for each in value] or None
    return value


def fit(weeded: Weeded, model: type[BaseModel], name: str) -> Weeded:
    """A weeded tree with only the fields of the right type, and what is wrong with the others.

    A forgotten value is of any type; what is left beside it in a torn field is judged as ever.
    """
    whole = {**weeded.tree, **weeded.torn}
    try:
        model.model_validate(whole)
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False)
    else:
        return weeded
    details = [detail for detail in told if not _is_forgotten(whole, detail)]
    wrong = [detail for detail in details if detail["loc"][0] not in weeded.dropped]
    mistaken = {detail["loc"][0] for detail in details}
    return replace(
        weeded,
        tree={key: value for key, value in weeded.tree.items() if key not in mistaken},
        torn={key: value for key, value in weeded.torn.items() if key not in mistaken},
        misfits=(*weeded.misfits, *(_misfit(detail, whole, model, name) for detail in wrong)),
    )


def _is_forgotten(whole: dict[str, Any], detail: ErrorDetails) -> bool:
    """Whether a fault is only that a scalar is not there any more; pydantic counts no member it refused."""
    value = _value_at(whole, detail["loc"])
    is_scalar = detail["type"] not in (_EXTRA, *_COMPOSED)
    return (value is GEWIST and is_scalar) or (detail["type"] == _SHORT and is_gone(value))


def _is_name(key: Any) -> bool:
    """Whether a key could be the name of a field at all."""
    return isinstance(key, str) and key.isascii()


def _fault(value: Any) -> str | None:
    """What makes a value unreadable, None when nothing does."""
    waiting = [(value, 0)]
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
    return None


def _misfit(detail: ErrorDetails, tree: dict[str, Any], model: type[BaseModel], name: str) -> Misfit:
    loc = detail["loc"]
    path = plain(".".join(str(step) for step in loc))
    spec = spec_at(model, loc)
    value = _value_at(tree, loc)
    label = spec.label if spec else path
    if detail["type"] == _EXTRA:
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
    if value is GEWIST and spec is not None and spec.value is not None:
        inner = next(iter(specs_of(spec.value)))
        return f'noem wat er van gewist is, bijvoorbeeld {{"{inner}": "{GEWIST}"}}.'
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
