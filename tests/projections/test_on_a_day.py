"""What a view about a day in the past may know."""

from datetime import date
from typing import Any

from wijkledger.projections.sentence import sentence
from wijkledger.projections.stand import stand

TODAY = date(2026, 6, 1)
THEN = date(2021, 6, 1)


def test_where_it_stood_counts_and_ends_with_what_had_happened_by_then(book: Any) -> None:
    book.line("2020-01-01", "note-taken", text="vroeger")
    book.line("2023-01-01", "note-taken", text="later")
    book.line("2021-01-01", "note-taken", text="net ervoor")
    book.line("XXXX", "note-taken", text="ooit")
    now, then = stand(book.chronicle(), None, TODAY), stand(book.chronicle(), THEN, TODAY)
    assert (now.regels, then.regels) == (4, 3)
    assert then.laatste.value == "Notitie: net ervoor"


def test_what_others_said_later_is_not_beside_a_value_yet(book: Any) -> None:
    role = book.line("2020-01-01", "role-agreed", holders=["gem"], role="eigenaar", share={"n": 2, "d": 3})
    book.line("2022-01-01", "account-added", of=role, instead={"share": {"n": 1, "d": 4}})
    book.line("2022-01-01", "account-added", of=role, by=["wow"], standing="bezwaar", text="niet waar")
    assert len(book.view("rollen").cell(role, "aandeel").readings) == 1
    assert not book.view("rollen", THEN).cell(role, "aandeel").readings
    assert not book.view("rollen", THEN).cell(role, "onderwerp").readings
    assert book.view("tijdlijn", THEN).cell(role, "lezingen").value is None
    assert not [row for row in book.view("ontbreekt", THEN).rows if row.key.endswith(":lezingen")]


def test_a_dossier_that_was_opened_nobody_knows_when_is_there_all_along(book: Any) -> None:
    book.line("XXXX", "dossier-opened", code="WB", name="Benedenbuurt")
    book.line("2020-01-01", "phase-entered", phase="opstarten")
    name = stand(book.chronicle(), THEN, TODAY).naam
    assert (name.value, name.possible) == ("Benedenbuurt", False)
    assert not book.view("fase", THEN).cell("WB-2", "dossier").possible


def test_the_dossier_has_one_state_on_every_row(book: Any) -> None:
    book.line("2017", "dossier-opened", code="WB", name="Benedenbuurt")
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2020-05-01", "trajectory-ended", outcome="afgebroken", text="geen geld")
    book.line("2021-05-01", "phase-entered", phase="uitwerken")
    assert [row.cells["dossier"].value for row in book.view("fase").rows] == ["heropend", "heropend"]
    assert [row.cells["dossier"].value for row in book.view("fase", date(2020, 9, 1)).rows] == ["afgesloten"]
    assert [row.cells["dossier"].value for row in book.view("fase", date(2019, 9, 1)).rows] == ["open"]


def test_phases_of_parts_that_began_together_have_one_since(book: Any) -> None:
    book.line("2023", "phase-entered", phase="opstarten", part="noord")
    book.line("2023", "phase-entered", phase="ontwikkelen", part="zuid")
    told = stand(book.chronicle(), None, TODAY)
    assert (told.fase.value, told.sinds.value) == (("opstarten (noord)", "ontwikkelen (zuid)"), "2023")
    chronicle = book.chronicle()
    assert sentence(chronicle, chronicle.fact("WB-2")) == "Fase ontwikkelen (deel zuid)"


def test_a_lesson_of_the_whole_names_every_phase_that_ran(book: Any) -> None:
    book.line("2023-01-01", "phase-entered", phase="uitwerken", part="noord")
    book.line("2023-01-01", "phase-entered", phase="ontwikkelen", part="zuid")
    whole = book.line("2024-01-01", "lesson-captured", sort="fout", text="te snel")
    north = book.line("2024-01-01", "lesson-captured", sort="fout", text="te snel", part="noord")
    book.line("2024-02-01", "phase-closed", phase="ontwikkelen", part="zuid")
    later = book.line("2024-03-01", "lesson-captured", sort="fout", text="te laat")
    assert book.shows("lessen", whole, "fase") == ("uitwerken", "ontwikkelen")
    assert book.shows("lessen", north, "fase") == book.shows("lessen", later, "fase") == "uitwerken"


def test_an_undated_introduction_marks_no_point_in_time(book: Any) -> None:
    book.line("2018-01-01", "dossier-opened", code="WB", name="Benedenbuurt")
    decided = book.line("2019-05-01", "decision-taken", outcome="besloten", text="door")
    book.line("XXXX", "actor-registered", code="rb", name="Rechtbank", sort="instantie")
    book.line("2025-07-04", "decision-taken", outcome="nee", text="toch niet")

    assert stand(book.chronicle(), THEN, TODAY).laatste.entries == (decided,)
