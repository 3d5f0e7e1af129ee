from datetime import date
from typing import Any

import pytest

from wijkledger.domain.entry import GEWIST
from wijkledger.domain.proposed import Proposed
from wijkledger.notation.journal import Block, Journal, Setting, Target, read_journal
from wijkledger.notation.problem import Problem
from wijkledger.notation.writer import write_journal, write_line

TODAY = date(2025, 11, 22)
SETTING = Setting(TODAY)
MEETING = """22-11-2021 overleg @reg om 19:30 "De Koepel"
aanwezig @pl @kwm m.k. @lia
  aanwezig: @noor namens @gem als regisseur
besluit punt 2 akkoord: het plan
> actie @pl voor volgend overleg: uitwerken
2019 besluit @raad: iets van eerder
sluiting volgende 20 december
notitie: naderhand"""


def read(source: str, setting: Setting = SETTING) -> Journal:
    journal = read_journal(source, setting)
    assert journal.problems == []
    return journal


def payload(source: str, setting: Setting = SETTING) -> dict[str, Any]:
    return dict(read(source, setting).proposed[-1].payload)


def around(source: str) -> dict[str, Any]:
    return dict(read(source).proposed[-1].circumstances)


def problems(source: str, setting: Setting = SETTING) -> list[Problem]:
    return read_journal(source, setting).problems


# --- the marks that every line may carry --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "name", "value"),
    [
        ("punt 4", "item", 4),
        ("als regisseur", "hat", "regisseur"),
        ('als "voorzitter van: de bewoners"', "hat", "voorzitter van: de bewoners"),
        ("volgens @lia", "according_to", ["lia"]),
        ("betreft @hbv @par", "concerns", ["hbv", "par"]),
        ("n.a.v. WAG-12, WAG-13 en WAG-14.2", "basis", ["WAG-12", "WAG-13", "WAG-14.2"]),
        ("[W8]", "evidence", [{"document": "W8"}]),
        ("[W8, W9 p.3]", "evidence", [{"document": "W8"}, {"document": "W9", "page": "3"}]),
        ('[W9 p.3 "wij: ja]"]', "evidence", [{"document": "W9", "page": "3", "quote": "wij: ja]"}]),
        ("[FEITEN p.WAG-01]", "evidence", [{"document": "FEITEN", "page": "WAG-01"}]),
        ("(afgeleid)", "grounding", "afgeleid"),
        ("(op schrift)", "grounding", "op schrift"),
        ("27 proeftuinen", "figures", [{"n": 27, "unit": "proeftuinen"}]),
        ('3 van 4 "natte cellen"', "figures", [{"n": 3, "of": 4, "unit": "natte cellen"}]),
        ('deel "noord"', "part", "noord"),
        ("#wijk #kracht #wijk", "tags", ["wijk", "kracht"]),
        ("(openbaar)", "visibility", "openbaar"),
    ],
)
def test_each_circumstance_has_its_mark(mark: str, name: str, value: Any) -> None:
    assert around(f"notitie {mark.replace(': ', chr(92) + 'd')}: gezien")[name] == value


def test_the_words_of_the_source_and_the_meeting_stand_on_indented_lines() -> None:
    said = around("2018 notitie: gezien\n  woorden: vorig jaar\n  overleg: WAG-3\n  bron: W8 p.2")
    assert said["words"] == "vorig jaar"
    assert said["meeting"] == "WAG-3"
    assert said["evidence"] == [{"document": "W8", "page": "2"}]


def test_a_line_without_a_date_means_what_the_setting_says() -> None:
    assert around("notitie: gezien")["when"] == "XXXX"
    typed = read_journal("notitie: gezien", Setting(TODAY, undated="2025-11-22"))
    assert typed.proposed[0].circumstances["when"] == "2025-11-22"


# --- a meeting ----------------------------------------------------------------------------------------------


def test_in_a_meeting_the_moment_the_meeting_and_the_deciding_body_are_stored_in_full() -> None:
    _, present, decision, action, earlier, closing, after = read(MEETING).proposed
    meeting = present.circumstances["meeting"]
    for line in (present, decision, action, closing):
        assert line.circumstances["when"] == "2021-11-22"
        assert line.circumstances["meeting"] == meeting
    assert decision.payload["by"] == ["reg"]
    assert action.payload["due"] == {"next_meeting": True, "body": "reg"}
    assert earlier.circumstances["when"] == "2019"
    assert earlier.payload["by"] == ["raad"]
    assert closing.payload["next"] == "2021-12-20"
    assert "meeting" not in after.circumstances


def test_who_was_there_may_have_a_seat_and_a_hat() -> None:
    said = read(MEETING).proposed[1].payload
    assert said["present"] == [
        {"who": "pl"},
        {"who": "kwm"},
        {"who": "noor", "on_behalf_of": "gem", "hat": "regisseur"},
    ]
    assert said["excused"] == ["lia"]


def test_in_a_meeting_that_is_already_open_its_block_is_used() -> None:
    setting = Setting(TODAY, block=Block("WAG-3", "2021-11-22", "reg"))
    line = read("besluit akkoord: het plan", setting).proposed[0]
    assert line.circumstances == {"when": "2021-11-22", "meeting": "WAG-3", "visibility": "intern"}
    assert line.payload["by"] == ["reg"]


def test_the_next_meeting_ends_one_that_was_never_closed_and_has_its_own_day() -> None:
    lines = read("20-12-2021 overleg @reg\n11 nov overleg @raad\nbesluit: ja").proposed
    assert lines[1].circumstances == {"when": "2025-11-11", "visibility": "intern"}
    assert lines[2].circumstances["when"] == "2025-11-11"
    assert lines[2].payload["by"] == ["raad"]


# --- labels -------------------------------------------------------------------------------------------------


def test_a_line_may_name_itself_and_be_cited_by_that_name() -> None:
    lines = read("&toetreding voorstel @hbv: erbij\nbesluit op &toetreding nee: niet erbij").proposed
    assert lines[0].label == "&toetreding"
    assert lines[1].payload["of"] == "&toetreding"


def test_a_date_may_be_counted_from_a_named_line() -> None:
    assert around("&a notitie: eerst\n2018 na &a notitie: toen")["when"] == "2018 after &a"


def test_a_line_behind_an_arrow_rests_on_the_one_above() -> None:
    lines = read("&besluit besluit: ja\n> actie @lia n.a.v. WAG-3: doen\n> actie @pl: ook doen").proposed
    assert lines[1].circumstances["basis"] == ["&besluit", "WAG-3"]
    assert lines[2].circumstances["basis"] == [lines[1].label]


def test_an_arrow_needs_a_line_above_and_a_name_is_given_once() -> None:
    assert [found.line for found in problems("> actie: doen")] == [1]
    assert [found.line for found in problems("&a notitie: x\n&a notitie: y")] == [2]


# --- other readings -----------------------------------------------------------------------------------------

MEASURED = """dossier code WAG "Benedenbuurt"
meting eigendom: geteld
  waarde: 460 woningen
  waarde: 293 koopwoningen deel
  waarde: 167 huurwoningen deel
besluit @raad akkoord mits: het plan
  voorwaarde: de kosten
  voorwaarde: de planning
"""


@pytest.mark.parametrize(
    ("lines", "instead"),
    [
        ("  lees huurwoningen: 176", {"rows.2.n": 176}),
        ("  lees /rows.2.n: 176", {"rows.2.n": 176}),
        ('  lees /rows: [{"n": 1}]', {"rows": [{"n": 1}]}),
        (
            "  lees waarde: 469 woningen\n  lees waarde: 83% deel",
            {"rows": [{"n": 469, "unit": "woningen"}, {"pct": 830, "is_part": True}]},
        ),
        ("  lees datum: 2018", {"when": "2018"}),
        ("  lees tekst: eerst\n  |en toen", {"text": "eerst\nen toen"}),
        ("  lees betreft: @gem en @wow", {"concerns": ["gem", "wow"]}),
    ],
)
def test_a_reading_names_a_field_by_label_a_number_by_unit_or_a_place_by_path(
    lines: str, instead: dict[str, Any]
) -> None:
    assert payload(f"{MEASURED}lezing WAG-2: anders\n{lines}")["instead"] == instead


def test_a_reading_names_a_numbered_part_by_its_number() -> None:
    said = payload(f"{MEASURED}correctie WAG-3\n  lees voorwaarde 2: de fasering")
    assert said["instead"] == {"conditions.1.text": "de fasering"}


def test_a_reading_of_what_was_recorded_before_asks_the_setting() -> None:
    target: Target = ("figure-measured", {"rows": [{"n": 5, "unit": "huizen"}]}, {})
    setting = Setting(TODAY, target={"WAG-7": target}.get)
    assert payload("lezing WAG-7.1\n  lees huizen: 6", setting)["instead"] == {"rows.0.n": 6}


def test_a_reading_of_nothing_known_is_told_and_of_a_line_with_a_problem_is_not_told_twice() -> None:
    assert "van welke eerdere regel" in problems("lezing WAG-7\n  lees waarde: 5%")[0].message
    assert [found.line for found in problems("&a meting 4: x\nlezing &a\n  lees waarde: 5%")] == [1]
    assert "waarde" in problems(f"{MEASURED}lezing WAG-2\n  lees waardde: 5%")[0].message


# --- indented lines -----------------------------------------------------------------------------------------


def test_a_dash_empties_what_a_word_would_suppose() -> None:
    assert "sort" not in payload("toezegging @gem: bouwen\n  soort: -")
    meeting = "22-11-2021 overleg @reg\n"
    assert "by" not in payload(f"{meeting}besluit: ja\n  door: -")
    assert "meeting" not in around(f"{meeting}notitie: los daarvan\n  overleg: -")


def test_an_indented_line_replaces_what_a_word_supposes_and_nothing_that_was_written() -> None:
    assert payload("straatactie: feest\n  middel: buurtbarbecue")["means"] == "buurtbarbecue"
    assert around("notitie: x\n  zichtbaarheid: openbaar")["visibility"] == "openbaar"
    assert "staat er al" in problems("notitie (partners): x\n  zichtbaarheid: openbaar")[0].message
    assert "staat er al" in problems("besluit: x\n  reden: y\n  reden: z")[0].message


def test_parts_without_a_number_get_the_first_that_is_free() -> None:
    said = payload("besluit akkoord mits: x\n  voorwaarde: a\n  voorwaarde 1: b\n  voorwaarde: c")
    assert said["conditions"] == [
        {"number": 2, "text": "a"},
        {"number": 1, "text": "b"},
        {"number": 3, "text": "c"},
    ]


def test_clauses_steps_and_scores_have_a_name_a_term_and_a_total() -> None:
    assert payload("overeenkomst @gem\n  artikel 2 duur: tien jaar\n  artikel: los")["clauses"] == [
        {"number": 2, "kind": "duur", "text": "tien jaar"},
        {"number": 1, "text": "los"},
    ]
    assert payload("escalatiepad @gem\n  stap: @wet 14 dagen\n  stap: @raad")["steps"] == [
        {"number": 1, "who": "wet", "days": 14},
        {"number": 2, "who": "raad"},
    ]
    assert payload("evaluatie @gem: x\n  cijfer vertrouwen: 7 van 10")["scores"] == [
        {"subject": "vertrouwen", "n": 7, "of": 10}
    ]


def test_a_vote_is_counted_or_only_described() -> None:
    counted = payload("besluit @alv: x\n  stemming: voor 1.010 tegen 2 blanco 1 aanwezig 1.013 geteld")
    assert counted["vote"] == {
        "in_favour": 1010,
        "against": 2,
        "blank": 1,
        "present": 1013,
        "method": "geteld",
    }
    assert payload("besluit @alv: x\n  stemming: zonder telling")["vote"] == {"method": "zonder telling"}


def test_an_unknown_label_is_told_with_the_nearest_one() -> None:
    found = problems("besluit: x\n  redden: omdat")
    assert found == [Problem(2, 3, '"redden" is geen veld van "Besluit"; bedoelt u reden?')]


# --- the text as a file -------------------------------------------------------------------------------------


def test_a_text_goes_on_behind_bars_with_its_spaces_and_signs() -> None:
    said = payload("notitie:\n  |eerste: regel\n  |\n  | ; geen opmerking | @x\n  ; wel een opmerking")
    assert said["text"] == "\neerste: regel\n\n ; geen opmerking | @x"


def test_comments_blank_lines_line_ends_and_byte_order_marks_say_nothing() -> None:
    source = "\ufeff; een opmerking\r\n\r\nnotitie: gezien\r\n  |en gehoord\r\n\r\n"
    assert payload(source)["text"] == "gezien\nen gehoord"


def test_letters_that_were_written_in_two_pieces_become_one() -> None:
    assert payload("notitie: cafe\u0301")["text"] == "café"


def test_an_indented_line_needs_a_line_above_and_a_colon() -> None:
    assert [found.line for found in problems("  reden: x\nnotitie: y\n  reden")] == [1, 3]
    assert "dubbele punt" in problems("notitie\n  |meer")[0].message


@pytest.mark.parametrize(
    ("english", "kind"),
    [
        ("decision akkoord: plan", "decision-taken"),
        ("action @lia voor 12 December: call", "commitment-made"),
        ("note @lia and @gem: seen", "note-taken"),
        ("June 2020 lesson fout: too late", "lesson-captured"),
        ("before 2020 milestone: built", "target-set"),
    ],
)
def test_english_words_are_understood(english: str, kind: str) -> None:
    assert read(english).proposed[0].kind == kind


def test_a_field_on_an_indented_line_has_its_own_place() -> None:
    line = read("notitie @gem: x\n  betreft: @lia").lines[0]
    assert line.columns["by"] == 9
    assert line.below["concerns"] == (2, 3)


# --- writing ------------------------------------------------------------------------------------------------


def test_what_was_read_is_written_in_the_words_of_minutes() -> None:
    source = (
        "2021-11-22 besluit op WAG-47 @reg akkoord met wijziging punt 2 betreft @hbv en @par "
        "n.a.v. WAG-3 [W8 p.2]: het plan\n  voorwaarde 1: de kosten\n  reden: omdat"
    )
    assert write_line(read(source).proposed[0]) == source


def test_a_meeting_is_written_once_and_its_lines_without_it() -> None:
    written = write_journal([("WAG-1", Proposed("meeting-opened", {"body": "reg"}, _when("2021-11-22")))])
    assert written == "\n2021-11-22 overleg @reg\n"
    inside = Proposed("note-taken", {"text": "x"}, {**_when("2021-11-22"), "meeting": "WAG-1"})
    assert write_line(inside, Block("WAG-1", "2021-11-22", "reg")) == "notitie: x"


FORGOTTEN = """2021-11-22 besluit nee: [gewist]
  door: [gewist]
  door: @gem
  bedrag: {"cents": "[gewist]"}
  bron: W8 "[gewist]\""""


def test_what_was_forgotten_stands_there_as_such() -> None:
    erased = Proposed(
        "decision-taken",
        {"by": [GEWIST, "gem"], "outcome": "nee", "amount": [{"cents": GEWIST}], "text": GEWIST},
        {**_when("2021-11-22"), "evidence": [{"document": "W8", "quote": GEWIST}]},
    )
    assert write_line(erased) == FORGOTTEN


def test_it_is_read_as_forgotten_only_as_far_as_a_later_line_says_so() -> None:
    later = "gewist &b AVG\n  velden: text, by.0, amount.0.cents"
    found = read(f"&b {FORGOTTEN}\n{later}").proposed[0]
    assert found.payload["text"] is GEWIST
    assert found.payload["by"] == [GEWIST, "gem"]
    assert found.payload["amount"] == [{"cents": GEWIST}]
    assert found.circumstances["evidence"] == [{"document": "W8", "quote": "[gewist]"}]


def test_a_body_that_was_erased_decides_nothing() -> None:
    source = "&o overleg\n  gremium: [gewist]\nbesluit akkoord: x\nsluiting\ngewist &o AVG\n  velden: gremium"
    found = read(source).proposed
    assert found[0].payload["body"] is GEWIST
    assert "by" not in found[1].payload


def test_a_text_of_these_letters_is_a_text_and_a_code_of_these_letters_is_none() -> None:
    assert read("notitie: [gewist]").proposed[0].payload["text"] == "[gewist]"
    (problem,) = read_journal("actie: bellen\n  door: [gewist]", SETTING).problems
    assert (problem.line, problem.column) == (2, 3)
    assert problem.message.startswith("[gewist] bij door kan alleen waar een latere regel gewist")


def test_a_line_that_still_cites_a_label_can_be_written() -> None:
    source = "2018 na &a actie @lia uiterlijk na &b over &c: doen"
    assert write_line(read(source).proposed[0]) == source


def _when(moment: str) -> dict[str, Any]:
    return {"when": moment, "visibility": "intern"}
