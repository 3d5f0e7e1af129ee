"""The shared memory of a neighbourhood that leaves natural gas: a ledger of immutable entries."""

__version__ = "0.1.0"
