"""``not_earned.csv`` of a run of a ledger: the lines of its period that are decided as nothing.

They move nothing, so they are no entries. Each is listed by the run in whose period it would have been due; one of
which no day is known, by every run.
"""

from collections.abc import Sequence
from typing import TextIO

from pbr.reports.lines_csv import LinesCsv
from pbr.settlement.line import Line, Status
from pbr.values.period import Period


class NotEarnedCsv:
    """Writes the lines that are not earned to an open file as all lines of a run go by."""

    def __init__(self, file: TextIO, period: Period) -> None:
        self._lines, self._period = LinesCsv(file), period

    def write(self, batch: Sequence[Line]) -> None:
        """Write those of some lines that are decided as nothing, and of which nothing moves."""
        self._lines.write([line for line in batch if line.status is Status.NOT_EARNED and self._is_of_run(line)])

    def _is_of_run(self, line: Line) -> bool:
        return not line.amount and (line.due_on is None or line.due_on in self._period)
