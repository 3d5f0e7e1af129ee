"""wijkledger on a server: the same measurements, another address."""

from __future__ import annotations

from peers.ours import Ours
from peers.server import fresh, store

TITLE = "wijkledger, PostgreSQL"
BASELINE = "plain_postgresql"

_OURS = Ours(lambda work: store(work, "ours"), lambda work: fresh(work, "ours"))
fill = _OURS.fill
MEASURES = _OURS.measures()
