"""The demonstration, on screens where there is a terminal and in print where there is none."""

from __future__ import annotations

import tempfile
from pathlib import Path

from wijkledger.cli.output import complain, say
from wijkledger.cli.session import UNREACHABLE, Session
from wijkledger.cli.standing import standing_plain

OUT = "out"


def demonstrate(session: Session) -> int:
    """Fill a throw-away ledger and show it; the exit code."""
    from wijkledger.desk.demo import fill_demo
    from wijkledger.desk.errors import DeskError, LedgerError
    from wijkledger.settings import samples

    with tempfile.TemporaryDirectory(prefix="wijkledger-", ignore_cleanup_errors=True) as folder:
        try:
            desk = fill_demo(Path(folder), samples())
        except DeskError as error:
            complain(*error.sentences)
            return error.exit_code
        except LedgerError as error:
            complain(str(error))
            return UNREACHABLE
        with desk:
            if session.settings.has_terminal:
                session.start_screens(desk)
                return 0
            return _print(desk)


def _print(desk: object) -> int:
    from wijkledger.desk import Desk
    from wijkledger.desk.errors import DeskError

    assert isinstance(desk, Desk)  # noqa: S101 - narrows the type for the checker only
    say("\n\n".join(standing_plain(stand) for stand in desk.status()))
    findings = desk.verify()
    complain(*(finding.text for finding in findings))
    try:
        Path(OUT).mkdir(exist_ok=True)
        for code in desk.codes():
            path = f"{OUT}/lessen-{code}.md"
            desk.write_report("lessons", code, path)
            say(f"\nHet lessenrapport van {code} staat in {path}")
    except OSError:
        complain(f"De map {OUT} is niet te maken; start de demonstratie in een map waarin u mag schrijven.")
        return UNREACHABLE
    except DeskError as error:
        complain(*error.sentences)
        return error.exit_code
    return 1 if findings else 0
