"""The order of the lessons-learned report; every chapter has a file of its own."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.chronicle import Chronicle
from wijkledger.reports.document import Block, Document, cited_in
from wijkledger.reports.footnotes import footnotes
from wijkledger.reports.lessons.accounts import accounts
from wijkledger.reports.lessons.agreements import agreements
from wijkledger.reports.lessons.colophon import HeadLike, colophon
from wijkledger.reports.lessons.commitments import commitments, targets
from wijkledger.reports.lessons.days import say_day
from wijkledger.reports.lessons.decisions import decisions
from wijkledger.reports.lessons.escalations import escalations
from wijkledger.reports.lessons.evaluations import evaluations
from wijkledger.reports.lessons.learned import lessons
from wijkledger.reports.lessons.method import method
from wijkledger.reports.lessons.opening import summary, title_block
from wijkledger.reports.lessons.phases import phases
from wijkledger.reports.lessons.recommendations import recommendations
from wijkledger.reports.lessons.roles import roles
from wijkledger.reports.lessons.telling import Telling

_CHAPTERS = (
    *(phases, roles, agreements, decisions, commitments, targets),
    *(escalations, evaluations, lessons, recommendations, accounts),
)
_INVENTED: Final = "Fictief dossier: deze wijk en alles wat erover verteld wordt is verzonnen."


def lessons_report(  # noqa: PLR0913 - all but the first are named, and each is one thing the report states
    chronicle: Chronicle,
    *,
    held_on: date | None,
    today: date,
    head: HeadLike,
    ledger_id: str,
    recorded_by: str | None = None,
) -> Document:
    """The report on one dossier, as it was on ``held_on`` (None: now) and as far as the chronicle knows.

    ``today`` is the day it is made, and decides what is overdue when ``held_on`` is None; ``recorded_by``
    names who has it made.
    """
    telling = Telling(chronicle, held_on, today)
    blocks: tuple[Block, ...] = (
        *title_block(telling, recorded_by),
        *summary(telling),
        *method(telling, ledger_id),
        *(block for chapter in _CHAPTERS for block in chapter(telling)),
    )
    closing = colophon(telling, head, ledger_id)
    opening = chronicle.opening
    name = str(opening.value("name")) if opening else chronicle.code
    properties = (
        ("dossier", chronicle.code),
        ("ledger", ledger_id),
        ("size", str(head.size)),
        ("root", head.root.hex()),
        ("date", today.isoformat()),
        ("author", recorded_by or "wijkledger"),
    )
    subtitle = f"Wat er gebeurde, wat ervan geleerd is en wat nog openstaat; stand op {say_day(telling.day)}"
    return Document(
        f"Lessenrapport {name}",
        subtitle,
        "nl",
        properties,
        blocks,
        footnotes(chronicle, cited_in((*blocks, *closing))),
        closing,
        _INVENTED if chronicle.is_fictional else "",
    )
