"""The library's application on our mapper and on the recorder of a store, configured by arguments only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment

if TYPE_CHECKING:
    from eventsourcing.persistence import ApplicationRecorder, Mapper
    from eventsourcing.utils import EnvType

    from wijkledger.ledger.mapper import EntryMapper
    from wijkledger.ledger.store import Store


class StoreFactory(InfrastructureFactory[Any]):
    """Hands out the recorder of a store that was opened elsewhere; a ledger has no other recorders."""

    def __init__(self, env: Environment, store: Store) -> None:
        super().__init__(env)
        self._store = store

    def application_recorder(self) -> ApplicationRecorder:
        """The way in to the entries."""
        return self._store.recorder()

    def aggregate_recorder(self, purpose: str = "events") -> NoReturn:
        """There are no snapshots."""
        raise NotImplementedError(purpose)

    def tracking_recorder(self, tracking_recorder_class: type[Any] | None = None) -> NoReturn:
        """Nothing is tracked: what is derived can be derived again."""
        raise NotImplementedError(tracking_recorder_class)

    def process_recorder(self) -> NoReturn:
        """Nothing is processed here."""
        raise NotImplementedError


class LedgerApplication(Application[str]):
    """Saves entries: one call, one transaction; no snapshots, no cache, no subscriptions."""

    def __init__(self, store: Store, mapper: EntryMapper) -> None:
        self._store = store
        self._mapper = mapper
        super().__init__({})

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what was handed in: the library would let the variables of the process win from that."""
        return Environment(name, env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """Our factory on the store that was handed in."""
        return StoreFactory(env, self._store)

    def construct_mapper(self) -> Mapper[str]:
        """The mapper with the closed list of kinds."""
        return self._mapper
