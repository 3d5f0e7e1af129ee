"""The invariant of corrections and readings: the entry as they would have it must itself be a valid entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.dossier import Dossier, is_gone
from wijkledger.domain.entry import Entry
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.invariants import arithmetic, record, references, upkeep
from wijkledger.domain.invariants.line import Found, Line, Place, Rule, read_line, title
from wijkledger.domain.invariants.shape import weed
from wijkledger.domain.invariants.upkeep import AMENDING, target_of
from wijkledger.domain.invariants.wording import nearest, plain, quoted
from wijkledger.domain.moment import CITATION
from wijkledger.domain.proposed import model_of

_OF_ONE_ENTRY: Final[tuple[Rule, ...]] = (
    record.kind_and_fields_are_known,
    record.numbers_run_on,
    references.citations_lead_somewhere,
    references.thing_fits_the_kind,
    references.codes_are_registered,
    references.codes_are_registered_once,
    references.wholes_and_successors_end,
    arithmetic.moments_are_on_the_calendar,
    arithmetic.counts_are_possible,
    arithmetic.parts_stay_within_the_total,
    arithmetic.shares_fit_in_one,
    arithmetic.money_and_effort_are_whole,
    references.signers_are_parties,
    arithmetic.parts_have_their_own_number,
    arithmetic.votes_add_up,
    upkeep.erasure_names_committed_fields,
    upkeep.explanation_names_a_rule,
    upkeep.norm_is_known,
)
"""Texts are not among them: those that are new stand in the correction, and are judged there."""


def amended_entry_is_valid(line: Line) -> Iterator[Found]:
    """Refuse a correction or reading of the kind, of a field unknown there, or with a value unfit for it."""
    target = target_of(line) if line.kind in AMENDING else None
    instead = line.payload.get("instead")
    if target is None or not instead or line.dossier.is_unsure_of("entry-corrected"):
        return
    known = _specs(target.kind)
    unknown = [name for name in instead if name not in known]
    for name in unknown:
        yield f"instead.{plain(name)}", _not_a_field(target, name, known)
    if unknown:
        return
    before = line.dossier.effective(target.number)
    already = set(_against(_as_line(line, target, before)))
    for path, message in _against(_as_line(line, target, {**before, **instead})):
        if (path, message) not in already:
            yield f"instead.{path}", f"Zo kan {target.citation} er niet staan: {message}"


def _not_a_field(target: Entry, name: str, known: Mapping[str, FieldSpec]) -> str:
    if name == "kind":
        return f"De soort van {target.citation} staat vast; haal de regel door en schrijf een nieuwe."
    return f"{title(target.kind)} {target.citation} heeft geen veld {quoted(name)}.{nearest(name, known)}"


def _as_line(line: Line, target: Entry, tree: Mapping[str, Any]) -> Line:
    """The target as if it stood there with this tree, judged with what is known now."""
    payload, around = split(tree)
    name = title(target.kind)
    where = Place(line.place, target.number)
    return read_line(
        where,
        target.kind,
        weed(payload, name),
        weed(around, name),
        dossier=line.dossier,
        codes=line.codes,
    )


def _against(line: Line) -> Iterator[Found]:
    for rule in (*_OF_ONE_ENTRY, amended_entry_is_valid):
        yield from rule(line)


def split(tree: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The payload and the circumstances of a whole tree, without who recorded it."""
    names = Circumstances.model_fields
    payload = {name: value for name, value in tree.items() if name not in names and name != "recorded_by"}
    return payload, {name: value for name, value in tree.items() if name in names}


def _specs(kind: str) -> dict[str, FieldSpec]:
    model = model_of(kind)
    return {**(specs_of(model) if model else {}), **specs_of(Circumstances)}


def whole_values(instead: Mapping[str, Any], target: Entry, dossier: Dossier) -> dict[str, Any]:
    """Turn what a correction says about parts of fields (``rows.1.n``) into whole new values of those fields.

    What cannot be placed keeps its dotted name, for the invariants to object to.
    """
    before, specs = dossier.effective(target.number), _specs(target.kind)
    result: dict[str, Any] = {}
    for path, value in _by_place(instead):
        name, *steps = path.split(".")
        spec = specs.get(name)
        if not steps:
            lonely = spec is not None and spec.many and not isinstance(value, list)
            result[name] = [value] if lonely else value
            continue
        base = result.get(name, before.get(name))
        if spec is None or is_gone(base):
            result[path] = value
            continue
        try:
            result[name] = _with(base, steps, value)
        except (KeyError, ValueError, TypeError):
            result[path] = value
    return result


def _by_place(instead: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is said instead, with places in a list (``{"rows": {"1": …}}``) as paths of their own."""
    for path, value in instead.items():
        if isinstance(value, dict) and value and all(name.isdecimal() for name in value):
            yield from ((f"{path}.{place}", member) for place, member in value.items())
        else:
            yield path, value


def _with(base: Any, steps: list[str], value: Any) -> Any:
    """A copy of a value with one place in it changed, or one place added at its end."""
    if not steps:
        return value
    step, *deeper = steps
    if isinstance(base, list) or (base is None and step.isdecimal()):
        members = list(base or ())
        place = int(step)
        if place > len(members):
            raise KeyError(step)
        inner = _with(members[place] if place < len(members) else None, deeper, value)
        return [*members[:place], inner, *members[place + 1 :]]
    if base is not None and not isinstance(base, dict):
        raise KeyError(step)
    return {**(base or {}), step: _with((base or {}).get(step), deeper, value)}


def with_whole_values(line_payload: Mapping[str, Any], dossier: Dossier) -> dict[str, Any]:
    """The payload of a correction or reading with its ``instead`` in whole values, where that is possible."""
    of, instead = line_payload.get("of"), line_payload.get("instead")
    target = dossier.cited(of) if isinstance(of, str) and CITATION.fullmatch(of) else None
    if target is None or not isinstance(instead, Mapping):
        return dict(line_payload)
    return {**line_payload, "instead": whole_values(instead, target, dossier)}
