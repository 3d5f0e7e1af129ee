"""The live log: one line in, its reading under it, Enter records; the meeting above, the dossier beside."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from wijkledger.tui.access import TROUBLE, sentences_of
from wijkledger.tui.draft_keeper import DraftKeeper
from wijkledger.tui.faults import fault_of
from wijkledger.tui.item_list import Heading, Item, ItemList
from wijkledger.tui.meeting_keys import MeetingKeys
from wijkledger.tui.meeting_log import MeetingLog, Preview, Situation
from wijkledger.tui.quick_line import QuickLine
from wijkledger.tui.reading_along import offered, told
from wijkledger.tui.side_strip import strip_text
from wijkledger.tui.travel import is_past

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point

NO_MEETING = (
    "Er loopt nu geen overleg. Begin er een met: overleg @gremium — of boek losse regels; "
    "die zijn van vandaag."
)

OFFERED = 34
"""Cells for the list of completions, as in the style sheet."""


class MeetingScreen(MeetingKeys):
    """Log a meeting by keyboard; the line stays usable whatever is being recorded."""

    class Previewed(Message):
        """How the text was read."""

        def __init__(self, preview: Preview) -> None:
            super().__init__()
            self.preview = preview

    class Done(Message):
        """A text was recorded, refused, or needs an answer first; ``how`` says which."""

        def __init__(self, how: str, text: str, news: Any = None) -> None:
            super().__init__()
            self.how, self.text, self.news = how, text, news

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code, self.log_ = code, MeetingLog(code)
        self.situation = Situation(code, None)
        self.preview = Preview("")
        self._queue: deque[tuple[str, bool]] = deque()
        self._busy = False

    @property
    def line(self) -> QuickLine:
        """The quick line."""
        return self.query_one(QuickLine)

    def inside(self) -> ComposeResult:
        """The log with the strip beside it, the line, and its reading."""
        with Horizontal(id="upper"):
            yield ItemList(
                (Heading("regel", 8), Heading("in dit overleg", 10, 1)),
                id="lines",
                empty=NO_MEETING,
                headed=False,
                lines=2,
                wraps=True,
            )
            yield Static(id="strip", markup=False)
        yield Static("Regel · Enter boekt, Tab vult aan, Esc terug", id="line-heading", classes="heading")
        yield QuickLine()
        with Horizontal(id="along"):
            yield Static(id="preview", markup=False)
            yield Static(id="offered", markup=False)

    def on_mount(self) -> None:
        """The line has the keys, with what was typed before."""
        self.drafts = DraftKeeper(self.house.access)
        self.line.focus()
        self._restore()

    def fetch(self, desk: Desk, point: Point) -> Situation:  # noqa: ARG002 - a meeting is always now
        """The meeting and the dossier around it."""
        return self.log_.situation(desk)

    def show(self, data: Situation) -> None:
        """Show the lines and the strip."""
        if is_past(self.point):
            self.house.action_leave()
            return
        self.situation = data
        self.title_line(
            f"{self.code} · {data.meeting.title if data.meeting else 'Losse regels, buiten een overleg'}"
        )
        lines, waiting = list(data.lines), [Item(text, ("…", text)) for text, _ in self._queue]
        older = len(data.open_meetings)
        more = f" Er staat nog {older} overleg open; F3 hervat." if older and not data.meeting else ""
        self.query_one("#lines", ItemList).empty = NO_MEETING + more
        self.query_one("#lines", ItemList).show([*lines, *waiting], cursor=len(lines) + len(waiting) - 1)
        self._draw_strip()

    def on_resize(self) -> None:
        """Everything fits itself anew."""
        self._draw_strip()
        self._draw_along()

    def _draw_strip(self) -> None:
        strip = self.query_one("#strip", Static)
        strip.update(strip_text(self.situation, max(10, strip.size.width - 2), strip.size.height))

    def _draw_along(self) -> None:
        preview, offer = self.query_one("#preview", Static), self.query_one("#offered", Static)
        offer.display = bool(self.line.completions)
        room = self.app.size.width - 2 - (OFFERED if self.line.completions else 0)
        preview.update(told(self.preview, room, max(3, preview.size.height)))
        offer.update(offered(self.line.completions, self.line.lit, OFFERED - 2, max(3, preview.size.height)))

    # --- typing ---------------------------------------------------------------------------------------------

    @work(thread=True, group="restore", exit_on_error=False)
    def _restore(self) -> None:
        typed = self.drafts.text(self.place("regel"))
        under_way = self.drafts.text(self.place("onderweg"))
        form = self.drafts.text(self.place("formulier"))
        self.post_message(
            self.Done("restored", "\n".join(filter(None, (under_way, typed))), (under_way, form))
        )

    def place(self, name: str) -> str:
        """The place of a draft: ``WB/overleg/regel``."""
        return f"{self.code}/overleg/{name}"

    def keep(self, name: str, text: str) -> None:
        """Keep a text in a worker, so that the fingers never wait for the disk."""
        self.drafts.keep(self.place(name), text)
        self._flush()

    @work(thread=True, group="drafts", exit_on_error=False)
    def _flush(self) -> None:
        self.drafts.flush()

    def on_quick_line_typed(self) -> None:
        """Keep every change, and read along."""
        self.keep("regel", self.line.text)
        self._read(self.line.text, self.line.offset_in_text)

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self, text: str, cursor: int) -> None:
        worker = get_current_worker()
        try:
            with self.house.access.desk() as desk:
                if worker.is_cancelled:
                    return
                preview = self.log_.preview(desk, text, cursor)
        except TROUBLE as error:
            preview = Preview(text, objections=sentences_of(error))
        if not worker.is_cancelled:
            self.post_message(self.Previewed(preview))

    def on_meeting_screen_previewed(self, message: Previewed) -> None:
        """Show how it was read."""
        self.preview = message.preview
        self.line.offer(message.preview.completions)
        self._draw_along()

    def on_quick_line_turned(self) -> None:
        """Light another completion."""
        self._draw_along()

    # --- recording ------------------------------------------------------------------------------------------

    def on_quick_line_entered(self, message: QuickLine.Entered) -> None:
        """Take the text from the line and record it behind what is still under way."""
        self.line.put("")
        self.submit(message.text)

    def submit(self, text: str, *, is_read_back: bool = False) -> None:
        """Record a text after those that wait; it comes back when it is refused."""
        self._queue.append((text, is_read_back))
        self.keep("onderweg", "\n".join(waiting for waiting, _ in self._queue))
        self._next()

    def _next(self) -> None:
        if self._queue and not self._busy:
            self._busy = True
            self._record(*self._queue[0])

    @work(thread=True, group="record", exit_on_error=False)
    def _record(self, text: str, is_read_back: bool) -> None:  # noqa: FBT001 - a worker takes it as it is queued
        try:
            with self.house.access.desk() as desk:
                seen = self.log_.preview(desk, text, len(text))
                if seen.unknown and not seen.problems:
                    answer = self.Done("unknown", text, seen.unknown)
                elif seen.closes and seen.is_fine and not is_read_back:
                    answer = self.Done("closing", text, self.log_.read_back(desk))
                else:
                    answer = self.Done("recorded", text, self.log_.record(desk, text))
        except TROUBLE as error:
            answer = self.Done("refused", text, sentences_of(error))
        self.post_message(answer)

    def on_meeting_screen_done(self, message: Done) -> None:
        """Go on with what the worker found."""
        if message.how != "restored":
            self._queue.popleft()
            self._busy = False
            if message.how != "recorded":
                self._give_back(message.text)
            self.keep("onderweg", "\n".join(text for text, _ in self._queue))
        getattr(self, f"_after_{message.how}")(message)
        self._next()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What broke while a text was being recorded gives that text back."""
        said = fault_of(event)
        if said is not None and event.worker.group == "record" and self._queue:
            self.post_message(self.Done("refused", self._queue[0][0], (said,)))

    def _give_back(self, text: str) -> None:
        """A text comes back above whatever was typed meanwhile."""
        self.line.put("\n".join(filter(None, (text, self.line.text))))

    def _after_recorded(self, _: Done) -> None:
        self.reload()

    def _after_refused(self, message: Done) -> None:
        for sentence in message.news:
            self.notify(sentence, title="Niet geboekt", severity="error", timeout=12, markup=False)

    def _after_restored(self, message: Done) -> None:
        under_way, form = message.news
        if message.text and not self.line.text:
            self.line.put(message.text)
        if under_way:
            self.notify(
                "Een regel was onderweg toen het programma stopte; kijk of die hierboven al staat.",
                timeout=12,
            )
        if form:
            self.notify("Er ligt nog een formulier klaar; F2 opent het.", timeout=12)

    def _after_unknown(self, message: Done) -> None:
        from wijkledger.tui.register import RegisterScreen

        def registered(lines: str | None) -> None:
            if lines:
                self._take_back(message.text)
                self.submit(f"{lines}\n{message.text}")

        self.house.push_screen(RegisterScreen(message.news), registered)

    def _after_closing(self, message: Done) -> None:
        from wijkledger.tui.read_back import ReadBackScreen

        def agreed(closing: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
            if closing:
                self._take_back(message.text)
                self.submit(message.text, is_read_back=True)

        self.house.push_screen(ReadBackScreen(*message.news, may_close=True), agreed)

    def _take_back(self, text: str) -> None:
        """Take a text out of the line again, and leave what was typed below it."""
        self.line.put(self.line.text.removeprefix(text).lstrip("\n"))
