"""Using the command line wrongly: one Dutch sentence, exit code 2; and every help page is Dutch."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from wijkledger.cli.main import split_ledger, wijkledger

Run = Callable[..., Any]

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Show|message|exit|required|default|missing|error|Try|such)\b",
)
COMMANDS = sorted(wijkledger.commands)


def page_of(command: click.Command, name: str) -> str:
    with command.context_class(command, info_name=name) as context:
        return command.get_help(context)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    command = wijkledger.commands[name]

    assert (command.help or "").strip()
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").strip(), parameter.name
            assert parameter.is_flag or parameter.metavar or isinstance(parameter.type, click.Choice)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_stands_in_the_explanation_or_speaks_for_itself(name: str) -> None:
    command = wijkledger.commands[name]

    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            word = (parameter.metavar or "").strip("[]…")
            assert word in (command.help or "") or word in {"CODE", "BESTAND"}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_help_page_holds_no_english(name: str) -> None:
    page = page_of(wijkledger.commands[name] if name else wijkledger, f"wijkledger {name}".strip())

    assert page.startswith("Gebruik: wijkledger")
    assert "Toon deze uitleg." in page
    assert not ENGLISH.search(page)


def test_the_list_of_commands_shows_whole_sentences(wijkledger: Run) -> None:
    assert "..." not in wijkledger("--help").out.replace("[OPDRACHT] …", "")


def test_the_version_is_told(wijkledger: Run) -> None:
    told = wijkledger("--version")

    assert told.code == 0
    assert re.fullmatch(r"wijkledger \d+\.\d+\.\d+\n", told.out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobnicate"], ["frobnicate", "kies uit"]),
        (["shwo"], ["Bedoelt u show?"]),
        (["status", "--jsn"], ["--jsn", "--json"]),
        (["log"], ["CODE", "wijkledger log --help"]),
        (["log", "WB"], ["aanhalingstekens"]),
        (["log", "WB", "actie", "@gem"], ["aanhalingstekens"]),
        (["log", "WB", "regel", "--file", "x"], ["één regel"]),
        (["new", "WB"], ["--wijk"]),
        (["export", "WB", "--format", "pdf", "-o", "x"], ["journal"]),
        (["export", "WB"], ["-o"]),
        (["show", "WB"], ["toezeggingen"]),
        (["show"], ["toezeggingen"]),
        (["show", "WB", "fase", "--json", "--csv"], ["hooguit één"]),
        (["status", "--ledger"], ["--ledger"]),
        (["status", "--ledger="], ["--ledger"]),
        (["--ledger", "", "status"], ["--ledger"]),
        (["status", "--ledger", "a\0b"], ["pad"]),
        (["log", "WB", "caf\udce9"], ["UTF-8"]),
        (["status", "--ledger", "caf\udce9"], ["UTF-8"]),
    ],
)
def test_a_mistake_is_told_in_one_dutch_sentence(
    wijkledger: Run, arguments: list[str], words: list[str]
) -> None:
    told = wijkledger(*arguments)

    assert (told.code, told.out) == (2, "")
    assert told.err.count("\n") == 1
    assert all(word in told.err for word in words)
    assert not ENGLISH.search(told.err)
    assert list(Path().iterdir()) == [Path("thuis")]


@pytest.mark.parametrize(
    ("arguments", "rest", "ledger"),
    [
        (["--ledger", "a", "status"], ["status"], "a"),
        (["status", "--ledger", "a"], ["status"], "a"),
        (["status", "--ledger=a=b"], ["status"], "a=b"),
        (["--ledger", "a", "status", "--ledger", "b"], ["status"], "b"),
        (["log", "WB", "--", "--ledger", "a"], ["log", "WB", "--", "--ledger", "a"], None),
        (["status"], ["status"], None),
    ],
)
def test_the_ledger_is_named_before_or_after_the_command(
    arguments: list[str], rest: list[str], ledger: str | None
) -> None:
    assert split_ledger(arguments) == (rest, ledger)


def test_the_environment_names_the_ledger(
    wijkledger: Run, histories: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKLEDGER_LEDGER", histories)

    assert "WB  Benedenbuurt" in wijkledger("status").out


def test_an_empty_environment_names_the_default_ledger(
    wijkledger: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKLEDGER_LEDGER", "")

    told = wijkledger("new", "WB", "--wijk", "Benedenbuurt")

    assert told.code == 0
    assert "thuis/.local/share/wijkledger/wijk.ledger" in told.out
    assert "WB  Benedenbuurt" in wijkledger("status").out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["status"],
        ["log", "WB", "besluit: ja"],
        ["log", "WB", "besluit: ja", "--dry-run"],
        ["show", "WB", "fase"],
        ["why", "WB-1"],
        ["verify"],
        ["head"],
        ["report", "lessons", "WB", "-o", "-"],
        ["export", "WB", "-o", "-"],
    ],
)
def test_only_new_import_and_demo_make_a_ledger(wijkledger: Run, arguments: list[str]) -> None:
    told = wijkledger(*arguments)

    assert told.code == 3
    assert told.err.startswith("Er is geen boek op")
    assert told.err.count("\n") == 1
    assert list(Path("thuis").iterdir()) == []


def test_without_a_terminal_the_screens_point_to_the_commands(wijkledger: Run, histories: str) -> None:
    told = wijkledger("--ledger", histories)

    assert told.code == 2
    assert "terminal" in told.err


def test_every_view_answers_in_three_forms_under_its_dutch_and_english_name(
    wijkledger: Run, histories: str
) -> None:
    for name in wijkledger("show", "--list").out.split():
        for form in ("--json", "--csv", "--plain"):
            assert wijkledger("show", "WB", name, form, "--ledger", histories).code == 0
    for name in ("phase", "Roles", " DECISIONS ", "timeline"):
        assert wijkledger("show", "WB", name, "--ledger", histories).code == 0


@pytest.mark.parametrize(
    "day", ["", "gisteren", "2021-13-01", "2021-1-1", "0999-01-01", "10000-01-01", "20210101", "2021-W01-1"]
)
def test_a_day_that_is_none_is_told(wijkledger: Run, histories: str, day: str) -> None:
    for option in ("--held-on", "--known-at"):
        told = wijkledger("show", "WB", "fase", option, day, "--ledger", histories)

        assert told.code == 2
        assert f'"{day}" is geen datum' in told.err


@pytest.mark.parametrize(
    "time", ["9999-12-31", "1000-01-01", "2021-01-01T14:30", "2021-01-01T14:30:00+05:00", "2021-01-01T00:00Z"]
)
def test_a_time_of_any_zone_is_understood(wijkledger: Run, histories: str, time: str) -> None:
    assert wijkledger("status", "--known-at", time, "--ledger", histories).code == 0


@pytest.mark.parametrize("day", ["9999-12-31", "1000-01-01"])
def test_the_first_and_last_day_are_shown(wijkledger: Run, histories: str, day: str) -> None:
    for name in wijkledger("show", "--list").out.split():
        assert wijkledger("show", "HM", name, "--held-on", day, "--ledger", histories).code == 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["show", "WX", "fase"], "WX"),
        (["show", "WB", "fasen"], "Bedoelt u fase?"),
        (["status", "wb"], "WB"),
        (["log", "XX", "besluit: ja"], "XX"),
        (["report", "lessons", "XX", "-o", "-"], "XX"),
        (["report", "jaarverslag", "WB", "-o", "-"], "lessons"),
        (["report", "lessons", "WB", "-o", "verslag.odt"], ".pdf of .md"),
        (["export", "XX", "-o", "-"], "XX"),
        (["why", "XX-1"], "XX"),
        (["why", "WB"], "verwijzing"),
        (["why", "WB-0"], "verwijzing"),
        (["why", "WB-017"], "verwijzing"),
        (["why", "WB-99999"], "laatste regel"),
        (["why", f"WB-{'9' * 5000}"], "verwijzing"),
        (["why", "WB-17.9"], "vraag naar WB-17."),
        (["why", "WB/fase"], "geen plek"),
        (["why", "WB/fase/WB-39/"], "geen plek"),
        (["why", "WB/fase/WB-39/kleur"], "geen plek"),
        (["why", "WB/frob/WB-39"], "frob"),
        (["why", "/"], "Er is geen"),
        (["import", "er-is-niets.journaal"], "er-is-niets.journaal"),
        (["import", "."], "niet te lezen"),
        (["import", "a\0b"], "niet te lezen"),
        (["import", "x", "--dossier", "XX"], "XX"),
        (["new", "WB", "--wijk", "Benedenbuurt"], "bestaat al"),
    ],
)
def test_an_unknown_or_taken_name_is_not_understood(
    wijkledger: Run, own_copy: str, arguments: list[str], word: str
) -> None:
    before = Path(own_copy).read_bytes()

    told = wijkledger(*arguments, "--ledger", own_copy)

    assert (told.code, told.out) == (2, "")
    assert word in told.err
    assert told.err.count("\n") == 1
    assert Path(own_copy).read_bytes() == before
