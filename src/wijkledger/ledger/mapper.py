"""Entries to sealed rows and back, by a closed list of kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

import orjson
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from wijkledger.domain.entry import Entry, Scalar
from wijkledger.ledger.errors import UnknownKind
from wijkledger.ledger.recorder import Unreadable
from wijkledger.ledger.sealed import SealedEvent
from wijkledger.seal.disclosure import SALT_LENGTH
from wijkledger.seal.leaf import check_record, leaf_bytes
from wijkledger.seal.merkle import leaf_hash

if TYPE_CHECKING:
    from eventsourcing.domain import DomainEventProtocol

FORMAT: Final = 1
"""The version of the record format; it is written in every leaf."""

ELSEWHERE: Final = "erased_elsewhere"
"""The committed list of paths whose values were erased before the line was copied into this ledger."""
_FIRST_ELSEWHERE: Final = f"{ELSEWHERE}.0"

Upcasts = Mapping[tuple[str, int], Callable[[Entry], Entry]]
"""(kind, schema) as stored → the function that gives the same entry in the next shape."""


class EntryMapper(Mapper[str]):
    """Turns entries into sealed events with fresh salts, and rows into entries.

    A stored kind outside ``kinds`` raises UnknownKind: the library's own mapper would import whatever module
    path the row names.
    """

    def __init__(
        self,
        *,
        ledger_id: str,
        kinds: frozenset[str],
        entropy: Callable[[int], bytes],
        upcasts: Upcasts | None = None,
    ) -> None:
        super().__init__(transcoder=JSONTranscoder())
        self.ledger_id = ledger_id
        self.kinds = kinds
        self.entropy = entropy
        self.upcasts = upcasts or {}

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> SealedEvent:
        """Seal one entry; ValueError when it holds a value that the record format does not know."""
        entry = cast("Entry", domain_event)
        if entry.kind not in self.kinds:
            raise UnknownKind(entry.kind, entry.citation)
        clear, fields = clear_of(self.ledger_id, entry), committed_fields(entry)
        check_record(clear, fields)
        salts = self.entropy(SALT_LENGTH * len(fields))
        return SealedEvent(
            originator_id=entry.dossier,
            originator_version=entry.number,
            topic=entry.kind,
            state=state_bytes(entry.clear, fields),
            id=entry.id,
            salts=salts,
            leaf=leaf_hash(leaf_bytes(clear, fields, salts)),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[str]:
        """Read one row of ours back."""
        event = cast("SealedEvent", stored_event)
        return self.entry(
            str(event.originator_id), event.originator_version, event.topic, event.id, event.state
        )

    def entry(self, dossier: str, number: int, kind: str, id_: str, state: bytes) -> Entry:
        """The entry in one row, brought to the present shape of its kind."""
        entry = told_entry(stored_entry(dossier, number, kind, id_, state))
        if self.upcasts:
            while upcast := self.upcasts.get((entry.kind, entry.clear.get("schema", 1))):
                entry = upcast(entry)
        if entry.kind not in self.kinds:
            raise UnknownKind(entry.kind, entry.citation)
        return entry


def stored_entry(dossier: str, number: int, kind: str, id_: str, state: bytes) -> Entry:
    """The entry in one row, in the shape it was stored in; raises Unreadable when there is none in it."""
    try:
        stored = orjson.loads(state)
        return Entry(dossier, number, kind, id_, stored["c"], stored["f"], tuple(stored.get("x", ())))
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise Unreadable(f"de inhoud van {dossier}-{number} is onleesbaar") from broken


def committed_fields(entry: Entry) -> dict[str, Scalar]:
    """All fields that the leaf of an entry commits to, with what it says was erased elsewhere."""
    told = {f"{ELSEWHERE}.{place}": path for place, path in enumerate(entry.elsewhere)}
    return {**entry.fields, **told}


def told_entry(stored: Entry) -> Entry:
    """A stored entry as it reads: what it says was erased elsewhere is erased, where no value stands."""
    if _FIRST_ELSEWHERE not in stored.fields:
        return stored
    named = tuple(path for path in stored.values(ELSEWHERE) if isinstance(path, str))
    fields = {path: value for path, value in stored.fields.items() if not path.startswith(f"{ELSEWHERE}.")}
    gone = tuple(path for path in named if path not in fields)
    return replace(stored, fields=fields, erased=(*stored.erased, *gone), elsewhere=gone)


def clear_of(ledger_id: str, entry: Entry) -> dict[str, Any]:
    """Everything of an entry that stays readable for ever: its names and the clear circumstances."""
    return {
        **entry.clear,
        "v": FORMAT,
        "ledger": ledger_id,
        "dossier": entry.dossier,
        "n": entry.number,
        "id": entry.id,
        "kind": entry.kind,
    }


def state_bytes(
    clear: Mapping[str, Any], fields: Mapping[str, Any], erased: tuple[str, ...] | list[str] = ()
) -> bytes:
    """The ``state`` column: sorted JSON of the clear circumstances, the fields and the erased paths."""
    state: dict[str, Any] = {"c": clear, "f": fields}
    if erased:
        state["x"] = sorted(erased)
    return orjson.dumps(state, option=orjson.OPT_SORT_KEYS)
