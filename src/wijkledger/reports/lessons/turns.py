"""What was decided and then ended by whoever could: the turns that a reader must not miss."""

from __future__ import annotations

from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.grammar import named
from wijkledger.projections.sentence import word_for
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Inlines
from wijkledger.reports.lessons.prose import enumerated, sentence
from wijkledger.reports.lessons.telling import Telling, listed, show


def turns(telling: Telling) -> list[Inlines]:
    """A sentence for each decision that was ended, with every time that it was."""
    found: dict[str, list[Fact]] = {}
    for fact in telling.lens.facts("decision-ended"):
        found.setdefault(_decided(telling, fact).citation, []).append(fact)
    return [_turn(telling, ends) for ends in found.values()]


def _decided(telling: Telling, ending: Fact) -> Fact:
    """What the decision began as; the ending itself where it ends nothing that is known."""
    ended = telling.chronicle.fact(str(ending.value("of")))
    return ending if ended is None else telling.chronicle.roots_of(ended)[0]


def _turn(telling: Telling, ends: list[Fact]) -> Inlines:
    root = _decided(telling, ends[0])
    said = "" if root is ends[0] else show(telling.lens.text(root)).rstrip(".")
    what = "een besluit" if root is ends[0] else named(word_for(root))
    what += f" ‘{said}’" if said else ""
    ended = [telling.chronicle.fact(str(end.value("of"))) for end in ends]
    rests = (root, *ends, *(one for one in ended if one is not None))
    return telling.stated(
        sentence(f"{what} is {enumerated(_ended(telling, end) for end in ends)}"), citations(rests)
    )


def _ended(telling: Telling, end: Fact) -> str:
    by = listed(telling.lens.cell(end, "by").value)
    return f"{end.value('how')}{f' door {by}' if by else ''} ({say_moment(end.when)})"
