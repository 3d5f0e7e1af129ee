"""The twenty-one reasons to refuse a line, and no more; each docstring is the rule.

An invariant refuses only what has no meaning, can never become true, or breaks a promise about the record
itself. It looks at the line, its batch and the dossier before it, never at what ought to happen.
"""

from __future__ import annotations

from itertools import count
from typing import Final

from wijkledger.domain.invariants import amendment, arithmetic, record, references, upkeep
from wijkledger.domain.invariants.line import Invariant, Objection

_RULES: Final = (
    record.kind_and_fields_are_known,
    record.numbers_run_on,
    references.citations_lead_somewhere,
    references.thing_fits_the_kind,
    references.codes_are_registered,
    references.codes_are_registered_once,
    references.wholes_and_successors_end,
    arithmetic.moments_are_on_the_calendar,
    arithmetic.counts_are_possible,
    arithmetic.parts_stay_within_the_total,
    arithmetic.shares_fit_in_one,
    arithmetic.money_and_effort_are_whole,
    references.signers_are_parties,
    arithmetic.parts_have_their_own_number,
    arithmetic.votes_add_up,
    amendment.amended_entry_is_valid,
    upkeep.erasure_names_committed_fields,
    upkeep.erased_fields_stay_empty,
    upkeep.explanation_names_a_rule,
    upkeep.norm_is_known,
    record.texts_are_clean,
)

INVARIANTS: Final[tuple[Invariant, ...]] = tuple(map(Invariant, count(1), _RULES))
"""All invariants, in the order in which their numbers are cited."""

__all__ = ["INVARIANTS", "Invariant", "Objection"]
