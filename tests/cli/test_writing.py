"""Lines go into the book whole or not at all, and a ledger only comes to be when something is in it."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wijkledger import settings
from wijkledger.cli import main

Run = Callable[..., Any]

OPENING = 'dossier code WB van @gem "Benedenbuurt"\npartij @gem "Gemeente Wageningen"\n'


@pytest.fixture
def on_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give text on standard input."""

    def give(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    return give


def size_of(wijkledger: Run, path: str) -> int:
    return int(json.loads(wijkledger("head", "--json", "--ledger", path).out)["size"])


def journal(folder: Path, text: str, name: str = "boek.journaal") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


# --- new ----------------------------------------------------------------------------------------------------


def test_new_opens_a_dossier_and_registers_the_municipality(wijkledger: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "wijk.ledger")

    told = wijkledger("new", "WB", "--wijk", "Benedenbuurt", "--gemeente", "Wageningen", "--ledger", path)

    assert told.code == 0
    assert told.out.startswith("WB-1:")
    assert "Wageningen" in wijkledger("status", "--ledger", path).out
    assert size_of(wijkledger, path) == 2


@pytest.mark.parametrize(("code", "name"), [("wb", "Benedenbuurt"), ("W", "x"), ("WB", ""), ("", "x")])
def test_a_dossier_that_cannot_be_opened_leaves_nothing_behind(
    wijkledger: Run, tmp_path: Path, code: str, name: str
) -> None:
    before = set(tmp_path.rglob("*"))

    told = wijkledger("new", code, "--wijk", name, "--ledger", str(tmp_path / "wijk.ledger"))

    assert told.code == 2
    assert told.err
    assert set(tmp_path.rglob("*")) == before


def test_a_second_dossier_goes_into_the_same_ledger(wijkledger: Run, small: str) -> None:
    assert wijkledger("new", "HM", "--wijk", "Hilversumse Meent", "--ledger", small).code == 0
    assert [one["code"] for one in json.loads(wijkledger("status", "--json", "--ledger", small).out)] == [
        "WB",
        "HM",
    ]


def test_a_ledger_without_its_folder_is_not_made(wijkledger: Run, tmp_path: Path) -> None:
    told = wijkledger("new", "WB", "--wijk", "x", "--ledger", str(tmp_path / "nergens" / "wijk.ledger"))

    assert told.code == 3
    assert "map" in told.err
    assert not (tmp_path / "nergens").exists()


def test_an_empty_file_becomes_a_ledger(wijkledger: Run, tmp_path: Path) -> None:
    path = tmp_path / "leeg"
    path.touch()

    assert wijkledger("import", journal(tmp_path, OPENING), "--dry-run", "--ledger", str(path)).code == 0
    assert path.stat().st_size == 0
    assert wijkledger("import", journal(tmp_path, OPENING), "--ledger", str(path)).code == 0
    assert size_of(wijkledger, str(path)) == 2


# --- log ----------------------------------------------------------------------------------------------------


def test_a_logged_line_is_echoed_with_its_citation_and_kept_with_its_writer(
    wijkledger: Run, small: str
) -> None:
    told = wijkledger(
        "log", "WB", "12 okt 2021 actie @wow uiterlijk 1 dec 2021: begroting maken", "--ledger", small
    )

    assert told.code == 0
    assert told.out.startswith("WB-4:")
    explained = json.loads(wijkledger("why", "WB-4", "--json", "--ledger", small).out)
    assert explained["entries"][0]["recorded_by"] == "lia"


def test_a_line_without_a_date_is_of_today(wijkledger: Run, small: str) -> None:
    wijkledger("log", "WB", "notitie: vandaag", "--ledger", small)

    entry = json.loads(wijkledger("why", "WB-4", "--json", "--ledger", small).out)["entries"][0]
    assert entry["when"] != "onbekend"


@pytest.mark.parametrize("way", ["file", "dash", "file-dash"])
def test_several_lines_go_in_together(
    wijkledger: Run, small: str, tmp_path: Path, on_input: Callable[[str], None], way: str
) -> None:
    text = "&a besluit door @wow: wij beginnen\nactie @gemeente n.a.v. &a: brief sturen\n"
    on_input("" if way == "file" else text)
    source = {"file": ["--file", journal(tmp_path, text)], "dash": ["-"], "file-dash": ["--file", "-"]}[way]

    told = wijkledger("log", "WB", *source, "--ledger", small)

    assert (told.code, told.err) == (0, "")
    assert size_of(wijkledger, small) == 5


@pytest.mark.parametrize(
    "text",
    [
        "besluit door @wow: wij beginnen\nbesluut door @wow: wij eindigen\nactie @wow frob: x\n",
        "besluit door @wow: wij beginnen\nactie @wow n.a.v. WB-99: bestaat niet\n",
        "",
        "; alleen een opmerking\n",
    ],
)
def test_when_one_line_is_wrong_none_goes_in(
    wijkledger: Run, small: str, on_input: Callable[[str], None], text: str
) -> None:
    before = Path(small).read_bytes()
    on_input(text)

    told = wijkledger("log", "WB", "-", "--ledger", small)

    assert told.code in {1, 2}
    assert told.err
    assert Path(small).read_bytes() == before


def test_every_mistake_is_told_at_once_with_line_and_column(
    wijkledger: Run, small: str, on_input: Callable[[str], None]
) -> None:
    on_input("besluut door @wow: a\nbesluit door @wow: b\nactie @wow frob: c\n")

    told = wijkledger("log", "WB", "-", "--ledger", small)

    assert told.code == 2
    assert [line[:7] for line in told.err.splitlines()] == ["regel 1", "regel 3"]
    assert "Bedoelt" in told.err.replace("bedoelt", "Bedoelt")


def test_what_an_invariant_refuses_ends_with_one(wijkledger: Run, small: str) -> None:
    told = wijkledger("log", "WB", "actie @wow n.a.v. WB-99: bestaat niet", "--ledger", small)

    assert told.code == 1
    assert "regel 1, kolom" in told.err
    assert "WB-99" in told.err


def test_a_dry_run_writes_nothing_and_says_so(wijkledger: Run, small: str) -> None:
    before = Path(small).read_bytes()

    told = wijkledger("log", "WB", "besluit door @wow: wij beginnen", "--dry-run", "--ledger", small)

    assert told.code == 0
    assert "niets geboekt" in told.out
    assert Path(small).read_bytes() == before


def test_a_dry_run_refuses_what_a_run_would(wijkledger: Run, small: str) -> None:
    line = "actie @wow n.a.v. WB-99: bestaat niet"

    assert wijkledger("log", "WB", line, "--dry-run", "--ledger", small).code == 1


def test_a_huge_line_is_recorded_or_refused_and_never_breaks(
    wijkledger: Run, small: str, tmp_path: Path
) -> None:
    for text in ("notitie: " + "x" * 3_000_000, "y" * 3_000_000, '"' * 100_000, "@" * 100_000):
        told = wijkledger("log", "WB", "--file", journal(tmp_path, text), "--ledger", small)
        assert told.code in {0, 1, 2}
        assert len(told.err) < 2000
    assert wijkledger("verify", "--ledger", small).code == 0


# --- parties that nobody knows yet --------------------------------------------------------------------------


def test_an_unknown_party_is_refused_with_the_line_that_registers_it(wijkledger: Run, small: str) -> None:
    told = wijkledger("log", "WB", "actie @lai: taakomschrijving", "--ledger", small)

    assert told.code == 2
    assert 'partij @lai "naam"' in told.err
    assert "wijkledger log WB -" in told.err
    assert size_of(wijkledger, small) == 3


def test_that_line_and_the_first_one_go_in_together(
    wijkledger: Run, small: str, on_input: Callable[[str], None]
) -> None:
    on_input('partij @lai "Lai"\nactie @lai: taakomschrijving\n')

    assert wijkledger("log", "WB", "-", "--ledger", small).code == 0
    assert size_of(wijkledger, small) == 5


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch, on_input: Callable[[str], None]) -> Callable[..., None]:
    """Sit somebody at the keyboard who types these answers."""

    def sit(*answers: str) -> None:
        on_input("".join(f"{answer}\n" for answer in answers))
        read = settings.read_settings
        monkeypatch.setattr(main, "read_settings", lambda: replace(read(), can_ask=True))

    return sit


def test_at_a_terminal_the_name_is_asked_and_both_are_recorded(
    wijkledger: Run, small: str, at_a_terminal: Callable[..., None]
) -> None:
    at_a_terminal('Lai "de snelle" Jansen')

    told = wijkledger("log", "WB", "actie @lai: taakomschrijving", "--ledger", small)

    assert told.code == 0
    assert [line[:5] for line in told.out.splitlines()] == ["WB-4:", "WB-5:"]
    assert 'Lai "de snelle" Jansen' in wijkledger("why", "WB-5", "--ledger", small).out
    assert size_of(wijkledger, small) == 5


def test_without_a_name_nothing_is_recorded(
    wijkledger: Run, small: str, at_a_terminal: Callable[..., None]
) -> None:
    at_a_terminal("", "")

    told = wijkledger("log", "WB", "actie @lai aan @wij: taakomschrijving", "--ledger", small)

    assert told.code == 2
    assert size_of(wijkledger, small) == 3


def test_when_the_line_is_refused_its_party_stays_out_too(
    wijkledger: Run, small: str, at_a_terminal: Callable[..., None]
) -> None:
    at_a_terminal("Lai")

    assert wijkledger("log", "WB", "actie @lai n.a.v. WB-99: x", "--ledger", small).code == 1
    assert size_of(wijkledger, small) == 3


# --- import -------------------------------------------------------------------------------------------------


def test_a_journal_from_standard_input_makes_its_ledger(
    wijkledger: Run, tmp_path: Path, on_input: Callable[[str], None]
) -> None:
    path = str(tmp_path / "wijk.ledger")
    on_input(OPENING)

    assert wijkledger("import", "-", "--ledger", path).out == "WB: 2 regels geboekt\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["thuis", "wijk.ledger"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (OPENING + "besluut: x\n", 2),
        (OPENING + "actie @gem n.a.v. WB-99: x\n", 1),
        ("besluit: hoort nergens\n", 2),
        (OPENING + OPENING, 2),
        ("", 2),
    ],
)
def test_a_failed_import_leaves_no_file(wijkledger: Run, tmp_path: Path, text: str, code: int) -> None:
    file = journal(tmp_path, text)
    before = set(tmp_path.rglob("*"))

    told = wijkledger("import", file, "--ledger", str(tmp_path / "wijk.ledger"))

    assert told.code == code
    assert told.err
    assert set(tmp_path.rglob("*")) == before


def test_a_failed_import_leaves_an_existing_ledger_as_it_was(
    wijkledger: Run, small: str, tmp_path: Path
) -> None:
    before = Path(small).read_bytes()

    assert (
        wijkledger("import", journal(tmp_path, "besluut: x"), "--dossier", "WB", "--ledger", small).code == 2
    )
    assert Path(small).read_bytes() == before


@pytest.mark.parametrize("text", [OPENING, OPENING + "besluut: x\n"])
def test_a_dry_run_of_an_import_makes_nothing(wijkledger: Run, tmp_path: Path, text: str) -> None:
    file = journal(tmp_path, text)
    before = set(tmp_path.rglob("*"))

    told = wijkledger("import", file, "--dry-run", "--ledger", str(tmp_path / "wijk.ledger"))

    assert told.code == (0 if text == OPENING else 2)
    assert set(tmp_path.rglob("*")) == before


def test_two_files_go_into_one_dossier_and_the_second_may_cite_the_first(
    wijkledger: Run, small: str, tmp_path: Path
) -> None:
    first = journal(tmp_path, 'groep @buurt "de buurt"\nbesluit door @wow: wij beginnen\n', "een")
    second = journal(tmp_path, "actie @buurt n.a.v. WB-5: brief sturen\n", "twee")

    told = wijkledger("import", first, second, "--dossier", "WB", "--ledger", small)

    assert (told.code, told.err) == (0, "")
    assert told.out == "WB: 3 regels geboekt\n"


def test_when_one_file_is_wrong_no_file_goes_in_and_each_is_told(
    wijkledger: Run, small: str, tmp_path: Path
) -> None:
    good = journal(tmp_path, "besluit door @wow: wij beginnen\n", "goed")
    bad = journal(tmp_path, "besluut: x\n", "fout")
    worse = str(tmp_path / "afwezig")

    told = wijkledger("import", good, bad, worse, "--dossier", "WB", "--ledger", small)

    assert told.code == 2
    assert [line.partition(",")[0].partition(" is")[0] for line in told.err.splitlines()] == [bad, worse]
    assert size_of(wijkledger, small) == 3


def test_a_file_that_opens_two_dossiers_numbers_each_from_one(wijkledger: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "wijk.ledger")
    text = (
        OPENING
        + "besluit door @gem: eerst\nactie @gem n.a.v. WB-3: dan\n"
        + OPENING.replace("WB", "HM")
        + "besluit door @gem: eerst\nlezing HM-3: nee\n  lees uitkomst: aangehouden\n"
    )

    told = wijkledger("import", journal(tmp_path, text), "--ledger", path)

    assert (told.code, told.err) == (0, "")
    assert told.out == "WB: 4 regels geboekt, HM: 4 regels geboekt\n"


def test_a_file_that_is_not_utf8_is_told_with_its_line(wijkledger: Run, tmp_path: Path) -> None:
    file = tmp_path / "oud.journaal"
    file.write_bytes(OPENING.encode() + "notitie: coöperatie\n".encode("cp1252"))

    told = wijkledger("import", str(file), "--ledger", str(tmp_path / "wijk.ledger"))

    assert told.code == 2
    assert "regel 3" in told.err
    assert "UTF-8" in told.err


# --- where it is wrong, and how much of it is repeated ------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "place", "name"),
    [
        ("actie @gemeente: x\n  betreft: @nie", "regel 2, kolom 3", "@nie"),
        ("notitie: x\n  bron: NERGENS p. 3", "regel 2, kolom 3", "NERGENS"),
    ],
)
def test_a_name_that_nobody_registered_is_told_where_it_stands(
    wijkledger: Run, small: str, line: str, place: str, name: str
) -> None:
    told = wijkledger("log", "WB", line, "--ledger", small)

    assert told.code == 2
    assert place in told.err
    assert name in told.err


def test_unknown_names_in_a_file_are_not_understood(wijkledger: Run, tmp_path: Path) -> None:
    path = journal(tmp_path, f"{OPENING}actie @gem: x\n  betreft: @nie\n  bron: NERGENS\n")

    told = wijkledger("import", path, "--ledger", str(tmp_path / "nieuw.ledger"))

    assert told.code == 2
    assert "regel 4, kolom 3: @nie" in told.err
    assert "regel 5, kolom 3: Het stuk NERGENS" in told.err


def test_a_line_that_the_record_forbids_is_refused_also_with_an_unknown_name(
    wijkledger: Run, tmp_path: Path
) -> None:
    path = journal(tmp_path, f"{OPENING}actie @nie n.a.v. WB-50: x\n")

    assert wijkledger("import", path, "--ledger", str(tmp_path / "nieuw.ledger")).code == 1


def test_a_complaint_repeats_little_of_what_was_typed_and_keeps_its_advice(
    wijkledger: Run, small: str
) -> None:
    told = wijkledger("show", "WB", "besluite" + "n" * 5000, "--ledger", small)

    assert told.code == 2
    assert len(told.err) < 220
    assert "…" in told.err
    assert "ontbreekt" in told.err
