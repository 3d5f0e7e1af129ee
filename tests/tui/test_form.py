"""The form for any kind, made from its fields and written in the one notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkledger.domain.registry import EVENTS
from wijkledger.tui.form import FormScreen
from wijkledger.tui.form_text import fields_of, form_text, origin_of, pack, unpack

if TYPE_CHECKING:
    from tests.tui.conftest import Drive, Hands
    from wijkledger.desk import Desk


def test_every_kind_has_a_form_that_says_what_is_missing(desk: Desk) -> None:
    for kind in EVENTS:
        # given an empty form, when it is read
        written = form_text(kind, {})
        problems = desk.preview("WK", written.text).problems
        # then every field that must be filled in is pointed at
        required = {one.id for one in fields_of(kind) if one.spec.required and not one.is_around}
        found = {origin_of(kind, written, one.line, one.message) for one in problems}
        assert required <= {*found, *(f"own-{name}" for name in _preset(kind))}, kind


def _preset(kind: str) -> set[str]:
    return {name for word in EVENTS[kind].declared.words for name in word.presets}


def test_lists_long_texts_and_numbered_parts_are_written_out() -> None:
    values = {
        "own-text": "doorgaan\nmet zorg",
        "own-by": "@gem, wok",
        "own-conditions": "eerst geld\ndan werk",
        "own-outcome": "akkoord",
    }
    assert form_text("decision-taken", values).text.split("\n") == [
        "besluit: doorgaan",
        "  |met zorg",
        "  uitkomst: akkoord",
        "  door: @gem",
        "  door: @wok",
        "  voorwaarde: eerst geld",
        "  voorwaarde: dan werk",
    ]


def test_a_draft_of_a_form_comes_back_and_nonsense_does_not() -> None:
    assert unpack(pack("note-taken", {"own-text": "half", "own-by": ""})) == (
        "note-taken",
        {"own-text": "half"},
    )
    assert unpack("{") is None
    assert unpack('{"kind": "no-kind", "values": {}}') is None


def test_a_kind_is_chosen_by_typing_and_its_form_recorded(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l", "f2")
        await hands.type("notitie")
        await hands.press("enter")
        assert isinstance(hands.app.screen, FormScreen)
        await hands.type("een regel uit een formulier")
        await hands.press("ctrl+s")
        assert hands.desk.ledger.page("WK", 11, 1)[0].value("text") == "een regel uit een formulier"

    drive(script)


def test_trouble_stands_beside_its_field_and_the_form_stays(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l", "f2")
        await hands.type("toezegging")
        await hands.press("enter", "ctrl+s")
        assert isinstance(hands.app.screen, FormScreen)
        assert "↑ bij toezegging" in hands.seen

    drive(script)


def test_a_form_that_was_left_is_there_again(drive: Drive) -> None:
    async def script(hands: Hands) -> None:
        await hands.press("l", "f2")
        await hands.type("notitie")
        await hands.press("enter")
        await hands.type("half")
        await hands.press("escape", "f2")
        assert isinstance(hands.app.screen, FormScreen)
        assert hands.app.screen.values["own-text"] == "half"

    drive(script)
