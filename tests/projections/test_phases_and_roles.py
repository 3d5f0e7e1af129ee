from datetime import date
from typing import Any

from wijkledger.projections.stand import stand


def stands(book: Any, held_on: date | None = None) -> list[Any]:
    return [row.cells["stand"].value for row in book.view("fase", held_on).rows]


def test_a_phase_shows_what_was_skipped_before_it(book: Any) -> None:
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2020", "phase-entered", phase="uitvoeren")
    cell = book.view("fase").cell("WB-2", "overgeslagen")
    assert (cell.value, cell.entries) == (("uitwerken", "ontwikkelen"), ("WB-1", "WB-2"))
    assert book.shows("fase", "WB-1", "overgeslagen") is None


def test_going_back_skips_nothing(book: Any) -> None:
    for phase in ("opstarten", "uitwerken", "opstarten", "uitwerken"):
        book.line("2018", "phase-entered", phase=phase)
    assert all(row.cells["overgeslagen"].value is None for row in book.view("fase").rows)


def test_a_part_that_left_the_rest_behind_skips_only_what_neither_was_in(book: Any) -> None:
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2019", "phase-entered", phase="uitwerken")
    book.line("2020", "phase-entered", phase="ontwikkelen", part="noord")
    assert book.shows("fase", "WB-3", "overgeslagen") is None
    assert stands(book) == ["voorbij", "huidig", "huidig"]


def test_the_end_of_the_trajectory_closes_the_dossier_in_every_part(book: Any) -> None:
    book.line("2017", "dossier-opened", code="WB", name="Benedenbuurt")
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2019", "phase-entered", phase="uitwerken", part="noord")
    book.line("2020-05-01", "trajectory-ended", outcome="afgebroken", text="geen geld")
    assert stands(book) == ["afgesloten (afgebroken)", "afgesloten (afgebroken)"]
    assert stands(book, date(2020, 1, 1)) == ["huidig", "huidig"]
    assert book.shows("fase", "WB-2", "tot") == "1 mei 2020"
    assert book.shows("fase", "WB-2", "dossier") == "afgesloten"
    assert stand(book.chronicle(), None, date(2022, 1, 1)).fase.value == "afgesloten (afgebroken)"


def test_a_phase_after_the_end_opens_the_dossier_again(book: Any) -> None:
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2020-05-01", "trajectory-ended", outcome="afgebroken", text="geen geld")
    book.line("2021-05-01", "phase-entered", phase="uitwerken")
    assert stands(book) == ["afgesloten (afgebroken)", "huidig"]
    assert book.shows("fase", "WB-3", "dossier") == "heropend"
    assert stand(book.chronicle(), None, date(2022, 1, 1)).fase.value == "uitwerken"


def test_an_end_that_may_have_come_later_leaves_the_phase_possible(book: Any) -> None:
    book.line("2018-01-01", "phase-entered", phase="opstarten")
    book.line("2020", "trajectory-ended", outcome="afgebroken", text="geen geld")
    cell = book.view("fase", date(2020, 6, 1)).cell("WB-1", "stand")
    assert (cell.value, cell.possible) == ("huidig", True)


# --- roles --------------------------------------------------------------------------------------------------


def test_a_role_whose_last_day_has_passed_is_over(book: Any) -> None:
    book.line("2018-01-01", "role-agreed", holders=["wow"], role="trekker", until="2021-12-31")
    assert book.shows("rollen", "WB-1", "stand") == "verlopen"
    assert book.shows("rollen", "WB-1", "stand", date(2021, 6, 1)) == "geldt"


def test_a_function_of_which_nothing_was_heard_for_a_term_only_possibly_goes_on(book: Any) -> None:
    book.line("2018-01-01", "seat-taken", who="p1", function="wethouder", at="gem")
    book.line("2018-01-01", "role-agreed", holders=["wow"], role="trekker")
    fresh = book.view("rollen", date(2021, 12, 31)).cell("WB-1", "stand")
    assert (fresh.value, fresh.possible) == ("geldt", False)
    stale = book.view("rollen", date(2022, 1, 2)).cell("WB-1", "stand")
    assert (stale.value, stale.possible) == ("geldt", True)
    assert not book.view("rollen", date(2022, 1, 2)).cell("WB-2", "stand").possible


def test_acting_in_a_function_shows_that_it_goes_on(book: Any) -> None:
    book.line("2018-01-01", "seat-taken", who="p1", function="wethouder", at="gem")
    book.line("2021-05-01", "note-taken", according_to=["p1"], hat="wethouder", text="we gaan door")
    cell = book.view("rollen", date(2022, 6, 1)).cell("WB-1", "stand")
    assert (cell.value, cell.possible) == ("geldt", False)
    assert book.shows("rollen", "WB-1", "uitgeoefend", date(2022, 6, 1)) == "1 keer, 1 mei 2021"


def test_a_seat_that_was_left_has_ended(book: Any) -> None:
    seat = book.line("2018-01-01", "seat-taken", who="p1", function="wethouder")
    book.line("2019-01-01", "seat-left", of=seat)
    assert book.shows("rollen", seat, "stand") == "beëindigd"


def test_only_acting_under_that_hat_counts_as_exercised(book: Any) -> None:
    seat = book.line("2018", "seat-taken", who="p1", function="voorzitter", at="reg")
    mandate = book.line("2018", "mandate-granted", holder="p1", text="tekenen")
    book.line("2019-01-01", "note-taken", by=["p1"], text="zonder pet")
    book.line("2019-02-01", "note-taken", by=["p2"], hat="voorzitter", text="een ander")
    assert book.shows("rollen", seat, "uitgeoefend") is None
    book.line("2019-03-01", "meeting-opened", body="reg", chair="p1")
    book.line("2019-04-01", "attendance-noted", present=[{"who": "p1", "hat": "voorzitter"}])
    cell = book.view("rollen").cell(seat, "uitgeoefend")
    assert (cell.value, cell.entries) == ("2 keer, laatst 1 april 2019", ("WB-5", "WB-6"))
    book.line("2019-05-01", "agreement-signed", by=["gem"], mandate=[mandate])
    assert book.shows("rollen", mandate, "uitgeoefend") == "1 keer, 1 mei 2019"


def test_a_role_that_another_took_over_says_since_when_and_on_which_entry(book: Any) -> None:
    role = book.line("2016-10-07", "role-agreed", holders=["gem"], role="trekker", text="het plan")
    assert book.shows("rollen", role, "partij_sinds") is None
    book.line("2018-02-05", "role-changed", of=role, holders=["wow"], text="wie schrijft die trekt")
    book.line("2019-10-21", "role-changed", of=role, standing="gepauzeerd", text="stil")
    book.line("2020-01-27", "role-changed", of=role, holders=["wow"], standing="loopt", text="weer verder")
    cell = book.view("rollen").cell(role, "partij_sinds")
    assert (cell.value, cell.entries) == ("5 februari 2018", ("WB-2",))
    assert book.shows("rollen", role, "van") == "7 oktober 2016"
    assert book.shows("rollen", role, "partij_sinds", date(2017, 1, 1)) is None
