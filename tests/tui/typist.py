"""A process of its own with the screens open, for tests that kill it."""

from __future__ import annotations

import sys

from wijkledger.desk import Desk
from wijkledger.tui.app import run

if __name__ == "__main__":
    with Desk.open(sys.argv[1], recorded_by="test") as desk:
        run(desk, start="WK")
