"""Every kind keeps the promises of its declaration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from pydantic import BaseModel

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.entry import flatten, grow
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.registry import EVENTS, KINDS
from wijkledger.domain.values import FieldType

MINIMAL: dict[str, dict[str, Any]] = {
    "entry-corrected": {"of": "WAG-17"},
    "entry-annotated": {"of": "WAG-17", "text": "het stuk is nagestuurd"},
    "account-added": {"of": "WAG-17"},
    "entry-confirmed": {"of": ["WAG-17"], "by": ["gem"]},
    "entry-erased": {"of": "WAG-17", "fields": ["name"], "ground": "AVG"},
    "rule-explained": {"rule": "R-AGR-3", "text": "volgt in de samenwerkingsovereenkomst"},
    "setting-fixed": {"name": "dagen-tot-terugkoppeling", "value": "30"},
    "dossier-opened": {"code": "WAG", "name": "Benedenbuurt"},
    "phase-entered": {"phase": "uitwerken"},
    "phase-closed": {"phase": "opstarten"},
    "trajectory-ended": {"outcome": "ieder eigen weg", "text": "de gemeente gaat alleen verder"},
    "actor-registered": {"code": "gem", "name": "Gemeente Wageningen", "sort": "organisatie"},
    "actor-changed": {"who": "wow"},
    "actor-left": {"who": "wow"},
    "seat-taken": {"who": "p7", "function": "voorzitter"},
    "seat-left": {"of": "WAG-17"},
    "handover-done": {"by": "p7", "to": "p8", "text": "de lopende afspraken"},
    "mandate-granted": {"holder": "p7", "text": "tekenen tot de grens"},
    "mandate-ended": {"of": "WAG-17"},
    "role-agreed": {"holders": ["wow"], "role": "trekker"},
    "role-changed": {"of": "WAG-17", "text": "op verzoek"},
    "role-ended": {"of": "WAG-17"},
    "meeting-opened": {},
    "attendance-noted": {},
    "note-taken": {"text": "de zaal is te klein"},
    "meeting-closed": {},
    "minutes-adopted": {"of": "WAG-17"},
    "decision-proposed": {},
    "decision-taken": {"outcome": "akkoord"},
    "condition-settled": {"of": "WAG-17.2", "outcome": "vervuld"},
    "decision-ended": {"of": "WAG-17", "how": "vernietigd"},
    "agreement-drafted": {"sort": "intentieovereenkomst"},
    "agreement-signed": {"by": ["gem", "wow"]},
    "agreement-changed": {"of": "WAG-17", "text": "een partij erbij"},
    "agreement-ended": {"of": "WAG-17", "how": "opgevolgd"},
    "commitment-made": {"text": "taakomschrijving maken"},
    "commitment-moved": {"of": "WAG-17"},
    "commitment-settled": {"of": "WAG-17", "outcome": "nagekomen"},
    "target-set": {},
    "target-moved": {"of": "WAG-17"},
    "target-settled": {"of": "WAG-17", "outcome": "gehaald"},
    "input-received": {"text": "wie betaalt de leiding?"},
    "input-moved": {"of": ["WAG-17"]},
    "input-answered": {"of": ["WAG-17"], "outcome": "beantwoord"},
    "audience-informed": {"to": ["bew"]},
    "escalation-path-agreed": {"by": ["gem"], "steps": [{"number": 1, "who": "wet"}]},
    "tension-signalled": {"text": "het tempo van de vergunning"},
    "escalation-raised": {"to": ["wet"]},
    "escalation-closed": {"of": "WAG-17", "outcome": "opgelost"},
    "evaluation-planned": {"due": {"at": "2026"}},
    "evaluation-held": {},
    "finding-noted": {"verdict": "min", "text": "niemand trekt de communicatie"},
    "lesson-captured": {"sort": "fout", "text": "te laat met huurders gesproken"},
    "lesson-shared": {"of": ["WAG-17"], "where": "buiten"},
    "lesson-applied": {"of": "WAG-17"},
    "frame-set": {"sort": "openheid", "text": "volgorde van de straten"},
    "frame-changed": {"of": "WAG-17", "text": "alleen lucht als bron"},
    "frame-ended": {"of": "WAG-17", "how": "losgelaten"},
    "activity-planned": {},
    "activity-held": {},
    "figure-measured": {"what": "deelname"},
    "support-asked": {"sort": "geld"},
    "support-decided": {"outcome": "toegekend"},
    "support-accounted": {"of": "WAG-17", "outcome": "verantwoord"},
    "capacity-stated": {"stance": "tekort", "text": "geen jurist"},
    "case-opened": {"sort": "vergunning"},
    "case-moved": {"of": "WAG-17"},
    "case-closed": {"of": "WAG-17", "outcome": "verleend"},
    "document-issued": {"sort": "bron", "text": "Benedenbuurt krijgt warmtenet"},
}

SAMPLES: dict[FieldType, Any] = {
    FieldType.ACTOR: "gem",
    FieldType.REF: "WAG-17.2",
    FieldType.MOMENT: "2018-06-21",
    FieldType.TEXT: "vrije tekst",
    FieldType.NAME: "een naam",
    FieldType.DOSSIER: "WAG",
    FieldType.WORD: "een woord",
    FieldType.FLAG: True,
    FieldType.INTEGER: 3,
    FieldType.TIME: "19:30",
    FieldType.CODE: "p7",
    FieldType.DOCUMENT: "W8",
    FieldType.HASH: "0" * 64,
    FieldType.PATH: "by.0",
    FieldType.RULE: "R-AGR-3",
    FieldType.TREE: {"text": "anders"},
}

LABELLED: list[type[BaseModel]] = [*EVENTS.values(), Circumstances]


def full(model: type[BaseModel]) -> dict[str, Any]:
    """A tree with every field of a model, lists with two members."""
    return {name: _sample(spec) for name, spec in specs_of(model).items()}


def _sample(spec: FieldSpec) -> Any:
    if spec.value is not None:
        value: Any = full(spec.value)
    else:
        is_closed = spec.words is not None and not spec.words.is_open
        value = spec.words.choices[0] if is_closed and spec.words else SAMPLES[spec.type]
    return [value, value] if spec.many else value


def test_the_table_of_minimal_lines_names_every_kind_and_no_other() -> None:
    assert set(MINIMAL) == KINDS


def test_there_are_sixty_nine_kinds() -> None:
    assert len(KINDS) == 69


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_minimal_line_keeps_its_fields_through_model_and_row(kind: str) -> None:
    payload = MINIMAL[kind]

    kept = EVENTS[kind].model_validate(payload).model_dump(exclude_none=True)

    assert grow(dict(flatten(kept))) == payload


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_minimal_line_has_nothing_to_spare(kind: str) -> None:
    required = {name for name, spec in specs_of(EVENTS[kind]).items() if spec.required}

    assert set(MINIMAL[kind]) - required <= {"of"}


@pytest.mark.parametrize("model", LABELLED)
def test_a_line_with_every_field_keeps_them_all_through_model_and_row(model: type[BaseModel]) -> None:
    payload = full(model)

    kept = model.model_validate(payload).model_dump(exclude_none=True)

    assert grow(dict(flatten(kept))) == payload


@pytest.mark.parametrize("model", LABELLED)
def test_every_field_has_a_dutch_label_of_its_own(model: type[BaseModel]) -> None:
    labels = [spec.label for spec in specs_of(model).values()]

    assert all(info.json_schema_extra for info in model.model_fields.values())
    assert all(labels)
    assert repeated(labels) == []


def test_no_two_kinds_share_a_word_that_opens_a_line() -> None:
    words = [word.text for event in EVENTS.values() for word in event.declared.words]

    assert repeated(words) == []


@pytest.mark.parametrize("kind", MINIMAL)
def test_the_presets_of_a_word_are_values_that_the_kind_takes(kind: str) -> None:
    for word in EVENTS[kind].declared.words:
        EVENTS[kind].model_validate({**MINIMAL[kind], **word.presets})


@pytest.mark.parametrize("kind", MINIMAL)
def test_no_field_is_named_like_a_circumstance(kind: str) -> None:
    taken = {*Circumstances.model_fields, "recorded_by", "recorded_at", "schema"}

    assert taken.isdisjoint(EVENTS[kind].model_fields)


@pytest.mark.parametrize("kind", MINIMAL)
def test_what_of_may_cite_exists(kind: str) -> None:
    cites = EVENTS[kind].declared.cites

    assert set(cites) <= {*KINDS, "*"}
    assert not cites or "of" in EVENTS[kind].model_fields


def repeated(words: Iterable[str]) -> list[str]:
    counts: Mapping[str, int] = Counter(words)
    return [word for word, times in counts.items() if times > 1]
