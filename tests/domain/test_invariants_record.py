"""Invariants 1, 2 and 21: kinds and fields, numbers, texts."""

from __future__ import annotations

from typing import Any

import pytest

from wijkledger.domain.admission import admit
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.proposed import Proposed

OPENING = Proposed("dossier-opened", {"code": "WAG", "name": "Benedenbuurt"}, {"when": "2016"})


def against(kind: str, payload: dict[str, Any], **around: Any) -> list[tuple[int, str]]:
    """What is held against one line after the opening of a dossier."""
    verdict = admit(Dossier(), [OPENING, Proposed(kind, payload, {"when": "2018", **around})])
    return [(each.number, each.path) for each in verdict.objections if each.place == 1]


def message(kind: str, payload: dict[str, Any], **around: Any) -> str:
    verdict = admit(Dossier(), [OPENING, Proposed(kind, payload, {"when": "2018", **around})])
    return verdict.objections[0].message


def test_a_plain_note_is_taken() -> None:
    assert against("note-taken", {"text": "de zaal is te klein"}) == []


def test_an_unknown_kind_is_refused() -> None:
    assert against("note-token", {"text": "x"}) == [(1, "kind")]


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": 7}, "text"),
        ({"text": ["x"]}, "text"),
        ({"text": "x", "tekst": "y"}, "tekst"),
        ({"text": "x", "by": "gem"}, "by"),
        ({"text": "x", "by": ["Gem"]}, "by.0"),
        ({"text": "x", "about": "wag-1"}, "about"),
        ({"text": "x", "about": {"of": "WAG-1"}}, "about"),
    ],
)
def test_a_field_that_is_missing_unknown_or_of_another_type_is_refused(
    payload: dict[str, Any], path: str
) -> None:
    assert against("note-taken", payload) == [(1, path)]


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("when", None, "when"),
        ("item", True, "item"),
        ("item", 2**53, "item"),
        ("item", -(2**53), "item"),
        ("tags", ["wijken"], "tags.0"),
        ("visibility", "geheim", "visibility"),
        ("figures", [{"n": 1.5, "unit": "fte"}], "figures.0.n"),
        ("figures", [{}], "figures"),
        ("evidence", [{"page": "3"}], "evidence.0.document"),
        ("phase", "opstarten", "phase"),
    ],
)
def test_a_circumstance_of_another_type_is_refused(name: str, value: Any, path: str) -> None:
    assert against("note-taken", {"text": "x"}, **{name: value}) == [(1, path)]


def test_the_largest_whole_number_is_taken() -> None:
    assert against("note-taken", {"text": "x"}, item=2**53 - 1) == []


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        (
            {"outcome": "akoord", "text": "x"},
            'uitkomst: "akoord" staat niet in de lijst. Bedoelt u akkoord? Kies uit:',
        ),
        ({"text": "x"}, "uitkomst: dit veld ontbreekt; vul het in. Kies uit: besloten, akkoord,"),
        ({"outcome": "nee", "text": "x", "by": "gem"}, "door: hier hoort een lijst."),
        ({"outcome": "nee", "text": "x", "vote": 7}, "stemming: hier horen velden met hun waarden."),
        (
            {"outcome": "nee", "text": "x", "of": "WAG"},
            'op: "WAG" past hier niet; schrijf een verwijzing als WAG-17',
        ),
    ],
)
def test_an_objection_says_what_is_wrong_and_what_to_do(payload: dict[str, Any], told: str) -> None:
    assert message("decision-taken", payload).startswith(told)


def test_a_dossier_begins_with_its_opening() -> None:
    verdict = admit(Dossier(), [Proposed("note-taken", {"text": "x"}, {"when": "2018"})])

    assert [(each.number, each.place) for each in verdict.objections] == [(2, 0)]


def test_a_dossier_is_opened_once() -> None:
    assert (2, "") in against("dossier-opened", {"code": "WAG", "name": "Benedenbuurt"})


def test_a_dossier_is_not_opened_again_under_another_code() -> None:
    assert against("dossier-opened", {"code": "HM", "name": "Hilversumse Meent"}) == [(2, ""), (2, "code")]


@pytest.mark.parametrize("text", ["x", "twee\nregels", "é", "“punt” – € 5 ✓", "a" * 65_536])
def test_an_ordinary_text_is_taken(text: str) -> None:
    assert against("note-taken", {"text": text}) == []


@pytest.mark.parametrize(
    "text", ["nul\x00", "tab\t", "\r\n", "\x7f", "\x85", "e\u0301", "a" * 65_537, "é" * 32_769]
)
def test_a_text_with_control_characters_loose_accents_or_no_end_is_refused(text: str) -> None:
    assert against("note-taken", {"text": text}) == [(21, "text")]


@pytest.mark.parametrize(
    ("kind", "payload", "told"),
    [
        ("note-taken", {"text": "a\u202eb"}, "tekst: op plaats 2 staat een onzichtbaar stuurteken (U+202E);"),
        ("note-taken", {"text": "tab\there"}, "tekst: op plaats 4 staat een tab; gebruik"),
        ("decision-taken", {"outcome": "nee", "reason": "\x07"}, "reden: op plaats 1 staat een onzichtbaar"),
    ],
)
def test_a_character_that_nobody_sees_is_named_with_its_place(
    kind: str, payload: dict[str, Any], told: str
) -> None:
    assert message(kind, payload).startswith(told)


def test_letters_that_are_joined_without_being_seen_are_taken() -> None:
    assert against("note-taken", {"text": "👩\u200d🔧"}) == []


def test_a_label_that_no_line_has_is_named_without_its_field() -> None:
    told = message("decision-ended", {"of": "&weg", "how": "ingetrokken"})
    assert told.startswith('Geen regel in deze invoer heet "&weg";')


def test_half_a_character_is_refused() -> None:
    assert against("note-taken", {"text": "\ud800"}) == [(21, "text")]
    assert (21, "instead.text") in against("entry-corrected", {"of": "WAG-1", "instead": {"text": "\udfff"}})


def test_a_text_is_looked_at_wherever_it_stands() -> None:
    payload = {"present": [{"who": "gem", "hat": "voor\x07zitter"}]}

    assert (21, "present.0.hat") in against("attendance-noted", payload)
    assert (21, "words") in against("note-taken", {"text": "x"}, words="vorig\x00jaar")
