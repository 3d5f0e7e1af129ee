"""Invariants of ledger upkeep: corrections, readings, erasures, explanations and norms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wijkledger.domain.circumstances import CLEAR, Circumstances
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.entry import GEWIST, Entry
from wijkledger.domain.invariants.line import Found, Line
from wijkledger.domain.invariants.record import OPENING
from wijkledger.domain.invariants.wording import choices, nearest, quoted
from wijkledger.domain.norms import NORMS
from wijkledger.domain.proposed import model_of
from wijkledger.domain.rules import RULES

ERASURE: Final = "entry-erased"
AMENDING: Final = ("entry-corrected", "account-added")
"""The kinds that say what another entry should have said, or what someone else says it should say."""
_WRITTEN_OUT: Final = str(GEWIST)
_IN_THE_CLEAR: Final = (
    *CLEAR, "v", "ledger", "dossier", "n", "number", "id", "kind", "schema", "recorded_at"
)  # fmt: skip


def target_of(line: Line) -> Entry | None:
    """The earlier entry that ``of`` cites."""
    of = line.payload.get("of")
    entry = line.dossier.cited(of) if isinstance(of, str) else None
    return entry if entry and entry.number < line.number else None


def erasure_names_committed_fields(line: Line) -> Iterator[Found]:
    """Refuse an erasure without a ground, or of what stands in the clear, is gone or cannot be there."""
    yield from line.mistaken(17)
    target = target_of(line) if line.kind == ERASURE else None
    if target is None:
        return
    for place, path in enumerate(line.payload.get("fields", ())):
        if message := _not_erasable(line, target, path):
            yield f"fields.{place}", message


def _not_erasable(line: Line, target: Entry, path: str) -> str | None:
    if path.split(".", maxsplit=1)[0] in _IN_THE_CLEAR:
        return f'"{path}" staat in het zegel zelf en kan niet worden gewist; kies een ander veld.'
    if line.entry is None and _says_too_much(target.kind, path):
        return (
            f'"{path}" van {target.citation} moet leesbaar blijven en kan niet worden gewist; laat het weg.'
        )
    if line.entry is None and _is_gone(line.dossier, target, path):
        return f'"{path}" van {target.citation} is al gewist; laat het weg.'
    inner = [known for known in target.fields if known.startswith(f"{path}.")]
    if path in target.fields or path in target.erased or (not inner and _could_be(target.kind, path)):
        return None
    hint = choices(inner) if inner else nearest(path, target.fields)
    return f"{target.citation} heeft geen waarde op {quoted(path)}.{hint}"


def _says_too_much(kind: str, path: str) -> bool:
    """Whether a field says what stands in the clear anyway, or what an erasure erased."""
    name = path.partition(".")[0]
    return (kind, name) in ((OPENING, "code"), (ERASURE, "of"), (ERASURE, "fields"))


def _is_gone(dossier: Dossier, target: Entry, path: str) -> bool:
    """Whether a value was forgotten; that a line says so is not enough while the value is still there."""
    is_told = path in dossier.forgotten.get(target.number, ())
    is_erased_here = path in target.erased and path not in target.elsewhere
    return is_erased_here or (is_told and target.fields.get(path, _WRITTEN_OUT) == _WRITTEN_OUT)


def _could_be(kind: str, path: str) -> bool:
    """Whether entries of a kind may have a value there: a dossier that was written out lacks what is gone."""
    model = model_of(kind)
    names = {*Circumstances.model_fields, *(model.model_fields if model else ())}
    return path.partition(".")[0] in names


def forgotten_of(line: Line, target: Entry) -> frozenset[str]:
    """The paths of an entry that were forgotten before this line; a kept ledger tells it by its erasures."""
    logged = line.dossier.forgotten.get(target.number, frozenset())
    erased_here = frozenset(target.erased) - frozenset(target.elsewhere)
    return logged if line.entry is not None else logged | erased_here


def erased_fields_stay_empty(line: Line) -> Iterator[Found]:
    """Refuse a correction or reading that fills a field that was erased."""
    target = target_of(line) if line.kind in AMENDING else None
    if target is None:
        return
    gone = {path.split(".")[0] for path in forgotten_of(line, target)}
    for path in line.payload.get("instead", {}):
        if path.split(".")[0] in gone:
            yield f"instead.{path}", f'"{path}" van {target.citation} is gewist en blijft leeg; laat het weg.'


def explanation_names_a_rule(line: Line) -> Iterator[Found]:
    """Refuse an explanation that names no known rule, or gives no reason."""
    yield from line.mistaken(19)
    if line.kind != "rule-explained":
        return
    rule, reason = line.payload.get("rule"), line.payload.get("text")
    if isinstance(rule, str) and rule not in RULES:
        yield "rule", f"De regel {quoted(rule)} bestaat niet.{nearest(rule, RULES)}"
    if isinstance(reason, str) and not reason.strip():
        yield "text", "Een uitleg zonder reden legt niets uit; schrijf waarom het anders gaat."


def norm_is_known(line: Line) -> Iterator[Found]:
    """Refuse a norm that is no known setting, or a value of another type."""
    yield from line.mistaken(20)
    name, value = line.payload.get("name"), line.payload.get("value")
    if line.kind != "setting-fixed" or not isinstance(name, str):
        return
    norm = NORMS.get(name)
    if norm is None:
        yield "name", f"De norm {quoted(name)} bestaat niet.{nearest(name, NORMS) or choices(NORMS)}"
    elif isinstance(value, str):
        try:
            norm.read(value)
        except ValueError as error:
            yield "value", f"{error}."
