"""The live log: a line goes in, the dossier changes at once, and nothing typed is ever lost."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from wijkledger.desk.errors import Refused
from wijkledger.tui.quick_line import QuickLine

if TYPE_CHECKING:
    import pytest

    from tests.tui.conftest import Drive, Hands


def test_a_line_is_read_while_it_is_typed_and_enter_records_it(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.type("actie @gem voor 12 dec: stuk lezen")
        assert "termijn: 12 december 2025" in hands.seen
        await hands.press("enter")
        assert hands.desk.ledger.last_number("WK") == 11
        assert "TE DOEN 3" in hands.seen
        assert hands.app.screen.query_one(QuickLine).text == ""

    drive(script)


def test_single_letters_are_letters_in_the_line(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.type("wtlnyq?:/[]{}jkgGfFscd")
        assert hands.app.screen.query_one(QuickLine).text == "wtlnyq?:/[]{}jkgGfFscd"

    drive(script)


def test_a_slip_is_pointed_at_with_what_was_meant(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.paste("actie @gem uiterljk 12 dec: stuk")
        assert "kolom 12:" in hands.seen
        assert "uiterlijk?" in hands.seen
        await hands.press("enter")
        assert hands.desk.ledger.last_number("WK") == 10
        assert hands.app.screen.query_one(QuickLine).text == "actie @gem uiterljk 12 dec: stuk"

    drive(script)


def test_tab_completes_the_word(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.type("beslu")
        await hands.press("tab")
        assert hands.app.screen.query_one(QuickLine).text == "besluit "

    drive(script)


def test_a_meeting_is_opened_logged_read_back_and_closed(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.paste("overleg @reg")
        await hands.press("enter")
        await hands.paste("besluit: we gaan door")
        await hands.press("enter")
        assert "Besluit" in hands.seen
        await hands.paste("sluiting")
        await hands.press("enter")
        assert "Voorlezen" in hands.seen
        assert "Besluiten: 1" in hands.seen
        assert hands.desk.ledger.last_number("WK") == 12
        await hands.press("enter")  # the key that asked does not also agree
        assert hands.desk.ledger.last_number("WK") == 12
        await hands.press("ctrl+s")
        assert hands.desk.ledger.last_number("WK") == 13
        decided = hands.desk.ledger.page("WK", 12, 1)[0]
        assert decided.value("meeting") == "WK-11"
        assert decided.value("by.0") == "reg"

    drive(script)


def test_an_open_meeting_of_today_is_gone_on_with(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "overleg @reg")
        await hands.press("l")
        assert "Overleg van Regiegroep" in hands.seen.split("\n")[0]

    drive(script)


def test_an_older_open_meeting_can_be_resumed(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "1 juni 2025 overleg @reg")
        await hands.press("l")
        assert "F3 hervat" in hands.seen
        await hands.press("f3", "enter")
        await hands.paste("notitie: verder waar we waren")
        await hands.press("enter")
        assert hands.desk.ledger.page("WK", 12, 1)[0].value("meeting") == "WK-11"

    drive(script)


def test_an_unknown_party_is_registered_together_with_the_line(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.paste("actie @buren: rondje door de straat")
        assert "@buren is nog niet bekend" in hands.seen
        await hands.press("enter")
        assert "Nog niet bekend" in hands.seen
        await hands.type("De buren")
        await hands.press("ctrl+s")
        assert [entry.kind for entry in hands.desk.ledger.page("WK", 11, 9)] == [
            "actor-registered",
            "commitment-made",
        ]
        assert hands.app.screen.query_one(QuickLine).text == ""

    drive(script)


def test_escape_from_the_offer_gives_the_line_back(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.paste("actie @gemm: brief")
        await hands.press("enter")
        assert "Bedoelde u @gem?" in hands.seen
        await hands.press("escape")
        assert hands.app.screen.query_one(QuickLine).text == "actie @gemm: brief"
        assert hands.desk.ledger.last_number("WK") == 10

    drive(script)


def test_a_refusal_brings_the_text_back_above_what_was_typed_since(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(hands: Hands) -> None:
        is_typed = Event()

        def refuse(*_: object, **__: object) -> None:
            is_typed.wait(5)
            raise Refused("dat gaat niet")

        await hands.press("l")
        await hands.paste("notitie: eerste")
        monkeypatch.setattr(hands.desk, "log", refuse)
        await hands.pilot.press("enter", *"twee")
        is_typed.set()
        await hands.settle()
        assert hands.app.screen.query_one(QuickLine).text == "notitie: eerste\ntwee"
        assert "dat gaat niet" in hands.told

    drive(script)


def test_what_was_typed_is_there_again_on_the_next_visit(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.type("notitie: half")
        await hands.press("escape", "l")
        assert hands.app.screen.query_one(QuickLine).text == "notitie: half"

    drive(script)


def test_pasted_lines_are_recorded_together(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l")
        await hands.paste("notitie: een\nnotitie: twee")
        await hands.press("enter")
        assert hands.desk.ledger.last_number("WK") == 12

    drive(script)
