"""The pinned requirements are whole: each with its hashes, and enough for what the project says it needs."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
EXTRAS: dict[str, tuple[str, ...]] = {
    "requirements.txt": (),
    "requirements-dev.txt": ("dev",),
    "requirements-bench.txt": ("bench",),
}
FILES = tuple(EXTRAS)


def joined_lines(text: str) -> list[str]:
    """The requirements of a file, one a line, comments and line continuations gone."""
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return [line.strip() for line in bare.replace("\\\n", " ").splitlines() if line.strip()]


def faults(text: str) -> list[str]:
    """The lines that are anything but ``name==version [; marker] --hash=sha256:… …``."""
    exact = re.compile(r"[A-Za-z0-9._-]+==[\w.!+]+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+")
    return [line for line in joined_lines(text) if not exact.fullmatch(line)]


def pins(text: str) -> dict[str, str]:
    """Name to version, names in their canonical form."""
    found = (line.split()[0].partition("==") for line in joined_lines(text))
    return {canonicalize_name(name): version for name, _, version in found}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def declared(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for, to build as well as to run."""
    table = tomllib.loads(read("pyproject.toml"))
    wanted = [*table["build-system"]["requires"], *table["project"]["dependencies"]]
    wanted += [line for extra in extras for line in table["project"]["optional-dependencies"][extra]]
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_one_exact_version_with_hashes(name: str) -> None:
    assert joined_lines(read(name))
    assert faults(read(name)) == []


@pytest.mark.parametrize(
    "line",
    [
        "click==8.2.1",
        "click>=8 --hash=sha256:" + "0" * 64,
        "click==8.2.1 --hash=sha256:" + "0" * 63,
        "click @ file:///click.whl",
        "--pre",
        "-e .",
    ],
)
def test_a_line_that_pins_nothing_is_found(line: str) -> None:
    assert faults(line) == [line]


@pytest.mark.parametrize("name", FILES)
def test_the_pins_satisfy_what_the_project_declares(name: str) -> None:
    pinned = pins(read(name))
    short = [
        str(want)
        for want in declared(*EXTRAS[name])
        if not want.specifier.contains(pinned.get(canonicalize_name(want.name), "0"))
    ]
    assert short == []


def test_development_adds_to_the_runtime_and_changes_nothing_in_it() -> None:
    assert pins(read("requirements.txt")).items() <= pins(read("requirements-dev.txt")).items()


def test_what_the_measurements_add_moves_no_pin_of_the_runtime_or_of_development() -> None:
    bench, development = pins(read("requirements-bench.txt")), pins(read("requirements-dev.txt"))
    assert pins(read("requirements.txt")).items() <= bench.items()
    assert [name for name in bench.keys() & development.keys() if bench[name] != development[name]] == []


def test_every_direct_dependency_is_accounted_for() -> None:
    page = read("docs/dependencies.md")
    assert [want.name for want in declared("dev", "bench") if f"| {want.name} |" not in page] == []
