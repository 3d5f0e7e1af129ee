"""Where the program starts: the only place that knows both front ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wijkledger.cli import run

if TYPE_CHECKING:
    from wijkledger.desk import Desk


def start_screens(desk: Desk) -> None:
    """Open the screens; imported late, because a command needs none of it."""
    from wijkledger.tui.app import run as run_screens

    run_screens(desk)


def main() -> None:
    """Run what was asked and leave with its exit code."""
    sys.exit(run(sys.argv[1:], start_screens))


if __name__ == "__main__":
    main()
