"""The use cases of the program; both front ends call only this."""

from wijkledger.desk.desk import NOW, Desk, Point
from wijkledger.desk.errors import DeskError

__all__ = ["NOW", "Desk", "DeskError", "Point"]
