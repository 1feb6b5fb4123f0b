"""How far a long run has come: one line on standard error, on a terminal only, gone at the end."""

import sys
import time
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from typing import TextIO

_SECONDS_BETWEEN = 0.5
_ERASE = "\r\x1b[K"
_BAR = 20
"""How many marks a full bar has."""


class TerminalProgress:
    """Counts lines as batches go by, and shows the count twice a second."""

    def __init__(self, terminal: TextIO | None) -> None:
        self._terminal = terminal
        self._lines = 0
        self._shown_at = time.monotonic()

    def write(self, batch: Sized) -> None:
        """Count the lines of a batch."""
        self._lines += len(batch)
        self.say_now_and_then(f"{self._lines:,} lines")

    def say_now_and_then(self, words: str) -> None:
        """Show some words in place of those before, unless others were shown just now."""
        now = time.monotonic()
        if self._terminal and now - self._shown_at >= _SECONDS_BETWEEN:
            self._shown_at = now
            self.say(words)

    def reach(self, words: str, done: int, of: int) -> None:
        """Show how much is done of what there is to do, as a bar before some words, unless one was shown just now."""
        marks = _BAR * done // of if of else 0
        self.say_now_and_then(f"[{'#' * marks}{'.' * (_BAR - marks)}] {words}")

    def say(self, words: str) -> None:
        """Show some words in place of those before."""
        if self._terminal:
            self._terminal.write(f"{_ERASE}{words} ...")
            self._terminal.flush()


@contextmanager
def progress() -> Iterator[TerminalProgress]:
    """Show progress while something long goes on, and wipe it away whatever happens."""
    terminal = sys.stderr if sys.stderr.isatty() else None
    try:
        yield TerminalProgress(terminal)
    finally:
        if terminal:
            terminal.write(_ERASE)
            terminal.flush()
