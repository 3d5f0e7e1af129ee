"""Invariants 8 to 12, 14 and 15: the calendar and arithmetic."""

from __future__ import annotations

from typing import Any

import pytest

from wijkledger.domain.admission import admit
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.proposed import Proposed

START = [
    Proposed("dossier-opened", {"code": "WAG", "name": "Benedenbuurt"}, {"when": "2016"}),
    Proposed(
        "actor-registered", {"code": "gem", "name": "Gemeente", "sort": "organisatie"}, {"when": "2016"}
    ),
]


def against(kind: str, payload: dict[str, Any], **around: Any) -> list[tuple[int, str]]:
    """What is held against one line."""
    verdict = admit(Dossier(), [*START, Proposed(kind, payload, {"when": "2018-06-21", **around})])
    return [(each.number, each.path) for each in verdict.objections]


def measured(*rows: dict[str, Any]) -> list[tuple[int, str]]:
    return against("figure-measured", {"what": "deelname", "rows": list(rows)})


@pytest.mark.parametrize("when", ["2018", "2018-06~", "XXXX", "../2018-06-20", "2022-23/..", "2024-41"])
def test_a_moment_may_be_as_vague_as_it_is(when: str) -> None:
    assert against("note-taken", {"text": "x"}, when=when) == []


@pytest.mark.parametrize(
    "when", ["2019-02-30", "21-06-2018", "vorig jaar", "", "2019/2018", "2018/", "2018-6", "../.."]
)
def test_a_moment_that_is_not_on_the_calendar_is_refused(when: str) -> None:
    assert against("note-taken", {"text": "x"}, when=when) == [(8, "when")]


def test_a_moment_inside_a_value_is_looked_at_too() -> None:
    assert against("commitment-made", {"text": "x", "due": {"at": "2019-13"}}) == [(8, "due.at")]


@pytest.mark.parametrize(
    ("when", "until"), [("2018-06-21", "2018"), ("2018-06-21", "2018-06-21"), ("2018", "../2018-05")]
)
def test_what_may_end_after_it_begins_is_taken(when: str, until: str) -> None:
    assert against("role-agreed", {"holders": ["gem"], "role": "trekker", "until": until}, when=when) == []


@pytest.mark.parametrize(
    ("when", "until"), [("2018-06-21", "2018-05"), ("2018", "2017"), ("2018-06/2019", "2018-05-31")]
)
def test_what_ends_before_it_begins_on_any_reading_is_refused(when: str, until: str) -> None:
    payload = {"holders": ["gem"], "role": "trekker", "until": until}

    assert against("role-agreed", payload, when=when) == [(8, "until")]


@pytest.mark.parametrize(
    "row", [{"n": 0, "of": 0}, {"n": 293, "of": 293}, {"pct": 0}, {"pct": 1000}, {"low": 800, "high": 1000}]
)
def test_a_possible_count_is_taken(row: dict[str, Any]) -> None:
    assert measured(row) == []


@pytest.mark.parametrize(
    "row",
    [
        {"n": -1},
        {"of": -1},
        {"n": 294, "of": 293},
        {"pct": 1001},
        {"pct": -1},
        {"low": 160, "high": 110},
        {"low": 110, "high": 110},
        {"high": 1001},
    ],
)
def test_an_impossible_count_is_refused(row: dict[str, Any]) -> None:
    assert measured(row) == [(9, "rows.0")]


def test_scores_and_single_counts_are_counts_too() -> None:
    scores = [{"subject": "contact", "n": 8, "of": 10}, {"subject": "tempo", "n": 11, "of": 10}]

    assert against("evaluation-held", {"text": "x", "scores": scores}) == [(9, "scores.1")]
    assert against("target-set", {"text": "x", "value": {"pct": 1030}}) == [(9, "value")]


def test_a_stray_figure_may_be_below_zero_and_not_above_its_total() -> None:
    assert against("note-taken", {"text": "x"}, figures=[{"n": -5, "unit": "graden"}]) == []
    assert against("note-taken", {"text": "x"}, figures=[{"n": 5, "of": 4, "unit": "woningen"}]) == [
        (9, "figures.0")
    ]


def test_parts_may_fill_the_total_and_not_exceed_it() -> None:
    total = {"n": 460, "unit": "woningen"}
    bought = {"n": 293, "unit": "woningen", "is_part": True}

    assert measured(total, bought, {"n": 167, "unit": "woningen", "is_part": True}) == []
    assert measured(total, bought, {"n": 176, "unit": "woningen", "is_part": True}) == [(10, "rows")]


def test_parts_are_compared_with_a_total_in_their_own_unit() -> None:
    assert measured({"n": 4, "unit": "straten"}, {"n": 293, "unit": "woningen", "is_part": True}) == []


def test_rows_that_are_no_parts_need_not_add_up() -> None:
    assert measured({"n": 460}, {"n": 463}, {"n": 469}) == []


@pytest.mark.parametrize(
    ("n", "d", "taken"),
    [(1, 3, True), (1, 1, True), (0, 1, False), (4, 3, False), (1, 0, False), (-1, -2, False)],
)
def test_a_share_lies_between_nothing_and_one(n: int, d: int, taken: bool) -> None:
    payload = {"holders": ["gem"], "role": "eigenaar", "share": {"n": n, "d": d}}

    assert against("role-agreed", payload) == ([] if taken else [(11, "share")])


def test_money_is_a_whole_number_of_cents_from_zero_on() -> None:
    def asked(cents: Any) -> list[tuple[int, str]]:
        return against("support-asked", {"sort": "geld", "text": "x", "amount": [{"cents": cents}]})

    assert asked(0) == asked(750_000) == []
    assert asked(-1) == asked(7.5) == asked("750") == [(12, "amount.0.cents")]


def test_effort_is_a_whole_number_from_zero_on() -> None:
    def stated(**effort: Any) -> list[tuple[int, str]]:
        return against("capacity-stated", {"stance": "tekort", "text": "x", "effort": effort})

    assert stated(tenths_fte=4) == []
    assert stated(tenths_fte=0.4) == [(12, "effort.tenths_fte")]
    assert stated(hours=-8) == [(12, "effort.hours")]


def test_every_condition_and_clause_has_a_number_of_its_own() -> None:
    def decided(*numbers: int) -> list[tuple[int, str]]:
        conditions = [{"number": number, "text": "x"} for number in numbers]
        return against("decision-taken", {"outcome": "akkoord mits", "text": "x", "conditions": conditions})

    assert decided(1, 2, 5) == []
    assert decided(1, 2, 1) == [(14, "conditions.2")]
    assert decided(0) == decided(10_000) == [(14, "conditions.0")]


@pytest.mark.parametrize(
    "vote",
    [
        {"in_favour": 20, "against": 4, "blank": 1, "present": 25, "entitled": 25},
        {"in_favour": 20, "against": 4},
        {"present": 25},
        {"method": "hamerslag"},
    ],
)
def test_a_vote_that_adds_up_is_taken(vote: dict[str, Any]) -> None:
    assert against("decision-taken", {"outcome": "akkoord", "text": "x", "vote": vote}) == []


@pytest.mark.parametrize(
    "vote",
    [
        {"in_favour": 20, "against": 4, "blank": 2, "present": 25},
        {"in_favour": 26, "present": 25},
        {"present": 26, "entitled": 25},
        {"against": -1},
    ],
)
def test_a_vote_that_does_not_add_up_is_refused(vote: dict[str, Any]) -> None:
    assert against("decision-taken", {"outcome": "akkoord", "text": "x", "vote": vote}) == [(15, "vote")]
