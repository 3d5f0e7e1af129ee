"""In which forms a report goes out, and by which name of a file each is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wijkledger.desk.errors import NotUnderstood, Unavailable

if TYPE_CHECKING:
    from wijkledger.reports.document import Document

FORMS: Final = ("md", "pdf")
_ENDINGS: Final = {".md": "md", ".markdown": "md", ".pdf": "pdf"}
_STANDARD: Final = "-"


def form_of(path: str) -> str:
    """The form that goes with the name of a file, Markdown for ``-``; NotUnderstood for any other name."""
    if path == _STANDARD:
        return "md"
    found = next((form for ending, form in _ENDINGS.items() if path.lower().endswith(ending)), None)
    if found is None:
        raise NotUnderstood(f"{path}: kies een bestandsnaam die eindigt op .pdf of .md.")
    return found


def published(document: Document, form: str) -> bytes:
    """The document in one of the forms, ready to write; Unavailable where the typesetter does not make it."""
    if form == "md":
        from wijkledger.reports.markdown import markdown

        return markdown(document).encode()
    from wijkledger.typesetting.pdf import NotTypeset, pdf

    try:
        return pdf(document)
    except NotTypeset as error:
        raise Unavailable(str(error)) from None
