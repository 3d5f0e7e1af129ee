"""The numbers that the step plan leaves open, by the names under which a dossier may fix its own.

The step plan gives none of these as a norm (it says "periodiek", "regelmatig"); the defaults are ours. Where
it gives an example, two weeks between meetings or two years for a plan, that is the default.
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
    TIMES = "een heel aantal keren"
    TENTHS = "een getal met hooguit één cijfer achter de komma"


_EXAMPLES: Final = {NormType.DAYS: "42", NormType.TIMES: "3", NormType.TENTHS: "1,5"}


@dataclass(frozen=True, slots=True)
class Norm:
    """One number that checks steer by: its name, its type, our default (days, times or tenths) and its label.

    ``rules`` are the ids of the rules that are checked with it; none where it only steers a view.
    """

    name: str
    type: NormType
    default: int
    label: str
    rules: tuple[str, ...] = ()

    def read(self, text: str) -> int:
        """The number a text stands for, in days, times or tenths; ValueError in Dutch for another type."""
        if self.type is not NormType.TENTHS and _WHOLE.fullmatch(text):
            return int(text)
        split = _TENTH.fullmatch(text) if self.type is NormType.TENTHS else None
        if split is None:
            raise ValueError(f'"{self.name}" is {self.type}; schrijf bijvoorbeeld {_EXAMPLES[self.type]}')
        return int(split[1]) * _TENTHS_IN_ONE + int(split[2] or 0)

    def write(self, number: int) -> str:
        """The reverse of read."""
        if self.type is not NormType.TENTHS:
            return str(number)
        whole, tenth = divmod(number, _TENTHS_IN_ONE)
        return f"{whole},{tenth}" if tenth else str(whole)


def _days(name: str, default: int, label: str, *rules: str) -> Norm:
    return Norm(f"dagen-{name}", NormType.DAYS, default, label, rules)


def _times(name: str, default: int, label: str, *rules: str) -> Norm:
    return Norm(f"keren-{name}", NormType.TIMES, default, label, rules)


def _tenths(name: str, default: int, label: str, *rules: str) -> Norm:
    return Norm(name, NormType.TENTHS, default, label, rules)


NORMS: Final[Mapping[str, Norm]] = MappingProxyType(
    {
        norm.name: norm
        for norm in (
            _days("tot-terugkoppeling", 42, "Uiterste termijn om inbreng terug te koppelen", "R-TRK-3"),
            _days("tot-antwoord", 14, "Uiterste termijn voor een antwoord", "R-RSP-1", "R-EXP-1", "R-DEP-5"),
            _days("agenda-vooruit", 14, "Hoe ver de agenda vooruit kijkt", "R-COM-2"),
            _days("late-boeking", 14, "Vanaf wanneer een regel te laat geboekt heet", "R-INT-4"),
            _days("raad-stil", 180, "Hoe lang de raad zonder bericht mag blijven", "R-CNL-2"),
            _days("koppelkans-venster", 90, "Hoe lang tevoren een koppelkans dringt", "R-KOP-2"),
            _days(
                "escalatiestap", 21, "Termijn van een escalatiestap waarvoor niets is afgesproken", "R-ESC-3"
            ),
            _days("spanning-stil", 60, "Hoe lang een spanning mag blijven liggen", "R-ESC-5"),
            _days(
                "concept-vooraf", 14, "Hoe lang voor tekenen het concept bij bestuur en raad ligt", "R-AGR-6"
            ),
            _days(
                "overeenkomst-afloop", 90, "Hoe lang tevoren een overeenkomst die afloopt dringt", "R-AGR-5"
            ),
            _days("rolwijziging-vastleggen", 30, "Termijn om een nieuwe rol vast te leggen", "R-ROL-2"),
            _days("kaderwijziging-bespreken", 30, "Termijn om een nieuw kader te bespreken", "R-KAD-2"),
            _days("partner-bijpraten", 30, "Termijn om een nieuwe partner bij te praten", "R-PTY-4"),
            _days("regierollen", 365, "Na hoe lang één regierol te eenzijdig heet", "R-REG-2"),
            _days("overlegritme", 14, "Ritme van een overleg waarvoor niets is afgesproken", "R-MTG-1"),
            _tenths("overleg-uitloop", 15, "Hoeveel maal het ritme een overleg mag uitblijven", "R-MTG-1"),
            _days("spoor-stil", 90, "Hoe lang een spoor of de wijk stil mag zijn", "R-WIJK-1"),
            _days("zonder-viering", 365, "Hoe lang het zonder gevierd succes mag gaan", "R-VOL-1"),
            _days("deelname-vooraf", 42, "Hoe lang voor investeren de deelname er moet zijn", "R-DLN-4"),
            _days("investering-vooraf", 180, "Hoe lang een partner nodig heeft om te investeren", "R-INV-2"),
            _days("vergunning-vooraf", 182, "Hoe lang tevoren een vergunning wordt aangevraagd", "R-DEP-4"),
            _days("nazorg-open", 42, "Hoe lang een melding bij de nazorg open mag staan", "R-NAZ-2"),
            _days("uitvoeringsplan", 730, "Hoe lang een uitvoeringsplan ten minste duurt", "R-GEN-3"),
            _days("meerjarenplan", 730, "Hoe lang een meerjarenplan vooruit kijkt", "R-F4-3"),
            _times("zelfde-onderwerp", 3, "Na hoeveel escalaties een onderwerp een les is", "R-ESC-6"),
            _times("doorgezet", 2, "Hoe vaak een vraag mag worden doorgezet", "R-VRB-2"),
            _times("rol-anders", 3, "Na hoeveel keer een rol anders vervuld heet", "R-ROL-3"),
        )
    }
)
"""Every known norm by name, in the order in which people meet them."""
