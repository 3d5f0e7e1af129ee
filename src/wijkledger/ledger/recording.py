"""Writing a batch in the tables: the same statements in either database, under the lock of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eventsourcing.persistence import Notification

from wijkledger.ledger.cursor import ALL
from wijkledger.ledger.recorder import EMPTY, Batch, grown, refuse_gaps
from wijkledger.ledger.sealed import SealedEvent
from wijkledger.ledger.tables import last_number, required

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eventsourcing.persistence import StoredEvent

    from wijkledger.ledger.cursor import Cursor
    from wijkledger.ledger.erasing import Erasing
    from wijkledger.ledger.store import Identity

UPDATE_HEAD: Final = "UPDATE head SET size=?, root=?, edge=? WHERE id=1"
UPDATE_ENTRY: Final = "UPDATE entry SET state=?, salts=? WHERE position=?"
SELECT_EVENTS: Final = "SELECT dossier, number, kind, state, id, salts, leaf FROM entry WHERE dossier=?"
SELECT_NOTIFICATIONS: Final = "SELECT dossier, number, kind, state, position FROM entry WHERE 1=1"

Forgetting = tuple[int, "Erasing"]
"""The position of an entry and what an erasure writes over its row."""


def begin(c: Cursor, identity: Identity, version: int, digest: bytes) -> None:
    """The rows that a ledger has from its first day: what it is, and an empty tree."""
    c.insert("head", [(1, EMPTY.size, EMPTY.root, b"")])
    c.insert("ledger", [(1, identity.ledger_id, version, identity.created_at, digest)])


def record(c: Cursor, events: Sequence[StoredEvent], forgetting: Forgetting | None = None) -> Batch:
    """Append events, and forget what the last one erases; other writers wait until this transaction ends."""
    c.execute(f"SELECT size, edge FROM head{c.for_update}")  # noqa: S608 - a constant of the cursor
    size, edge = required(c.fetchone(), "de stand ontbreekt")
    refuse_gaps(events, lambda dossier: last_number(c, dossier))
    batch = grown(size, edge, events)
    if batch.rows:
        c.insert("entry", batch.rows)
        c.insert("node", batch.nodes)
        if forgetting is not None:
            # The triggers allow this only between an entry and the head that counts it.
            forget(c, *forgetting, erased_by=batch.positions[-1])
        c.execute(UPDATE_HEAD, batch.head)
    return batch


def forget(c: Cursor, position: int, erasing: Erasing, *, erased_by: int) -> None:
    """Keep the digests of one entry and write over its values and salts."""
    c.insert("erasure", [(position, path, digest, erased_by) for path, digest in erasing.digests.items()])
    c.execute(UPDATE_ENTRY, (erasing.state, erasing.salts, position))


class Questions:
    """The library's questions, answered from the tables; a recorder of either database takes it first."""

    datastore: Any

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one dossier in the order of their numbers."""
        query, params = SELECT_EVENTS, list[Any]([str(originator_id)])
        for condition, value in (("number>?", gt), ("number<=?", lte)):
            query, params = _narrowed(query, params, condition, value)
        query += f" ORDER BY number {'DESC' if desc else 'ASC'} LIMIT ?"
        with self.datastore.transaction(commit=False) as c:
            c.execute(query, [*params, ALL if limit is None else limit])
            return [SealedEvent(*row) for row in c.fetchall()]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The events of all dossiers in the order of their positions."""
        query, params = SELECT_NOTIFICATIONS, list[Any]()
        first = "position>=?" if inclusive_of_start else "position>?"
        for condition, value in ((first, start), ("position<=?", stop)):
            query, params = _narrowed(query, params, condition, value)
        if topics:
            query += f" AND kind IN ({','.join('?' * len(topics))})"
        with self.datastore.transaction(commit=False) as c:
            c.execute(f"{query} ORDER BY position LIMIT ?", [*params, *topics, limit])
            return [Notification(*row) for row in c.fetchall()]

    def max_notification_id(self) -> int | None:
        """The position of the newest entry, None in an empty ledger."""
        with self.datastore.transaction(commit=False) as c:
            c.execute("SELECT max(position) FROM entry")
            return c.fetchone()[0]  # type: ignore[no-any-return]  # a whole number or nothing


def _narrowed(query: str, params: list[Any], condition: str, value: Any) -> tuple[str, list[Any]]:
    """The query with one more condition, unless there is no value for it."""
    return (query, params) if value is None else (f"{query} AND {condition}", [*params, value])
