"""The timeline: what happened, what was known, and the way back in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkledger.desk import NOW, Point
from wijkledger.tui.item_list import ItemList
from wijkledger.tui.timeline_pages import PAGE, PAGES_KEPT, Facts, Knowledge

if TYPE_CHECKING:
    import pytest

    from tests.tui.conftest import Drive, Hands
    from wijkledger.desk import Desk


def test_a_step_back_shows_the_banner_and_a_step_on_returns_to_now(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("t", "left_square_bracket")
        assert "VERLEDEN — stand van" in hands.seen
        assert hands.app.point != NOW
        for _ in range(20):
            await hands.press("right_square_bracket")
        assert "VERLEDEN" not in hands.seen
        assert hands.app.point == NOW

    drive(script)


def test_every_step_back_is_an_earlier_day_whatever_has_no_date(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "datum onbekend notitie: ooit")
        await hands.press("t", "left_square_bracket")
        days = [hands.app.point.held_on]
        for _ in range(3):
            await hands.press("left_square_bracket")
            days.append(hands.app.point.held_on)
        assert all(day is not None for day in days)
        assert days == sorted(days, key=str, reverse=True)
        assert len(set(days)) == len(days)

    drive(script)


def test_a_party_without_a_date_does_not_hold_a_day_in_the_future(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", 'datum onbekend partij @rb "Rechtbank"')
        chronicle = hands.desk.chronicle("WK")
        rows = Facts(hands.desk, "WK")
        day = chronicle.facts[-3].moment.latest
        assert day is not None

        place = rows.place(hands.desk, Point(day))

        assert place is not None
        assert chronicle.happened(chronicle.facts[place], day) == "ja"
        assert not chronicle.only_introduces(chronicle.facts[place])

    drive(script)


def test_the_point_in_time_holds_on_every_screen(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("t", "f", "f", "f", "escape")
        assert "VERLEDEN — stand van" in hands.seen
        await hands.press("enter")
        assert "VERLEDEN — stand van" in hands.seen
        await hands.press("escape", "escape")
        assert hands.app.point == NOW

    drive(script)


def test_nothing_can_be_written_in_the_past(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("t", "left_square_bracket", "escape", "enter", "l")
        assert "In het verleden kan niets worden geschreven" in hands.told
        assert not hands.app.screen.query("#line")

    drive(script)


def test_the_other_clock_shows_what_was_known(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "2018 notitie: pas later gehoord")
        await hands.press("t", "c")
        assert "klok: bekend op" in hands.seen
        await hands.press("left_square_bracket")
        assert "zoals bekend op 22 november 2025" in hands.seen or hands.app.point == NOW

    drive(script)


def test_standing_on_a_row_goes_to_its_day(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("t", "k", "k", "s")
        assert hands.app.point != NOW
        assert "▶" in hands.seen

    drive(script)


def test_the_difference_with_now_names_what_is_new(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("t", "colon")
        await hands.type("1-7-2020")
        await hands.press("enter", "d")
        assert "Van de stand van 1 juli 2020 tot nu" in hands.seen
        assert "+ WK-10" in hands.seen

    drive(script)


def test_a_timeline_keeps_only_the_pages_that_were_seen(desk: Desk) -> None:
    # given more entries than fit in one page
    desk.log("WK", "\n".join(f"notitie: nummer {number}" for number in range(1, PAGE + 20)))
    rows = Knowledge(desk, "WK")
    # then nothing is there before it is asked for, and only its page afterwards
    assert rows[0] is None
    rows.fetch(desk, PAGE + 1)
    assert rows[0] is None
    shown = rows[PAGE + 1]
    assert shown is not None
    assert shown.citation == f"WK-{PAGE + 2}"


def test_a_million_rows_open_without_reading_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a ledger that says it holds a million entries and counts the pages it is asked for
    asked: list[int] = []
    page = desk.ledger.page

    def counting(code: str, first: int, count: int) -> list[object]:
        asked.append(first)
        return list(page(code, min(first, 1), count))

    monkeypatch.setattr(desk.ledger, "last_number", lambda _: 1_000_000)
    rows = Knowledge(desk, "WK")
    monkeypatch.setattr(desk.ledger, "page", counting)
    # when only the end is looked at
    rows.fetch(desk, 999_999)
    # then one page was read
    assert len(rows) == 1_000_000
    assert asked == [1_000_000 - PAGE + 1]
    assert PAGES_KEPT * PAGE < 1_000_000


def test_rows_that_come_in_sight_are_fetched(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "\n".join(f"notitie: nummer {number}" for number in range(1, 400)))
        await hands.press("t", "c", "g")
        assert "WK-1 " in hands.seen
        await hands.press("slash")
        await hands.type("nummer 250")
        await hands.press("enter")
        current = hands.app.screen.query_one(ItemList).current
        assert current is not None
        assert "nummer 250" in current.cells[3]

    drive(script)


def test_a_point_of_knowledge_is_found_again(desk: Desk) -> None:
    rows = Knowledge(desk, "WK")
    point = rows.point(desk, 3)
    assert isinstance(point, Point)
    assert rows.place(desk, point) == len(rows) - 1  # all of it was recorded at one time
    assert rows.place(desk, Point(known_at="2001-01-01T00:00:00.000Z")) == -1
    assert rows.place(desk, NOW) is None
