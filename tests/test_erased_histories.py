"""An erased history that is written out and read in elsewhere is the same history, with the same gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.domain.admission import admit, from_entry, recheck, to_entry
from wijkledger.domain.dossier import Dossier, evolve
from wijkledger.domain.entry import Entry
from wijkledger.domain.proposed import Proposed
from wijkledger.notation.journal import Setting, read_journal
from wijkledger.notation.writer import write_journal
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS, build
from wijkledger.projections.sentence import sentence
from wijkledger.projections.view import as_json

TODAY = date(2026, 1, 1)
SAMPLES = Path(__file__).parent.parent / "samples"
HARD = """dossier code WAG "Benedenbuurt" van @gem
partij @gem "Gemeente"
partij @wow "Coöperatie" deelnemer
  onderdeel van: @gem
persoon @p7 "Iemand"
bron W8: een krant
wijziging @wow: andere vorm
  leden erbij: @p7
&concept concept @gem en @wow intentieovereenkomst
  artikel 1 duur: tot eind 2026
  artikel 2 rollen: gelijkwaardig
overeenkomst-wijzigt op &concept @gem: de duur
  partijen: @p7
handtekening op &concept @gem, @wow en @p7
22-11-2021 overleg @gem om 19:30 "De Koepel"
aanwezig @wow namens @gem als voorzitter @p7: iedereen
&mits besluit punt 2 akkoord mits € 4.500 per jaar [W8 p.3 "zo staat het er"]: het net
  voorwaarde 1: dekking
  voorwaarde 2: een tweede offerte
  stemming: voor 10 tegen 2 aanwezig 12
sluiting volgende 20 december
voorwaarde &mits.2 vervuld
escalatiepad @gem en @wow tussen partijen
  stap 1: @gem 14 dagen
  stap 2: @wow
&meting meting deelname 245 van 293 koopwoningen voor @wow [W8]: stand
lezing op &meting @wow
  lees waarde: 82%
correctie op &meting: verteld
  lees bron: W8 p.4
&actie actie @wow aan @gem voor volgend overleg @gem: bel Iemand
herzien &actie uiterlijk eind 2022
nagekomen &actie
evaluatie @gem: goed
  cijfer vertrouwen: 7 van 10
uitleg R-AGR-3 over &mits @gem: volgt
norm "dagen-tot-terugkoppeling"
  waarde: 30
rol @gem en @wow "trekker" 1/3: de communicatie
toekenning @gem aan @wow menskracht 0,4 fte toegekend: hulp
koppelkans @gem uiterlijk Q3 2027: riool
2018 na &actie notitie @p7: laat
&slip notitie @gem: verkeerd
doorgehaald &slip
bevestigd &actie en &slip door @p7 gezien
overdracht @p7 aan @wow over &actie: alles
aanvulling &mits: erbij
&leeg notitie: [gewist]
  door: [gewist]
gewist &leeg AVG: op verzoek van Iemand
  velden: tekst, door
"""
NAMES = ("hard", *(path.stem for path in sorted(SAMPLES.glob("*.journaal"))))


def told(entries: Sequence[Entry]) -> str:
    return write_journal((entry.citation, from_entry(entry)) for entry in entries)


def read_in(text: str) -> list[Entry]:
    """The entries that a text becomes in a ledger of its own; it has to be readable and admitted."""
    journal = read_journal(text, Setting(TODAY))
    assert [str(problem) for problem in journal.problems] == []
    return recorded(Dossier(), journal.proposed, str(journal.proposed[0].payload["code"]))


def recorded(dossier: Dossier, lines: Sequence[Proposed], code: str) -> list[Entry]:
    verdict = admit(dossier, lines)
    assert [objection.message for objection in verdict.objections] == []
    stamps = zip(verdict.entries, count(dossier.last + 1))
    return [
        to_entry(
            line,
            dossier_code=code,
            number=number,
            id=f"id-{number}",
            recorded_at="2026-01-01T00:00:00.000Z",
            recorded_by="lia",
        )
        for line, number in stamps
    ]


@cache
def history(name: str) -> str:
    return HARD if name == "hard" else (SAMPLES / f"{name}.journaal").read_text("utf-8")


def forget(entries: list[Entry], gone: dict[int, list[str]]) -> list[Entry]:
    """What a ledger holds once these paths were erased, with the lines that say so at the end."""
    dossier = Dossier()
    for entry in entries:
        evolve(dossier, entry)
    for number, paths in gone.items():
        entry = entries[number - 1]
        line = {"of": entry.citation, "fields": paths, "ground": "AVG"}
        (erasure,) = recorded(dossier, [Proposed("entry-erased", line, {"when": "2025"})], entry.dossier)
        evolve(dossier, erasure)
        entries.append(erasure)
        entry.fields = {path: value for path, value in entry.fields.items() if path not in paths}
        entry.erased = tuple(sorted((*entry.erased, *paths)))
    return entries


def may_go(entry: Entry) -> list[str]:
    if entry.kind == "entry-erased":
        return ["text"] if "text" in entry.fields else []
    kept = {"recorded_by"} | ({"code"} if entry.kind == "dossier-opened" else set())
    return sorted(entry.fields.keys() - kept)


@st.composite
def erased(draw: st.DrawFn) -> list[Entry]:
    """One of the histories from which anything may have been erased, of one line or of all."""
    entries = read_in(history(draw(st.sampled_from(["hard", "hard", "benedenbuurt"]))))
    chosen = draw(st.one_of(st.just(entries), st.lists(st.sampled_from(entries), min_size=1, max_size=6)))
    odds = draw(st.sampled_from([1, 2, 5]))
    dice = draw(st.randoms(use_true_random=False))
    gone = {
        entry.number: paths
        for entry in dict.fromkeys(chosen)
        if (paths := [path for path in may_go(entry) if dice.randrange(odds) == 0])
    }
    return forget(entries, gone)


def views(entries: Sequence[Entry]) -> list[Any]:
    chronicle = Chronicle(entries, None)
    return [as_json(build(name, chronicle, None, TODAY)) for name in VIEWS]


@settings(max_examples=60, deadline=None)
@given(erased())
def test_it_comes_back_with_the_same_values_the_same_gaps_and_the_same_text(entries: list[Entry]) -> None:
    text = told(entries)
    again = read_in(text)
    assert [entry.fields for entry in again] == [entry.fields for entry in entries]
    assert [entry.erased for entry in again] == [entry.erased for entry in entries]
    assert told(again) == text
    assert recheck(again) == []


@settings(max_examples=15, deadline=None)
@given(erased())
def test_every_view_and_every_sentence_reads_as_it_did(entries: list[Entry]) -> None:
    again = read_in(told(entries))
    assert views(again) == views(entries)
    one, other = Chronicle(entries, None), Chronicle(again, None)
    assert [sentence(other, fact) for fact in other.facts] == [sentence(one, fact) for fact in one.facts]


@pytest.mark.parametrize("name", NAMES)
def test_all_that_can_be_erased_can_be_read_in_elsewhere(name: str) -> None:
    entries = read_in(history(name))
    gone = {entry.number: paths for entry in entries if (paths := may_go(entry))}
    erased_whole = forget(entries, gone)
    again = read_in(told(erased_whole))
    assert [entry.erased for entry in again] == [entry.erased for entry in erased_whole]
    assert [entry.fields for entry in again] == [entry.fields for entry in erased_whole]
