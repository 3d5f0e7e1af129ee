"""A stored event that carries its own leaf: what passes between mapper and recorder."""

from __future__ import annotations

from dataclasses import dataclass

from eventsourcing.persistence import StoredEvent

from wijkledger.seal.merkle import leaf_hash


@dataclass(frozen=True)
class SealedEvent(StoredEvent):
    """A library row (originator, version, topic, state) with the columns that seal it."""

    id: str
    """The id of the entry, unique in the store."""
    salts: bytes
    """Sixteen bytes per field, in bytewise order of the paths."""
    leaf: bytes
    """The 32-byte hash of the leaf in the tree."""


def sealed(event: StoredEvent) -> SealedEvent:
    """The event itself, or a foreign one sealed over its raw bytes, without fields and salts."""
    if isinstance(event, SealedEvent):
        return event
    return SealedEvent(
        originator_id=event.originator_id,
        originator_version=event.originator_version,
        topic=event.topic,
        state=event.state,
        id=f"{event.originator_id}:{event.originator_version}",
        salts=b"",
        leaf=leaf_hash(event.state),
    )
