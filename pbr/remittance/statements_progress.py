"""How far statements have come while they are written: lines that have gone by, and statements that are done."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pbr.remittance.paid_line import PaidLine

_LINES_AT_ONCE = 1_000


class StatementsProgress(Protocol):
    """Is told how far they have come."""

    def __call__(self, lines: int, done: int, of: int) -> None:
        """Take how many lines have gone by, and how many statements are done of those that are wanted."""
        ...


def nobody_waits(lines: int, done: int, of: int) -> None:
    """Tell nobody."""


class LinesGoneBy:
    """Counts the lines of a run as they go by, and the statements as they are done, and tells of both."""

    def __init__(self, tell: StatementsProgress, of: int) -> None:
        self._tell, self._of = tell, of
        self._lines = self._done = 0

    def counted(self, lines: Iterable[PaidLine]) -> Iterator[PaidLine]:
        """The same lines, counted."""
        for line in lines:
            self._lines += 1
            if self._lines % _LINES_AT_ONCE == 0:
                self._told()
            yield line

    def one_done(self) -> None:
        """Count a statement."""
        self._done += 1
        self._told()

    def _told(self) -> None:
        self._tell(self._lines, self._done, self._of)
