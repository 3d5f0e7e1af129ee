"""The readings that were settled by trying them on real minutes; today is 22 November 2025."""

from datetime import date
from typing import Any

import pytest

from wijkledger.notation.journal import Journal, Setting, read_journal
from wijkledger.notation.problem import Problem

TODAY = date(2025, 11, 22)
SETTING = Setting(TODAY)


def read(source: str, setting: Setting = SETTING) -> Journal:
    return read_journal(source, setting)


def payload(source: str) -> dict[str, Any]:
    journal = read(source)
    assert journal.problems == []
    return dict(journal.proposed[-1].payload)


def around(source: str) -> dict[str, Any]:
    journal = read(source)
    assert journal.problems == []
    return dict(journal.proposed[-1].circumstances)


def problem(source: str, setting: Setting = SETTING) -> Problem:
    problems = read(source, setting).problems
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    "text",
    [
        'Anne zei: "dit wordt krap" (83%)',
        "mail naar jan@hier.nu over punt #5 en @lia, voor 12 dec",
        "https://hier.nu/a?b=1#c om 19:30: vol",
        "[W8] (intern) uiterlijk 12 dec € 4 mln n.a.v. WAG-17",
        " met een spatie ervoor en erachter ",
    ],
)
def test_what_stands_behind_the_colon_is_text_and_is_never_read(text: str) -> None:
    assert payload(f"notitie @wow: {text}") == {"by": ["wow"], "text": text}


def test_text_in_the_head_is_an_error_that_says_where_the_colon_belongs() -> None:
    found = problem("notitie Anne zei: dit wordt krap")
    assert found.column == 9
    assert "Anne" in found.message
    assert "dubbele punt" in found.message


def test_a_due_date_without_a_year_is_the_next_one_and_a_past_one_the_last() -> None:
    assert payload("actie @lia uiterlijk 12 dec: bellen")["due"] == {"at": "2025-12-12"}
    assert around("12 dec notitie: gebeld")["when"] == "2024-12-12"


def test_a_due_date_is_counted_from_the_day_the_line_is_about() -> None:
    assert payload("12-3-2018 actie @lia uiterlijk 1 mei: bellen")["due"] == {"at": "2018-05-01"}


def test_voor_announces_a_date_or_somebody_and_nothing_else() -> None:
    assert payload("actie @lia voor 12 dec: bellen")["due"] == {"at": "2025-12-12"}
    assert payload("drempel 70% voor @flat: meedoen")["group"] == "flat"
    assert "voor wil een datum of een @partij" in problem("actie @lia voor 12 woningen: bellen").message


def test_a_day_and_a_band_of_percentages_are_told_apart() -> None:
    assert payload("actie @lia 11-6: bellen")["due"] == {"at": "2026-06-11"}
    assert payload("meting deelname 11-16%: peiling")["rows"] == [{"low": 110, "high": 160}]


def test_a_share_is_no_date() -> None:
    assert payload("eigenaar @kel bij @wbd 1/3")["share"] == {"n": 1, "d": 3}
    found = problem("actie @lia 1/3: bellen")
    assert found.message == "een aandeel hoort hier niet; een datum schrijft u als 3-4 of 3 april"
    assert found.column == 12


def test_a_space_before_the_percent_sign_does_no_harm() -> None:
    said = payload("meting deelname 83,5 % van 293 koopwoningen voor @kop")
    assert said["rows"] == [{"pct": 835, "of": 293, "unit": "koopwoningen"}]
    assert said["group"] == "kop"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("meting deelname 103%", "hooguit 100"),
        ("actie @lia 31-2: bellen", "31-2 bestaat niet"),
        ("31-2 actie @lia: bellen", "31-2 bestaat niet"),
        ("notitie 4500: geteld", "getal zonder eenheid"),
        ("besluit @reg akoord met wijziging: plan", "bedoelt u akkoord"),
        ("besloit @reg: plan", "bedoelt u besluit"),
        ("actie @lia uiterljk 12 dec: bellen", "bedoelt u uiterlijk"),
        ("besluit @reg mei: plan", "een datum past hier niet bij besluit"),
        ("besluit @reg WAG-9 WAG-12 nee: plan", "past er één"),
        ("besluit nee akkoord: plan", "staat er al"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_was_expected(source: str, told: str) -> None:
    assert told in problem(source).message


def test_a_mistyped_party_is_told_with_the_nearest_one() -> None:
    found = problem("toezegging @gem en @lai: bellen", Setting(TODAY, actors=("lia", "gem")))
    assert found == Problem(
        1, 20, '@lai is niet bekend; bedoelt u @lia? Registreer anders eerst: partij @lai "naam"'
    )


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("€ 4,5 mln", {"cents": 450_000_000}),
        ("€4.500,50 per jaar", {"cents": 450_050, "per": "jaar"}),
        ("ruim € 4.000 eenmalig", {"cents": 400_000, "per": "eenmalig", "about": "ruim"}),
        ("bijna € 3 duizend per woning", {"cents": 300_000, "per": "woning", "about": "bijna"}),
    ],
)
def test_euros_become_whole_cents(written: str, money: dict[str, Any]) -> None:
    assert payload(f"toekenning @gem aan @wow subsidie {written}")["amount"] == [money]


def test_several_promise_together_to_one() -> None:
    said = payload("toezegging @lia, @wst en @kel aan @gem uiterlijk eind 2025: samen bouwen")
    assert said["by"] == ["lia", "wst", "kel"]
    assert said["to"] == ["gem"]
    assert said["due"] == {"at": "2025-39~"}


def test_an_order_may_stand_alone_or_with_a_date() -> None:
    assert around("na WAG-12 besluit: plan")["when"] == "XXXX after WAG-12"
    assert around("2018 na WAG-12 besluit: plan")["when"] == "2018 after WAG-12"


def test_the_next_token_decides_what_over_and_op_announce() -> None:
    assert payload("actie over WAG-12: bellen")["about"] == "WAG-12"
    assert payload("actie over 3 weken: bellen")["due"] == {"at": "2025-12-13"}
    assert payload("voorstel op WAG-9: plan")["of"] == "WAG-9"
    assert payload("voorstel op 17 januari: plan")["due"] == {"at": "2026-01-17"}


def test_binnen_is_a_place_or_a_term_by_its_kind() -> None:
    assert payload("les-gedeeld WAG-9 binnen")["where"] == "binnen"
    assert payload("actie @lia binnen 6 weken: bellen")["due"] == {"at": "2026-01-03"}


def test_until_and_including_is_one_date() -> None:
    assert payload("rol @wow trekker tot en met eind 2026")["until"] == "../2026-39~"


def test_a_year_is_no_count_and_a_count_no_year() -> None:
    assert around("notitie 2016 huishoudens: geteld")["figures"] == [{"n": 2016, "unit": "huishoudens"}]
    assert around("2016 notitie: geteld")["when"] == "2016"


def test_the_neutral_outcome_is_besloten_until_another_word_says_so() -> None:
    assert payload("besluit: huurders treden niet toe")["outcome"] == "besloten"
    assert payload("besluit nee: huurders treden niet toe")["outcome"] == "nee"
    assert payload("besluit akkoord met wijziging: plan")["outcome"] == "akkoord met wijziging"


# --- a line of every family ---------------------------------------------------------------------------------

FAMILIES: dict[str, tuple[str, dict[str, Any]]] = {
    "uitleg R-AGR-3 over WAG-4 @gem @wow: de beëindigingsclausule volgt": (
        "rule-explained",
        {"rule": "R-AGR-3", "about": "WAG-4", "by": ["gem", "wow"]},
    ),
    '1 okt 2018 fase uitwerken deel "noord" n.a.v. WAG-24: intentieovereenkomst getekend': (
        "phase-entered",
        {"phase": "uitwerken"},
    ),
    "procesbegeleider @noor bij @kernteam namens @gem alleen proces tot eind 2026: begeleidt het overleg": (
        "seat-taken",
        {
            "who": "noor",
            "at": "kernteam",
            "on_behalf_of": "gem",
            "function": "procesbegeleider",
            "scope": "alleen proces",
            "until": "2026-39~",
        },
    ),
    'rol @wow "trekker" n.a.v. WAG-40: communicatie in de wijk': (
        "role-agreed",
        {"holders": ["wow"], "role": "trekker"},
    ),
    '22-11-2021 overleg @reg om 19:30 "De Koepel": een lange avond': (
        "meeting-opened",
        {"body": "reg", "time": "19:30", "place": "De Koepel"},
    ),
    "besluit punt 2 op WAG-47 nee betreft @hbv @par: huurders en eigenaren treden niet toe": (
        "decision-taken",
        {"of": "WAG-47", "outcome": "nee"},
    ),
    "21 juni 2018 overeenkomst @gem @wow @wst intentieovereenkomst: warmtenet met het riool": (
        "agreement-signed",
        {"by": ["gem", "wow", "wst"], "sort": "intentieovereenkomst"},
    ),
    "actie @pl aan @reg voor volgend overleg: taakomschrijving werkgroep": (
        "commitment-made",
        {"by": ["pl"], "to": ["reg"], "sort": "actie", "due": {"next_meeting": True}},
    ),
    "koppelkans @gem-riool uiterlijk Q3 2027 #plan: rioolvervanging Ericalaan": (
        "target-set",
        {"by": ["gem-riool"], "sort": "koppelkans", "target": {"at": "2027-35"}},
    ),
    "zorg @gem-jur aan @pl over WAG-12: staatssteun bij de kleine subsidie": (
        "input-received",
        {"by": ["gem-jur"], "to": ["pl"], "sort": "zorg", "about": "WAG-12"},
    ),
    'terugkoppeling @gem aan @deelnemers @bew over WAG-88 "huis-aan-huisbrief": wat we deden': (
        "audience-informed",
        {
            "by": ["gem"],
            "to": ["deelnemers", "bew"],
            "level": "teruggekoppeld",
            "about": ["WAG-88"],
            "means": "huis-aan-huisbrief",
        },
    ),
    "escalatie WAG-70 aan @wet @vz stap 2 uiterlijk over 3 weken: tempo van de vergunning": (
        "escalation-raised",
        {"of": "WAG-70", "to": ["wet", "vz"], "step": 2, "due": {"at": "2025-12-13"}},
    ),
    "bevinding WAG-81 min rollen: niemand trekt de communicatie": (
        "finding-noted",
        {"of": "WAG-81", "verdict": "min", "dimension": "rollen"},
    ),
    "les @wow fout: te laat met huurders gesproken": ("lesson-captured", {"by": ["wow"], "sort": "fout"}),
    "openheid @gem meebeslissen beslist @raad: volgorde van de straten": (
        "frame-set",
        {"by": ["gem"], "sort": "openheid", "openness": "meebeslissen", "decider": "raad"},
    ),
    "meting deelname 245 van 293 koopwoningen voor @kop over WAG-60: stand einde campagne": (
        "figure-measured",
        {
            "what": "deelname",
            "rows": [{"n": 245, "of": 293, "unit": "koopwoningen"}],
            "group": "kop",
            "about": "WAG-60",
        },
    ),
    "toekenning @gem aan @wow subsidie € 7.500 eenmalig tot eind 2026: website en drukwerk": (
        "support-decided",
        {
            "by": ["gem"],
            "to": ["wow"],
            "sort": "subsidie",
            "outcome": "toegekend",
            "amount": [{"cents": 750_000, "per": "eenmalig"}],
            "until": "2026-39~",
        },
    ),
    "vergunning @wbd namens @wow bij @gem uiterlijk Q2 2026: warmte-opwekinstallatie": (
        "case-opened",
        {
            "by": ["wbd"],
            "on_behalf_of": ["wow"],
            "at": "gem",
            "sort": "vergunning",
            "due": {"at": "2026-34"},
        },
    ),
}


@pytest.mark.parametrize("source", FAMILIES)
def test_a_line_of_every_family_says_what_its_minutes_say(source: str) -> None:
    kind, fields = FAMILIES[source]
    journal = read(source)
    assert journal.problems == []
    assert journal.proposed[0].kind == kind
    assert journal.proposed[0].payload == {**fields, "text": source.partition(": ")[2]}


def test_another_reading_is_about_a_field_of_what_it_cites() -> None:
    measured = "meting deelname 83%: telling van de slotdag"
    source = f"&m {measured}\nlezing &m [W9]: andere krant, ander getal\n  lees waarde: 82%"
    assert payload(source) == {
        "of": "&m",
        "instead": {"rows": [{"pct": 820}]},
        "text": "andere krant, ander getal",
    }


# --- hard things from real histories ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "kind", "fields"),
    [
        ("ingetrokken WAG-10 door @raad", "decision-ended", {"how": "ingetrokken", "by": ["raad"]}),
        ("vernietigd WAG-11 door @rb", "decision-ended", {"how": "vernietigd", "by": ["rb"]}),
        ("verleend WAG-9 door @college", "case-closed", {"outcome": "verleend", "by": ["college"]}),
        (
            "voorwaarde WAG-10.2 niet vervuld",
            "condition-settled",
            {"of": "WAG-10.2", "outcome": "niet vervuld"},
        ),
        (
            "besluit geen besluit op WAG-9: later",
            "decision-taken",
            {"outcome": "geen besluit", "of": "WAG-9"},
        ),
        (
            "advies @commissie op WAG-1 akkoord: goed",
            "decision-taken",
            {"sort": "advies", "outcome": "akkoord"},
        ),
        ("spanning @gem tussen partijen: ruzie", "tension-signalled", {"lane": "tussen partijen"}),
        ("spanning tussen @gem en @wow: ruzie", "tension-signalled", {"between": ["gem", "wow"]}),
        ("verschuift WAG-5 60%", "target-moved", {"value": {"pct": 600}}),
        ("verschuift WAG-5 zomer 2026", "target-moved", {"target": {"at": "2026-22"}}),
        ("gemist WAG-5", "target-settled", {"outcome": "gemist"}),
        ("wijziging @kel gepauzeerd", "actor-changed", {"who": "kel", "standing": "gepauzeerd"}),
        ("wijziging @wow in oprichting", "actor-changed", {"who": "wow", "standing": "in oprichting"}),
        ("wijziging @wow wordt @coop @bv", "actor-changed", {"becomes": ["coop", "bv"]}),
        ("eigenaar @gem bij @bv 1/1 tot 2027", "role-agreed", {"share": {"n": 1, "d": 1}, "until": "2027"}),
        (
            'rol @wow "koopoptie" bij @bv tot 2026-12-31',
            "role-agreed",
            {"role": "koopoptie", "until": "2026-12-31"},
        ),
        ("toekenning @gem aan @wow menskracht 0,4 fte", "support-decided", {"effort": {"tenths_fte": 4}}),
        ("vergunning @bv bij @gem vervolgt WAG-9: weer", "case-opened", {"follows": "WAG-9", "at": "gem"}),
        ('fase beheren "Exploitatie" deel "noord"', "phase-entered", {"own_name": "Exploitatie"}),
        (
            "2021-03-01/2021-03-07 besluit @alv akkoord: ja",
            "decision-taken",
            {"by": ["alv"], "outcome": "akkoord"},
        ),
    ],
)
def test_the_hard_things_of_real_histories_can_be_said(
    source: str, kind: str, fields: dict[str, Any]
) -> None:
    journal = read(source)
    assert journal.problems == []
    assert journal.proposed[0].kind == kind
    assert fields.items() <= dict(journal.proposed[0].payload).items()
