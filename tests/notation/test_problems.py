from datetime import date

import pytest

from wijkledger.notation.journal import Setting, read_journal
from wijkledger.notation.problem import Problem

TODAY = date(2025, 11, 22)
SETTING = Setting(TODAY)


def problems(source: str, setting: Setting = SETTING) -> list[Problem]:
    return read_journal(source, setting).problems


def test_all_problems_come_at_once_in_the_order_of_the_text() -> None:
    source = "besloit @reg: x\nnotitie: goed\nactie @lia\n  termijn: morgenochtend\nfase wachten\n  onzin"
    assert [(found.line, found.column) for found in problems(source)] == [
        (1, 1),
        (3, 11),
        (4, 3),
        (5, 6),
        (6, 1),
    ]


def test_a_problem_says_itself_with_its_place() -> None:
    assert str(problems("notitie: x\nbesloit: y")[0]).startswith("regel 2, kolom 1: ")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", ""),
        ("12 dec", "hier hoort een woord"),
        ("les @wow: x", "kies uit succes, fout, knelpunt, advies"),
        ("bericht @gem: x", "noem een @partij met aan"),
        ("nagekomen", "noem de regel, bijvoorbeeld WAG-17"),
        ("norm dagen: x", "geen merkteken"),
        ("notitie (geheim): x", "tussen haakjes past alleen"),
        ("notitie #wijkk: x", "bedoelt u wijk"),
        ('notitie "Anne": x', "een naam tussen aanhalingstekens"),
        ('rol @wow "trekker: x', "wordt niet gesloten"),
        ("notitie [W8: x", "wordt niet gesloten"),
        ("notitie [w8]: x", "is geen bron"),
        ("notitie @Gem: x", "is geen code"),
        ("rol-eindigt @gem: x", "zeg erbij wie dit is, met volgens, betreft"),
        ("notitie WAG-3: x", "zeg erbij hoe"),
        ("bericht aan: x", "aan wil een @partij"),
        ("actie voor @lia: x", "voor wil hier een datum"),
        ("actie @lia € veel: x", "is geen bedrag"),
        ("actie @lia 3 fte: x", "hoort niet bij actie"),
        ("actie 80%: x", "noem een aantal met een woord"),
        ("overleg om 25:00", "een tijd zoals 19:30"),
        ("besluit: x\n  stemming: 12", "schrijf de stemming als"),
        ("besluit: x\n  voorwaarde twee: y", "past alleen een nummer"),
        ("escalatiepad @gem\n  stap: snel", "schrijf een stap als"),
        ("evaluatie: x\n  cijfer: 7", "schrijf een cijfer als"),
        ("besluit: x\n  soort: raadsbesluit", "past niet bij soort; kies uit"),
        ("besluit: x\n  reden:", "staat niets"),
        ("besluit: x\n  door: de raad", "hier past één partij"),
        ("meting werk\n  waarde: veel", "is geen aantal"),
        ("aanwezig @lia\n  aanwezig: lia", "schrijf wie er zat als"),
        ("correctie WAG-1\n  doorgehaald: misschien", "schrijf ja of nee"),
        ("correctie WAG-1\n  lees: 5", "zet achter lees"),
        ("sluiting\n  agendapunt: vier", "is geen heel getal"),
        ("notitie: x\n  bron: W8, W9", "hier past één bron"),
        ("overleg\n  tijd: half acht", "is geen tijd"),
        ("rol @wow trekker\n  aandeel: half", "schrijf bijvoorbeeld 2/3"),
    ],
)
def test_each_problem_says_what_was_expected(source: str, told: str) -> None:
    assert told in "\n".join(found.message for found in problems(source))


def test_a_code_that_is_registered_anywhere_in_the_text_is_known() -> None:
    setting = Setting(TODAY, actors=("gem",), documents=("W1",))
    source = 'notitie @lia [W2]: x\npartij @lia "Lia"\nbron W2: een bericht'
    assert problems(source, setting) == []
    unknown = problems("notitie: x\n  betreft: @gam\n  bron: W3", setting)
    assert [(found.line, found.column) for found in unknown] == [(2, 3), (3, 3)]
    assert "bedoelt u @gem?" in unknown[0].message
    assert "bron W3 is niet bekend" in unknown[1].message


def test_a_code_may_be_unknown_while_nothing_is_known_of_the_dossier() -> None:
    assert problems("notitie @lia [W2]: x") == []
