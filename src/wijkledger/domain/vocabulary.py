"""The users' words: phases, tracks and every list from which a field may choose.

The phases, tracks and municipal roles are those of the national step plan (stappenplan "gemeente en
bewonersinitiatief", the five phases and the six ontwikkelsporen). Words are stored as they are written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Phase(StrEnum):
    """The five phases of the step plan, in order."""

    OPSTARTEN = "opstarten"
    UITWERKEN = "uitwerken"
    ONTWIKKELEN = "ontwikkelen"
    UITVOEREN = "uitvoeren"
    BEHEREN = "beheren"


class Track(StrEnum):
    """The six development tracks (ontwikkelsporen) that run through every phase."""

    AMBITIE = "ambitie"
    SAMENWERKING = "samenwerking"
    PLAN = "plan"
    GEMEENTE = "gemeente"
    INITIATIEF = "initiatief"
    WIJK = "wijk"


class Steering(StrEnum):
    """The three ways in which a municipality steers (regierollen)."""

    RANDVOORWAARDEN = "randvoorwaarden"
    SAMENSPEL = "samenspel"
    KRACHT = "kracht"


TAGS = (*Track, *Steering)
VISIBILITIES = ("intern", "partners", "openbaar")
GROUNDINGS = ("op schrift", "mondeling", "afgeleid", "vermoed")


@dataclass(frozen=True, slots=True)
class Words:
    """A list a field chooses from; an open list recommends and takes another word too."""

    choices: tuple[str, ...]
    is_open: bool = False

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic refuse a word that a closed list does not have."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def check(self, word: str) -> str:
        """Give the word back, or say which words there are."""
        if self.is_open or word in self.choices:
            return word
        message = f"kies uit: {', '.join(self.choices)}"
        raise ValueError(message)


def closed(*choices: str) -> Words:
    """A list that has no other words."""
    return Words(choices)


def recommended(*choices: str) -> Words:
    """A list of good words; others are taken too."""
    return Words(choices, is_open=True)
