from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkledger.domain.event import Role, Shape
from wijkledger.domain.shapes import State, Step, settle

DAY = date(2022, 6, 1)
EARLIER, LATER = date(2022, 5, 1), date(2022, 7, 1)


def after(shape: Shape, *steps: Step, on: date = DAY) -> State:
    return settle(shape, steps, on)


@pytest.mark.parametrize(
    ("steps", "word", "outcome"),
    [
        ([Step(Role.START)], "geldt", None),
        ([Step(Role.START), Step(Role.CHANGE, "gepauzeerd")], "gepauzeerd", None),
        ([Step(Role.START), Step(Role.CHANGE, "opgeschort"), Step(Role.CHANGE)], "gepauzeerd", None),
        ([Step(Role.START), Step(Role.CHANGE, "gepauzeerd"), Step(Role.CHANGE, "loopt")], "geldt", None),
        ([Step(Role.START), Step(Role.END, "opgezegd")], "beëindigd", "opgezegd"),
        ([Step(Role.START), Step(Role.CHANGE, "ingetrokken")], "beëindigd", "ingetrokken"),
        ([Step(Role.START, limit=EARLIER, has_limit=True)], "verlopen", None),
        ([Step(Role.START, limit=LATER, has_limit=True)], "geldt", None),
    ],
)
def test_what_holds_is_changed_rests_ends_or_expires(
    steps: list[Step], word: str, outcome: str | None
) -> None:
    state = after(Shape.HOLDS, *steps)
    assert (state.word, state.outcome) == (word, outcome)


@pytest.mark.parametrize(
    ("steps", "word", "outcome"),
    [
        ([Step(Role.OPEN)], "open", None),
        ([Step(Role.OPEN), Step(Role.MOVE)], "open", None),
        ([Step(Role.OPEN), Step(Role.CLOSE, "nagekomen")], "gesloten", "nagekomen"),
        ([Step(Role.OPEN), Step(Role.CLOSE, "nagekomen"), Step(Role.MOVE)], "heropend", None),
        ([Step(Role.CLOSE, "verleend")], "gesloten", "verleend"),
        (
            [Step(Role.OPEN), Step(Role.CLOSE, "verleend"), Step(Role.REVOKE, "vernietigd")],
            "gesloten",
            "vernietigd",
        ),
    ],
)
def test_what_runs_is_moved_closed_and_opened_again(
    steps: list[Step], word: str, outcome: str | None
) -> None:
    state = after(Shape.RUNS, *steps)
    assert (state.word, state.outcome) == (word, outcome)


@pytest.mark.parametrize(
    ("steps", "word", "is_open"),
    [
        ([Step(Role.PROPOSE)], "voorgesteld", True),
        ([Step(Role.PROPOSE), Step(Role.TAKE, "aangehouden")], "aangehouden", True),
        ([Step(Role.PROPOSE), Step(Role.TAKE, "geen besluit")], "geen besluit", True),
        ([Step(Role.TAKE, "in beginsel akkoord")], "in beginsel akkoord", True),
        ([Step(Role.TAKE, "aangehouden"), Step(Role.TAKE, "nee")], "beslist", False),
        ([Step(Role.TAKE, "akkoord mits", parts=(1, 2))], "beslist", True),
        (
            [Step(Role.TAKE, "akkoord mits", parts=(1,)), Step(Role.SETTLE, "vervuld", parts=(1,))],
            "beslist",
            False,
        ),
        ([Step(Role.TAKE, "akkoord"), Step(Role.REVOKE, "ingetrokken")], "ingetrokken", False),
        ([Step(Role.TAKE, "akkoord"), Step(Role.PROPOSE)], "heropend", True),
    ],
)
def test_a_choice_stays_open_until_it_is_really_made(steps: list[Step], word: str, is_open: bool) -> None:
    state = after(Shape.CHOICE, *steps)
    assert (state.word, state.is_open) == (word, is_open)


def test_a_decision_that_ends_in_part_still_holds() -> None:
    state = after(Shape.CHOICE, Step(Role.TAKE, "akkoord"), Step(Role.REVOKE, "vervangen", is_partial=True))
    assert state.word == "beslist"
    assert state.is_partial


def test_each_condition_is_settled_by_its_own_number() -> None:
    state = after(
        Shape.CHOICE,
        Step(Role.TAKE, "akkoord mits", parts=(1, 2, 3)),
        Step(Role.SETTLE, "niet vervuld", parts=(2,)),
    )
    assert state.conditions == {1: "open", 2: "niet vervuld", 3: "open"}


def test_a_fact_is_noted_and_nothing_else() -> None:
    assert after(Shape.FACT, Step(Role.NOTE)).word == "genoteerd"


def test_a_second_closing_is_taken_and_counted() -> None:
    state = after(Shape.RUNS, Step(Role.OPEN), Step(Role.CLOSE, "gemist"), Step(Role.CLOSE, "gehaald"))
    assert (state.outcome, state.times_closed) == ("gehaald", 2)


def test_only_what_is_open_is_late_and_the_last_term_counts() -> None:
    made = Step(Role.OPEN, limit=EARLIER, has_limit=True)
    assert after(Shape.RUNS, made).is_late
    assert not after(Shape.RUNS, made, on=EARLIER).is_late
    assert not after(Shape.RUNS, made, Step(Role.MOVE, limit=LATER, has_limit=True)).is_late
    assert not after(Shape.RUNS, made, Step(Role.CLOSE, "nagekomen")).is_late


def test_a_limit_that_was_worked_out_may_have_passed_from_its_first_day_on() -> None:
    made = Step(Role.OPEN, limit=LATER, has_limit=True, limit_from=EARLIER)
    assert not after(Shape.RUNS, made).is_certain
    assert after(Shape.RUNS, made, on=EARLIER).is_certain
    assert after(Shape.RUNS, made, Step(Role.CLOSE, "nagekomen")).is_certain
    late = after(Shape.RUNS, made, on=date(2022, 7, 2))
    assert (late.is_late, late.is_certain) == (True, True)


def test_a_vague_closing_leaves_the_answer_open_unless_it_changes_nothing() -> None:
    steps = [Step(Role.OPEN), Step(Role.CLOSE, "nagekomen")]
    assert not settle(Shape.RUNS, steps, DAY, frozenset((1,))).is_certain
    moved = [Step(Role.OPEN), Step(Role.MOVE), Step(Role.CLOSE, "nagekomen")]
    assert settle(Shape.RUNS, moved, DAY, frozenset((1,))).is_certain


def test_two_vague_steps_that_undo_each_other_leave_it_open() -> None:
    steps = [Step(Role.OPEN), Step(Role.CLOSE, "nagekomen"), Step(Role.MOVE)]
    assert not settle(Shape.RUNS, steps, DAY, frozenset((1, 2))).is_certain


steps_of_any_kind = st.lists(
    st.builds(
        Step,
        st.sampled_from(Role),
        st.none()
        | st.sampled_from(["nagekomen", "aangehouden", "ingetrokken", "gepauzeerd", "akkoord mits"]),
        st.none() | st.dates(),
        st.booleans(),
        st.lists(st.integers(1, 4), max_size=3).map(tuple),
        st.booleans(),
    ),
    max_size=8,
)


@given(st.sampled_from(Shape), steps_of_any_kind, st.dates(), st.sets(st.integers(0, 7)))
def test_no_row_of_steps_is_refused(shape: Shape, steps: list[Step], day: date, maybe: set[int]) -> None:
    state = settle(shape, steps, day, frozenset(place for place in maybe if place < len(steps)))
    assert -1 <= state.since < len(steps)
    assert not (state.is_late and not state.is_open)
