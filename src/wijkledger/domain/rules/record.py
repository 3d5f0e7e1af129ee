"""Rules on the record itself; the program holds most of them, and what it cannot hold it reports."""

from __future__ import annotations

from typing import Final

RULES: Final = """
R-INT-1 P eigen - De nummers van een dossier lopen door, zonder gaten.
R-INT-2 P eigen - Elke regel is verzegeld in de boom van het boek.
R-INT-3 P eigen - Een correctie noemt de regel die zij verbetert.
R-INT-4 W eigen - Het tijdstip van boeken loopt niet terug, en een regel komt niet lang na wat zij vertelt.
R-DOC-1 I eigen - Een stuk waarnaar een regel verwijst, is ingeschreven.
"""
