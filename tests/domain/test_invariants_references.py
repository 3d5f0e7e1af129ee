"""Invariants 3 to 7 and 13: citations, things, codes, circles and signatures."""

from __future__ import annotations

from typing import Any

import pytest

from wijkledger.domain.admission import admit
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.invariants import Objection
from wijkledger.domain.proposed import Proposed


def line(kind: str, label: str | None = None, *, when: str = "2018", **payload: Any) -> Proposed:
    return Proposed(kind, payload, {"when": when}, label)


def party(code: str, **payload: Any) -> Proposed:
    return line("actor-registered", code=code, name=code, sort="organisatie", **payload)


START = [
    line("dossier-opened", code="WAG", name="Benedenbuurt"),
    party("gem"),
    party("wow"),
    line("document-issued", code="W8", sort="bron", text="krant"),
    line("commitment-made", text="brief sturen"),
    line("decision-taken", outcome="akkoord mits", text="net", conditions=[{"number": 2, "text": "dekking"}]),
]
"""WAG-1 to WAG-6."""


def objections(*lines: Proposed) -> list[Objection]:
    verdict = admit(Dossier(), [*START, *lines])
    return [each for each in verdict.objections if each.place >= len(START)]


def against(*lines: Proposed) -> list[tuple[int, str]]:
    return [(each.number, each.path) for each in objections(*lines)]


def test_the_start_itself_is_taken() -> None:
    assert admit(Dossier(), START).objections == ()


@pytest.mark.parametrize("citation", ["WAG-5", "WAG-6", "WAG-6.2"])
def test_an_earlier_entry_or_a_part_of_it_may_be_cited(citation: str) -> None:
    assert against(line("note-taken", about=citation, text="x")) == []


@pytest.mark.parametrize("citation", ["WAG-7", "WAG-99", "WAG-5.1", "WAG-6.1"])
def test_an_entry_or_part_that_is_not_there_is_refused(citation: str) -> None:
    assert against(line("note-taken", about=citation, text="x")) == [(3, "about")]


def test_a_ground_may_lie_in_another_dossier_and_a_thing_may_not() -> None:
    assert against(line("note-taken", about="HM-4", text="x")) == []
    assert against(Proposed("note-taken", {"text": "x"}, {"when": "2018", "basis": ["HM-4"]})) == []
    assert against(line("commitment-settled", of="HM-5", outcome="nagekomen")) == [(3, "of")]
    assert against(Proposed("note-taken", {"text": "x"}, {"when": "2018", "meeting": "HM-4"})) == [
        (3, "meeting")
    ]


def test_a_moment_may_come_after_an_earlier_entry_only() -> None:
    assert against(line("note-taken", text="x", when="2018 after WAG-5")) == []
    assert against(line("note-taken", text="x", when="XXXX before WAG-8")) == [(3, "when")]
    assert against(line("note-taken", text="x", when="XXXX after HM-1")) == [(3, "when")]


def test_a_label_stands_for_an_earlier_line() -> None:
    assert against(line("commitment-made", "&a", text="x"), line("commitment-moved", of="&a")) == []
    assert against(line("commitment-moved", of="&a"), line("commitment-made", "&a", text="x")) == [(3, "of")]
    assert against(line("commitment-moved", of="&b")) == [(3, "of")]


def test_a_label_names_one_line() -> None:
    assert against(line("note-taken", "&a", text="x"), line("note-taken", "&a", text="y")) == [(3, "")]


def test_only_a_commitment_is_kept() -> None:
    assert against(line("commitment-settled", of="WAG-5", outcome="nagekomen")) == []
    assert against(line("commitment-settled", of="WAG-6", outcome="nagekomen")) == [(4, "of")]


def test_any_entry_on_the_trail_of_a_commitment_finds_it() -> None:
    moved = line("commitment-moved", "&b", of="WAG-5")

    assert against(moved, line("commitment-settled", of="&b", outcome="nagekomen")) == []
    assert against(
        line("entry-annotated", "&b", of="WAG-6", text="x"), line("commitment-moved", of="&b")
    ) == [(4, "of")]


def test_every_cited_thing_is_looked_at() -> None:
    received = line("input-received", "&v", text="wie betaalt?")

    assert against(received, line("input-answered", of=["&v", "WAG-5"], outcome="beantwoord")) == [
        (4, "of.1")
    ]


def test_a_proposal_may_be_about_anything() -> None:
    assert against(line("decision-proposed", of="WAG-4", text="x")) == []


def test_a_struck_out_thing_can_still_be_cited() -> None:
    struck = line("entry-corrected", of="WAG-5", void=True)

    assert against(struck, line("commitment-settled", of="WAG-5", outcome="vervallen")) == []


@pytest.mark.parametrize(
    ("kind", "payload", "path"),
    [
        ("note-taken", {"by": ["gem", "gme"], "text": "x"}, "by.1"),
        ("attendance-noted", {"present": [{"who": "wow", "on_behalf_of": "gme"}]}, "present.0.on_behalf_of"),
        ("commitment-made", {"due": {"next_meeting": True, "body": "gme"}, "text": "x"}, "due.body"),
        ("escalation-path-agreed", {"by": ["gem"], "steps": [{"number": 1, "who": "gme"}]}, "steps.0.who"),
        ("figure-measured", {"what": "steun", "rows": [{"n": 1, "group": "gme"}]}, "rows.0.group"),
    ],
)
def test_an_actor_that_nobody_registered_is_refused(kind: str, payload: dict[str, Any], path: str) -> None:
    found = objections(Proposed(kind, payload, {"when": "2018"}))

    assert [(each.number, each.path) for each in found] == [(5, path)]
    assert found[0].message == "@gme is niet geregistreerd. Bedoelt u @gem?"


def test_an_actor_may_be_registered_later_in_the_same_batch() -> None:
    assert against(line("note-taken", by=["lia"], text="x"), party("lia")) == []


def test_a_code_in_a_free_text_is_not_looked_at() -> None:
    assert against(line("note-taken", text="@niemand belde over W99")) == []


def test_evidence_names_a_registered_document() -> None:
    def noted(code: str) -> Proposed:
        return Proposed("note-taken", {"text": "x"}, {"when": "2018", "evidence": [{"document": code}]})

    assert against(noted("W8")) == []
    assert against(noted("W9")) == [(5, "evidence.0.document")]
    assert against(noted("W9"), line("document-issued", code="W9", sort="bron", text="x")) == []


def test_a_code_is_given_once() -> None:
    assert against(party("gem")) == [(6, "code")]
    assert against(party("lia"), party("lia")) == [(6, "code")]
    assert against(line("document-issued", code="W8", sort="bron", text="x")) == [(6, "code")]


def test_a_code_once_corrected_stays_taken() -> None:
    corrected = line("entry-corrected", of="WAG-3", instead={"code": "wwo"})

    assert against(corrected, party("wow")) == [(6, "code")]
    assert against(corrected, party("wwo")) == [(6, "code")]
    assert against(line("entry-corrected", of="WAG-3", instead={"code": "gem"})) == [(16, "instead.code")]


def test_a_whole_is_no_part_of_its_own_part() -> None:
    raad, griffie = party("raad", part_of="gem"), party("griffie", part_of="raad")
    changed = line("actor-changed", who="gem", part_of="griffie")

    assert against(raad, griffie) == []
    assert against(raad, griffie, changed) == [(7, "part_of")]
    assert against(party("lia", part_of="lia")) == [(7, "part_of")]
    assert against(party("a", part_of="b"), party("b", part_of="a")) == [(7, "part_of")]


def test_a_part_may_move_to_another_whole_and_back() -> None:
    moves = [
        line("actor-changed", who="wow", part_of="gem"),
        party("wst"),
        line("actor-changed", who="wow", part_of="wst"),
    ]

    assert against(*moves, line("actor-changed", who="gem", part_of="wow")) == []


def test_a_successor_does_not_become_its_own_predecessor() -> None:
    became = line("actor-changed", who="wow", becomes=["coop", "bv"])
    heirs = [party("coop"), party("bv")]

    assert against(became, *heirs) == []
    assert against(became, *heirs, line("actor-changed", who="bv", becomes=["gem", "wow"])) == [
        (7, "becomes.1")
    ]


DRAFT = line("agreement-drafted", "&c", sort="convenant", parties=["gem", "wow"])


def test_the_parties_of_a_draft_may_sign_it_one_by_one() -> None:
    first = line("agreement-signed", "&h", of="&c", by=["gem"])

    assert against(DRAFT, first, line("agreement-signed", of="&h", by=["wow"])) == []


def test_whoever_the_draft_does_not_list_cannot_sign_it() -> None:
    assert against(DRAFT, party("wst"), line("agreement-signed", of="&c", by=["gem", "wst"])) == [
        (13, "by.1")
    ]


def test_whoever_accedes_later_is_added_first() -> None:
    added = line("agreement-changed", of="&c", parties=["wst"], text="erbij")

    assert against(DRAFT, party("wst"), added, line("agreement-signed", of="&c", by=["wst"])) == []


def test_a_corrected_list_of_parties_counts() -> None:
    corrected = line("entry-corrected", of="WAG-7", instead={"parties": ["gem"]})

    assert against(DRAFT, corrected, line("agreement-signed", of="&c", by=["wow"])) == [(13, "by.0")]


def test_without_a_recorded_list_the_signers_are_the_parties() -> None:
    assert against(line("agreement-signed", by=["gem", "wow"])) == []
    draft = line("agreement-drafted", "&d", sort="convenant")
    assert against(draft, line("agreement-signed", of="&d", by=["gem"])) == []
