"""What is said when the program itself is wrong: never a traceback, and never nothing."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.worker import Worker, WorkerState

FAULT = "Dit ging mis in het programma zelf"


def fault_of(event: Worker.StateChanged) -> str | None:
    """The sentence for a worker that broke; None for one that did not."""
    if event.state is not WorkerState.ERROR:
        return None
    return f"{FAULT}: {event.worker.error!r}. Wat u typte is bewaard; meld dit aan wie het programma beheert."


def say_fault(screen: Screen[Any], event: Worker.StateChanged) -> None:
    """Say on a screen that one of its workers broke."""
    said = fault_of(event)
    if said is not None:
        screen.notify(said, severity="error", timeout=30, markup=False)
