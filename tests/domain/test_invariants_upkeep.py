"""Invariants 16 to 20: corrections, readings, erasures, explanations and norms."""

from __future__ import annotations

from typing import Any

import pytest

from wijkledger.domain.admission import admit
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.invariants import Objection
from wijkledger.domain.proposed import Proposed


def line(kind: str, **payload: Any) -> Proposed:
    return Proposed(kind, payload, {"when": "2018"})


START = [
    line("dossier-opened", code="WAG", name="Benedenbuurt"),
    line("actor-registered", code="gem", name="Gemeente", sort="organisatie"),
    line("actor-registered", code="lia", name="Lia", sort="persoon"),
    line("commitment-made", by=["gem"], text="brief", due={"at": "2019"}),
    line("decision-taken", outcome="akkoord", text="net", vote={"in_favour": 3, "present": 4}),
    line("mandate-granted", holder="lia", text="tekenen", until="2020"),
    line("role-agreed", holders=["gem"], role="trekker"),
]
"""WAG-1 to WAG-7."""


def objections(*lines: Proposed) -> list[Objection]:
    verdict = admit(Dossier(), [*START, *lines])
    return [each for each in verdict.objections if each.place >= len(START)]


def against(*lines: Proposed) -> list[tuple[int, str]]:
    return [(each.number, each.path) for each in objections(*lines)]


def corrected(of: str, **instead: Any) -> Proposed:
    return line("entry-corrected", of=of, instead=instead)


def read(of: str, **instead: Any) -> Proposed:
    return line("account-added", of=of, instead=instead)


BOTH = pytest.mark.parametrize("kind", ["entry-corrected", "account-added"])


@BOTH
@pytest.mark.parametrize(
    "instead",
    [
        {"text": "twee brieven"},
        {"by": ["lia"]},
        {"by": "lia"},
        {"due": {"next_meeting": True}},
        {"due.at": "2020"},
        {"by.1": "lia"},
        {"by": {"0": "lia"}},
        {"when": "2017~"},
        {"tags": ["wijk"]},
    ],
)
def test_any_field_of_the_entry_or_its_circumstances_may_be_told_otherwise(kind: str, instead: Any) -> None:
    assert against(line(kind, of="WAG-4", instead=instead)) == []


@BOTH
@pytest.mark.parametrize(
    ("instead", "path"),
    [
        ({"kind": "note-taken"}, "instead.kind"),
        ({"outcome": "akkoord"}, "instead.outcome"),
        ({"recorded_at": "2018"}, "instead.recorded_at"),
        ({"by.5": "lia"}, "instead.by.5"),
        ({"text": 7}, "instead.text"),
        ({"by": ["Gemeente"]}, "instead.by.0"),
        ({"by": ["gme"]}, "instead.by.0"),
        ({"when": "vorig jaar"}, "instead.when"),
        ({"about": "WAG-4"}, "instead.about"),
        ({"due": {"on": "2019"}}, "instead.due.on"),
        ({"sort": "belofte"}, "instead.sort"),
    ],
)
def test_a_field_or_value_that_the_entry_could_not_hold_is_refused(
    kind: str, instead: Any, path: str
) -> None:
    assert against(line(kind, of="WAG-4", instead=instead)) == [(16, path)]


def test_the_corrected_entry_must_add_up_as_a_whole() -> None:
    assert against(corrected("WAG-5", **{"vote.present": 2})) == [(16, "instead.vote")]
    assert against(corrected("WAG-6", when="2021")) == [(16, "instead.until")]
    assert against(corrected("WAG-7", share={"n": 3, "d": 2})) == [(16, "instead.share")]


def test_a_later_correction_stands_on_the_earlier_one() -> None:
    assert (
        against(corrected("WAG-5", **{"vote.present": 9}), corrected("WAG-5", **{"vote.in_favour": 8})) == []
    )
    assert against(read("WAG-5", **{"vote.present": 9}), read("WAG-5", **{"vote.in_favour": 8})) == [
        (16, "instead.vote")
    ]


def test_a_correction_of_a_correction_is_held_against_what_that_one_corrects() -> None:
    assert against(corrected("WAG-4", text="x"), corrected("WAG-8", instead={"text": "y"})) == []
    assert against(corrected("WAG-4", text="x"), corrected("WAG-8", instead={"txet": "y"})) == [
        (16, "instead.instead.txet")
    ]


def test_an_entry_may_be_struck_out_without_a_word() -> None:
    assert against(line("entry-corrected", of="WAG-4", void=True)) == []


def test_the_kind_of_an_entry_stays() -> None:
    assert objections(corrected("WAG-4", kind="note-taken"))[0].message == (
        "De soort van WAG-4 staat vast; haal de regel door en schrijf een nieuwe."
    )


def erased(of: str, *fields: str, **more: Any) -> Proposed:
    return line("entry-erased", **{"of": of, "fields": list(fields), "ground": "AVG", **more})


def test_a_committed_field_may_be_erased() -> None:
    assert against(erased("WAG-3", "name", "recorded_by"), erased("WAG-4", "by.0", "due.at")) == []


@pytest.mark.parametrize(
    "field", ["when", "visibility", "recorded_at", "kind", "basis.0", "id", "by", "name"]
)
def test_a_field_in_the_clear_or_one_that_cannot_be_there_cannot_be_erased(field: str) -> None:
    assert against(erased("WAG-4", field)) == [(17, "fields.0")]


def test_what_is_left_out_where_a_dossier_was_written_out_counts_as_erased() -> None:
    assert against(erased("WAG-4", "by.1"), erased("WAG-5", "by.0")) == []


def test_a_field_is_erased_once() -> None:
    written_out = line("note-taken", text="[gewist]")

    assert against(written_out, erased("WAG-8", "text"), erased("WAG-8", "text")) == [(17, "fields.0")]


def test_a_value_that_is_still_there_may_be_erased_whatever_a_line_says() -> None:
    assert against(erased("WAG-3", "name"), erased("WAG-3", "name")) == []


def test_an_erasure_names_its_ground() -> None:
    assert against(line("entry-erased", of="WAG-3", fields=["name"])) == [(17, "ground")]
    assert against(erased("WAG-3", "name", ground="zomaar")) == [(17, "ground")]


def test_a_list_is_erased_member_by_member() -> None:
    assert objections(erased("WAG-4", "by"))[0].message == 'WAG-4 heeft geen waarde op "by". Kies uit: by.0.'


@BOTH
def test_what_was_erased_stays_empty(kind: str) -> None:
    forgotten = erased("WAG-3", "name")

    assert against(forgotten, line(kind, of="WAG-3", instead={"name": "Lia B."})) == [(18, "instead.name")]
    assert against(forgotten, line(kind, of="WAG-3", instead={"sort": "groep"})) == []


def test_a_member_of_a_list_of_which_another_was_erased_stays_as_it_is() -> None:
    assert (18, "instead.by") in against(erased("WAG-4", "by.0"), corrected("WAG-4", by=["lia"]))


def explained(rule: str, text: str = "volgt later") -> list[tuple[int, str]]:
    return against(line("rule-explained", rule=rule, text=text))


def test_an_explanation_names_a_rule_and_a_reason() -> None:
    assert explained("R-AGR-3") == explained("R-INT-4") == []
    assert explained("R-F1-4") == explained("AGR-3") == [(19, "rule")]
    assert explained("R-AGR-3", " \n") == [(19, "text")]
    assert against(line("rule-explained")) == [(19, "rule"), (19, "text")]


def fixed(name: str, value: str) -> list[tuple[int, str]]:
    return against(line("setting-fixed", name=name, value=value))


def test_a_norm_is_known_and_has_a_value_of_its_own_type() -> None:
    assert fixed("dagen-tot-terugkoppeling", "30") == fixed("overleg-uitloop", "1,5") == []
    assert fixed("dagen-tot-terugkopeling", "30") == [(20, "name")]
    assert (
        fixed("dagen-tot-terugkoppeling", "1,5") == fixed("overleg-uitloop", "anderhalf") == [(20, "value")]
    )
