"""The stored book: the only room that knows a database or the event-sourcing library.

Start at ``wijkledger.ledger.ledger`` (the face the desk uses) and ``wijkledger.ledger.errors``. Nothing is
imported here, so that catching an error does not cost the start-up time of a database.
"""
