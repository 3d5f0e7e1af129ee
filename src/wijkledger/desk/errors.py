# ruff: noqa: N818  the names say why the desk refuses: not understood, unknown, duplicate
"""Why the desk does not do what was asked: one Dutch sentence each, and the exit code that scripts see."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from wijkledger.ledger.address import is_server, shown
from wijkledger.ledger.errors import BadAddress, LedgerError

__all__ = ["BadAddress", "LedgerError", "is_server", "shown"]

REFUSED = 1
NOT_UNDERSTOOD = 2


class DeskError(Exception):
    """The base of every refusal; ``sentences`` are for people, ``exit_code`` for scripts."""

    exit_code = NOT_UNDERSTOOD

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences: tuple[str, ...] = sentences


class NotUnderstood(DeskError):
    """The text could not be read; nothing was written."""


class Refused(DeskError):
    """The text was read, but an invariant of the record forbids it; nothing was written."""

    exit_code = REFUSED


class UnknownCode(Refused):
    """The only thing against the text is that it names a party or a document that nobody registered."""

    exit_code = NOT_UNDERSTOOD


def _near(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Bedoelt u {near[0]}?" if near else ""


class UnknownDossier(DeskError):
    """There is no dossier with this code."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        have = f"in dit boek staan: {', '.join(known)}" if known else "dit boek heeft nog geen dossiers"
        super().__init__(f"Er is geen dossier {code}; {have}.{_near(code, known)}")


class NotYetKnown(DeskError):
    """The dossier came into the book after the time that was asked about; ``when`` is that time in words."""

    def __init__(self, code: str, when: str) -> None:
        super().__init__(f"Op {when} stond dossier {code} nog niet in het boek.")


class DuplicateDossier(DeskError):
    """The code is taken."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Dossier {code} bestaat al in dit boek; kies een andere code.")


class UnknownView(DeskError):
    """There is no view with this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"Er is geen overzicht {name}; kies uit: {', '.join(known)}.{_near(name, known)}")


class UnknownPlace(DeskError):
    """A citation or a path that leads nowhere."""


class BadDate(DeskError):
    """A date or time that is none."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f'"{text}" is geen datum; schrijf bijvoorbeeld 2021-01-01, of met een tijd 2021-01-01T14:30.'
        )


class UnreadableFile(DeskError):
    """A file that was handed in cannot be read."""


class UnwritableFile(DeskError):
    """The file that was asked for cannot be written."""


class PathTaken(DeskError):
    """Something lies where a ledger of samples was to come; their times may enter no other ledger."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} bestaat al; voorbeelden komen in een nieuw boek, kies een ander pad.")


class ReaderGone(Exception):
    """Whoever read our standard output stopped reading; nothing is wrong."""


class Unavailable(DeskError):
    """What was asked needs something that is not on this machine or did not do its work."""
