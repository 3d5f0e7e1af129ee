"""The barest Textual app there is: what the first frame of ours is held against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line that the measurement waits for."""
        yield Static("bare frame")


if __name__ == "__main__":
    Bare().run()
