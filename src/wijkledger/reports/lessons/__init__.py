"""The lessons-learned report: what a neighbourhood went through and what both sides take from it."""

from wijkledger.reports.lessons.colophon import HeadLike
from wijkledger.reports.lessons.report import lessons_report

__all__ = ["HeadLike", "lessons_report"]
