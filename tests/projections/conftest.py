"""A book that is written by hand, line by line, without admission or a ledger."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from wijkledger.domain.entry import Entry, flatten
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.register import build
from wijkledger.projections.view import View

TODAY = date(2022, 6, 1)
CLEAR = ("basis", "tags")


class Book:
    """Entries of dossier WB; every line gives back its citation."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def line(self, when: str, kind: str, *, recorded: str = "2026-11-22T09:00:00.000Z", **said: Any) -> str:
        number = len(self.entries) + 1
        clear = {"schema": 1, "recorded_at": recorded, "when": when, "visibility": "intern"}
        clear |= {name: said.pop(name) for name in CLEAR if name in said}
        self.entries.append(Entry("WB", number, kind, f"id-{number}", clear, flatten(said)))
        return f"WB-{number}"

    def chronicle(self, known_at: str | None = None) -> Chronicle:
        return Chronicle.of(self.entries, known_at=known_at)

    def view(self, name: str, held_on: date | None = None, today: date = TODAY) -> View:
        return build(name, self.chronicle(), held_on, today)

    def shows(self, name: str, key: str, column: str, held_on: date | None = None) -> Any:
        """The value of one cell."""
        cell = self.view(name, held_on).cell(key, column)
        assert cell is not None, f"no row {key} in {name}"
        return cell.value


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture(scope="session")
def new_book() -> Callable[[], Book]:
    """For properties, which need a fresh book for every example."""
    return Book


def write_history(book: Book) -> Book:
    """A small history in which every view has something to show."""
    opened = book.line("2018", "dossier-opened", code="WB", name="Benedenbuurt", municipality="gem")
    book.line("2018", "actor-registered", code="gem", name="Gemeente Wageningen", sort="organisatie")
    book.line("2018", "actor-registered", code="wow", name="Coöperatie WOW", sort="organisatie")
    book.line("2018", "actor-registered", code="reg", name="Regiegroep", sort="gremium")
    signed = book.line(
        "2018-06-21", "agreement-signed", by=["gem", "wow"], sort="intentieovereenkomst", text="samen op weg"
    )
    book.line("2018 after WB-5", "phase-entered", phase="uitwerken", basis=[signed])
    meeting = book.line("2021-10-25", "meeting-opened", body="reg")
    asked = book.line(
        "2021-10-25",
        "decision-taken",
        by=["reg"],
        outcome="aangehouden",
        text="huurders erbij?",
        meeting=meeting,
    )
    due = {"next_meeting": True, "body": "reg"}
    promised = book.line(
        "2021-10-25",
        "commitment-made",
        by=["gem"],
        to=["reg"],
        sort="actie",
        due=due,
        text="vraag @wow om raad",
        meeting=meeting,
        basis=[asked],
    )
    book.line("2021-10-25", "meeting-closed", meeting=meeting)
    book.line("2021-11-22", "meeting-opened", body="reg")
    book.line(
        "2021-11-22",
        "decision-taken",
        of=asked,
        by=["reg"],
        outcome="akkoord mits",
        text="ja, als",
        conditions=[{"number": 1, "text": "de raad instemt"}],
    )
    book.line(
        "2021-12-01", "commitment-moved", of=promised, due={"at": "2022-02"}, text="de raad vergadert later"
    )
    role = book.line("2021", "role-agreed", holders=["gem", "wow"], role="eigenaar", share={"n": 2, "d": 3})
    book.line("2022", "account-added", of=role, instead={"share": {"n": 670, "d": 1000}})
    measured = book.line("2022-03", "figure-measured", what="deelname", rows=[{"pct": 830, "of": 293}])
    book.line("2022", "account-added", of=measured, instead={"rows": [{"pct": 820}]}, text="andere krant")
    tension = book.line("2022-04-01", "tension-signalled", between=["gem", "wow"], text="tempo")
    book.line("2022-04", "escalation-path-agreed", by=["gem", "wow"], steps=[{"number": 1, "who": "reg"}])
    book.line("2022-05-01", "escalation-raised", of=tension, to=["reg"], step=1, due={"at": "2022-05-20"})
    planned = book.line(
        "2021-12-20", "evaluation-planned", by=["reg"], due={"at": "2022-01-24"}, text="het jaar"
    )
    held = book.line("2022-02-01", "evaluation-held", of=planned, by=["reg"], text="het jaar")
    found = book.line(
        "2022-02-01", "finding-noted", of=held, verdict="min", text="niemand trekt de communicatie"
    )
    book.line("2022-02-10", "frame-set", sort="uitgangspunt", text="één trekker", basis=[found])
    lesson = book.line(
        "2022-03-01", "lesson-captured", by=["wow"], sort="advies", text="ga langs", tags=["wijk"]
    )
    book.line("2022-03-02", "entry-confirmed", of=[lesson], by=["gem"], how="onderschreven")
    book.line("2022-03-03", "account-added", of=lesson, by=["reg"], standing="bezwaar", text="te duur")
    target = book.line("2019", "target-set", sort="prognose", target={"at": "2021"}, text="eerste woningen")
    book.line("2021-06", "target-moved", of=target, target={"at": "2024-41"}, text="levertijden")
    book.line("2022-03-04", "entry-corrected", of=opened, instead={"name": "De Benedenbuurt"})
    book.line("2018", "actor-registered", code="huur", name="Huurders", sort="groep")
    book.line("2022-03-05", "activity-held", groups=["huur"], means="bewonersavond", text="kennismaken")
    book.line("2022-03-06", "support-decided", by=["gem"], to=["wow"], outcome="toegekend", sort="geld")
    book.line("2022-03-07", "case-opened", by=["wow"], at="gem", sort="vergunning", text="leidingen")
    plan = book.line("2021-05", "document-issued", sort="uitvoeringsplan", version="1", text="het plan")
    book.line("2021-06", "decision-taken", by=["wow"], sort="instemming", about=[plan], outcome="akkoord")
    asked_by = book.line("2021-07", "input-received", by=["wow"], to=["gem"], sort="vraag", text="wanneer?")
    book.line("2021-08", "input-answered", of=[asked_by], by=["gem"], outcome="beantwoord", text="in 2024")
    return book


@pytest.fixture
def history() -> Book:
    return write_history(Book())


@pytest.fixture(scope="session")
def history_entries() -> tuple[Entry, ...]:
    return tuple(write_history(Book()).entries)
