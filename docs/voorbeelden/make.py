"""Make the example reports and the pictures of their pages anew: the same bytes each time.

The samples go into a throw-away ledger with a fixed clock and fixed chance, and typst sets both the PDF and
the pictures, so nothing of the machine shows in them. Run: .venv/bin/python docs/voorbeelden/make.py
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from wijkledger.desk import Desk
from wijkledger.desk.clock import new_id, recorded_text
from wijkledger.desk.demo import fill_demo
from wijkledger.domain.registry import KINDS
from wijkledger.ledger.ledger import Ledger
from wijkledger.settings import samples
from wijkledger.typesetting.pdf import pdf, pictures

HERE = Path(__file__).parent
CHANCE = random.Random(2026)  # noqa: S311 - a throw-away ledger that must come out the same


SHOWN = ("WB", "TD")
"""A real history and the invented one."""


def clock() -> datetime:
    """The moment at which every example is made."""
    return datetime(2026, 11, 22, 19, 30, tzinfo=UTC)


def fixed_ledger(folder: Path) -> Ledger:
    """The samples as entries whose identities and salts are the same each time."""
    ledger = Ledger.create(
        str(folder / "fixed.ledger"),
        ledger_id=new_id(clock, CHANCE.getrandbits),
        created_at=recorded_text(clock()),
        kinds=KINDS,
        entropy=CHANCE.randbytes,
    )
    with fill_demo(folder, samples(), clock) as desk:
        for code in desk.codes():
            entries = desk.shelf.book(code).entries
            ledger.append([replace(entry, id=new_id(clock, CHANCE.getrandbits)) for entry in entries])
    return ledger


def make_all() -> None:
    """A PDF of each shown sample, and a picture of each of its pages."""
    for old in (*HERE.glob("*.pdf"), *HERE.glob("*.png")):
        old.unlink()
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk(fixed_ledger(Path(folder)), recorded_by="voorbeeld", clock=clock) as desk,
    ):
        for code in SHOWN:
            report = desk.report("lessons", code)
            name = f"lessen-{code}"
            (HERE / f"{name}.pdf").write_bytes(pdf(report))
            for number, picture in enumerate(pictures(report), start=1):
                (HERE / f"{name}-{number:02}.png").write_bytes(picture)


if __name__ == "__main__":
    make_all()
