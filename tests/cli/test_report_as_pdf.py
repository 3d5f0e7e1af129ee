"""A report as PDF from the command line: written whole, the same twice, or refused in one sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

import pytest


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str) -> Ran: ...


def test_a_name_on_pdf_gives_a_pdf_and_the_same_bytes_twice(
    wijkledger: Run, histories: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "een.pdf", tmp_path / "twee.PDF"

    for path in (first, second):
        ran = wijkledger("report", "lessons", "WB", "-o", str(path), "--ledger", histories)
        assert (ran.code, ran.err) == (0, "")

    assert first.read_bytes().startswith(b"%PDF-1.7")
    assert first.read_bytes() == second.read_bytes()


def test_standard_output_is_a_pdf_when_that_is_asked(
    histories: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from wijkledger.desk import Desk
    from wijkledger.desk.publishing import published

    with Desk.open(histories, recorded_by="x", read_only=True) as desk:
        desk.write_report("lessons", "HM", "-", form="pdf")
        expected = published(desk.report("lessons", "HM"), "pdf")

    assert capfdbinary.readouterr().out == expected


@pytest.mark.parametrize("name", ["er/is/geen/map/verslag.pdf", "verslag.odt", "verslag"])
def test_a_place_or_a_form_that_cannot_be_is_refused_and_leaves_nothing(
    wijkledger: Run, histories: str, tmp_path: Path, name: str
) -> None:
    ran = wijkledger("report", "lessons", "WB", "-o", str(tmp_path / name), "--ledger", histories)

    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert not list(tmp_path.rglob("*verslag*"))


def test_without_the_typesetter_there_is_one_sentence_and_no_file(
    wijkledger: Run, histories: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    ran = wijkledger("report", "lessons", "WB", "-o", str(tmp_path / "a.pdf"), "--ledger", histories)

    assert ran.code == 2
    assert "typst" in ran.err
    assert not (tmp_path / "a.pdf").exists()
