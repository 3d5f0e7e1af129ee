"""The library's own contract tests, on our recorder.

The module is imported, not its classes: pytest would collect the abstract ones.
"""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path

import eventsourcing.tests.persistence as contract

from wijkledger.ledger.sqlite_opening import ledger_uri
from wijkledger.ledger.sqlite_connection import LedgerDatastore
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


class TestTheRecorderRecords(OnAFile, contract.ApplicationRecorderTestCase[SQLiteLedgerRecorder]):
    pass


class TestTwoWritersDoNotInterleave(OnAFile, contract.NonInterleavingNotificationIDsBaseCase):
    pass


del OnAFile
