"""A document as PDF/A-2a and PDF/UA-1, by typst: the same document gives the same bytes everywhere."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from wijkledger.reports.document import Document
from wijkledger.reports.paper import paper

STANDARDS: Final = ("a-2a", "ua-1")
"""ISO 19005-2 level A, to keep; ISO 14289-1, to be read by everyone."""

_TEMPLATE: Final = "report.typ"
_PICTURE_DPI: Final = 72.0


class NotTypeset(Exception):  # noqa: N818 - it says what did not happen, as the desk's refusals do
    """The typesetter is absent or did not make it; the message is a Dutch sentence."""


def pdf(document: Document) -> bytes:
    """The document as a PDF; NotTypeset where typst is not there or refuses it."""
    made = _typeset(document, format="pdf", pdf_standards=list(STANDARDS))
    if not isinstance(made, bytes):
        raise NotTypeset("Het rapport werd geen PDF; kies een bestandsnaam die eindigt op .md.")
    return made


def pictures(document: Document) -> list[bytes]:
    """Every page of the document as a PNG; NotTypeset."""
    made = _typeset(document, format="png", ppi=_PICTURE_DPI)
    return made if isinstance(made, list) else [made]


def _typeset(document: Document, **how: Any) -> bytes | list[bytes]:
    try:
        import typst
    except ImportError:
        raise NotTypeset(
            "Voor een PDF is het pakket typst nodig; installeer het of kies een bestandsnaam op .md."
        ) from None
    template = files("wijkledger.typesetting").joinpath(_TEMPLATE).read_bytes()
    # The data goes in as JSON and never as source: nothing that anybody wrote is read as markup.
    data = json.dumps(paper(document), ensure_ascii=False)
    try:
        made: bytes | list[bytes] = typst.compile(
            template, ignore_system_fonts=True, sys_inputs={"document": data}, **how
        )
    except (typst.TypstError, RuntimeError, ValueError):
        raise NotTypeset(
            "De zetter kon van dit rapport geen PDF maken; kies een bestandsnaam die eindigt op .md."
        ) from None
    return made
