"""Any view of a dossier on the screen: rows above, all that the chosen row says below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wijkledger.projections.register import VIEWS

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands


def test_a_view_is_chosen_by_part_of_its_name(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter", "o")
        await hands.type("toezegg")
        await hands.press("enter")
        assert "Toezeggingen · WK · 2 rijen" in hands.seen
        assert "haalbaarheid laten" in hands.seen
        assert "eerste termijn: 1 september 2020  [WK-8]" in hands.seen

    drive(script)


def test_what_the_chosen_row_says_follows_the_cursor(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.app.open_view("WK", "toezeggingen")
        await hands.settle()
        await hands.press("down")
        assert "wat: een plan van de buurt  [WK-10]" in hands.seen
        await hands.press("w")
        assert "Waarom · WK/toezeggingen/WK-10" in hands.seen
        assert "geboekt op 22-11-2025 door test" in hands.seen

    drive(script)


def test_the_arrow_keys_go_round_all_views(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        first = next(iter(VIEWS))
        hands.app.open_view("WK", first)
        await hands.settle()
        await hands.press("left")
        assert VIEWS[list(VIEWS)[-1]].TITLE in hands.seen
        for view in VIEWS.values():
            await hands.press("right")
            assert f"{view.TITLE} · WK · " in hands.seen

    drive(script)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
def test_every_view_fits_every_screen(drive: Drive, size: tuple[int, int]) -> None:
    async def script(hands: Hands) -> None:
        hands.app.open_view("WK", "fase")
        await hands.settle()
        for _ in VIEWS:
            lines = hands.seen.splitlines()
            assert max(map(len, lines)) <= size[0]
            await hands.press("right")

    drive(script, size=size)


def test_a_view_of_the_past_is_the_view_as_it_was(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.app.open_view("WK", "toezeggingen")
        await hands.settle()
        await hands.press("colon")
        await hands.type("2020-12-31")
        await hands.press("enter")
        assert "VERLEDEN" in hands.seen
        assert "Toezeggingen · WK · 1 rij ·" in hands.seen

    drive(script)


def test_an_answer_under_a_plan_is_named_after_its_own_entry(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "2021-03-01 stuk uitvoeringsplan @gem: het plan")
        hands.desk.log("WK", "2021-04-01 instemming @wok akkoord over WK-11: ja")
        hands.app.open_view("WK", "plan")
        await hands.settle()
        assert "WK-12" in hands.seen
        assert "WK-11:" not in hands.seen
        await hands.press("down", "w")
        assert "Waarom · WK/plan/WK-11:WK-12" in hands.seen

    drive(script)
