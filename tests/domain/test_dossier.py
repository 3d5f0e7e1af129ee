"""A dossier knows what its entries made of it, and bears any of their values being gone."""

from __future__ import annotations

import random
from typing import Any

import pytest

from wijkledger.domain.dossier import Dossier, evolve, read_citation
from wijkledger.domain.entry import GEWIST, Entry, flatten

Written = tuple[str, dict[str, Any]]


def entry(number: int, kind: str, **payload: Any) -> Entry:
    clear = {"schema": 1, "recorded_at": "2026-01-01T00:00:00.000Z", "when": "2018", "visibility": "intern"}
    return Entry("WAG", number, kind, str(number), clear, flatten({**payload, "recorded_by": "wie dan ook"}))


def grown(*lines: Written) -> Dossier:
    """A dossier of these kinds and payloads, numbered from 1."""
    dossier = Dossier()
    for number, (kind, payload) in enumerate(lines, 1):
        evolve(dossier, entry(number, kind, **payload))
    return dossier


OPENED: Written = ("dossier-opened", {"code": "WAG", "name": "Benedenbuurt"})
COMMITMENT: Written = ("commitment-made", {"text": "brief sturen", "due": {"at": "2019"}})


def test_an_empty_dossier_has_no_code_and_no_entries() -> None:
    assert (Dossier().code, Dossier().last) == ("", 0)


def test_a_dossier_takes_its_code_and_last_number_from_its_entries() -> None:
    dossier = grown(OPENED, COMMITMENT)

    assert (dossier.code, dossier.last) == ("WAG", 2)


def test_a_citation_is_code_number_and_perhaps_a_part() -> None:
    assert read_citation("WAG-17") == ("WAG", 17, None)
    assert read_citation("WAG-17.2") == ("WAG", 17, 2)


def test_a_cited_entry_has_a_kind_and_one_elsewhere_has_none() -> None:
    dossier = grown(OPENED, COMMITMENT)

    assert dossier.kind("WAG-2") == dossier.kind("WAG-2.1") == "commitment-made"
    assert dossier.kind("WAG-3") is None
    assert dossier.kind("HM-2") is None


def test_any_entry_of_a_trail_leads_to_the_entry_that_began_it() -> None:
    dossier = grown(
        OPENED, COMMITMENT, ("commitment-moved", {"of": "WAG-2"}), ("entry-annotated", {"of": "WAG-3"})
    )

    assert dossier.root("WAG-4") == "WAG-2"
    assert [each.number for each in dossier.trail(3)] == [2, 3, 4]


def test_of_several_cited_things_the_first_decides() -> None:
    dossier = grown(OPENED, COMMITMENT, COMMITMENT, ("entry-confirmed", {"of": ["WAG-3", "WAG-2"]}))

    assert dossier.root("WAG-4") == "WAG-3"


def test_a_reference_to_a_later_entry_begins_a_trail_of_its_own() -> None:
    dossier = grown(OPENED, ("commitment-settled", {"of": "WAG-3"}), COMMITMENT)

    assert dossier.root("WAG-2") == "WAG-2"


def test_numbered_conditions_clauses_and_steps_are_parts_and_so_are_seats_by_their_place() -> None:
    dossier = grown(
        OPENED,
        ("decision-taken", {"conditions": [{"number": 2, "text": "a"}, {"number": 5, "text": "b"}]}),
        ("attendance-noted", {"present": [{"who": "lia"}, {"who": "pl"}]}),
        ("actor-left", {"who": "wow", "conditions": ["de sleutel komt terug"]}),
    )

    assert [part for part in range(7) if dossier.has_part("WAG-2", part)] == [2, 5]
    assert [part for part in range(7) if dossier.has_part("WAG-3", part)] == [1, 2]
    assert [part for part in range(7) if dossier.has_part("WAG-4", part)] == [1]
    assert not dossier.has_part("WAG-9", 1)


def test_where_parts_were_erased_any_part_may_have_been_there() -> None:
    dossier = grown(OPENED)
    erased = entry(2, "decision-taken", outcome="akkoord")
    erased.erased = ("conditions.0.number", "conditions.0.text")
    evolve(dossier, erased)

    assert dossier.has_part("WAG-2", 3)


def test_an_actor_is_known_by_its_code_with_its_latest_name_and_whole() -> None:
    dossier = grown(
        OPENED,
        ("actor-registered", {"code": "wow", "name": "Initiatief", "sort": "groep"}),
        ("actor-changed", {"who": "wow", "name": "Coöperatie", "part_of": "gem", "becomes": ["coop"]}),
    )

    actor = dossier.actors["wow"]
    assert (actor.name, actor.sort, actor.part_of, actor.becomes) == ("Coöperatie", "groep", "gem", ("coop",))
    assert dossier.actor_at("wow") == "WAG-2"
    assert dossier.actor_at("lia") is None


def test_a_document_is_known_by_its_code() -> None:
    dossier = grown(OPENED, ("document-issued", {"code": "W8", "sort": "bron", "text": "krant"}))

    assert dossier.document_at("W8") == "WAG-2"
    assert dossier.document_at("W9") is None


def test_a_change_of_someone_unknown_registers_nobody() -> None:
    assert grown(OPENED, ("actor-changed", {"who": "wow"})).actors == {}


def test_a_correction_replaces_whole_fields_and_leaves_the_entry_itself_alone() -> None:
    dossier = grown(
        OPENED, COMMITMENT, ("entry-corrected", {"of": "WAG-2", "instead": {"due": {"next_meeting": True}}})
    )

    assert dossier.effective(2)["due"] == {"next_meeting": True}
    assert dossier.effective(2)["text"] == "brief sturen"
    assert dossier.entries[2].fields["due.at"] == "2019"


def test_a_correction_may_give_another_moment() -> None:
    dossier = grown(OPENED, COMMITMENT, ("entry-corrected", {"of": "WAG-2", "instead": {"when": "2017"}}))

    assert dossier.effective(2)["when"] == "2017"


def test_a_later_correction_wins_and_a_struck_out_one_does_not_count() -> None:
    lines: list[Written] = [OPENED, COMMITMENT]
    lines += [("entry-corrected", {"of": "WAG-2", "instead": {"text": text}}) for text in ("een", "twee")]

    assert grown(*lines).effective(2)["text"] == "twee"
    assert grown(*lines, ("entry-corrected", {"of": "WAG-4", "void": True})).effective(2)["text"] == "een"


def test_a_correction_can_be_corrected() -> None:
    dossier = grown(
        OPENED,
        COMMITMENT,
        ("entry-corrected", {"of": "WAG-2", "instead": {"text": "fout"}}),
        ("entry-corrected", {"of": "WAG-3", "instead": {"instead": {"text": "goed"}}}),
    )

    assert dossier.effective(2)["text"] == "goed"


def test_a_correction_that_turns_out_to_be_about_another_entry_moves_there() -> None:
    dossier = grown(
        OPENED,
        COMMITMENT,
        COMMITMENT,
        ("entry-corrected", {"of": "WAG-2", "instead": {"text": "bezorgen"}}),
        ("entry-corrected", {"of": "WAG-4", "instead": {"of": "WAG-3"}}),
    )

    assert [dossier.effective(number)["text"] for number in (2, 3)] == ["brief sturen", "bezorgen"]


def test_an_entry_is_struck_out_until_the_striking_out_is_struck_out() -> None:
    lines: list[Written] = [OPENED, COMMITMENT, ("entry-corrected", {"of": "WAG-2", "void": True})]

    assert grown(*lines).is_void(2)
    assert not grown(*lines, ("entry-corrected", {"of": "WAG-3", "void": True})).is_void(2)


def test_a_reading_changes_nothing() -> None:
    dossier = grown(OPENED, COMMITMENT, ("account-added", {"of": "WAG-2", "instead": {"text": "anders"}}))

    assert dossier.effective(2)["text"] == "brief sturen"


def test_a_corrected_reference_moves_an_entry_to_another_trail() -> None:
    lines: list[Written] = [
        OPENED,
        COMMITMENT,
        COMMITMENT,
        ("commitment-settled", {"of": "WAG-2"}),
        ("entry-annotated", {"of": "WAG-4"}),
    ]
    dossier = grown(*lines, ("entry-corrected", {"of": "WAG-4", "instead": {"of": "WAG-3"}}))

    assert dossier.root("WAG-5") == "WAG-3"
    assert [each.number for each in dossier.trail(2)] == [2]
    assert [each.number for each in dossier.trail(3)] == [3, 4, 5, 6]


def test_a_corrected_registration_renames_the_actor_and_keeps_every_code_taken() -> None:
    dossier = grown(
        OPENED,
        ("actor-registered", {"code": "wwo", "name": "Wow", "sort": "groep"}),
        ("entry-corrected", {"of": "WAG-2", "instead": {"code": "wow", "name": "WOW"}}),
    )

    assert dossier.actors["wow"].name == "WOW"
    assert dossier.actor_at("wwo") == "WAG-2"


def test_the_parties_of_a_draft_are_those_of_all_its_versions_and_changes() -> None:
    dossier = grown(
        OPENED,
        ("agreement-drafted", {"sort": "intentieovereenkomst", "parties": ["gem", "wow"]}),
        ("agreement-changed", {"of": "WAG-2", "parties": ["wst"], "text": "erbij"}),
        ("agreement-drafted", {"sort": "intentieovereenkomst"}),
    )

    assert dossier.parties(3) == frozenset({"gem", "wow", "wst"})
    assert dossier.parties(4) is None


def test_a_list_of_parties_with_an_erased_name_proves_nothing() -> None:
    dossier = grown(OPENED)
    draft = entry(2, "agreement-drafted", sort="convenant", parties=["gem"])
    draft.erased = ("parties.1",)

    assert evolve(dossier, draft).parties(2) is None


def test_an_erasure_tells_which_paths_were_forgotten() -> None:
    dossier = grown(
        OPENED, COMMITMENT, ("entry-erased", {"of": "WAG-2", "fields": ["text"], "ground": "AVG"})
    )

    assert dossier.forgotten == {2: {"text"}}


def test_a_forgotten_value_stays_forgotten_in_the_effective_tree() -> None:
    dossier = grown(OPENED)
    gone = entry(2, "commitment-made", by=["gem"])
    gone.erased = ("text",)

    assert evolve(dossier, gone).effective(2)["text"] is GEWIST


def test_a_copy_grows_alone() -> None:
    dossier = grown(OPENED, COMMITMENT)
    twin = dossier.copy()

    evolve(twin, entry(3, "entry-corrected", of="WAG-2", instead={"text": "anders"}))

    assert (dossier.last, dossier.effective(2)["text"]) == (2, "brief sturen")
    assert (twin.last, twin.effective(2)["text"]) == (3, "anders")


JUNK = ["", "WAG-", "WAG-0", "WAG-99999999999", "WAG-1.x", "wag-1", "HM-1", "WAG-²", 7, True]


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("kind", ["entry-corrected", "entry-erased", "commitment-settled", "actor-changed"])
def test_whatever_the_past_says_it_is_not_refused(kind: str, junk: Any) -> None:
    dossier = grown(OPENED, (kind, {"of": junk, "fields": [junk], "who": junk, "instead": {"of": junk}}))

    assert dossier.last == 2


def test_any_values_may_be_gone() -> None:
    dice = random.Random(7)
    lines: list[Written] = [
        OPENED,
        ("actor-registered", {"code": "wow", "name": "Wow", "sort": "groep", "part_of": "gem"}),
        ("agreement-drafted", {"sort": "convenant", "parties": ["gem", "wow"]}),
        ("agreement-signed", {"of": "WAG-3", "by": ["gem"]}),
        ("entry-corrected", {"of": "WAG-3", "instead": {"parties": ["gem", "wst"]}}),
        ("entry-corrected", {"of": "WAG-5", "instead": {"of": "WAG-2"}, "void": True}),
        ("document-issued", {"code": "W8", "sort": "bron", "text": "krant"}),
        ("entry-erased", {"of": "WAG-2", "fields": ["name"], "ground": "AVG"}),
    ]
    for _ in range(200):
        dossier = Dossier()
        for number, (kind, payload) in enumerate(lines, 1):
            each = entry(number, kind, **payload)
            each.erased = tuple(path for path in each.fields if dice.random() < dice.random())
            each.fields = {path: value for path, value in each.fields.items() if path not in each.erased}
            evolve(dossier, each)
        assert dossier.last == len(lines)
        assert all(dossier.effective(number) for number in dossier.entries)
