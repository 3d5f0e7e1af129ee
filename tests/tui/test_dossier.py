"""The home of a dossier: where do we stand, what is owed, what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wijkledger.tui.phase_board import briefly

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands


def test_the_three_questions_are_answered_at_a_glance(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter")
        assert "✓ opstarten" in hands.seen
        assert "▶ uitwerken" in hands.seen
        assert "op grond van" in hands.seen
        assert "Te doen: 2, waarvan te laat: 1" in hands.seen
        assert "Ontbreekt: 2" in hands.seen
        assert "trekker" in hands.seen

    drive(script)


def test_why_shows_the_entries_behind_a_row(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter", "w")
        assert "Waarom · WK-8" in hands.seen
        assert "geboekt op 22-11-2025 door test" in hands.seen

    drive(script)


def test_the_phase_board_explains_the_phase_that_is_chosen(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter", "shift+tab", "left")
        assert "opstarten: tot" in hands.seen
        await hands.press("w")
        assert "Waarom · WK-5" in hands.seen

    drive(script)


def test_search_goes_to_the_next_row_with_the_word(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter", "slash")
        await hands.type("plan van")
        await hands.press("enter")
        assert hands.app.screen.item.citation == "WK-10"  # type: ignore[attr-defined]

    drive(script)


def test_copying_a_row_copies_its_citation(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter", "y")
        assert hands.app.clipboard == "WK-8"

    drive(script)


def test_in_the_past_every_list_is_of_the_past(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("enter", "colon")
        await hands.type("2019")
        await hands.press("enter")
        assert "VERLEDEN — stand van 31 december 2019" in hands.seen
        assert "▶ opstarten" in hands.seen
        assert "Te doen: 0" in hands.seen
        await hands.press("n")
        assert "VERLEDEN" not in hands.seen
        assert "▶ uitwerken" in hands.seen

    drive(script)


def test_a_long_date_is_told_by_its_years_in_a_narrow_square() -> None:
    assert briefly("sinds tussen december 2021 en maart 2022", 13) == "sinds 2021/22"
    assert briefly("sinds 2018", 13) == "sinds 2018"


def test_an_invented_dossier_says_so_on_every_screen(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", "2026-01-01 notitie: een regel")
        assert "fictief" not in hands.seen
        invented = 'dossier code VW "De Verzonnen Wijk" fictief: zo een wijk bestaat niet'
        path = Path(hands.desk.ledger.path).with_suffix(".verzonnen")
        path.write_text(invented, encoding="utf-8")
        hands.desk.import_journals([str(path)])
        hands.app.screen.reload()  # type: ignore[attr-defined]
        await hands.settle()
        assert "fictief dossier" in hands.seen
        for keys in (("down", "enter"), ("t",), ("escape", "l"), ("escape",)):
            await hands.press(*keys)
            assert "[fictief]" in hands.seen

    drive(script)


def test_a_phase_of_a_part_that_does_not_fit_is_shortened_and_not_cut_in_a_year(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        hands.desk.log("WK", '2021-05-01 fase ontwikkelen deel "noordelijke helft": een deel vooruit')
        await hands.press("enter")
        assert "noordelijke…" in hands.seen.splitlines()[2]

    drive(script)
