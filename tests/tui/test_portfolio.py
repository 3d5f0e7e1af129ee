"""The first screen: where every neighbourhood stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands
    from wijkledger.desk import Desk


def test_a_dossier_is_a_row_with_its_phase_and_its_numbers(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        assert "Wijken · 1 dossier" in hands.seen
        row = next(line for line in hands.seen.split("\n") if "WK" in line)
        assert row.split()[:4] == ["›!WK", "Onze", "Wijk", "uitwerken"]
        assert row.split()[4:6] == ["2", "1"]

    drive(script)


def test_an_empty_book_says_which_command_helps(drive: Drive, empty_desk: Desk) -> None:
    async def script(hands: Hands) -> None:
        assert "wijkledger new" in hands.seen
        assert "Er is nog niets vastgelegd" in hands.seen

    drive(script, desk=empty_desk)


def test_enter_opens_the_dossier_and_escape_comes_back(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter")
        assert "Te doen: 2" in hands.seen
        await hands.press("escape")
        assert "Wijken · 1 dossier" in hands.seen

    drive(script)


def test_the_app_can_begin_at_a_dossier(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        assert "WK · Onze Wijk · Gemeente Onze Stad" in hands.seen

    drive(script, start="WK")


def test_question_mark_lists_the_keys_of_this_screen_and_of_all(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("question_mark")
        assert "Op dit scherm" in hands.seen
        assert "tijdlijn" in hands.seen
        await hands.press("escape")
        assert "Op dit scherm" not in hands.seen

    drive(script)


def test_the_palette_does_a_command_by_part_of_its_name(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("ctrl+p")
        await hands.type("tijdl")
        await hands.press("enter")
        assert "Tijdlijn · WK" in hands.seen

    drive(script)


def test_go_to_takes_a_dossier_a_citation_or_a_day(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("wk")
        await hands.press("enter")
        assert "WK · Onze Wijk" in hands.seen
        await hands.press("colon")
        await hands.type("wk-8")
        await hands.press("enter")
        assert "WK-8, 16 juni 2020" in hands.seen
        await hands.press("colon")
        await hands.type("1-1-2020")
        await hands.press("enter")
        assert "VERLEDEN — stand van 1 januari 2020" in hands.seen

    drive(script)


def test_what_another_process_records_appears_by_itself(drive: Drive, ledger_path: object) -> None:
    from wijkledger.desk import Desk

    async def script(hands: Hands) -> None:
        hands.app.screen.look()  # type: ignore[attr-defined]
        await hands.settle()
        with Desk.open(str(ledger_path), recorded_by="ander") as other:
            other.log("WK", "actie @gem: iets nieuws")
        hands.app.screen.look()  # type: ignore[attr-defined]
        await hands.settle()
        row = next(line for line in hands.seen.split("\n") if "WK" in line)
        assert row.split()[4] == "3"

    drive(script)
