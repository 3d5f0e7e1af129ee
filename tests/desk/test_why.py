"""Why: an entry, a part of it, a row or a value, with what later entries say of it."""

import pytest

from wijkledger.desk import Desk, Point
from wijkledger.desk.errors import DeskError, NotYetKnown

TEXT = """\
bron W1: een krant
  adres: https://example.org/krant
&mits besluit door @gemeente akkoord mits [W1 p.3 "ja, mits"]: wij doen mee
  voorwaarde: de raad stemt in
  voorwaarde: er is geld
actie @wow n.a.v. &mits: begroting maken
rol @wow trekker deel noord/west: oost
aanvulling &mits: dat was laat
"""


@pytest.fixture
def told(desk: Desk) -> Desk:
    desk.log("WB", TEXT)
    return desk


def test_an_entry_is_explained_with_its_source_and_what_was_added_later(told: Desk) -> None:
    (ground,) = told.why("WB-5").grounds

    assert (ground.citation, ground.recorded_by) == ("WB-5", "lia")
    assert [str(source) for source in ground.sources] == [
        "W1 p. 3 “ja, mits” (een krant, https://example.org/krant)"
    ]
    assert [remark.partition(":")[0] for remark in ground.remarks] == ["aangevuld door WB-8"]


def test_an_entry_says_on_what_it_rests(told: Desk) -> None:
    assert told.why("WB-6").grounds[0].rests_on == ("WB-5",)


def test_a_part_is_explained_by_its_own_words_and_its_entry(told: Desk) -> None:
    found = told.why("WB-5.2")

    assert found.value == "er is geld"
    assert [ground.citation for ground in found.grounds] == ["WB-5"]


def test_a_part_reads_as_it_was_corrected(told: Desk) -> None:
    told.log("WB", "correctie WB-5: het was anders\n  lees voorwaarde 2: er is veel geld")

    assert told.why("WB-5.2").value == "er is veel geld"


def test_a_row_is_explained_value_by_value(told: Desk) -> None:
    found = told.why("WB/toezeggingen/WB-6")

    assert found.value is None
    assert {cell.path.rpartition("/")[2] for cell in found.cells} >= {"wat", "stand"}
    assert all(told.why(cell.path).value == cell.value for cell in found.cells)
    assert [ground.citation for ground in found.grounds] == ["WB-6", "WB-5"]


def test_an_english_name_of_a_view_leads_to_the_same(told: Desk) -> None:
    assert told.why("WB/commitments/WB-6/wat").value == told.why("WB/toezeggingen/WB-6/wat").value


@pytest.mark.parametrize(
    "name", ["fase", "rollen", "besluiten", "toezeggingen", "agenda", "ontbreekt", "tijdlijn"]
)
def test_every_row_leads_back_to_itself_whatever_its_key_holds(told: Desk, name: str) -> None:
    for row in told.view("WB", name).rows:
        assert told.why(f"WB/{name}/{row.key}").asked.endswith(row.key)


def test_what_was_not_known_yet_cannot_be_explained(told: Desk) -> None:
    for asked in ("WB-5", "WB/fase/WB-5"):
        with pytest.raises(NotYetKnown, match="Op 1 januari 2020 01:00 stond dossier WB nog niet"):
            told.why(asked, Point(known_at="2020-01-01T00:00:00.000Z"))


@pytest.mark.parametrize(
    "asked", ["", "/", "WB", "WB-", "WB-5.9", "WB-5.", "WB/fase", "WB/rollen/WB-7/frob", "-1"]
)
def test_what_leads_nowhere_is_told(told: Desk, asked: str) -> None:
    with pytest.raises(DeskError):
        told.why(asked)


def test_a_rule_is_explained_with_the_lines_of_every_dossier_that_name_it(told: Desk) -> None:
    told.new("HM", "Meent")
    told.log("HM", "uitleg R-AGR-3: de beëindiging volgt later\nuitleg R-AGR-2: mondeling")
    told.log("WB", "&fout uitleg R-AGR-3: nee\ndoorgehaald &fout")

    found = told.why("R-AGR-3")

    assert found.value == "In een overeenkomst of uitvoeringsplan staat wat erin hoort."
    assert [(cell.label, cell.value) for cell in found.cells[:2]] == [
        ("sterkte", "norm"),
        ("bij afwijken", "pas toe of leg uit"),
    ]
    assert [ground.citation for ground in found.grounds] == ["HM-2"]


def test_rules_and_norms_can_be_listed_by_how_they_begin(told: Desk) -> None:
    told.log("WB", 'norm "dagen-raad-stil"\n  waarde: 30')

    assert [cell.label for cell in told.why("R-AMB").cells] == ["R-AMB-1", "R-AMB-2", "R-AMB-3"]
    assert "dagen-raad-stil" in [cell.label for cell in told.why("dagen-").cells]
    norm = told.why("dagen-raad-stil")
    assert [cell.value for cell in norm.cells] == ["een heel aantal dagen", "180", "R-CNL-2"]
    assert [ground.sentence for ground in norm.grounds] == ["Norm dagen-raad-stil (30)"]


def test_a_mistyped_rule_gets_a_hint(told: Desk) -> None:
    with pytest.raises(DeskError, match=r"Bedoelt u R-AGR-3\?"):
        told.why("R-AGR-33")
