"""Where the program starts: the only place that knows both front ends."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkledger.desk import Desk

UNREACHABLE = 3
INTERRUPTED = 130


def start_screens(desk: Desk, *, is_sample: bool = False) -> None:
    """Open the screens; imported late, because a command needs none of it."""
    from wijkledger.tui.app import run as run_screens

    gc.enable()
    run_screens(desk, is_sample=is_sample)


def main() -> None:
    """Run what was asked and leave with its exit code; what nobody foresaw ends in one sentence too."""
    # A command lives for a second: looking for cycles among 100,000 entries costs it a third of that.
    gc.disable()
    try:
        from wijkledger.cli import run

        code = run(sys.argv[1:], start_screens)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: users see a sentence, never a traceback
        what = f"{type(error).__name__}: {error}".replace("\n", " ")
        print(  # noqa: T201 - whatever prints elsewhere may be what failed
            f"Er ging iets mis in het programma zelf; meld dit aan de makers: {what}", file=sys.stderr
        )
        code = UNREACHABLE
    sys.exit(code)


if __name__ == "__main__":
    main()
