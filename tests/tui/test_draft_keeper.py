"""What was typed last is what stays, however many threads write it down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any, cast

from wijkledger.tui.draft_keeper import DraftKeeper


class SlowDisk:
    """Drafts of which the first takes until it is let go."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.is_busy, self.let_go = Event(), Event()

    @contextmanager
    def drafts(self) -> Iterator[SlowDisk]:
        yield self

    def keep(self, _: str, text: str) -> None:
        if text == "ouder":
            self.is_busy.set()
            self.let_go.wait(10)
        self.kept.append(text)


def test_an_older_text_never_comes_after_a_newer_one() -> None:
    disk = SlowDisk()
    keeper = DraftKeeper(cast("Any", disk))
    keeper.keep("regel", "ouder")
    first, second = Thread(target=keeper.flush), Thread(target=keeper.flush)
    first.start()
    disk.is_busy.wait(10)
    keeper.keep("regel", "nieuwer")
    second.start()
    second.join(0.2)

    disk.let_go.set()
    first.join()
    second.join()

    assert disk.kept == ["ouder", "nieuwer"]
