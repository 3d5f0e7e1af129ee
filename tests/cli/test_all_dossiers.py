"""All dossiers at once on the command line: the due list, and making the read models anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_the_due_list_names_the_latest_first_with_its_entries(wijkledger: Run, histories: str) -> None:
    said = wijkledger("status", "--agenda", "0", "--ledger", histories)
    assert said.code == 0
    first = said.out.splitlines()[0]
    assert first.startswith("WB-61  eind 2019 (")
    assert first.endswith("te laat): uitsluitsel over de warmte van de fabriek · niemand genoemd [WB-61]")
    invented = [line for line in said.out.splitlines() if line.startswith("TD-")]
    assert invented
    assert all(line.endswith("fictief dossier") for line in invented)


def test_the_due_list_reads_as_json_too(wijkledger: Run, histories: str) -> None:
    found = json.loads(wijkledger("status", "--agenda", "0", "--json", "--ledger", histories).out)
    assert [one["uiterste_dag"] for one in found] == sorted(one["uiterste_dag"] for one in found)
    assert {one["dossier"]: one["fictional"] for one in found} == {"WB": False, "HM": False, "TD": True}
    assert found[0]["entries"]["hoe_laat"] == ["WB-61"]


def test_the_due_list_is_about_all_dossiers_now(wijkledger: Run, histories: str) -> None:
    for more in (("WB",), ("--held-on", "2020-01-01"), ("--known-at", "2020-01-01")):
        said = wijkledger("status", *more, "--agenda", "7", "--ledger", histories)
        assert (said.code, said.out) == (2, "")
        assert said.err == "--agenda gaat over alle dossiers, nu; laat de rest weg.\n"


def test_the_read_models_are_made_anew_and_nothing_is_lost(wijkledger: Run, own_copy: str) -> None:
    before = wijkledger("status", "--ledger", own_copy).out
    models = Path(f"{own_copy}.leesmodel")
    models.write_bytes(b"een boodschappenlijst")
    assert wijkledger("status", "--ledger", own_copy).out == before
    models.unlink()
    said = wijkledger("rebuild", "--ledger", own_copy)
    assert said.code == 0
    assert said.out.startswith("De leesmodellen zijn opnieuw gemaakt: 3 dossiers, ")
    assert wijkledger("status", "--ledger", own_copy).out == before


def test_a_report_is_not_written_over_the_read_models(wijkledger: Run, own_copy: str) -> None:
    wijkledger("status", "--ledger", own_copy)
    said = wijkledger("export", "WB", "-o", f"{own_copy}.leesmodel", "--ledger", own_copy)
    assert said.code == 2
    assert "kies een ander bestand" in said.err
