"""Invariants of references: what is cited is there, what is named is registered, no circles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from wijkledger.domain.dossier import Actor, read_citation
from wijkledger.domain.invariants.line import Found, Line
from wijkledger.domain.invariants.wording import nearest
from wijkledger.domain.moment import Moment
from wijkledger.domain.registry import KINDS, kind_of
from wijkledger.domain.values import FieldType

_MAY_CITE_ELSEWHERE: Final = ("basis", "about")
_ANYTHING: Final = "*"


def citations_lead_somewhere(line: Line) -> Iterator[Found]:
    """Refuse a reference to no earlier entry or part of the dossier; basis and about may cite another one."""
    yield from line.mistaken(3)
    if line.label_taken:
        yield "", "Dit label staat al voor een eerdere regel van deze invoer; kies een ander."
    for path, citation in line.strings(FieldType.REF):
        elsewhere = path.split(".")[0] in _MAY_CITE_ELSEWHERE
        found = _astray(line, citation, may_be_elsewhere=elsewhere)
        if found:
            yield path, found
    for path, text in line.strings(FieldType.MOMENT):
        ordering = _order_of(text)
        message = _astray(line, ordering, may_be_elsewhere=False) if ordering else None
        if message:
            yield path, message


def _order_of(text: str) -> str | None:
    """The entry that a moment came after or before; a moment that is none is another rule's."""
    try:
        moment = Moment.parse(text)
    except ValueError:
        return None
    return moment.after or moment.before


def _astray(line: Line, citation: str, *, may_be_elsewhere: bool) -> str | None:
    code, number, part = read_citation(citation)
    if code != line.dossier.code:
        told = f"{citation} staat in een ander dossier; verwijs hier naar een regel van {line.dossier.code}."
        return None if may_be_elsewhere else told
    if number >= line.number or number not in line.dossier.entries:
        last = line.number - 1
        known = f"de laatste regel hiervoor is {code}-{last}" if last else "er zijn nog geen regels"
        return f"{citation} is geen eerdere regel van dit dossier; {known}."
    if part is not None and not line.dossier.has_part(citation, part):
        return f"{code}-{number} heeft geen onderdeel {part}; verwijs naar de hele regel of een ander nummer."
    return None


def thing_fits_the_kind(line: Line) -> Iterator[Found]:
    """Refuse an ``of`` that cites neither a kind in its column nor an entry on such a thing's trail."""
    cites = kind_of(line.kind).cites if line.kind in KINDS else ()
    if not cites or _ANYTHING in cites:
        return
    for path, citation in line.strings(FieldType.REF):
        cited = line.dossier.cited(citation) if path.split(".")[0] == "of" else None
        if cited is None or cited.number >= line.number or cited.kind in cites:
            continue
        trail = line.dossier.trail(cited.number)
        if not line.dossier.is_adrift(cited.number) and not any(entry.kind in cites for entry in trail):
            wanted = " of ".join(kind_of(kind).title for kind in cites)
            yield path, f"{citation} is {_told(cited.kind)}; verwijs naar: {wanted}."


def _told(kind: str) -> str:
    return f'"{kind_of(kind).title}"' if kind in KINDS else "van een onbekende soort"


def codes_are_registered(line: Line) -> Iterator[Found]:
    """Refuse an actor or document code that is not registered before or in the same batch."""
    if line.codes.may_miss:
        return
    for path, code in line.strings(FieldType.ACTOR):
        if code not in line.codes.actors:
            hint = nearest(code, line.codes.actors, "@") or " Registreer hem eerst, of in dezelfde invoer."
            yield path, f"@{code} is niet geregistreerd.{hint}"
    for path, code in line.strings(FieldType.DOCUMENT):
        if path != "code" and code not in line.codes.documents:
            hint = nearest(code, line.codes.documents) or " Registreer het eerst met bron of stuk."
            yield path, f"Het stuk {code} is niet geregistreerd.{hint}"


def codes_are_registered_once(line: Line) -> Iterator[Found]:
    """Refuse a code that is registered already."""
    code = line.payload.get("code")
    if not isinstance(code, str):
        return
    if line.kind == "actor-registered":
        known = line.dossier.actors.get(code)
        if known is not None and known.number != line.number:
            at = line.dossier.actor_at(code)
            yield (
                "code",
                f"@{code} staat al in {at}; neem een andere code of noteer een wijziging.",
            )
    if line.kind == "document-issued" and line.dossier.documents.get(code, line.number) != line.number:
        at = line.dossier.document_at(code)
        yield "code", f"Het stuk {code} staat al in {at}; neem een andere code."


def wholes_and_successors_end(line: Line) -> Iterator[Found]:
    """Refuse a part-of or a becomes that runs in a circle."""
    code = line.payload.get({"actor-registered": "code", "actor-changed": "who"}.get(line.kind, ""))
    if not isinstance(code, str):
        return
    whole = line.payload.get("part_of")
    if isinstance(whole, str) and _leads_to(line, whole, code, lambda actor: (actor.part_of,)):
        yield "part_of", f"@{whole} hoort zelf bij @{code}; een geheel kan geen deel van zijn deel zijn."
    for place, heir in enumerate(line.payload.get("becomes", ())):
        if _leads_to(line, heir, code, lambda actor: actor.becomes):
            yield f"becomes.{place}", f"@{heir} is zelf overgegaan in @{code}; een opvolger gaat niet vooraf."


def _leads_to(line: Line, start: str, goal: str, step: Callable[[Actor], tuple[str | None, ...]]) -> bool:
    """Whether following the steps from one actor comes by another."""
    waiting: list[Any] = [start]
    seen: set[Any] = set()
    while waiting:
        code = waiting.pop()
        if code == goal:
            return True
        if code not in seen and code in line.dossier.actors:
            waiting.extend(step(line.dossier.actors[code]))
        seen.add(code)
    return False


def signers_are_parties(line: Line) -> Iterator[Found]:
    """Refuse a signature on a draft by an actor that the draft does not list."""
    of = line.payload.get("of")
    cited = line.dossier.cited(of) if line.kind == "agreement-signed" and isinstance(of, str) else None
    parties = line.dossier.parties(cited.number) if cited else None
    if parties is None:
        return
    for place, code in enumerate(line.payload.get("by", ())):
        if code not in parties:
            yield (
                f"by.{place}",
                f"@{code} is geen partij bij {of}; voeg @{code} eerst toe met overeenkomst-wijzigt.",
            )
