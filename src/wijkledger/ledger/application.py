"""The library's application on our mapper and recorder, configured by arguments only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eventsourcing.application import Application
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment

from wijkledger.ledger.sqlite_recorder import SQLiteLedgerRecorder

if TYPE_CHECKING:
    from eventsourcing.persistence import InfrastructureFactory, Mapper
    from eventsourcing.utils import EnvType

    from wijkledger.ledger.mapper import EntryMapper
    from wijkledger.ledger.sqlite_connection import LedgerDatastore


class LedgerFactory(SQLiteFactory):
    """Hands out recorders on a datastore that was made elsewhere (the library's factory makes its own)."""

    application_recorder_class = SQLiteLedgerRecorder

    def __init__(self, env: Environment, datastore: LedgerDatastore) -> None:
        super().__init__(env)
        self.datastore = datastore


class LedgerApplication(Application[str]):
    """Saves entries: one call, one transaction; no snapshots, no cache, no subscriptions."""

    def __init__(self, datastore: LedgerDatastore, mapper: EntryMapper) -> None:
        self._datastore = datastore
        self._mapper = mapper
        super().__init__({"SQLITE_DBNAME": datastore.pool.db_name, "CREATE_TABLE": "no"})

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what was handed in: the library would let the variables of the process win from that."""
        return Environment(name, env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """Our factory on the datastore that was handed in."""
        return LedgerFactory(env, self._datastore)

    def construct_mapper(self) -> Mapper[str]:
        """The mapper with the closed list of kinds."""
        return self._mapper
