"""A dossier that is invented says so in every answer, in whatever form it is asked for."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

INVENTED = """2020-01-06 dossier code VW "De Verzonnen Wijk" van @gem fictief: zo'n wijk bestaat niet
partij @gem "Gemeente Nergenshuizen" deelnemer
2020-03-02 fase opstarten: er is een idee
2020-03-02 toezegging @gem uiterlijk 1 mei 2020: een antwoord
"""
TRUE = INVENTED.replace(" fictief:", ":").replace("VW", "EW")


@pytest.fixture
def ledger(wijkledger: Run, tmp_path: Path) -> str:
    """A ledger with an invented dossier VW, and EW which is the same but true."""
    for name, text in (("verzonnen", INVENTED), ("echt", TRUE)):
        (tmp_path / f"{name}.journaal").write_text(text, "utf-8")
    path = str(tmp_path / "wijk.ledger")
    assert wijkledger("import", "verzonnen.journaal", "echt.journaal", "--ledger", path).code == 0
    return path


@pytest.mark.parametrize(
    "question",
    [
        ("status", "{}"),
        ("show", "{}", "toezeggingen"),
        ("show", "{}", "fase", "--held-on", "2020-06-01"),
        ("show", "{}", "fase", "--csv"),
        ("why", "{}-4"),
        ("why", "{}/toezeggingen/{}-4"),
        ("why", "{}/toezeggingen/{}-4/stand"),
        ("export", "{}", "-o", "-"),
    ],
    ids=" ".join,
)
def test_an_invented_dossier_says_so_and_a_true_one_does_not(
    wijkledger: Run, ledger: str, question: tuple[str, ...]
) -> None:
    def said(code: str) -> str:
        asked = (part.format(*(code,) * 2) for part in question)
        return str(wijkledger(*asked, "--ledger", ledger).out)

    assert "fictief" in said("VW")
    assert "fictief" not in said("EW")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (("status", "{}"), "fictief"),
        (("show", "{}", "toezeggingen"), "fictional"),
        (("why", "{}-4"), "fictional"),
    ],
)
def test_programs_can_tell_it_too(wijkledger: Run, ledger: str, question: tuple[str, ...], name: str) -> None:
    def told(code: str) -> bool:
        asked = (part.format(code) for part in question)
        answer = json.loads(wijkledger(*asked, "--json", "--ledger", ledger).out)
        return bool((answer[0] if isinstance(answer, list) else answer)[name])

    assert (told("VW"), told("EW")) == (True, False)


def test_every_row_of_a_spreadsheet_says_it(wijkledger: Run, ledger: str) -> None:
    said = wijkledger("show", "VW", "toezeggingen", "--csv", "--ledger", ledger).out
    head, *rows = csv.reader(io.StringIO(said), delimiter=";")
    assert rows
    assert {row[head.index("fictief")] for row in rows} == {"ja"}
