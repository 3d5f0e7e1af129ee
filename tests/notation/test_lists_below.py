"""Lists on one indented line: what is written with commas is read as members, and written back one by one."""

from datetime import date
from typing import Any

import pytest

from wijkledger.domain.proposed import Proposed
from wijkledger.notation.journal import Setting, read_journal
from wijkledger.notation.writer import write_line

SETTING = Setting(date(2025, 11, 22))


def payload(source: str) -> dict[str, Any]:
    journal = read_journal(source, SETTING)
    assert journal.problems == []
    return dict(journal.proposed[-1].payload)


@pytest.mark.parametrize(
    ("source", "field", "members"),
    [
        ('dossier WAG "Wageningen"\n  delen: noord, zuid', "parts", ["noord", "zuid"]),
        ("plan: x\n  inhoud: planning, financiering", "contents", ["planning", "financiering"]),
        ('plan: x\n  inhoud: planning, "geld, mensen"', "contents", ["planning", "geld, mensen"]),
        ("plan: x\n  inhoud: kosten en baten", "contents", ["kosten en baten"]),
        (
            "concept intentieovereenkomst\n  partijen: @gem, @wow en @kel",
            "parties",
            ["gem", "wow", "kel"],
        ),
        ("overdracht @a aan @b: x\n  openstaand: WAG-4, WAG-5", "open", ["WAG-4", "WAG-5"]),
        (
            "aanwezig\n  aanwezig: @lia namens @gem als regisseur, @jan",
            "present",
            [{"who": "lia", "on_behalf_of": "gem", "hat": "regisseur"}, {"who": "jan"}],
        ),
    ],
)
def test_a_list_on_one_line_is_read_as_its_members(source: str, field: str, members: list[Any]) -> None:
    assert payload(source)[field] == members


@pytest.mark.parametrize("label", ["opties", "tegen"])
def test_a_text_may_hold_any_comma_so_texts_stand_one_on_a_line(label: str) -> None:
    field = {"opties": "options", "tegen": "dissent"}[label]
    source = f"besluit\n  {label}: sneller, maar duurder en lelijker\n  {label}: langzaam"
    assert payload(source)[field] == ["sneller, maar duurder en lelijker", "langzaam"]


def test_a_labelled_line_may_be_one_of_several() -> None:
    journal = read_journal(
        "&a notitie: x\n&b notitie: y\noverdracht @a aan @b: z\n  openstaand: &a, &b", SETTING
    )
    assert journal.problems == []
    assert journal.proposed[-1].payload["open"] == ["&a", "&b"]


@pytest.mark.parametrize("name", ["geld, mensen", '"tussen" aanhalingstekens', '"geld", mensen', "a, ", " b"])
def test_a_name_that_holds_a_comma_comes_back_whole(name: str) -> None:
    said = {"code": "WAG", "name": "Wageningen", "parts": [name, "zuid"]}
    line = write_line(Proposed("dossier-opened", said, {"when": "XXXX", "visibility": "intern"}))
    assert payload(line) == said


def test_an_erased_field_may_be_called_by_its_label() -> None:
    source = 'dossier WAG "Wageningen"\nnotitie @lia @gem: x\ngewist WAG-2 AVG\n  velden: tekst, door'
    assert payload(source)["fields"] == ["text", "by.0", "by.1"]


def test_a_line_that_could_not_be_read_is_not_also_missing() -> None:
    found = read_journal("escalatiepad @gem\n  stap 1: @gem en @wow 2 weken", SETTING).problems
    (problem,) = found
    assert problem.message == (
        "een stap gaat naar één @partij; geef elk een eigen stap, of schrijf hen eerst samen in, "
        'zoals: gremium @top "Bestuurlijk overleg" met @wet en @vz'
    )


def test_a_step_may_count_in_weeks() -> None:
    steps = payload("escalatiepad @gem\n  stap 1: @gem 2 weken\n  stap 2: @wet 1 dag")["steps"]
    assert [step["days"] for step in steps] == [14, 1]


def test_a_vote_may_be_written_with_commas() -> None:
    source = "besluit\n  stemming: voor 10, tegen 2, stemgerechtigd 20"
    assert payload(source)["vote"] == {"in_favour": 10, "against": 2, "entitled": 20}
