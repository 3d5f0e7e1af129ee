"""What a rule of the step plan says of itself, and how the tables of rules are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

STEP_PLAN: Final = "S4"
SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "S0": "les 5 uit de Community of Practice: capaciteit, kennis en competenties",
        "S1": "stappenplan participatieroute",
        "S2": "tips en opmerkingen uit de chat van PAW aan tafel",
        "S3": "aankondiging van de sessie Samen kaders stellen",
        STEP_PLAN: "stappenplan gemeente en bewonersinitiatief",
    }
)
"""The documents that rules lean on, by the code under which a rule names them."""


class Strength(StrEnum):
    """How firmly the source says it; what the source does not say is ours, and never more than advice."""

    MUST = "moet"
    NORM = "norm"
    ADVICE = "advies"
    OURS = "eigen"


class Reply(StrEnum):
    """What a check does when a dossier does otherwise; none of them ever refuses a line."""

    EXPLAIN = "pas toe of leg uit"
    WARN = "waarschuwing"
    REMIND = "herinnering"
    TELL = "ter informatie"


_REPLIES: Final = {"P": Reply.EXPLAIN, "W": Reply.WARN, "H": Reply.REMIND, "I": Reply.TELL}
_ROW: Final = re.compile(r"(R-[A-Z0-9]+-[1-9][0-9]?) ([PWHI]) (\w+) (\S+) (.+)")
_NOWHERE: Final = "-"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule by its id: what it asks, in Dutch; how firm that is, what a check does, and where it stands.

    ``source`` is a document and its lines as they were read (``S4:312-320,367-370``); empty where no passage
    says it.
    """

    id: str
    asks: str
    strength: Strength
    reply: Reply
    source: str

    @property
    def told_source(self) -> str:
        """Where it stands, for people."""
        code, _, lines = self.source.partition(":")
        return f"{SOURCES[code]}, regel {lines.replace(',', ', ')}" if code else ""


def read_rules(table: str) -> tuple[Rule, ...]:
    """The rules of a table, one a line: id, letter of the reply, strength, source or ``-``, and what it asks.

    An indented line goes on with the sentence above it. ValueError for a line that is no rule.
    """
    return tuple(_rule(line) for line in table.strip().replace("\n  ", " ").split("\n"))


def _rule(line: str) -> Rule:
    row = _ROW.fullmatch(line)
    if row is None:
        raise ValueError(f"not a rule: {line}")
    id_, reply, strength, source, asks = row.groups()
    return Rule(id_, asks, Strength(strength), _REPLIES[reply], "" if source == _NOWHERE else source)
