"""The questions that find what is missing, each with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from wijkledger.domain.event import Family
from wijkledger.domain.shapes import State
from wijkledger.projections.accounts import agree
from wijkledger.projections.besluiten import decided, unmet_by
from wijkledger.projections.cells import Lens
from wijkledger.projections.fact import Fact, Told
from wijkledger.projections.sentence import sentence
from wijkledger.projections.thing import Thing


class Gap(NamedTuple):
    """One thing that is missing: a stable word for it, what it is, what to do, and the facts that show it.

    ``about`` says where it is missing; empty means: what the first fact says. ``possible`` tells that vague
    dates leave it open.
    """

    word: str
    said: str
    to_do: str
    facts: tuple[Fact, ...]
    about: str = ""
    possible: bool = False


def gaps(lens: Lens) -> list[Gap]:
    """All that is missing on the day of asking, what presses most first: by the questions in their order."""
    return [gap for question in QUESTIONS for gap in question(lens)]


def _open(lens: Lens, *wanted: Family | str) -> Iterator[tuple[Thing, State]]:
    for thing in lens.things(*wanted):
        state = thing.state(lens.day)
        if state.is_open:
            yield thing, state


def overdue_commitments(lens: Lens) -> Iterator[Gap]:
    """An open commitment whose term has passed."""
    for thing, state in _open(lens, "commitment-made"):
        if state.is_late and state.limited_by is not None:
            to_do = (
                f"meld hoe het afliep met: nagekomen {thing.citation}; "
                f"of noem een nieuwe termijn met: herzien {thing.citation} uiterlijk …"
            )
            facts = (thing.root, thing.trail[state.limited_by])
            yield Gap("te-laat", "toezegging te laat", to_do, facts, possible=not state.is_certain)


def commitments_without_owner(lens: Lens) -> Iterator[Gap]:
    """An open commitment that nobody has taken upon himself."""
    for thing, _ in _open(lens, "commitment-made"):
        if not any(fact.has("by") for fact in thing.all("commitment-made", "commitment-moved")):
            to_do = f"noem wie het doet met: herzien {thing.citation} door @…"
            yield Gap("geen-eigenaar", "toezegging zonder eigenaar", to_do, (thing.root,))


def open_questions(lens: Lens) -> Iterator[Gap]:
    """A question that was asked or put off."""
    for thing, state in _open(lens, Family.BESLUIT):
        if state.word == "beslist":
            continue
        since = thing.since(state)
        decide = f"leg vast wat er is besloten met: besluit op {thing.citation} …: …"
        if state.is_late:
            yield Gap("besluit-te-laat", "besluit had er al moeten zijn", decide, (since,))
        else:
            yield Gap("vraag-open", f"vraag staat open ({state.word})", decide, (since,))


def unmet_conditions(lens: Lens) -> Iterator[Gap]:
    """A decision in force with a condition that nobody settled, or that was not met."""
    for thing in decided(lens):
        unmet = unmet_by(thing, lens.day)
        if not unmet:
            continue
        last = next((fact for fact in reversed(thing.trail) if fact.has("conditions")), thing.root)
        waiting = [number for number, how in unmet if how != "niet vervuld"]
        if waiting:
            settle = (
                f"leg vast hoe het met de voorwaarde staat met: voorwaarde {last.citation}.{waiting[0]} …"
            )
            yield Gap("voorwaarden-open", "voorwaarden nog niet afgehandeld", settle, (last,))
        missed = [number for number, how in unmet if how == "niet vervuld"]
        if missed:
            to_do = (
                f"leg vast wat dat betekent met: besluit op {last.citation} …: …; "
                f"of als zij niet meer telt met: voorwaarde {last.citation}.{missed[0]} vervallen"
            )
            said = f"voorwaarde {', '.join(map(str, missed))} niet vervuld"
            facts = (last, *(one for one in thing.all("condition-settled")))
            yield Gap("voorwaarde-niet-vervuld", said, to_do, facts)


def commitments_without_term(lens: Lens) -> Iterator[Gap]:
    """An open commitment that has no term."""
    for thing, state in _open(lens, "commitment-made"):
        if state.limited_by is None:
            to_do = f"noem een termijn met: herzien {thing.citation} uiterlijk …"
            yield Gap("geen-termijn", "toezegging zonder termijn", to_do, (thing.root,))


def meetings_that_will_not_come(lens: Lens) -> Iterator[Gap]:
    """An open commitment for the next meeting of a body that ceased to be before it met again."""
    for thing, _ in _open(lens, "commitment-made"):
        due = thing.latest("due")
        if due is None or due.value("due.next_meeting") is not True:
            continue
        left = lens.chronicle.meetings.is_over(due, "due")
        if left is not None and lens.has_happened(left):
            said = (
                f"termijn is een volgend overleg, maar {lens.actors.name(left.value('who'))} is er niet meer"
            )
            to_do = f"noem een nieuwe termijn met: herzien {thing.citation} uiterlijk …"
            yield Gap("geen-overleg-meer", said, to_do, (thing.root, left))


def late_escalations(lens: Lens) -> Iterator[Gap]:
    """An escalation whose term has passed."""
    for thing, state in _open(lens, "tension-signalled", "escalation-raised"):
        if state.is_late and state.limited_by is not None:
            to_do = (
                f"sluit haar met: opgelost {thing.citation}; "
                f"of ga hogerop met: escalatie {thing.citation} aan @…"
            )
            facts = (thing.root, thing.trail[state.limited_by])
            yield Gap("escalatie-te-laat", "escalatie over haar termijn", to_do, facts)


def unanswered_input(lens: Lens) -> Iterator[Gap]:
    """Input from people that got no answer."""
    for thing, _ in _open(lens, "input-received"):
        to_do = f"leg het antwoord vast met: antwoord {thing.citation} …: …"
        yield Gap("geen-antwoord", "inbreng zonder antwoord", to_do, (thing.root,))


def evaluations_not_held(lens: Lens) -> Iterator[Gap]:
    """An evaluation whose day has passed and that was neither held nor called off."""
    for thing, state in _open(lens, "evaluation-planned"):
        if state.is_late:
            to_do = (
                f"leg vast wat eruit kwam met: evaluatie op {thing.citation}: …; "
                f"of dat hij niet doorging met: afgelast {thing.citation}"
            )
            yield Gap("niet-gehouden", "evaluatie gepland en niet gehouden", to_do, (thing.root,))


def unadopted_minutes(lens: Lens) -> Iterator[Gap]:
    """Meetings of a body that met again without adopting their minutes: one row for each body."""
    meetings: dict[str, list[Thing]] = {}
    for thing in lens.things("meeting-opened"):
        meetings.setdefault(str(thing.root.value("body")), []).append(thing)
    for body, held in meetings.items():
        waiting = [thing.root for thing in held[:-1] if not thing.all("minutes-adopted")]
        if not waiting:
            continue
        to_do = f"stel ze vast en leg dat vast met: verslag {waiting[0].citation}" + (
            " en zo verder" if len(waiting) > 1 else ""
        )
        listed = ", ".join(f"{lens.when(fact).value} ({fact.citation})" for fact in waiting)
        name = "overleg" if body == "None" else lens.actors.name(body)
        said = (
            "verslag niet vastgesteld" if len(waiting) == 1 else f"{len(waiting)} verslagen niet vastgesteld"
        )
        yield Gap("verslag", said, to_do, (*waiting, held[-1].root), f"{name}: {listed}")


def phases_without_ground(lens: Lens) -> Iterator[Gap]:
    """A phase that was entered without an agreement or decision as its basis."""
    for fact in lens.facts("phase-entered"):
        basis = (lens.chronicle.fact(citation) for citation in fact.basis)
        if not any(one is not None and one.kind in _GROUNDS for one in basis):
            to_do = f"leg uit waarom dat zo ging met: uitleg R-PHA-1 over {fact.citation}: …"
            said = "fase ingegaan zonder overeenkomst of besluit als grond"
            if not _is_explained(lens, fact):
                yield Gap("geen-grond", said, to_do, (fact,))


_GROUNDS: Final = frozenset(("agreement-signed", "agreement-changed", "decision-taken", "support-decided"))


def _is_explained(lens: Lens, fact: Fact) -> bool:
    """Comply or explain: what was explained is not missing any more."""
    told = lens.facts("rule-explained")
    return any(one.value("about") == fact.citation and one.value("rule") == "R-PHA-1" for one in told)


def colliding_accounts(lens: Lens) -> Iterator[Gap]:
    """Accounts of one fact that cannot both be true, and objections."""
    for fact in lens.chronicle.accounted:
        if not lens.has_happened(fact):
            continue
        told = [one for one in fact.readings if lens.has_happened(one.fact)]
        against = [one.fact for one in told if one.is_objection or _collides(fact, one.told)]
        if against:
            to_do = (
                f"zoek uit wat klopt; was het verkeerd opgeschreven, dan met: correctie {fact.citation}; "
                f"anders met: aanvulling {fact.citation}: …"
            )
            yield Gap("lezingen", "lezingen spreken elkaar tegen", to_do, (fact, *against))


def _collides(fact: Fact, told: Told) -> bool:
    names = dict.fromkeys(path.partition(".")[0] for path in told.fields)
    return any(not agree(fact, told, name) for name in names)


def where(lens: Lens, gap: Gap) -> str:
    """Where it is missing: what is said about it, else what the first fact says."""
    return gap.about or sentence(lens.chronicle, gap.facts[0])


QUESTIONS: Final[Sequence[Callable[[Lens], Iterator[Gap]]]] = (
    overdue_commitments,
    commitments_without_owner,
    open_questions,
    unmet_conditions,
    commitments_without_term,
    meetings_that_will_not_come,
    late_escalations,
    unanswered_input,
    evaluations_not_held,
    unadopted_minutes,
    phases_without_ground,
    colliding_accounts,
)
"""The questions, those that press most first; a new one is one function."""
