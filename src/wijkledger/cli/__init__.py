"""The command line: the same desk as the screens, for scripts and for people who read line by line."""

from wijkledger.cli.main import run

__all__ = ["run"]
