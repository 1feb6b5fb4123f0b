"""How whoever waits is told how far a long run has come; nobody is told anything unless they ask."""

from collections.abc import Sized
from typing import Protocol


class Progress(Protocol):
    """Is told what goes on."""

    def say(self, words: str) -> None:
        """Take what goes on now."""

    def write(self, batch: Sized) -> None:
        """Take how many lines have just gone by."""

    def reach(self, words: str, done: int, of: int) -> None:
        """Take how much is done of what there is to do."""


class _Nobody:
    """Tells nobody."""

    def say(self, words: str) -> None:
        """Say nothing."""

    def write(self, batch: Sized) -> None:
        """Count nothing."""

    def reach(self, words: str, done: int, of: int) -> None:
        """Show nothing."""


NOBODY_WAITS: Progress = _Nobody()
"""What is told when nobody waits."""
