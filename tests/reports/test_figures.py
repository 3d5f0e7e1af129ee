"""The figures of the lessons report: what they draw and what they say to who cannot see them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from wijkledger.domain.moment import Moment
from wijkledger.reports.document import Document, Figure, FootnoteRef, Note
from wijkledger.reports.drawing import Scores, Stacks, Timeline
from wijkledger.reports.lessons.axis import Axis
from wijkledger.reports.markdown import markdown


class Book(Protocol):
    def write(self, kind: str, when: str = "XXXX", **values: object) -> str: ...

    def report(self, held_on: date | None = None) -> Document: ...


def figures(document: Document, sort: type) -> list[Figure]:
    return [one for one in document.blocks if isinstance(one, Figure) and isinstance(one.drawing, sort)]


def timeline(figure: Figure) -> Timeline:
    assert isinstance(figure.drawing, Timeline)
    return figure.drawing


def test_a_vague_begin_is_drawn_from_the_first_day_it_can_be_to_the_first_day_it_must() -> None:
    axis = Axis.over([Moment.parse("2020")], date(2021, 12, 31))

    bar = axis.bar(Moment.parse("2020"), Moment.parse("2021-06-30"))

    assert (bar.earliest, round(bar.sure_from, 2)) == (0.0, 0.5)
    assert bar.sure_until == bar.latest == axis.at(date(2021, 6, 30))


def test_a_stretch_of_which_nothing_is_known_may_be_anywhere_and_is_sure_nowhere() -> None:
    axis = Axis.over([Moment.parse("2020")], date(2021, 12, 31))

    bar = axis.bar(Moment.parse("XXXX"), None)

    assert bar.earliest == 0.0
    assert bar.sure_from == bar.latest == axis.at(date(2021, 12, 31))
    assert bar.goes_on


def test_a_long_history_names_no_more_years_than_fit() -> None:
    ticks = Axis.over([Moment.parse("1980")], date(2026, 1, 1)).ticks()

    assert len(ticks) <= 12
    assert ticks[0].label == "1980"


def test_given_a_phase_that_goes_back_then_the_drawing_and_its_words_say_so(book: Book) -> None:
    for when, phase in (("2018", "opstarten"), ("2019-03-01", "ontwikkelen"), ("2020-05-01", "uitwerken")):
        book.write("phase-entered", when, phase=phase)
    book.write("phase-entered", "2021-01-01", phase="uitwerken", part="Noord")

    [figure] = figures(book.report(), Timeline)

    lanes = timeline(figure).lanes
    assert [(lane.group, lane.label) for lane in lanes] == [
        ("De wijk", "opstarten"),
        ("De wijk", "uitwerken"),
        ("De wijk", "ontwikkelen"),
        ("Noord", "uitwerken"),
    ]
    assert [bar.mark for lane in lanes for bar in lane.bars] == ["", "terug", "", ""]
    assert "terug naar uitwerken van 1 mei 2020, loopt nog" in figure.alt
    assert any(isinstance(one, FootnoteRef) for one in figure.inlines)


def test_a_role_that_ended_ends_in_the_drawing_and_one_that_lasts_goes_on(book: Book) -> None:
    first = book.write("role-agreed", "2018-06-21", holders=["wow"], role="trekker")
    book.write("role-ended", "2020-01-01", of=first)
    book.write("role-agreed", "2020-01-01", holders=["gem"], role="trekker")

    [figure] = figures(book.report(), Timeline)

    assert {lane.group: lane.bars[0].goes_on for lane in timeline(figure).lanes} == {
        "Coöperatie WOW": False,
        "Gemeente Wageningen": True,
    }
    assert "Coöperatie WOW, trekker: van 21 juni 2018 tot 1 januari 2020." in figure.alt


def test_more_roles_than_fit_in_one_drawing_are_told_in_the_next(book: Book) -> None:
    for number in range(40):
        book.write("role-agreed", "2018-06-21", holders=["wow"], role=f"rol {number}")

    drawn = [timeline(figure) for figure in figures(book.report(), Timeline)]

    assert [len(one.lanes) for one in drawn] == [12, 12, 12, 4]


def test_a_party_stands_whole_in_one_drawing_where_it_fits(book: Book) -> None:
    for number in range(14):
        party = "wow" if number < 7 else "gem"
        book.write("role-agreed", "2018-06-21", holders=[party], role=f"rol {number}")

    drawn = [timeline(figure) for figure in figures(book.report(), Timeline)]

    assert [{lane.group for lane in one.lanes} for one in drawn] == [
        {"Coöperatie WOW"},
        {"Gemeente Wageningen"},
    ]


def test_a_promise_is_open_then_late_then_kept_as_the_years_go_by(book: Book) -> None:
    promise = book.write("commitment-made", "2018-03-01", by=["gem"], due={"at": "2019-06-01"}, text="brief")
    book.write("commitment-settled", "2022-02-01", of=promise, outcome="nagekomen")

    [figure] = figures(book.report(), Stacks)

    assert isinstance(figure.drawing, Stacks)
    told = {one.label: one.counts for one in figure.drawing.stacks}
    assert figure.drawing.series == ("nagekomen", "anders afgehandeld", "open", "te laat")
    assert told["2018"] == (0, 0, 1, 0)
    assert told["2019"] == told["2021"] == (0, 0, 0, 1)
    assert told["2022"] == told["2026"] == (1, 0, 0, 0)
    assert "2019: 1 te laat" in figure.alt


def test_a_short_history_is_told_by_the_quarter(book: Book) -> None:
    book.write("commitment-made", "2025-05-01", by=["gem"], text="brief")

    [figure] = figures(book.report(), Stacks)

    assert isinstance(figure.drawing, Stacks)
    labels = [one.label for one in figure.drawing.stacks]
    assert labels == ["2025 k2", "2025 k3", "2025 k4", "2026 k1", "2026 k2", "2026 k3", "2026 k4"]


def test_scores_on_one_subject_are_one_course_in_the_order_of_time(book: Book) -> None:
    for when, n in (("2019-06-01", 6), ("2021-06-01", 8)):
        book.write(
            "evaluation-held",
            when,
            by=["gem"],
            text="x",
            scores=[{"subject": "vertrouwen", "n": n, "of": 10}],
        )

    [figure] = figures(book.report(), Scores)

    assert isinstance(figure.drawing, Scores)
    [course] = figure.drawing.courses
    assert [(point.height, point.label) for point in course.points] == [(0.6, "6 van 10"), (0.8, "8 van 10")]
    assert course.points[0].at < course.points[1].at
    assert figure.alt == "vertrouwen: 6 van 10 (1 juni 2019); 8 van 10 (1 juni 2021)."


def test_markdown_tells_a_figure_in_words(book: Book) -> None:
    book.write("phase-entered", "2018", phase="opstarten")

    assert "De wijk: opstarten van 2018, loopt nog." in markdown(book.report())


def test_given_an_invented_dossier_then_the_report_says_so_before_anything_else(
    book: Book, invented: Document
) -> None:
    assert invented.warning.startswith("Fictief dossier")
    assert "Fictief dossier" in markdown(invented).split("## ")[0]
    assert not book.report().warning
    assert not [block for block in book.report().blocks if isinstance(block, Note)]
