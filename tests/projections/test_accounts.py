from typing import Any

import pytest

from wijkledger.domain.entry import flatten
from wijkledger.projections.accounts import agree
from wijkledger.projections.actors import Actors
from wijkledger.projections.fact import Told
from wijkledger.projections.wording import tell


def told(kind: str, **said: Any) -> Told:
    return Told(kind, flatten(said))


@pytest.mark.parametrize(
    ("mine", "theirs", "agrees"),
    [
        ({"n": 2, "d": 3}, {"n": 670, "d": 1000}, True),
        ({"n": 2, "d": 3}, {"n": 667, "d": 1000}, True),
        ({"n": 2, "d": 3}, {"n": 660, "d": 1000}, False),
        ({"n": 1, "d": 3}, {"n": 2, "d": 6}, True),
    ],
)
def test_shares_agree_when_the_rounding_explains_the_difference(mine: Any, theirs: Any, agrees: bool) -> None:
    assert agree(told("role-agreed", share=mine), told("role-agreed", share=theirs), "share") is agrees


@pytest.mark.parametrize(
    ("mine", "theirs", "agrees"),
    [
        ({"pct": 830}, {"low": 800, "high": 1000}, True),
        ({"pct": 830}, {"pct": 820}, False),
        ({"pct": 830, "of": 293}, {"n": 243, "of": 293}, True),
        ({"pct": 750, "of": 293}, {"pct": 750, "of": 463}, False),
        ({"n": 440}, {"n": 463}, False),
        ({"n": 440}, {"n": 440, "unit": "woningen"}, True),
        ({"n": 440}, {"pct": 830}, False),
    ],
)
def test_counts_agree_when_one_is_only_less_exact(mine: Any, theirs: Any, agrees: bool) -> None:
    one, other = told("figure-measured", rows=[mine]), told("figure-measured", rows=[theirs])
    assert agree(one, other, "rows") is agrees


@pytest.mark.parametrize(
    ("mine", "theirs", "agrees"),
    [
        ("2018", "2018-06", True),
        ("2018", "2017", False),
        ("2018-06-21", "XXXX", True),
        ("2018", "onzin", False),
    ],
)
def test_dates_agree_when_one_lies_within_the_other(mine: str, theirs: str, agrees: bool) -> None:
    assert agree(told("note-taken", when=mine), told("note-taken", when=theirs), "when") is agrees


def test_the_same_parties_in_another_order_are_the_same() -> None:
    assert agree(told("note-taken", by=["a", "b"]), told("note-taken", by=["b", "a"]), "by")
    assert not agree(told("note-taken", by=["a", "b"]), told("note-taken", by=["b"]), "by")


@pytest.mark.parametrize(
    ("kind", "name", "said", "shown"),
    [
        (
            "support-asked",
            "amount",
            {"amount": [{"cents": 450_000_000, "about": "ruim"}]},
            "ruim € 4.500.000",
        ),
        ("support-asked", "amount", {"amount": [{"cents": 450_050, "per": "jaar"}]}, "€ 4.500,50 per jaar"),
        ("support-asked", "effort", {"effort": {"tenths_fte": 4}}, "0,4 fte"),
        (
            "figure-measured",
            "rows",
            {"rows": [{"n": 245, "of": 293, "unit": "woningen"}]},
            "245 van 293 woningen",
        ),
        ("figure-measured", "rows", {"rows": [{"pct": 835}]}, "83,5 %"),
        ("figure-measured", "rows", {"rows": [{"low": 800, "high": 900}]}, "80–90 %"),
        ("commitment-made", "due", {"due": {"at": "2021-12-20"}}, "20 december 2021"),
        ("commitment-made", "due", {"due": {"next_meeting": True}}, "volgend overleg"),
        ("commitment-made", "by", {"by": ["gem", "wow"]}, ("@gem", "@wow")),
        (
            "attendance-noted",
            "present",
            {"present": [{"who": "pl", "hat": "regisseur"}]},
            "@pl als regisseur",
        ),
        (
            "escalation-path-agreed",
            "steps",
            {"steps": [{"number": 1, "who": "wet", "days": 14}]},
            "1. @wet (binnen 14 dagen)",
        ),
        (
            "decision-taken",
            "vote",
            {"vote": {"in_favour": 5, "against": 1, "method": "geteld"}},
            "5 voor, 1 tegen, geteld",
        ),
    ],
)
def test_values_are_said_in_dutch(kind: str, name: str, said: Any, shown: Any) -> None:
    assert tell(told(kind, **said), name, Actors()) == shown
