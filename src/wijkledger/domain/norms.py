"""The numbers that the step plan leaves open, by the names under which a dossier may fix its own.

The step plan gives none of these as a norm (it says "periodiek", "regelmatig"); the defaults are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,5}")
_TENTH: Final = re.compile(r"(0|[1-9][0-9]{0,3})(?:,([0-9]))?")
_TENTHS_IN_ONE: Final = 10


class NormType(StrEnum):
    """What a norm counts; the value itself is written as text in a ``setting-fixed``."""

    DAYS = "een heel aantal dagen"
    TENTHS = "een getal met hooguit één cijfer achter de komma"


@dataclass(frozen=True, slots=True)
class Norm:
    """One number that checks steer by: its name, its type, our default (days, or tenths) and its label."""

    name: str
    type: NormType
    default: int
    label: str

    def read(self, text: str) -> int:
        """The number a text stands for, in days or tenths; ValueError in Dutch when it is of another type."""
        if self.type is NormType.DAYS and _WHOLE.fullmatch(text):
            return int(text)
        split = _TENTH.fullmatch(text) if self.type is NormType.TENTHS else None
        if split is None:
            example = "42" if self.type is NormType.DAYS else "1,5"
            raise ValueError(f'"{self.name}" is {self.type}; schrijf bijvoorbeeld {example}')
        return int(split[1]) * _TENTHS_IN_ONE + int(split[2] or 0)


def _days(name: str, default: int, label: str) -> Norm:
    return Norm(name, NormType.DAYS, default, label)


NORMS: Final[Mapping[str, Norm]] = MappingProxyType(
    {
        norm.name: norm
        for norm in (
            _days("dagen-tot-terugkoppeling", 42, "Uiterste termijn om inbreng terug te koppelen"),
            _days("dagen-agenda-vooruit", 14, "Hoe ver de agenda vooruit kijkt"),
            _days("dagen-late-boeking", 14, "Vanaf wanneer een regel te laat geboekt heet"),
            _days("dagen-raad-stil", 180, "Hoe lang de raad zonder bericht mag blijven"),
            _days("dagen-koppelkans-venster", 90, "Hoe lang tevoren een koppelkans dringt"),
            _days("dagen-escalatiestap", 21, "Termijn van een escalatiestap waarvoor niets is afgesproken"),
            _days("dagen-concept-vooraf", 14, "Hoe lang voor tekenen het concept bij bestuur en raad ligt"),
            _days(
                "dagen-rolwijziging-vastleggen",
                30,
                "Termijn om een nieuwe rol vast te leggen",
            ),
            _days(
                "dagen-kaderwijziging-bespreken",
                30,
                "Termijn om een nieuw kader met het initiatief te bespreken",
            ),
            _days("dagen-overlegritme", 14, "Ritme van een overleg waarvoor niets is afgesproken"),
            Norm("overleg-uitloop", NormType.TENTHS, 15, "Hoeveel maal het ritme een overleg mag uitblijven"),
            _days("dagen-spoor-stil", 90, "Hoe lang een spoor of de wijk stil mag zijn"),
            _days("dagen-uitvoeringsplan", 730, "Hoe lang een uitvoeringsplan ten minste duurt"),
        )
    }
)
"""Every known norm by name, in the order in which people meet them."""
