"""A form for any kind, made from its field specifications; what it says goes through the one notation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea
from textual.worker import Worker

from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.tui.access import TROUBLE, Access, sentences_of
from wijkledger.tui.faults import say_fault
from wijkledger.tui.form_text import FormField, FormText, fields_of, form_text, origin_of, pack, presets
from wijkledger.tui.meeting_log import MeetingLog, Preview

if TYPE_CHECKING:
    from collections.abc import Callable


class FormScreen(ModalScreen[str | None]):
    """Fill in one entry; gives the text to record, or None to come back to it later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "terug"),
        Binding("ctrl+s", "record", "boek", priority=True),
    ]

    class Judged(Message):
        """What is wrong with the form, if anything."""

        def __init__(self, written: FormText, preview: Preview) -> None:
            super().__init__()
            self.written, self.preview = written, preview

    def __init__(  # noqa: PLR0913, PLR0917 - what a form needs, once
        self,
        access: Access,
        log: MeetingLog,
        kind: str,
        values: Mapping[str, str],
        keep: Callable[[str], None],
        actors: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._access, self._meeting, self.kind, self._keep = access, log, kind, keep
        self._values = {**presets(kind), **values}
        self._actors = actors

    def compose(self) -> ComposeResult:
        """A row for each field, its trouble below it."""
        declared = EVENTS[self.kind].declared
        with Vertical(classes="dialog tall wide"):
            yield Static(f"{declared.title} ({declared.words[0].text})", classes="dialog-title", markup=False)
            yield Static("", id="general", classes="trouble", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                for one in fields_of(self.kind):
                    if one.id == "around-when":
                        yield Static("Omstandigheden", classes="heading")
                    with Horizontal(classes="field"):
                        must = " *" if one.spec.required and not one.is_around else ""
                        yield Static(f"{one.spec.label}{must}", classes="field-label", markup=False)
                        yield self._widget(one)
                    yield Static("", id=f"trouble-{one.id}", classes="trouble", markup=False)
            yield Static(
                "^s = boeken · Tab = volgend veld · Esc = terug, wordt bewaard · * moet", classes="hint"
            )

    def _widget(self, one: FormField) -> Widget:
        value = self._values.get(one.id, "")
        words = one.spec.words
        if one.spec.type is FieldType.FLAG or (words is not None and not words.is_open and not one.spec.many):
            choices = ("ja", "nee") if words is None else words.choices
            chosen = value if value in choices else Select.NULL
            options = [(choice, choice) for choice in choices]
            return Select(options, id=one.id, value=chosen, prompt="kies", compact=True)
        if one.is_long:
            return TextArea(value, id=one.id, placeholder=one.hint, tab_behavior="focus", compact=True)
        known = (
            words.choices if words is not None else self._actors if one.spec.type is FieldType.ACTOR else ()
        )
        hint = one.hint or ", ".join(known[:4])
        suggester = SuggestFromList(known, case_sensitive=False) if known else None
        return Input(value, id=one.id, placeholder=hint, suggester=suggester)

    def on_mount(self) -> None:
        """Begin at the first field."""
        self.query_one(f"#{fields_of(self.kind)[0].id}").focus()

    @property
    def values(self) -> dict[str, str]:
        """What is filled in now, by the id of the field."""
        found: dict[str, str] = {}
        for one in fields_of(self.kind):
            widget = self.query_one(f"#{one.id}")
            if isinstance(widget, Select):
                found[one.id] = "" if widget.value is Select.NULL else str(widget.value)
            elif isinstance(widget, TextArea):
                found[one.id] = widget.text
            elif isinstance(widget, Input):
                found[one.id] = widget.value
        return found

    # --- every change is kept -------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self.is_mounted:
            self._keep(pack(self.kind, self.values))

    def on_input_changed(self) -> None:
        """Keep it."""
        self._changed()

    def on_text_area_changed(self) -> None:
        """Keep it."""
        self._changed()

    def on_select_changed(self) -> None:
        """Keep it."""
        self._changed()

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    # --- recording ------------------------------------------------------------------------------------------

    def action_record(self) -> None:
        """Have it judged; what is fine is handed on to be recorded."""
        self._judge(form_text(self.kind, self.values))

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _judge(self, written: FormText) -> None:
        try:
            with self._access.desk() as desk:
                preview = self._meeting.preview(desk, written.text, 0)
        except TROUBLE as error:
            preview = Preview(written.text, objections=sentences_of(error))
        self.post_message(self.Judged(written, preview))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker never breaks in silence."""
        say_fault(self, event)

    def on_form_screen_judged(self, message: Judged) -> None:
        """Hand the text on, or say beside each field what is wrong with it."""
        preview = message.preview
        if preview.is_fine or (preview.unknown and not preview.problems):
            self.dismiss(message.written.text)
            return
        for trouble in self.query(".trouble").results(Static):
            _say(trouble, "")
        general = list(preview.objections)
        places = []
        for line, _, said in preview.problems:
            origin = origin_of(self.kind, message.written, line, said)
            if origin is None:
                general.append(said)
            else:
                places.append(origin)
                _say(self.query_one(f"#trouble-{origin}", Static), f"↑ {said}")
        _say(self.query_one("#general", Static), "\n".join(general))
        if places:
            self.query_one(f"#{places[0]}").focus()


def _say(trouble: Static, text: str) -> None:
    """Show what is wrong; nothing takes no room."""
    trouble.update(text)
    trouble.display = bool(text)
