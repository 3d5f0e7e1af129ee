"""The answers in JSON are what docs/json.md says they are."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
EXAMPLES: dict[str, Any] = {
    title: json.loads(example)
    for title, example in re.findall(r"^## (\w+)\n.*?^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
}
BY_NAME = {"cells", "entries"}
"""Objects whose names are those of columns or values, and so differ from view to view."""


def shape(value: Any, path: str = "") -> Iterator[str]:
    """Every name in a JSON value, with the names above it."""
    if isinstance(value, list):
        for member in value:
            yield from shape(member, f"{path}[]")
    elif isinstance(value, dict):
        for name, member in value.items():
            above = "*" if path.rpartition(".")[2] in BY_NAME and "[" not in path.rpartition(".")[2] else name
            yield f"{path}.{above}"
            yield from shape(member, f"{path}.{above}")


def test_every_command_that_answers_in_json_is_on_the_page() -> None:
    assert set(EXAMPLES) == {"status", "show", "why", "verify", "head"}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("status", ["status", "WB"]),
        ("show", ["show", "WB", "rollen"]),
        ("why", ["why", "WB/rollen/WB-99"]),
        ("head", ["head"]),
    ],
)
def test_an_answer_has_the_names_of_the_page_and_no_other(
    wijkledger: Run, histories: str, name: str, arguments: list[str]
) -> None:
    answer = json.loads(wijkledger(*arguments, "--json", "--ledger", histories).out)

    assert set(shape(answer)) == set(shape(EXAMPLES[name]))


def test_the_summary_names_the_same_values_as_the_page(wijkledger: Run, histories: str) -> None:
    (answer,) = json.loads(wijkledger("status", "WB", "--json", "--ledger", histories).out)

    assert answer["entries"].keys() == EXAMPLES["status"][0]["entries"].keys()


def test_what_verify_finds_has_the_names_of_the_page(wijkledger: Run, own_copy: str) -> None:
    with sqlite3.connect(own_copy) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(
            "UPDATE entry SET state = replace(state, 'Wageningen', 'Wageninge') WHERE number = 1"
        )
    connection.close()

    answer = json.loads(wijkledger("verify", "--json", "--ledger", own_copy).out)

    assert set(shape(answer)) == set(shape(EXAMPLES["verify"]))
    assert "WB-1" in {finding["citation"] for finding in answer["findings"]}


def test_a_value_of_the_page_is_what_the_samples_say(wijkledger: Run, histories: str) -> None:
    answer = json.loads(wijkledger("show", "WB", "rollen", "--json", "--ledger", histories).out)
    row = next(row for row in answer["rows"] if row["path"] == EXAMPLES["show"]["rows"][0]["path"])

    assert row["cells"]["aandeel"] == EXAMPLES["show"]["rows"][0]["cells"]["aandeel"]
