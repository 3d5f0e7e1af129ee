"""The use cases of the program; both front ends call only this."""

from wijkledger.desk.desk import Desk
from wijkledger.desk.errors import DeskError
from wijkledger.desk.point import NOW, Point
from wijkledger.notation.complete import Completion, complete, word_start
from wijkledger.notation.journal import Block, Journal
from wijkledger.notation.preview import described
from wijkledger.notation.problem import Problem
from wijkledger.notation.tokens import quote

__all__ = [
    "NOW",
    "Block",
    "Completion",
    "Desk",
    "DeskError",
    "Journal",
    "Point",
    "Problem",
    "complete",
    "described",
    "quote",
    "word_start",
]
