"""Imports go one way through the house; what a room may not know, it does not import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "wijkledger"

# A room (or a single file at the top) and the rooms it may import. A room that is not here is refused:
# whoever builds one says first where it stands.
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "domain": set(),
    "seal": set(),
    "settings": set(),
    "checks": {"domain"},
    "projections": {"domain"},
    "notation": {"domain"},
    "ledger": {"domain", "seal"},
    "reports": {"domain", "projections"},
    "readmodels": {"domain", "projections"},
    # The one place that knows the typesetter; what it sets is a report.
    "typesetting": {"reports"},
    "exchange": {"domain", "projections", "notation"},
    "desk": {
        *("domain", "checks", "projections", "notation", "seal", "ledger"),
        *("reports", "readmodels", "typesetting", "exchange", "settings"),
    },
    # The front ends act through the desk alone; of the pure rooms they know the frozen things they show.
    "cli": {"desk", "settings", "domain", "projections"},
    "tui": {"desk", "settings", "domain", "projections"},
    # The one place that sees both front ends, and hands the one to the other.
    "__main__": {"cli", "tui", "desk"},
}
PURE = {"domain", "checks", "projections", "notation", "seal", "reports"}

# Modules that reach outside the values they are given: machine, clock, chance, disk, network, threads.
IMPURE = {
    *("os", "sys", "platform", "getpass", "pwd", "locale", "subprocess", "signal"),
    *("time", "random", "secrets", "uuid"),
    *("pathlib", "io", "shutil", "tempfile", "glob", "fileinput", "sqlite3", "psycopg", "shelve", "dbm"),
    *("socket", "ssl", "http", "urllib", "asyncio", "threading", "multiprocessing", "concurrent"),
    *("logging", "textual", "rich", "eventsourcing", "click", "platformdirs", "typst"),
}
ONLY_IN: dict[str, set[str]] = {
    "textual": {"tui"},
    "eventsourcing": {"ledger"},
    "sqlite3": {"ledger", "readmodels"},
    "psycopg": {"ledger"},
    "click": {"cli"},
    "platformdirs": {"settings"},
    "typst": {"typesetting"},
}
IMPURE_CALLS = {"open", "input", "print", "exec", "eval"}
CLOCKS = {"now", "today", "utcnow"}


def room_of(module: str) -> str:
    """The room of ``wijkledger.room.file``; the package itself is its ``__init__``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def modules_imported(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Every module that a source names, wherever in the file, with its line; ``package`` anchors the dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # ``from wijkledger import cli`` names a room; ``from wijkledger.cli import main`` need not.
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "wijkledger" else [base]
            yield from ((node.lineno, name) for name in names if name != "wijkledger.__version__")
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
            "import_module",
            "__import__",
        }:
            named = [arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)]
            yield from ((node.lineno, name if isinstance(name, str) else "?") for name in named or ["?"])


def import_faults(room: str, module: str) -> Iterator[str]:
    """What is wrong with one import in one room."""
    top = module.partition(".")[0]
    if module == "?":
        yield "imports a module whose name only shows when it runs"
    elif top == "wijkledger":
        target = room_of(module)
        if target not in {room, "__init__"} and target not in MAY_IMPORT[room]:
            yield f"{room} may not import {target}"
    elif room in PURE and top in IMPURE:
        yield f"{room} is pure and may not import {top}"
    elif room not in ONLY_IN.get(top, {room}):
        yield f"{top} belongs in {', '.join(sorted(ONLY_IN[top]))}, not in {room}"


def use_faults(room: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Uses that need no forbidden import: the clock, the disk, the environment."""
    for node in ast.walk(tree):
        if room in PURE and isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
                yield node.lineno, f"{room} is pure and may not call {node.func.id}()"
            if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                yield node.lineno, f"{room} is pure and may not look at the clock"
        named = (
            node.attr if isinstance(node, ast.Attribute) else node.name if isinstance(node, ast.alias) else ""
        )
        if room != "settings" and named in {"environ", "environb", "getenv"}:
            yield getattr(node, "lineno", 0), f"only settings reads the environment, not {room}"


def faults(place: str, source: str) -> list[str]:
    """All faults of a file at ``place`` (a path under the package), as ``place:line: sentence``."""
    parts = ["wijkledger", *Path(place).with_suffix("").parts]
    package = ".".join(parts[:-1])
    room = parts[1]
    if room not in MAY_IMPORT:
        return [f"{place}:1: {room} is a room that this table does not know"]
    tree = ast.parse(source)
    found = [
        (line, what)
        for line, module in modules_imported(tree, package)
        for what in import_faults(room, module)
    ]
    return [f"{place}:{line}: {what}" for line, what in sorted({*found, *use_faults(room, tree)})]


def test_every_import_in_the_house_goes_the_one_way() -> None:
    places = sorted(path for path in SOURCE.rglob("*.py") if "_samples" not in path.parts)
    assert places
    found = [f for path in places for f in faults(str(path.relative_to(SOURCE)), path.read_text("utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("place", "source", "sentence"),
    [
        ("domain/phase.py", "import wijkledger.ledger.store", "domain may not import ledger"),
        ("domain/phase.py", "from wijkledger.ledger import store", "domain may not import ledger"),
        ("domain/phase.py", "from wijkledger import desk", "domain may not import desk"),
        ("domain/phase.py", "from .. import projections", "domain may not import projections"),
        ("domain/phase.py", "from ..projections.fase import Fase", "domain may not import projections"),
        ("domain/deep/phase.py", "from ...seal import tree", "domain may not import seal"),
        ("domain/__init__.py", "from ..seal import tree", "domain may not import seal"),
        ("seal/tree.py", "from wijkledger.domain import moment", "seal may not import domain"),
        ("ledger/store.py", "from wijkledger.projections import fase", "ledger may not import projections"),
        ("cli/main.py", "def f():\n    from wijkledger.tui import app", "cli may not import tui"),
        (
            "tui/app.py",
            "import importlib\nimportlib.import_module('wijkledger.cli')",
            "tui may not import cli",
        ),
        ("cli/main.py", "import importlib\nimportlib.import_module(x)", "only shows when it runs"),
        ("tui/app.py", "import wijkledger.ledger as l", "tui may not import ledger"),
        (
            "projections/fase.py",
            "if TYPE_CHECKING:\n    from ..desk import Desk",
            "projections may not import desk",
        ),
        ("desk.py", "from .tui import app", "desk may not import tui"),
        ("__init__.py", "from .domain import moment", "__init__ may not import domain"),
        ("attic/box.py", "", "a room that this table does not know"),
    ],
)
def test_an_import_against_the_direction_is_named(place: str, source: str, sentence: str) -> None:
    assert [fault for fault in faults(place, source) if sentence in fault]


@pytest.mark.parametrize(
    ("place", "source", "sentence"),
    [
        ("domain/phase.py", "import os.path", "pure and may not import os"),
        ("notation/line.py", "from pathlib import Path", "pure and may not import pathlib"),
        ("seal/tree.py", "def f():\n    import secrets", "pure and may not import secrets"),
        ("checks/plan.py", "import datetime\ndatetime.date.today()", "look at the clock"),
        ("domain/phase.py", "open('x')", "may not call open()"),
        ("desk.py", "from textual.app import App", "textual belongs in tui"),
        ("desk.py", "import sqlite3", "sqlite3 belongs in ledger"),
        ("desk/publishing.py", "def f():\n    import typst", "typst belongs in typesetting"),
        ("reports/paper.py", "def f():\n    import typst", "reports is pure and may not import typst"),
        (
            "tui/app.py",
            "from eventsourcing.application import Application",
            "eventsourcing belongs in ledger",
        ),
        ("desk.py", "import os\nos.environ['X']", "only settings reads the environment"),
        ("cli/main.py", "from os import getenv", "only settings reads the environment"),
    ],
)
def test_knowing_too_much_is_named(place: str, source: str, sentence: str) -> None:
    assert [fault for fault in faults(place, source) if sentence in fault]


@pytest.mark.parametrize(
    ("place", "source"),
    [
        (
            "projections/fase.py",
            "from ..domain.entry import Entry\nfrom .rollen import Rollen\nimport datetime",
        ),
        ("ledger/store.py", "import sqlite3, os\nfrom wijkledger.seal.tree import root\nos.fsync(1)"),
        ("settings.py", "import os\nos.environ.get('WIJKLEDGER_LEDGER')"),
        ("cli/main.py", "import click\nfrom wijkledger import __version__, desk"),
        ("__main__.py", "from wijkledger.cli import main\nfrom wijkledger.tui import start"),
    ],
)
def test_what_the_house_allows_is_let_through(place: str, source: str) -> None:
    assert faults(place, source) == []


def test_loading_the_pure_rooms_loads_no_screen_and_no_database() -> None:
    files = [path for room in PURE for path in sorted((SOURCE / room).rglob("*.py"))]
    names = [
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in files
    ]
    unwanted = "{'textual', 'eventsourcing', 'sqlite3', 'click'}"
    script = f"import sys, {', '.join(names)}; print(*{unwanted} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == []
