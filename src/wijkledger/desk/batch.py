"""Lines that go into the book together, each with the place where it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wijkledger.desk.errors import DuplicateDossier, NotUnderstood
from wijkledger.domain.dossier import Dossier
from wijkledger.domain.invariants import Objection
from wijkledger.domain.invariants.record import OPENING
from wijkledger.domain.proposed import Proposed
from wijkledger.notation.journal import Journal, Line


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines for one dossier, and where each was read."""

    code: str
    proposed: tuple[Proposed, ...]
    source: str = ""
    lines: tuple[Line, ...] = ()

    def located(self, objection: Objection) -> str:
        """An objection with its place in the text."""
        if not self.lines:
            return objection.message
        row, column = _where(self.lines[objection.place], objection.path)
        return f"{self.source}regel {row}, kolom {column}: {objection.message}"

    @property
    def opens(self) -> bool:
        """Whether the first line opens the dossier that the lines are for."""
        first = self.proposed[0] if self.proposed else None
        return first is not None and first.kind == OPENING and first.payload.get("code") == self.code


def _where(line: Line, path: str) -> tuple[int, int]:
    """The line and column of a field, on a line of its own or in the head; those of the opening word else."""
    name = path.partition(".")[0]
    if name not in line.columns and name in line.below:
        return line.below[name]
    return line.line, line.columns.get(name, line.columns.get("", 1))


def batch_of(code: str, lines: Sequence[Line], source: str = "") -> Batch:
    """Lines of a journal as a batch for one dossier."""
    return Batch(
        code,
        tuple(line.proposed for line in lines),
        source,
        tuple(lines),
    )


def batches_of(journal: Journal, source: str, into: str | None) -> list[Batch]:
    """The lines of a journal per dossier: each ``dossier`` line begins the next one.

    Lines before the first go into the dossier ``into``; NotUnderstood when that is None.
    """
    groups: list[tuple[str, list[Line]]] = []
    for line in journal.lines:
        if line.proposed.kind == OPENING:
            groups.append((str(line.proposed.payload.get("code", "")), []))
        elif not groups:
            if into is None:
                raise NotUnderstood(
                    f"{source}regel {line.line}: deze regels horen bij geen dossier; begin het bestand met "
                    "een dossier-regel, of noem het dossier met --dossier CODE."
                )
            groups.append((into, []))
        groups[-1][1].append(line)
    return [batch_of(code, lines, source) for code, lines in groups]


def refuse_taken_code(batch: Batch, dossier: Dossier) -> None:
    """A code opens one dossier in a book; DuplicateDossier for the second one."""
    if batch.opens and dossier.last:
        raise DuplicateDossier(batch.code)
