"""The library's own contract tests, on our recorder.

The module is imported, not its classes: pytest would collect the abstract ones.
"""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

import eventsourcing.tests.persistence as contract
import pytest

from wijkledger.ledger.postgres_connection import ServerDatastore
from wijkledger.ledger.postgres_recorder import PostgresLedgerRecorder
from wijkledger.ledger.sqlite_connection import LedgerDatastore
from wijkledger.ledger.sqlite_opening import ledger_uri
from wijkledger.ledger.sqlite_recorder import SQLiteLedgerRecorder


class OnAFile(contract.RecorderTestCase):
    def new_originator_id(self) -> str:
        return str(uuid.uuid4())

    def create_recorder(self) -> SQLiteLedgerRecorder:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        datastore = LedgerDatastore(ledger_uri(str(Path(folder.name) / "boek.ledger"), mode="rwc"))
        self.addCleanup(datastore.close)
        recorder = SQLiteLedgerRecorder(datastore)
        recorder.create_table()
        return recorder


class OnAServer(contract.RecorderTestCase):
    @pytest.fixture(autouse=True)
    def _place(self, new_database: Callable[[], str]) -> None:
        self.new_database = new_database

    def new_originator_id(self) -> str:
        return str(uuid.uuid4())

    def create_recorder(self) -> PostgresLedgerRecorder:
        datastore = ServerDatastore(self.new_database(), "proef")
        self.addCleanup(datastore.close)
        recorder = PostgresLedgerRecorder(datastore)
        recorder.create_table()
        return recorder


class TestTheRecorderOfAServerRecords(
    OnAServer, contract.ApplicationRecorderTestCase[PostgresLedgerRecorder]
):
    pass


class TestTwoWritersOnAServerDoNotInterleave(OnAServer, contract.NonInterleavingNotificationIDsBaseCase):
    pass


class TestTheRecorderRecords(OnAFile, contract.ApplicationRecorderTestCase[SQLiteLedgerRecorder]):
    pass


class TestTwoWritersDoNotInterleave(OnAFile, contract.NonInterleavingNotificationIDsBaseCase):
    pass


del OnAFile, OnAServer
