"""The read models say what the plain fold says, whatever happens to their file."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.desk import Desk
from wijkledger.desk import overview as following
from wijkledger.domain.entry import Entry
from wijkledger.projections.agenda import Due, due_things
from wijkledger.projections.cells import Lens
from wijkledger.projections.stand import Standing, stand
from wijkledger.readmodels.database import SUFFIX, ReadModels

SAMPLES = Path(__file__).parents[2] / "samples"
CANARY = "KANARIEVOGEL"


class Time:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2022, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def opened(path: Path, time: Time) -> Desk:
    return Desk.open(str(path), recorded_by="lia", clock=time, create=True)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def desk(tmp_path: Path, time: Time) -> Iterator[Desk]:
    with opened(tmp_path / "wijk.ledger", time) as found:
        for code in ("WB", "HM"):
            found.new(code, "Wijk", "Gemeente")
            found.log(code, "toezegging @gemeente uiterlijk 1 april 2022: een antwoord")
        yield found


def file_of(desk: Desk) -> Path:
    return Path(f"{desk.ledger.path}{SUFFIX}")


def folded(desk: Desk) -> tuple[Standing, ...]:
    return tuple(stand(desk.chronicle(code), None, desk.today) for code in desk.codes())


def folded_due(desk: Desk) -> set[tuple[str, Due]]:
    lenses = ((code, Lens(desk.chronicle(code), None, desk.today)) for code in desk.codes())
    return {(code, due) for code, lens in lenses for due in due_things(lens)}


def agrees(desk: Desk) -> bool:
    """Whether the read models say the same as the fold, row for row."""
    day = desk.today
    same = {(code, due.citation, str(due.row(day))) for code, due in desk.due()}
    return desk.status() == folded(desk) and same == {
        (code, due.citation, str(due.row(day))) for code, due in folded_due(desk)
    }


def test_where_every_dossier_stands_is_what_the_fold_says(desk: Desk) -> None:
    assert agrees(desk)
    assert file_of(desk).exists()


def test_both_histories_and_the_invented_one_read_the_same_on_any_day(tmp_path: Path, time: Time) -> None:
    with opened(tmp_path / "wijk.ledger", time) as desk:
        desk.import_journals([str(path) for path in sorted(SAMPLES.glob("*.journaal"))])
        for days in (0, 1, 30, 400, -900, 2000):
            time.now += timedelta(days=days)
            assert agrees(desk), time.now


def test_what_is_recorded_later_is_followed_and_only_that(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert agrees(desk)
    read: list[str] = []
    entries = desk.ledger.entries

    def counted(code: str, *, after: int = 0) -> list[Entry]:
        read.append(code)
        return entries(code, after=after)

    monkeypatch.setattr(desk.ledger, "entries", counted)
    desk.overview.follow(desk.today)
    assert read == [], "nothing new, nothing read"
    desk.log("HM", "nagekomen HM-3")
    read.clear()
    desk.overview.follow(desk.today)
    assert read == ["HM"]
    assert agrees(desk)


def test_a_term_that_passes_makes_a_promise_late_without_anything_being_recorded(
    desk: Desk, time: Time
) -> None:
    assert [one.te_laat.value for one in desk.status()] == [0, 0]
    time.now += timedelta(days=31)
    assert desk.today == date(2022, 4, 1)
    assert [one.te_laat.value for one in desk.status()] == [0, 0]
    time.now += timedelta(days=1)
    assert [one.te_laat.value for one in desk.status()] == [1, 1]
    assert agrees(desk)


def test_the_due_list_goes_over_all_dossiers_and_as_far_as_is_asked(desk: Desk) -> None:
    desk.log("HM", "toezegging @gemeente uiterlijk 5 maart 2022: een brief")
    assert [due.citation for _, due in desk.due(days=14)] == ["HM-4"]
    assert [due.citation for _, due in desk.due(days=31)] == ["HM-4", "HM-3", "WB-3"]
    assert str(desk.due(days=14)[0][1].row(desk.today).cells["hoe_laat"].value) == "over 4 dagen"


LINES = (
    "toezegging @gemeente uiterlijk {day}: iets",
    "herzien {code}-3 uiterlijk {day}",
    "nagekomen {code}-3",
    "evaluatie-gepland @gemeente op {day}: terugblik",
    "voorstel @gemeente aan @gemeente uiterlijk {day}: meedoen",
    "fase uitwerken",
    "actie @gemeente uiterlijk Q3 2022: vaag",
    "spanning @gemeente: tempo",
)
DAYS = ("1 maart 2022", "2 maart 2022", "15 april 2022", "1 juli 2022", "31 december 2023")


@settings(max_examples=25)
@given(st.data())
def test_whatever_is_recorded_deleted_or_damaged_the_answer_is_that_of_the_fold(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        time = Time()
        path = Path(folder) / "wijk.ledger"
        with opened(path, time) as desk:
            for code in ("WB", "HM"):
                desk.new(code, "Wijk", "Gemeente")
                desk.log(code, "toezegging @gemeente uiterlijk 1 april 2022: een antwoord")
        for _ in range(data.draw(st.integers(1, 6))):
            with opened(path, time) as desk:
                models = file_of(desk)
                match data.draw(st.sampled_from(["line", "day", "delete", "damage", "older", "ask"])):
                    case "line":
                        code = data.draw(st.sampled_from(["WB", "HM"]))
                        line = data.draw(st.sampled_from(LINES))
                        desk.log(code, line.format(code=code, day=data.draw(st.sampled_from(DAYS))))
                    case "day":
                        time.now += timedelta(days=data.draw(st.integers(-40, 400)))
                    case "delete":
                        models.unlink(missing_ok=True)
                    case "damage" if models.exists():
                        content = bytearray(models.read_bytes())
                        place = data.draw(st.integers(0, len(content) - 1))
                        content[place] ^= data.draw(st.integers(1, 255))
                        models.write_bytes(content)
                    case "older" if models.exists():
                        with closing(sqlite3.connect(models, isolation_level=None)) as other:
                            other.execute("UPDATE checkpoint SET program='0'")
                    case _:
                        pass
                assert agrees(desk)


def test_the_file_may_go_at_any_moment(desk: Desk) -> None:
    chance, stopped = random.Random(5), threading.Event()

    def meddle() -> None:
        while not stopped.is_set():
            file_of(desk).unlink(missing_ok=True)
            stopped.wait(chance.random() * 0.002)

    meddler = threading.Thread(target=meddle)
    meddler.start()
    try:
        for turn in range(40):
            desk.log("WB", f"notitie: regel {turn}")
            if turn % 3 == 0:
                desk.overview.close()
            assert agrees(desk)
    finally:
        stopped.set()
        meddler.join()


def test_another_ledger_under_the_same_name_is_not_answered_with_the_old_rows(
    desk: Desk, tmp_path: Path, time: Time
) -> None:
    assert agrees(desk)
    kept = file_of(desk).read_bytes()
    desk.close()
    Path(desk.ledger.path).unlink()
    with opened(tmp_path / "wijk.ledger", time) as other:
        other.new("AN", "Andere wijk")
        file_of(other).write_bytes(kept)
        assert [one.code for one in other.status()] == ["AN"]


def test_a_backup_that_was_put_back_and_went_another_way_is_noticed(
    desk: Desk, tmp_path: Path, time: Time
) -> None:
    desk.ledger.clear_traces()
    backup = tmp_path / "reserve.ledger"
    shutil.copy(desk.ledger.path, backup)
    desk.log("WB", "notitie: dit gaat verloren")
    assert desk.status()[0].regels == 4
    desk.close()
    shutil.copy(backup, desk.ledger.path)
    with opened(tmp_path / "wijk.ledger", time) as again:
        assert again.status()[0].regels == 3
        again.log("WB", "fase opstarten")
        again.log("WB", "fase uitwerken")
        assert agrees(again)


def test_a_folder_where_nothing_may_be_made_stops_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path | None) -> sqlite3.Connection:
        if path is not None:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return real(path)

    from wijkledger.readmodels import database

    real = database._connected
    monkeypatch.setattr(database, "_connected", refuse)
    assert agrees(desk)
    assert not file_of(desk).exists()


def test_two_desks_follow_side_by_side(desk: Desk, tmp_path: Path, time: Time) -> None:
    with opened(tmp_path / "wijk.ledger", time) as other:
        for turn in range(6):
            desk.log("WB", f"notitie: {turn}")
            other.log("HM", f"notitie: {turn}")
            assert agrees(desk)
            assert agrees(other)


def test_a_slower_process_does_not_put_older_rows_back(desk: Desk) -> None:
    desk.overview.follow(desk.today)
    with closing(ReadModels(file_of(desk))) as models:
        before = models.checkpoint()
        assert before is not None
        desk.log("WB", "notitie: nieuw")
        desk.overview.follow(desk.today)
        assert not models.write(before, before, [])


def test_an_erased_value_is_nowhere_in_the_file(desk: Desk) -> None:
    desk.log("WB", f"toezegging @gemeente uiterlijk 1 mei 2022: {CANARY} terugbellen")
    assert agrees(desk)
    assert CANARY.encode() in file_of(desk).read_bytes(), "the search can find it"
    desk.erase("WB-4", ["text"], ground="AVG")
    left = [path.name for path in file_of(desk).parent.iterdir() if CANARY.encode() in path.read_bytes()]
    assert left == []
    assert agrees(desk)


KILLED = """
import os, sys, threading, time
from wijkledger.desk import Desk
end = lambda: (time.sleep(float(sys.argv[2])), os.kill(os.getpid(), 9))
threading.Thread(target=end, daemon=True).start()
with Desk.open(sys.argv[1], recorded_by="lia", read_only=True) as desk:
    while True:
        desk.overview.rebuild(desk.today)
"""


def test_a_rebuild_that_is_killed_leaves_nothing_wrong(desk: Desk) -> None:
    chance = random.Random(3)
    for _ in range(5):
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, desk.ledger.path, str(0.05 + chance.random() * 0.1)], check=False
        )
        assert ended.returncode == -9
        assert agrees(desk)
        desk.overview.close()


def test_small_batches_give_the_same_rows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    monkeypatch.setattr(following, "AT_ONCE", 1)
    seen: list[tuple[int, int]] = []
    assert desk.overview.rebuild(desk.today, lambda done, size: seen.append((done, size))) == 2
    assert seen == [(2, 6), (4, 6), (6, 6)]
    assert agrees(desk)
