"""A line under examination, and what may be held against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.entry import Entry
from wijkledger.domain.invariants.shape import Misfit, Weeded, fit
from wijkledger.domain.proposed import model_of, scalars
from wijkledger.domain.registry import KINDS, kind_of
from wijkledger.domain.values import FieldType

Found = tuple[str, str]
"""A path and a message: what an invariant has against a line."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a line is refused: the invariant, its number (1-21), the line, the field, and what to do."""

    rule: str
    number: int
    place: int
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes a line may use, also those of later lines of its batch.

    ``may_miss`` tells that registrations were erased, so that an unknown code proves nothing.
    """

    actors: frozenset[str]
    documents: frozenset[str]
    may_miss: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what was known before it; the trees hold only values of the right type.

    ``torn`` and ``torn_around`` hold apart the fields of which a value was forgotten.
    ``entry`` is the entry as it was kept, when a ledger is checked again; None when a line is proposed.
    """

    place: int
    number: int
    kind: str
    payload: Mapping[str, Any]
    around: Mapping[str, Any]
    misfits: tuple[Misfit, ...]
    dossier: Dossier
    codes: Codes
    entry: Entry | None = None
    label_taken: bool = False
    torn: Mapping[str, Any] = field(default_factory=dict)
    torn_around: Mapping[str, Any] = field(default_factory=dict)

    @property
    def citation(self) -> str:
        """The name the line has or will get."""
        return f"{self.dossier.code}-{self.number}"

    @property
    def model(self) -> type[BaseModel] | None:
        """The class of its kind, None when there is no such kind."""
        return model_of(self.kind)

    def strings(self, wanted: FieldType) -> Iterator[tuple[str, str]]:
        """Every string of one field type in payload and circumstances, as (path, string)."""
        if self.model is not None:
            yield from scalars(self.payload, self.model, wanted)
            yield from scalars(self.torn, self.model, wanted)
        yield from scalars(self.around, Circumstances, wanted)
        yield from scalars(self.torn_around, Circumstances, wanted)

    def mistaken(self, number: int) -> Iterator[Found]:
        """The values of the wrong type that one invariant answers for."""
        return ((misfit.path, misfit.message) for misfit in self.misfits if misfit.number == number)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its index among the lines that are judged, and its number in the dossier."""

    index: int
    number: int


def read_line(  # noqa: PLR0913 - a line has this many sides
    where: Place,
    kind: Any,
    payload: Weeded,
    around: Weeded,
    *,
    dossier: Dossier,
    codes: Codes,
    entry: Entry | None = None,
    label_taken: bool = False,
) -> Line:
    """Make a line from trees of unknown make; what does not fit its field is kept apart as a misfit."""
    name = kind if isinstance(kind, str) else ""
    model = model_of(name)
    said = fit(payload, model, title(name)) if model else payload
    beside = fit(around, Circumstances, title(name))
    return Line(
        where.index,
        where.number,
        name,
        said.tree,
        beside.tree,
        (*said.misfits, *beside.misfits),
        dossier,
        codes,
        entry,
        label_taken,
        said.torn,
        beside.torn,
    )


def title(kind: str) -> str:
    """What people call a kind."""
    return kind_of(kind).title if kind in KINDS else "Deze regel"


Rule = Callable[[Line], Iterable[Found]]
"""A named function; its docstring is the rule."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """A rule with its number; calling it judges a line."""

    number: int
    rule: Rule

    @property
    def name(self) -> str:
        """The name of the rule's function."""
        return self.rule.__name__

    def __call__(self, line: Line) -> Iterator[Objection]:
        """Everything this rule has against a line."""
        for path, message in self.rule(line):
            yield Objection(self.name, self.number, line.place, path, message)
