"""Recording in SQLite: entry, leaf hash, tree nodes and head in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eventsourcing.persistence import Notification
from eventsourcing.sqlite import SQLiteApplicationRecorder

from wijkledger.ledger.recorder import EMPTY, Batch, grown, refuse_gaps
from wijkledger.ledger.schema import APPLICATION_ID, FORMAT, ledger_digest, statements
from wijkledger.ledger.sealed import SealedEvent
from wijkledger.ledger.sqlite_reading import last_number, required

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eventsourcing.persistence import StoredEvent
    from eventsourcing.sqlite import SQLiteCursor

    from wijkledger.ledger.erasing import Erasing

INSERT_ENTRY: Final = "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)"
INSERT_NODE: Final = "INSERT INTO node VALUES (?,?,?)"
UPDATE_HEAD: Final = "UPDATE head SET size=?, root=?, edge=? WHERE id=1"
INSERT_ERASURE: Final = "INSERT INTO erasure VALUES (?,?,?,?)"
UPDATE_ENTRY: Final = "UPDATE entry SET state=?, salts=? WHERE position=?"
SELECT_EVENTS: Final = "SELECT dossier, number, kind, state, id, salts, leaf FROM entry WHERE dossier=?"
SELECT_NOTIFICATIONS: Final = "SELECT dossier, number, kind, state, position FROM entry WHERE 1"

Forgetting = tuple[int, "Erasing"]
"""The position of an entry and what an erasure writes over its row."""


class SQLiteLedgerRecorder(SQLiteApplicationRecorder):
    """The library's application recorder on the tables of a ledger."""

    def _create_table(self, c: SQLiteCursor) -> None:
        c.execute("SELECT count(*) FROM sqlite_schema")
        if c.fetchone()[0]:
            return
        for statement in statements():
            c.execute(statement)
        c.execute("INSERT INTO head VALUES (1,?,?,?)", (EMPTY.size, EMPTY.root, b""))

    def create_ledger(self, ledger_id: str, created_at: str) -> None:
        """Make the tables and the ledger row in one transaction; what is there already stays as it is."""
        with self.datastore.transaction(commit=True) as c:
            self._create_table(c)
            c.execute("SELECT count(*) FROM ledger")
            if c.fetchone()[0]:
                return
            digest = ledger_digest(ledger_id, created_at)
            c.execute("INSERT INTO ledger VALUES (1,?,?,?,?)", (ledger_id, FORMAT, created_at, digest))
            c.execute(f"PRAGMA application_id={APPLICATION_ID}")
            c.execute(f"PRAGMA user_version={FORMAT}")

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **_: Any
    ) -> Sequence[int] | None:
        return self.insert(c, stored_events).positions

    def insert(
        self, c: SQLiteCursor, events: Sequence[StoredEvent], forgetting: Forgetting | None = None
    ) -> Batch:
        """Append events, and forget what the last one erases, under a write lock that is already held."""
        refuse_gaps(events, lambda dossier: last_number(c, dossier))
        c.execute("SELECT size, edge FROM head")
        size, edge = required(c.fetchone(), "de stand ontbreekt")
        batch = grown(size, edge, events)
        if batch.rows:
            c.executemany(INSERT_ENTRY, batch.rows)
            c.executemany(INSERT_NODE, batch.nodes)
            if forgetting is not None:
                # The triggers allow this only between an entry and the head that counts it.
                forget(c, *forgetting, erased_by=batch.positions[-1])
            c.execute(UPDATE_HEAD, batch.head)
        return batch

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
        query, params = SELECT_EVENTS, [str(originator_id)]
        for condition, value in (("number>?", gt), ("number<=?", lte)):
            query, params = narrowed(query, params, condition, value)
        query += f" ORDER BY number {'DESC' if desc else 'ASC'} LIMIT ?"
        with self.datastore.transaction(commit=False) as c:
            c.execute(query, [*params, -1 if limit is None else limit])
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
            query, params = narrowed(query, params, condition, value)
        if topics:
            query += f" AND kind IN ({','.join('?' * len(topics))})"
        with self.datastore.transaction(commit=False) as c:
            c.execute(f"{query} ORDER BY position LIMIT ?", [*params, *topics, limit])
            return [Notification(*row) for row in c.fetchall()]

    def _max_notification_id(self, c: SQLiteCursor) -> int:
        c.execute("SELECT max(position) FROM entry")
        return c.fetchone()[0]  # type: ignore[no-any-return]  # None in an empty ledger, as the contract asks


def forget(c: SQLiteCursor, position: int, erasing: Erasing, *, erased_by: int) -> None:
    """Keep the digests of one entry and write over its values and salts."""
    rows = [(position, path, digest, erased_by) for path, digest in erasing.digests.items()]
    c.executemany(INSERT_ERASURE, rows)
    c.execute(UPDATE_ENTRY, (erasing.state, erasing.salts, position))


def narrowed(query: str, params: list[Any], condition: str, value: Any) -> tuple[str, list[Any]]:
    """The query with one more condition, unless there is no value for it."""
    return (query, params) if value is None else (f"{query} AND {condition}", [*params, value])
