"""Four questions of a stranger about the invented neighbourhood, answered from the command line alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wijkledger.desk.demo import keep_demo

Run = Callable[..., Any]
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A demonstration that was kept; nobody writes in it."""
    path = str(tmp_path_factory.mktemp("bewaard") / "voorbeeld.ledger")
    keep_demo(path, SAMPLES)
    return path


def table(wijkledger: Run, *question: str) -> list[dict[str, str]]:
    said = wijkledger(*question, "--csv").out
    return list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff")), delimiter=";"))


def test_demo_keeps_its_ledger_where_it_is_told_to_and_only_on_a_new_place(
    wijkledger: Run, tmp_path: Path
) -> None:
    path = str(tmp_path / "voorbeeld.ledger")
    made = wijkledger("demo", "--keep", path)
    assert (made.code, made.err) == (0, "")
    assert "demo" in made.out
    assert wijkledger("verify", "--ledger", path).code == 0
    before = Path(path).read_bytes()

    again = wijkledger("demo", "--keep", path)

    assert (again.code, again.out) == (2, "")
    assert "bestaat al" in again.err
    assert Path(path).read_bytes() == before


def test_who_led_the_plan_in_march_of_the_fourth_year_and_since_when(wijkledger: Run, kept: str) -> None:
    asked = ("show", "TD", "rollen", "--held-on", "2018-03-15", "--ledger", kept)
    leading = [row for row in table(wijkledger, *asked) if row["rol"] == "trekker"]
    assert [(row["partij"], row["partij sinds"], row["onderwerp"]) for row in leading] == [
        ("coöperatie Twijnwarmte", "5 februari 2018", "het plan")
    ]

    path = f"TD/rollen/{leading[0]['nr']}/partij"
    why = wijkledger("why", path, "--held-on", "2018-03-15", "--ledger", kept).out
    assert "neemt het plan over van de gemeente" in why
    assert "bron: V5" in why


def test_what_was_known_of_the_signatures_on_the_first_of_june_of_the_fifth_year(
    wijkledger: Run, kept: str
) -> None:
    counted = next(
        row["nr"]
        for row in table(wijkledger, "show", "TD", "tijdlijn", "--ledger", kept)
        if "fluitje voor elke tien" in row["wat er gebeurde"]
    )

    then = wijkledger("why", counted, "--known-at", "2019-06-01", "--ledger", kept).out
    now = wijkledger("why", counted, "--ledger", kept).out

    assert "212 van 340 koopwoningen" in then
    assert "218 van 340" in then
    assert "181" not in then
    assert "181 van 340 koopwoningen" in now
    assert "verbeterd door" in now


def test_on_the_first_of_june_the_threshold_still_counted_as_met(wijkledger: Run, kept: str) -> None:
    asked = ("show", "TD", "doelen", "--ledger", kept)
    then = table(wijkledger, *asked, "--held-on", "2019-06-01", "--known-at", "2019-06-01")
    now = table(wijkledger, *asked)
    threshold = "getekende deelname, met een aanbod op tafel"
    assert [row["stand"] for row in then if row["doel"] == threshold] == ["gehaald"]
    assert [row["stand"] for row in now if row["doel"] == threshold] == ["gemist"]


def test_which_promises_of_the_municipality_were_late(wijkledger: Run, kept: str) -> None:
    rows = table(wijkledger, "show", "TD", "toezeggingen", "--held-on", "2025-12-31", "--ledger", kept)
    late = [
        (row["wat"], row["hoeveel te laat"])
        for row in rows
        if row["wie"] == "gemeente Wiekerdam" and row["hoeveel te laat"]
    ]
    assert late == [
        ("tekeningen en bouwjaren van alle flats en rijtjes", "72 dagen"),
        ("antwoord of de gemeente garant staat voor de leningen", "84 dagen"),
        ("een besluit binnen acht weken", "49 dagen"),
        ("elk jaar een evaluatie aan de raad", "91 dagen"),
    ]


def test_why_the_phase_is_uitvoeren(wijkledger: Run, kept: str) -> None:
    now = [
        row for row in table(wijkledger, "show", "TD", "fase", "--ledger", kept) if row["stand"] == "huidig"
    ]
    entered = next(row["nr"] for row in now if row["fase"] == "uitvoeren")
    why = wijkledger("why", f"TD/fase/{entered}/grond", "--ledger", kept).out
    assert "Vaststelling van gemeenteraad van Wiekerdam" in why
    assert "231 van 312 koopwoningen" in why
    assert "bron: V8" in why


def test_the_page_beside_the_samples_asks_what_can_be_asked_and_cites_what_is_answered(
    wijkledger: Run, kept: str
) -> None:
    page = (SAMPLES / "README.md").read_text("utf-8").partition("### Vier vragen")[2].partition("\n## ")[0]
    asked = re.findall(r"^ {7}wijkledger (.+)$", page, re.MULTILINE)
    answers = [wijkledger(*question.split(), "--ledger", kept) for question in asked]
    assert len(asked) == 8
    assert [(answer.code, answer.err) for answer in answers] == [(0, "")] * len(asked)
    said = "".join(answer.out for answer in answers)
    cited = re.findall(r"\[(TD-\d+)\]", page)
    assert cited
    assert [citation for citation in cited if citation not in said] == []
    changed = next(answer for question, answer in zip(asked, answers, strict=True) if "partij" in question)
    assert cited[0] in changed.out
