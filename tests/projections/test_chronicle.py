import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijkledger.domain.entry import Entry
from wijkledger.domain.event import Family
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import VIEWS, build
from wijkledger.projections.view import as_json

TODAY = date(2022, 6, 1)


def numbers(chronicle: Chronicle) -> list[int]:
    return [fact.number for fact in chronicle.facts]


def test_facts_stand_in_the_order_of_their_last_day_then_their_first_then_their_number(book: Any) -> None:
    for when in ("2020", "2019-12-31", "2020-12-31", "2020-12", "2020-12-31"):
        book.line(when, "note-taken", text=when)
    assert numbers(book.chronicle()) == [2, 1, 4, 3, 5]


def test_what_has_no_last_day_stands_directly_after_the_entry_written_before_it(book: Any) -> None:
    book.line("2020-05-01", "note-taken", text="mei")
    book.line("XXXX", "note-taken", text="onbekend")
    book.line("2020-01-01/..", "note-taken", text="vanaf januari")
    book.line("2020-04-01", "note-taken", text="april")
    book.line("2020-06-01", "note-taken", text="juni")
    assert numbers(book.chronicle()) == [4, 1, 2, 3, 5]


def test_an_order_that_is_known_overrides_the_dates(book: Any) -> None:
    book.line("2020-05-01", "note-taken", text="a")
    book.line("2019 after WB-1", "note-taken", text="b")
    book.line("2021 before WB-1", "note-taken", text="c")
    book.line("XXXX after WB-2", "note-taken", text="d")
    assert numbers(book.chronicle()) == [3, 1, 2, 4]


def test_an_order_that_agrees_with_the_dates_moves_nothing(book: Any) -> None:
    book.line("2020-05-01", "note-taken", text="a")
    book.line("2020-08-01", "note-taken", text="b")
    book.line("2021 after WB-1", "note-taken", text="c")
    assert numbers(book.chronicle()) == [1, 2, 3]


def test_a_claim_that_makes_a_circle_is_left_out_and_listed(book: Any) -> None:
    book.line("2020", "note-taken", text="a")
    book.line("2020 after WB-1", "note-taken", text="b")
    book.line("2022", "entry-corrected", of="WB-1", instead={"when": "2020 after WB-2"})
    chronicle = book.chronicle()
    assert chronicle.circles == ("WB-1",)
    assert numbers(chronicle)[:2] == [1, 2]


def test_a_correction_changes_the_value_and_is_cited_beside_the_entry(book: Any) -> None:
    book.line("2020", "commitment-made", by=["gem", "wow"], text="brief", due={"next_meeting": True})
    book.line("2021", "entry-corrected", of="WB-1", instead={"by": ["kel"], "due": {"at": "2021-02"}})
    fact = book.chronicle().fact("WB-1")
    assert fact is not None
    assert fact.values("by") == ("kel",)
    assert fact.value("due.next_meeting") is None
    assert fact.entries == ("WB-1", "WB-2")


def test_a_correction_that_was_itself_struck_out_does_nothing(book: Any) -> None:
    book.line("2020", "note-taken", text="goed")
    book.line("2021", "entry-corrected", of="WB-1", instead={"text": "fout"})
    book.line("2021", "entry-corrected", of="WB-2", void=True)
    fact = book.chronicle().fact("WB-1")
    assert fact is not None
    assert (fact.value("text"), fact.entries) == ("goed", ("WB-1",))


def test_a_struck_out_entry_is_in_no_view_but_stays_in_the_timeline(book: Any) -> None:
    book.line("2020", "commitment-made", text="dubbel")
    book.line("2020", "commitment-moved", of="WB-1", due={"at": "2021"})
    book.line("2021", "entry-corrected", of="WB-1", void=True)
    assert len(book.view("toezeggingen").rows) == 0
    assert book.shows("tijdlijn", "WB-1", "zin").startswith("[doorgehaald]")


def test_any_entry_of_a_trail_finds_the_thing(book: Any) -> None:
    book.line("2021-10-25", "decision-taken", outcome="aangehouden", text="erbij?")
    book.line("2021-11-22", "decision-taken", of="WB-1", outcome="nee", text="niet erbij")
    book.line("2022-01-10", "decision-ended", of="WB-2", how="ingetrokken")
    chronicle = book.chronicle()
    assert [thing.citation for thing in chronicle.things(Family.BESLUIT)] == ["WB-1"]
    thing = chronicle.thing_of("WB-3")
    assert thing is not None
    assert thing.entries == ("WB-1", "WB-2", "WB-3")


def test_an_answer_to_several_questions_stands_on_each_of_their_trails(book: Any) -> None:
    book.line("2021", "input-received", text="a")
    book.line("2021", "input-received", text="b")
    book.line("2022", "input-answered", of=["WB-1", "WB-2"], outcome="beantwoord")
    states = [thing.state(TODAY).outcome for thing in book.chronicle().things("input-received")]
    assert states == ["beantwoord", "beantwoord"]


def test_a_permit_that_was_granted_and_annulled_is_open_again(book: Any) -> None:
    permit = book.line("2023-10", "case-opened", sort="vergunning", text="installatie")
    granted = book.line("2024", "case-closed", of=permit, outcome="verleend")
    appeal = book.line("2025-01", "case-opened", sort="beroep", about=granted, text="omwonenden")
    book.line("2025-07-04", "case-closed", of=appeal, outcome="gegrond")
    book.line("2025-07-04", "decision-ended", of=granted, how="vernietigd")
    thing = book.chronicle().thing_of(permit)
    assert thing is not None
    assert thing.state(TODAY).outcome == "vernietigd"
    book.line("2025-07-04", "case-moved", of=permit, stage="opnieuw te beslissen")
    thing = book.chronicle().thing_of(permit)
    assert thing is not None
    assert (thing.state(TODAY).word, thing.state(TODAY).times_closed) == ("heropend", 2)


def test_an_escalation_about_a_promise_does_not_move_the_promise(book: Any) -> None:
    promise = book.line("2021", "commitment-made", text="brief")
    book.line("2021-05", "commitment-settled", of=promise, outcome="nagekomen")
    book.line("2021-06", "escalation-raised", of=promise, to=["wet"])
    thing = book.chronicle().thing_of(promise)
    assert thing is not None
    assert thing.state(TODAY).outcome == "nagekomen"
    assert [one.citation for one in book.chronicle().things("escalation-raised")] == ["WB-3"]


def test_a_code_in_a_text_is_read_as_the_latest_name_of_whoever_is_registered(book: Any) -> None:
    book.line("2018", "actor-registered", code="wow", name="Initiatief", sort="organisatie")
    book.line("2019", "actor-changed", who="wow", name="Coöperatie")
    chronicle = book.chronicle()
    assert chronicle.say("@wow, @niemand en jan@wow.nl") == "Coöperatie, @niemand en jan@wow.nl"
    assert [name for name, _ in chronicle.actors["wow"].names] == ["Initiatief", "Coöperatie"]


def test_what_a_clock_set_back_wrote_is_known_no_sooner_than_what_came_before_it(book: Any) -> None:
    for stamp in ("2022-01-01", "2022-03-01", "2022-02-01"):
        book.line("2020", "note-taken", text="x", recorded=f"{stamp}T00:00:00.000Z")
    assert len(book.chronicle(known_at="2022-02-15T00:00:00.000Z").entries) == 1
    assert len(book.chronicle(known_at="2022-03-01T00:00:00.000Z").entries) == 3


# --- properties ---------------------------------------------------------------------------------------------


def seen(chronicle: Chronicle, held_on: date | None = None) -> dict[str, Any]:
    return {name: as_json(build(name, chronicle, held_on, TODAY)) for name in VIEWS}


@given(st.integers(0, 40), st.lists(st.integers(0, 400), min_size=40, max_size=40))
def test_knowing_up_to_a_time_is_folding_the_prefix(
    history_entries: Any, known: int, steps: list[int]
) -> None:
    start = date(2022, 1, 1)
    entries, top, prefix = [], "", 0
    bound = f"{start + timedelta(10 * known)}T00:00:00.000Z"
    for place, (entry, step) in enumerate(zip(history_entries, steps, strict=False)):
        stamp = f"{start + timedelta(step)}T00:00:00.000Z"
        entries.append(replace(entry, clear={**entry.clear, "recorded_at": stamp}))
        top = max(top, stamp)
        prefix = place + 1 if top <= bound else prefix
    early = seen(Chronicle.of(entries, known_at=bound))
    for view in early.values():
        view["known_at"] = None
    assert early == seen(Chronicle.of(entries[:prefix]))


@given(st.data())
def test_every_fold_bears_any_values_being_erased(history_entries: Any, data: st.DataObject) -> None:
    chance = data.draw(st.randoms(use_true_random=False))
    share = data.draw(st.sampled_from([0.05, 0.3, 0.8, 1.0]))
    entries = [_forgotten(entry, chance, share) for entry in history_entries]
    chronicle = Chronicle.of(entries)
    for held_on in (None, date(2021, 11, 1)):
        for name, view in seen(chronicle, held_on).items():
            assert view["view"] == name


def _forgotten(entry: Entry, chance: random.Random, share: float) -> Entry:
    gone = {path for path in entry.fields if chance.random() < share}
    fields = {path: value for path, value in entry.fields.items() if path not in gone}
    return replace(entry, fields=fields, erased=tuple(sorted(gone)))


def test_a_forgotten_value_reads_as_gewist_and_keeps_its_citation(history: Any) -> None:
    place = next(i for i, entry in enumerate(history.entries) if entry.kind == "lesson-captured")
    history.entries[place] = _forgotten(history.entries[place], random.Random(1), 1.0)
    cell = history.view("lessen").cell(history.entries[place].citation, "les")
    assert cell is not None
    assert (cell.value, cell.entries) == ("[gewist]", (history.entries[place].citation,))
