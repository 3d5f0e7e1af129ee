"""What the other keys of the live log do: a form, reading back, going on with a meeting that is open."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from wijkledger.tui.access import TROUBLE, sentences_of
from wijkledger.tui.draft_keeper import DraftKeeper
from wijkledger.tui.meeting_log import MeetingLog, Situation
from wijkledger.tui.screen import HouseScreen


class MeetingKeys(HouseScreen[Situation]):
    """The part of the live log that asks for something in a dialog; the screen itself records."""

    code: str
    log_: MeetingLog
    situation: Situation
    drafts: DraftKeeper
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.keys", "hulp", key_display="F1"),
        Binding("f2,ctrl+n", "form", "formulier", key_display="F2"),
        Binding("f4", "read_back", "voorlezen", key_display="F4"),
        Binding("f3", "resume", "hervat", key_display="F3", tooltip="een open overleg hervatten"),
    ]

    class ReadBack(Message):
        """The list to read back."""

        def __init__(self, found: tuple[str, list[tuple[str, list[str]]], str]) -> None:
            super().__init__()
            self.found = found

    def keep(self, name: str, text: str) -> None:
        """Keep a text that is being typed."""
        raise NotImplementedError

    def place(self, name: str) -> str:
        """The place of a draft."""
        raise NotImplementedError

    def submit(self, text: str, *, is_read_back: bool = False) -> None:
        """Record a text."""
        raise NotImplementedError

    def action_read_back(self) -> None:
        """Read the decisions and actions back without closing."""
        self._read_back()

    @work(thread=True, exclusive=True, group="read-back", exit_on_error=False)
    def _read_back(self) -> None:
        try:
            with self.house.access.desk() as desk:
                found = self.log_.read_back(desk)
        except TROUBLE as error:
            self.post_message(self.Failed(sentences_of(error)))
            return
        self.post_message(self.ReadBack(found))

    def on_meeting_keys_read_back(self, message: ReadBack) -> None:
        """Show the list."""
        from wijkledger.tui.read_back import ReadBackScreen

        self.house.push_screen(ReadBackScreen(*message.found, may_close=False))

    def action_resume(self) -> None:
        """Choose one of the meetings that nobody closed."""
        from wijkledger.tui.palette import Command, Palette

        if not self.situation.open_meetings:
            self.notify("Er is geen overleg dat nog open staat.")
            return
        commands = [
            Command(f"{one.block.meeting} {one.title}", one.block.meeting)
            for one in self.situation.open_meetings
        ]
        palette = Palette(
            list(reversed(commands)), "Welk overleg hervatten", "Enter = hervatten · Esc = terug"
        )
        self.house.push_screen(palette, self._resume)

    def _resume(self, citation: str | None) -> None:
        if citation:
            self.log_.chosen = citation
            self.reload()

    def action_form(self) -> None:
        """Go on with the form that is kept, or choose a kind for a new one."""
        from wijkledger.tui.form_text import unpack
        from wijkledger.tui.kind_choice import kind_choice

        kept = unpack(self.drafts.text(self.place("formulier")))
        if kept is not None:
            self._fill(*kept)
        else:
            self.house.push_screen(kind_choice(), lambda kind: self._fill(kind, {}) if kind else None)

    def _fill(self, kind: str, values: dict[str, str]) -> None:
        from wijkledger.tui.form import FormScreen

        def keep(text: str) -> None:
            self.keep("formulier", text)

        def filled(text: str | None) -> None:
            if text:
                self.submit(text)
                self.keep("formulier", "")

        form = FormScreen(self.house.access, self.log_, kind, values, keep, self.situation.actors)
        self.house.push_screen(form, filled)
