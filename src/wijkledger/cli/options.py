"""The options and arguments that several commands share."""

from __future__ import annotations

from typing import Final

import click

from wijkledger.cli.dutch import option
from wijkledger.cli.session import Session

pass_session: Final = click.make_pass_decorator(Session)
code_argument: Final = click.argument("code", metavar="CODE")
any_code_argument: Final = click.argument("code", required=False, metavar="[CODE]")
dry_run_option: Final = option("--dry-run", is_flag=True, help="Alleen controleren, niets boeken.")
json_option: Final = option("--json", "as_json", is_flag=True, help="Antwoord als JSON.")
held_on_option: Final = option(
    "--held-on", metavar="DATUM", help="Wat er gold op deze dag, zoals 2021-01-01."
)
known_at_option: Final = option(
    "--known-at", metavar="TIJD", help="Wat er toen in het boek stond; een dag telt tot en met het einde."
)
output_option: Final = option(
    "-o", "output", required=True, metavar="BESTAND", help="Waarheen; - is standaarduitvoer."
)
