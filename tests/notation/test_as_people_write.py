"""Lines as people at a table write them: seats, second parties, euros, dates and slips of the hand."""

from datetime import date
from typing import Any

import pytest

from wijkledger.domain.proposed import Proposed
from wijkledger.notation.journal import Setting, read_journal
from wijkledger.notation.writer import write_line

SETTING = Setting(date(2025, 11, 22))


def read(source: str) -> Proposed:
    journal = read_journal(source, SETTING)
    assert journal.problems == []
    return journal.proposed[-1]


def payload(source: str) -> dict[str, Any]:
    return dict(read(source).payload)


def problem(source: str) -> tuple[int, str]:
    (found,) = read_journal(source, SETTING).problems
    return found.column, found.message


# --- who, for whom, as what ------------------------------------------------------------------------------


def test_each_seat_has_its_own_hat() -> None:
    said = read("aanwezig @gem als regisseur @wow als penvoerder, @pl")
    assert said.payload["present"] == [
        {"who": "gem", "hat": "regisseur"},
        {"who": "wow", "hat": "penvoerder"},
        {"who": "pl"},
    ]
    assert "hat" not in said.circumstances


def test_a_seat_may_be_taken_for_somebody_else() -> None:
    present = payload('aanwezig @lia namens @gem als "de baas"')["present"]
    assert present == [{"who": "lia", "on_behalf_of": "gem", "hat": "de baas"}]


def test_a_hat_where_no_seat_precedes_is_the_hat_of_the_entry() -> None:
    assert read("aanwezig @pl m.k. @lia als notulist").circumstances["hat"] == "notulist"
    assert read("notitie @lia als regisseur: x").circumstances["hat"] == "regisseur"


def test_the_second_code_behind_vertegenwoordigt_is_whom_they_represent() -> None:
    said = payload("vertegenwoordigt @alv @bew: x")
    assert (said["holders"], said["represents"]) == (["alv"], "bew")
    joined = payload("vertegenwoordigt @alv, @kop en @huur @bew: x")
    assert (joined["holders"], joined["represents"]) == (["alv", "kop", "huur"], "bew")


# --- words and numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"sort": "advies", "outcome": "akkoord"}, "advies @raad akkoord"),
        ({"outcome": "akkoord"}, "besluit @raad akkoord"),
        ({"outcome": "kennisgenomen"}, "kennisname @raad"),
        ({"sort": "instemming", "outcome": "akkoord"}, "instemming @raad"),
        ({"sort": "investering", "outcome": "nee"}, "investering @raad nee"),
    ],
)
def test_a_decision_is_written_with_the_word_that_fits_its_sort(said: dict[str, str], line: str) -> None:
    around = {"when": "XXXX", "visibility": "intern"}
    proposed = Proposed("decision-taken", {"by": ["raad"], **said}, around)
    assert write_line(proposed) == f"datum onbekend {line}"


def test_a_word_behind_a_number_is_its_unit_once_the_list_word_was_said() -> None:
    assert payload("meting woningen 440 woningen")["rows"] == [{"n": 440, "unit": "woningen"}]


def test_a_threshold_may_be_said_to_be_a_deadline() -> None:
    said = payload("drempel deadline 75% van 293 koopwoningen op 15 juli 2022 voor @kop")
    assert (said["sort"], said["target"], said["group"]) == ("deadline", {"at": "2022-07-15"}, "kop")
    assert "staat er al" in problem("mijlpaal deadline: x")[1]


@pytest.mark.parametrize("word", ["actie @lia", "herzien WAG-3"])
def test_tot_announces_the_day_by_which(word: str) -> None:
    assert payload(f"{word} tot 12 dec: bellen")["due"] == {"at": "2025-12-12"}


@pytest.mark.parametrize(
    ("written", "cents"),
    [("EUR 500", 50000), ("500 euro", 50000), ("1,5 miljoen euro", 150000000), ("€ 500", 50000)],
)
def test_euros_may_be_written_in_words(written: str, cents: int) -> None:
    amounts = payload(f"toekenning @gem aan @wow subsidie ruim {written} per jaar")["amount"]
    assert amounts == [{"about": "ruim", "cents": cents, "per": "jaar"}]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("15.3.2024", "2024-03-15"),
        ("2024-3-5", "2024-03-05"),
        ("1 t/m 7 maart 2021", "2021-03-01/2021-03-07"),
        ("28 februari tot en met 7 maart 2021", "2021-02-28/2021-03-07"),
        ("maart t/m mei 2021", "2021-03/2021-05"),
        ("november t/m februari 2021", "2020-11/2021-02"),
        ("kwartaal 2 2024", "2024-34"),
        ("helft 1 van 2024", "2024-40"),
    ],
)
def test_a_date_may_take_any_form_that_means_one_thing(written: str, stored: str) -> None:
    assert read(f"{written} besluit: x").circumstances["when"] == stored


# --- slips -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "column", "told"),
    [
        ("notitie\t@gem: x", 8, "hier staat een tab; gebruik een spatie"),
        ("notitie\u00a0@gem: x", 8, "een vaste spatie"),
        ("besluit @raad akkoord:x", 22, "zet een spatie achter de dubbele punt"),
        ("besluit @raad:x", 14, "zet een spatie achter de dubbele punt"),
        ("uitleg R-AGR-3:x", 15, "zet een spatie achter de dubbele punt"),
        ("notitie:x", 8, "zet een spatie achter de dubbele punt"),
        ("15 maart '24 notitie: x", 1, "schrijf het jaar voluit: 2024"),
        ("kwartaal 5 2024 notitie: x", 1, "een kwartaal 5 bestaat niet"),
        ("7 t/m 1 maart 2021 notitie: x", 1, "eindigt voor"),
    ],
)
def test_a_slip_is_named_where_it_stands(source: str, column: int, told: str) -> None:
    found = problem(source)
    assert found[0] == column
    assert told in found[1]


def test_a_line_may_begin_with_a_capital() -> None:
    assert read("Besluit @raad: x") == read("besluit @raad: x")


def test_a_tab_may_indent_a_field() -> None:
    assert payload("besluit: x\n\treden: y")["reason"] == "y"


def test_a_text_whose_lines_end_with_a_carriage_return_only_is_read() -> None:
    found = read_journal("notitie: x\rnotitie: y\r", SETTING)
    assert [proposed.payload["text"] for proposed in found.proposed] == ["x", "y"]


@pytest.mark.parametrize("source", ["a" * 5000, f"notitie {'b' * 5000}: x", f"besluit\n  {'c ' * 2500}: x"])
def test_a_message_repeats_no_more_than_a_line_can_hold(source: str) -> None:
    told = problem(source)[1]
    assert "…" in told
    assert len(told) < 200


# --- hard to say, and said all the same -------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "ingetrokken WAG-10 door @raad",
        "vernietigd WAG-11 door @rb",
        "verleend WAG-9 door @college",
        "2018 na WAG-28 besluit",
        "datum onbekend na WAG-31 besluit",
        "lezing WAG-4\n  lees /value.pct: 820",
        "besluit akkoord mits\n  voorwaarde 1: a\n  voorwaarde 2: b\n  voorwaarde 3: c",
        "voorwaarde WAG-10.2 niet vervuld",
        "besluit geen besluit op WAG-9",
        "voorstel @college aan @raad",
        "advies @commissie op WAG-1 akkoord",
        "besluit @raad op WAG-1 akkoord",
        "2021-03-01/2021-03-07 besluit @alv akkoord\n  stemming: voor 10 tegen 2",
        "drempel 70% uiterlijk Q2 2024 voor @flat",
        "verschuift WAG-5 60%",
        "gemist WAG-5",
        "verschuift WAG-5 zomer 2026",
        "wijziging @kel gepauzeerd",
        "rol-eindigt WAG-7",
        "wijziging @wow in oprichting",
        "wijziging @wow wordt @coop @bv",
        "vergunning @bv namens @coop bij @gem vervolgt WAG-9",
        "eigenaar @gem bij @bv 1/1 tot 2027",
        'rol @gem "houder prioriteitsaandeel" bij @bv',
        'rol @wow "koopoptie" bij @bv tot 2026-12-31',
        'fase beheren "Exploitatie" deel "noord"',
        "toekenning @gem aan @wow menskracht 0,4 fte",
        "evaluatie-gepland @reg op 24 januari 2022 n.a.v. WAG-9",
        "aanvraag @gem aan @bzk subsidie ruim € 4.500.000",
        "bewonersavond @gem voor @bew",
        "activiteit-gepland @gem op 3 mei 2024",
        "evaluatie @rk beide",
    ],
)
def test_what_is_hard_to_say_needs_no_text(source: str) -> None:
    said = read(source)
    back = read(write_line(said))
    assert (back.kind, back.payload, back.circumstances) == (said.kind, said.payload, said.circumstances)
