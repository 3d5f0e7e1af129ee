"""The sources between square brackets: ``[W8, W9 p.3 "een citaat"]``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from wijkledger.notation.problem import NotUnderstood
from wijkledger.notation.tokens import quote, unescape

_QUOTED: Final = r'"((?:[^"\\]|\\.)*)"'
_SOURCE: Final = re.compile(
    rf'([A-Z][A-Z0-9]*)(?:\s+p\.\s*(?:{_QUOTED}|([^"\s,\]][^",\]]*)))?(?:\s*{_QUOTED})?\s*'
)
_PLAIN_PAGE: Final = re.compile(r'[^"\s,\]\\:]+')


def read_evidence(text: str) -> list[dict[str, Any]]:
    """Each source as document, page and quote; NotUnderstood where it is none."""
    found: list[dict[str, Any]] = []
    rest = text.strip()
    while rest or not found:
        source = _SOURCE.match(rest)
        if source is None:
            raise NotUnderstood(f'"{rest}" is geen bron; schrijf bijvoorbeeld [W8] of [W9 p.3]')
        found.append(_item(source))
        rest = rest[source.end() :]
        if rest and not rest.startswith(","):
            raise NotUnderstood(f'tussen twee bronnen hoort een komma, bij "{rest}"')
        rest = rest[1:].lstrip()
    return found


def _item(source: re.Match[str]) -> dict[str, Any]:
    document, quoted_page, plain_page, passage = source.groups()
    page = (plain_page or "").strip() if quoted_page is None else unescape(quoted_page)
    item = {"document": document}
    if page:
        item["page"] = page
    if passage:
        item["quote"] = unescape(passage)
    return item


def format_evidence(item: Mapping[str, Any]) -> str:
    """The reverse of read_evidence, for one source."""
    text = str(item["document"])
    if item.get("page") is not None:
        page = str(item["page"])
        text += f" p.{page if _PLAIN_PAGE.fullmatch(page) else quote(page)}"
    return text if item.get("quote") is None else f"{text} {quote(str(item['quote']))}"
