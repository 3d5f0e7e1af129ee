"""The rules of the step plan that a dossier may explain itself against (pas toe of leg uit), by id.

Each says what it asks, how firmly its source does so, and where; how it is checked stands with its check. The
list is closed, so that an explanation always explains something. ``R-F1-4`` was never given out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from wijkledger.domain.rules import agreements, people, plan, record, wijk
from wijkledger.domain.rules.rule import Reply, Rule, Strength, read_rules

__all__ = ["RULES", "Reply", "Rule", "Strength"]

TABLES: Final = (people.RULES, agreements.RULES, plan.RULES, wijk.RULES, record.RULES)

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.id: rule for table in TABLES for rule in read_rules(table)}
)
"""Every rule by its id, in the order in which people meet them."""
