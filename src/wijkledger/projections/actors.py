"""Who is who: the names behind the codes, as they were and as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from wijkledger.domain.entry import Erased
from wijkledger.projections.fact import Fact

_CODE: Final = re.compile(r"(?<![\w@])@([a-z][a-z0-9-]*)")


@dataclass(slots=True)
class Actor:
    """One code with the facts that registered, changed and ended it, in the order of their moments."""

    code: str
    trail: list[Fact] = field(default_factory=list)

    @property
    def named_by(self) -> Fact | None:
        """The latest fact that gives it a name."""
        return next((fact for fact in reversed(self.trail) if fact.has("name")), None)

    @property
    def name(self) -> str | None:
        """Its latest name; None when it never had one or the name was forgotten."""
        named = self.named_by
        found = named.value("name") if named else None
        return found if isinstance(found, str) else None

    @property
    def names(self) -> tuple[tuple[str, Fact], ...]:
        """Every name it had, oldest first, with the fact that gave it."""
        return tuple((str(fact.value("name")), fact) for fact in self.trail if fact.has("name"))

    @property
    def sort(self) -> str | None:
        """Organisation, body, group, person …; None when unknown."""
        found = self.trail[0].value("sort") if self.trail else None
        return found if isinstance(found, str) else None


class Actors(dict[str, Actor]):
    """Every registered code; a code that is not in it is shown as ``@code``."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}

    @classmethod
    def among(cls, facts: Iterable[Fact]) -> Actors:
        """Gather the codes from facts of kinds actor-registered, actor-changed and actor-left, in order."""
        found = cls()
        for fact in facts:
            code = fact.value("code" if fact.kind == "actor-registered" else "who")
            if isinstance(code, str):
                found.setdefault(code, Actor(code)).trail.append(fact)
        return found

    def name(self, code: object) -> str:
        """The name behind a code; the code itself where there is no name, or it was forgotten."""
        if isinstance(code, Erased) or code is None:
            return str(code or "")
        asked = str(code)
        found = self._names.get(asked)
        if found is None:  # asked once for every cell, so it is looked up once for every code
            known = self.get(asked)
            found = self._names[asked] = (known.name if known else None) or f"@{asked}"
        return found

    def say(self, text: str) -> str:
        """A text with every registered ``@code`` in it read as the name."""
        if "@" not in text:
            return text
        return _CODE.sub(lambda found: self.name(found[1]) if found[1] in self else found[0], text)
