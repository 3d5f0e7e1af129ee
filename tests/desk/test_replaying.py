"""The demonstration ledger: every line on the day it could have been known."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.desk.batch import Batch, batch_of
from wijkledger.desk.demo import fill_demo, keep_demo
from wijkledger.desk.desk import Desk
from wijkledger.desk.errors import PathTaken
from wijkledger.desk.replaying import in_order_of_publication
from wijkledger.domain.moment import Moment
from wijkledger.notation.journal import Setting, read_journal

TODAY = date(2026, 11, 22)
SAMPLES = Path(__file__).parents[2] / "samples"

OPENING = 'datum onbekend dossier code WB van @gem "Benedenbuurt"\ndatum onbekend partij @gem "Gemeente"\n'


def batch(text: str) -> Batch:
    journal = read_journal(text, Setting(TODAY))
    assert journal.problems == []
    return batch_of("WB", journal.lines)


def replayed(text: str) -> list[tuple[str, str]]:
    """Each line as its day and its text, in the order in which it became known."""
    moved, times = in_order_of_publication(batch(text), TODAY)
    assert list(times) == sorted(times)
    return [
        (time[:10], str(item.payload.get("text") or item.payload.get("code")))
        for time, item in zip(times, moved.proposed, strict=True)
    ]


def test_a_line_is_known_when_its_earliest_dated_source_was_published() -> None:
    text = OPENING + "2020-05 bron W1: krant\n2019-03-01 bron W2: blad\n2016 besluit door @gem [W1, W2]: ja\n"

    assert ("2019-03-01", "ja") in replayed(text)


def test_a_line_without_a_dated_source_is_known_on_the_latest_day_it_can_be_about() -> None:
    text = (
        OPENING + "datum onbekend bron W1: krant\n2016 besluit door @gem [W1]: ja\n2017-05-03 notitie: nee\n"
    )

    assert [line for line in replayed(text) if line[1] in {"ja", "nee"}] == [
        ("2016-12-31", "ja"),
        ("2017-05-03", "nee"),
    ]


def test_a_line_of_which_nothing_is_known_is_of_today() -> None:
    assert ("2026-11-22", "ooit") in replayed(OPENING + "datum onbekend notitie: ooit\n")


def test_a_line_waits_for_the_line_it_cites() -> None:
    text = OPENING + "&laat 2022-01-01 besluit door @gem: laat\n2016 aanvulling &laat: vroeg\n"

    assert [line for line in replayed(text) if line[1] in {"laat", "vroeg"}] == [
        ("2022-01-01", "laat"),
        ("2022-01-01", "vroeg"),
    ]


def test_a_party_comes_in_with_the_first_line_that_names_it() -> None:
    text = OPENING + 'datum onbekend partij @wow "WOW"\n2018-02-03 besluit door @wow: ja\n'

    told = replayed(text)

    assert told.index(("2018-02-03", "wow")) < told.index(("2018-02-03", "ja"))


def test_a_group_that_a_decision_sets_up_comes_in_after_that_decision() -> None:
    text = (
        OPENING + '&op 2018-02-03 besluit door @gem betreft @wg: er komt een groep\n> groep @wg "werkgroep"\n'
    )

    told = replayed(text)

    assert told.index(("2018-02-03", "er komt een groep")) < told.index(("2018-02-03", "wg"))


def test_the_dossier_is_opened_first() -> None:
    assert replayed("2016 notitie: vroeg\n" + OPENING.replace("datum onbekend d", "2020 d"))[0] == (
        "2016-12-31",
        "WB",
    )


LINES = st.lists(
    st.tuples(st.integers(2010, 2025), st.sampled_from(["", "W1", "W2"]), st.integers(0, 30)),
    min_size=1,
    max_size=12,
)


@settings(deadline=None)  # a slow machine is no mistake
@given(LINES)
def test_no_line_comes_before_what_it_cites_and_time_never_goes_back(
    lines: Sequence[tuple[int, str, int]],
) -> None:
    text = OPENING + "2012 bron W1: krant\ndatum onbekend bron W2: blad\n"
    for place, (year, source, cited) in enumerate(lines):
        basis = f" n.a.v. &l{cited % place}" if place and cited % 3 else ""
        text += f"&l{place} {year} besluit door @gem{basis}{f' [{source}]' if source else ''}: {place}\n"

    moved, times = in_order_of_publication(batch(text), TODAY)

    assert list(times) == sorted(times)
    assert sorted(str(item.label) for item in moved.proposed) == sorted(
        str(item.label) for item in batch(text).proposed
    )
    seen: set[str | None] = set()
    for item in moved.proposed:
        assert seen.issuperset(item.circumstances.get("basis", ()))
        seen.add(item.label)


def test_the_samples_make_a_ledger_in_which_time_never_goes_back(tmp_path: Path) -> None:
    with fill_demo(tmp_path, SAMPLES) as desk:
        assert set(desk.codes()) == {"HM", "TD", "WB"}
        for code in desk.codes():
            times = [entry.recorded_at for entry in desk.shelf.book(code).entries]
            assert times == sorted(times)
            assert times[0][:4] < "2019"
        assert desk.verify() == []


def test_nothing_of_the_samples_but_a_source_is_known_before_it_may_have_happened(tmp_path: Path) -> None:
    with fill_demo(tmp_path, SAMPLES) as desk:
        entries = [entry for code in desk.codes() for entry in desk.shelf.book(code).entries]
    too_early = [
        entry.citation
        for entry in entries
        if entry.kind != "document-issued"
        and (begun := Moment.parse(entry.when.partition(" ")[0]).earliest) is not None
        and entry.recorded_at[:10] < begun.isoformat()
    ]
    assert too_early == []


def test_every_line_of_a_demonstration_that_is_kept_says_that_demo_recorded_it(tmp_path: Path) -> None:
    path = str(tmp_path / "voorbeeld.ledger")
    count = keep_demo(path, SAMPLES)
    with Desk.open(path, recorded_by="", read_only=True) as desk:
        writers = [
            entry.value("recorded_by") for code in desk.codes() for entry in desk.shelf.book(code).entries
        ]
        assert (len(writers), set(writers)) == (count, {"demo"})
        assert desk.verify() == []


def test_times_of_a_demonstration_come_into_no_ledger_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "wijk.ledger"
    with Desk.open(str(path), recorded_by="lia", create=True) as desk:
        desk.new("WB", "Benedenbuurt")
    before = path.read_bytes()
    with pytest.raises(PathTaken):
        keep_demo(str(path), SAMPLES)
    assert path.read_bytes() == before


def test_times_of_a_demonstration_come_into_no_ledger_that_somebody_made_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wijk.ledger"
    with Desk.open(str(path), recorded_by="lia", create=True) as desk:
        desk.new("XX", "Een echte wijk")
    monkeypatch.setattr("wijkledger.desk.demo.os.path.lexists", lambda _: False)
    with pytest.raises(PathTaken):
        keep_demo(str(path), SAMPLES)
    with Desk.open(str(path), recorded_by="", read_only=True) as desk:
        assert tuple(desk.codes()) == ("XX",)


def test_samples_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="geen voorbeelden"):
        fill_demo(tmp_path, tmp_path)
