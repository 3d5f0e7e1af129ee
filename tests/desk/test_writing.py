"""Two desks on one ledger, lines that are refused whole, and a commit that nobody saw succeed."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from wijkledger.desk import Desk
from wijkledger.desk.errors import DuplicateDossier, NotUnderstood, Refused, UnknownDossier
from wijkledger.domain.entry import Entry
from wijkledger.domain.proposed import Proposed
from wijkledger.ledger.errors import VersionConflict

OpenDesk = Callable[[], Desk]


def test_a_desk_sees_what_another_recorded_before_it_numbers_its_own(desk: Desk, open_desk: OpenDesk) -> None:
    other = open_desk()

    numbers = [one.log("WB", "notitie: x")[0].number for one in (desk, other, desk, desk, other)]

    assert numbers == [4, 5, 6, 7, 8]


def test_a_line_that_lost_the_race_is_judged_and_numbered_anew(
    desk: Desk, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one records between judging and writing, twice."""
    other = open_desk()
    append = desk.ledger.append
    races = iter(("notitie: een", "notitie: twee"))

    def overtaken(entries: Sequence[Entry]) -> tuple[int, ...]:
        line = next(races, None)
        if line is not None:
            other.log("WB", line)
        return append(entries)

    monkeypatch.setattr(desk.ledger, "append", overtaken)

    assert desk.log("WB", "notitie: drie")[0].number == 6
    assert [entry.value("text") for entry in other.shelf.book("WB").entries[3:]] == ["een", "twee", "drie"]


def test_a_line_that_became_impossible_meanwhile_is_refused(
    desk: Desk, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_desk()
    append = desk.ledger.append

    def overtaken(entries: Sequence[Entry]) -> tuple[int, ...]:
        if "lai" not in other.shelf.book("WB").dossier.actors:
            other.log("WB", 'partij @lai "De andere Lai"')
        return append(entries)

    monkeypatch.setattr(desk.ledger, "append", overtaken)

    with pytest.raises(Refused):
        desk.log("WB", 'partij @lai "Lai"')
    assert len(other.shelf.book("WB").entries) == 4


def test_a_commit_that_succeeded_unseen_is_not_made_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = desk.ledger.append

    def lost_answer(entries: Sequence[Entry]) -> tuple[int, ...]:
        append(entries)
        raise VersionConflict(desk.ledger.path)

    monkeypatch.setattr(desk.ledger, "append", lost_answer)

    recorded = desk.log("WB", "notitie: een\nnotitie: twee")

    assert [entry.citation for entry in recorded] == ["WB-4", "WB-5"]
    assert len(desk.shelf.book("WB").entries) == 5


def test_a_dossier_is_opened_once_also_when_two_do_so_at_the_same_time(
    desk: Desk, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_desk()
    append = desk.ledger.append

    def overtaken(entries: Sequence[Entry]) -> tuple[int, ...]:
        if "HM" not in other.codes():
            other.new("HM", "de andere")
        return append(entries)

    monkeypatch.setattr(desk.ledger, "append", overtaken)

    with pytest.raises(DuplicateDossier):
        desk.new("HM", "Hilversumse Meent")


def test_a_form_records_as_a_line_does(desk: Desk) -> None:
    note = Proposed("note-taken", {"text": "x"}, {"when": "2021", "visibility": "intern"})

    assert desk.propose("WB", [note], dry_run=True) == ()
    assert desk.propose("WB", [note])[0].citation == "WB-4"


@pytest.mark.parametrize(
    ("code", "text", "error"),
    [
        ("XX", "notitie: x", UnknownDossier),
        ("WB", "notutie: x", NotUnderstood),
        ("WB", "", NotUnderstood),
        ("WB", "actie @wow n.a.v. WB-50: x", Refused),
    ],
)
def test_what_is_refused_leaves_no_line(desk: Desk, code: str, text: str, error: Any) -> None:
    for dry_run in (True, False):
        with pytest.raises(error):
            desk.log(code, text, dry_run=dry_run)
    assert len(desk.shelf.book("WB").entries) == 3


def test_unknown_parties_are_named_in_the_order_of_the_text(desk: Desk) -> None:
    text = 'actie @wij aan @gemeente betreft @jij: x\npartij @hij "Hij"\nactie @hij aan @wij: x'

    assert desk.unknown_parties("WB", text) == ("wij", "jij")


def test_newcomers_are_registered_before_the_line_that_names_them(desk: Desk) -> None:
    recorded = desk.log("WB", "actie @lai: x", newcomers={"lai": 'Lai "de" \\ Jansen: x'})

    assert [entry.kind for entry in recorded] == ["actor-registered", "commitment-made"]
    assert recorded[0].value("name") == 'Lai "de" \\ Jansen: x'
