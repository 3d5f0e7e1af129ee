"""What the project's files may not say: where packages were fetched, or on what machine they were made."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Each pattern is written so that it does not find itself.
BANNED = {
    "the address of a package index": r"p[y]pi\.org|python[h]osted\.org|dev[p]i|/[s]imple(/|(?=['\"\s]))",
    "an option that names a package index": (
        r"(?<![\w-])--(extra-)?[i]ndex-url|(?<![\w-])--[f]ind-links|(?<![\w-])--[t]rusted-host"
    ),
    "a path of one machine": (
        r"(?<![\w.~}\])-])/(w[o]rk|r[o]ot|o[p]t|home/[a-z]+|Users/[A-Za-z]+)/|\b[A-Z]:\\U[s]ers"
    ),
    "a page that is not in the project": (
        r"\.\./s[h]ared|\b(DES[I]GN|K[I]NDS|DOM[A]IN|T[A]STE|CORRECT[I]ONS)(\.md| §)"
    ),
}


def findings(text: str) -> list[str]:
    """What is said that may not be, as ``line: what``."""
    return [
        f"{number}: {what}: {found.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in BANNED.items()
        if (found := re.search(pattern, line))
    ]


def project_files() -> list[Path]:
    """Every file that is, or is about to be, in the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_says_what_it_may_not() -> None:
    files = project_files()
    assert ROOT / "pyproject.toml" in files
    found = [
        f"{path.relative_to(ROOT)}:{finding}"
        for path in files
        for finding in findings(path.read_text("utf-8", errors="replace"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "https://p" + "ypi.org/project/textual",
        "--" + "index-url x",
        "--extra-" + "index-url=x",
        "--" + "find-links wheels",
        "see /w" + "ork/main/x.py",
        "'/ro" + "ot/.cache'",
        "/ho" + "me/anna/wijk",
        "as DES" + "IGN §6 has it",
        "K" + "INDS.md",
    ],
)
def test_what_may_not_be_said_is_found(text: str) -> None:
    assert findings(f"first line\n{text}") != []


@pytest.mark.parametrize(
    "text",
    [
        "--no-emit-index-url",
        "https://gemeente.example/home/wijk/",
        "src/work/bench.py",
        "net/work/",
        "domain.moment",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert findings(text) == []
