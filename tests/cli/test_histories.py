"""The histories go in whole, and every question that is asked of them is answered with citations."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from wijkledger.desk import Desk
from wijkledger.domain.entry import Entry

Run = Callable[..., Any]


def without_identity(entries: Sequence[Entry]) -> list[tuple[Any, ...]]:
    """Entries apart from what differs with the place and time of recording."""
    return [
        (
            entry.citation,
            entry.kind,
            {name: value for name, value in entry.clear.items() if name != "recorded_at"},
            entry.fields,
        )
        for entry in entries
    ]


def entries_of(path: str, code: str) -> list[tuple[Any, ...]]:
    with Desk.open(path, recorded_by="", read_only=True) as desk:
        return without_identity(desk.shelf.book(code).entries)


def test_both_histories_are_imported_whole_and_verify(wijkledger: Run, histories: str) -> None:
    verified = wijkledger("verify", "--ledger", histories)

    assert verified.code == 0
    assert "In orde" in verified.out


def test_status_names_both_dossiers_with_their_phase_and_citations(wijkledger: Run, histories: str) -> None:
    said = wijkledger("--ledger", histories, "status").out

    assert "WB  Benedenbuurt" in said
    assert "HM  Hilversumse Meent" in said
    assert said.count("fase: ontwikkelen") == 2
    assert "[WB-" in said


def test_status_of_one_dossier_says_nothing_of_the_other(wijkledger: Run, histories: str) -> None:
    assert "HM" not in wijkledger("status", "WB", "--ledger", histories).out


def test_a_summary_names_at_most_six_citations(wijkledger: Run, histories: str) -> None:
    said = wijkledger("status", "HM", "--ledger", histories).out

    listed = [line.count("HM-") for line in said.splitlines() if "…]" in line]
    assert listed
    assert max(listed) <= 12  # six that are open, six that are late


def test_commitments_as_they_stood_on_a_day_can_be_asked_why(wijkledger: Run, histories: str) -> None:
    shown = wijkledger(
        "show", "WB", "toezeggingen", "--held-on", "2021-01-01", "--json", "--ledger", histories
    )
    view = json.loads(shown.out)

    assert view["held_on"] == "2021-01-01"
    assert view["rows"]
    for row in view["rows"]:
        explained = wijkledger("why", row["path"], "--ledger", histories)
        assert explained.code == 0
        assert "geboekt op" in explained.out


@pytest.mark.parametrize("code", ["WB", "HM"])
def test_every_path_of_every_view_can_be_asked_why(wijkledger: Run, histories: str, code: str) -> None:
    views = wijkledger("show", "--list").out.split()
    with Desk.open(histories, recorded_by="", read_only=True) as desk:
        for name in views:
            view = desk.view(code, name)
            for row in view.rows[:12]:
                whole = desk.why(f"{code}/{name}/{row.key}")
                for cell in whole.cells:
                    assert desk.why(cell.path).value == cell.value
                    assert {ground.citation for ground in whole.grounds} >= set(cell.entries)


def test_a_day_before_anything_shows_an_empty_view(wijkledger: Run, histories: str) -> None:
    shown = wijkledger("show", "WB", "fase", "--held-on", "1999-01-01", "--ledger", histories)

    assert shown.code == 0
    assert "(niets vastgelegd)" in shown.out


@pytest.mark.parametrize(
    "command",
    [
        ["show", "WB", "fase", "--json"],
        ["status", "WB"],
        ["why", "WB-5"],
        ["why", "WB/fase/WB-84"],
        ["report", "lessons", "WB", "-o", "-"],
    ],
)
def test_before_the_import_a_dossier_was_not_in_the_book(
    wijkledger: Run, histories: str, command: list[str]
) -> None:
    told = wijkledger(*command, "--known-at", "2001-01-01", "--ledger", histories)

    assert (told.code, told.out) == (2, "")
    assert told.err == "Op 1 januari 2001 stond dossier WB nog niet in het boek.\n"


def test_the_status_leaves_out_what_was_not_in_the_book_yet(wijkledger: Run, histories: str) -> None:
    then = ("--known-at", "2001-01-01T12:00", "--ledger", histories)

    assert json.loads(wijkledger("status", "--json", *then).out) == []
    assert wijkledger("status", *then).out == (
        "Op 1 januari 2001 12:00 stond er nog geen dossier in het boek.\n"
    )


def test_headings_tell_the_time_in_words(wijkledger: Run, histories: str) -> None:
    shown = wijkledger("show", "WB", "fase", "--known-at", "2099-01-31", "--ledger", histories).out

    assert shown.partition("\n")[0].endswith("WB · zoals bekend op 31 januari 2099")


def test_csv_begins_with_the_key_of_each_row(wijkledger: Run, histories: str) -> None:
    form = ("show", "WB", "toezeggingen", "--ledger", histories)
    headings, *rows = wijkledger(*form, "--csv").out.splitlines()

    keys = [row["path"].rpartition("/")[2] for row in json.loads(wijkledger(*form, "--json").out)["rows"]]
    assert headings.startswith("nr;")
    assert [row.partition(";")[0] for row in rows if row.startswith("WB-")] == keys


@pytest.mark.parametrize("code", ["WB", "HM"])
def test_an_exported_journal_gives_the_same_entries_elsewhere_and_the_same_journal(
    wijkledger: Run, histories: str, tmp_path: Path, code: str
) -> None:
    first, second, elsewhere = (
        str(tmp_path / name) for name in ("een.journaal", "twee.journaal", "b.ledger")
    )
    assert wijkledger("export", code, "--format", "journal", "-o", first, "--ledger", histories).code == 0

    imported = wijkledger("import", first, "--ledger", elsewhere)
    assert (imported.code, imported.err) == (0, "")
    assert wijkledger("export", code, "-o", second, "--ledger", elsewhere).code == 0

    assert entries_of(elsewhere, code) == entries_of(histories, code)
    assert Path(second).read_bytes() == Path(first).read_bytes()


def test_two_exports_in_one_file_open_both_dossiers(wijkledger: Run, histories: str, tmp_path: Path) -> None:
    together, elsewhere = tmp_path / "samen.journaal", str(tmp_path / "b.ledger")
    together.write_text(
        "".join(wijkledger("export", code, "-o", "-", "--ledger", histories).out for code in ("HM", "WB")),
        "utf-8",
    )

    imported = wijkledger("import", str(together), "--ledger", elsewhere)

    assert (imported.code, imported.err) == (0, "")
    for code in ("WB", "HM"):
        assert entries_of(elsewhere, code) == entries_of(histories, code)


def test_the_export_to_standard_output_is_the_exported_file(
    wijkledger: Run, histories: str, tmp_path: Path
) -> None:
    file = tmp_path / "wb.journaal"
    wijkledger("export", "WB", "-o", str(file), "--ledger", histories)

    assert wijkledger("export", "WB", "-o", "-", "--ledger", histories).out == file.read_text("utf-8")


def test_the_demonstration_without_a_terminal_prints_both_and_writes_their_reports(wijkledger: Run) -> None:
    shown = wijkledger("demo")

    assert (shown.code, shown.err) == (0, "")
    assert "WB  Benedenbuurt" in shown.out
    assert "HM  Hilversumse Meent" in shown.out
    assert "in orde" in shown.out
    for code in ("WB", "HM"):
        assert Path(f"out/lessen-{code}.md").read_text("utf-8").startswith("#")
        assert Path(f"out/lessen-{code}.pdf").read_bytes().startswith(b"%PDF-")


def test_a_report_ends_with_the_size_and_the_root_of_the_ledger(wijkledger: Run, histories: str) -> None:
    said = wijkledger("report", "lessons", "WB", "-o", "-", "--ledger", histories).out
    head = json.loads(wijkledger("head", "--json", "--ledger", histories).out)

    assert head["root"] in said
    assert str(head["size"]) in said


def test_importing_a_history_twice_is_refused_and_changes_nothing(
    wijkledger: Run, own_copy: str, journals: tuple[str, ...]
) -> None:
    before = Path(own_copy).read_bytes()

    again = wijkledger("import", *journals, "--ledger", own_copy)

    assert again.code == 2
    assert "bestaat al" in again.err
    assert Path(own_copy).read_bytes() == before
