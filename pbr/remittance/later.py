"""``later.csv`` of a run of a ledger: the lines that fall due after its period, for its statements.

They move nothing, so they are no entries: each is settled by the run that holds its day, by what is recorded then.
"""

from collections.abc import Sequence
from typing import TextIO

from pbr.reports.lines_csv import LinesCsv
from pbr.settlement.line import Line, Status


class LaterCsv:
    """Writes the lines that fall due later to an open file as all lines of a run go by."""

    def __init__(self, file: TextIO) -> None:
        self._lines = LinesCsv(file)

    def write(self, batch: Sequence[Line]) -> None:
        """Write those of some lines that are not due yet and may come to something; nothing of them moves."""
        self._lines.write([line for line in batch if line.status is Status.NOT_DUE and _waits_for_its_day(line)])


def _waits_for_its_day(line: Line) -> bool:
    return line.due_on is not None and not line.amount and line.at_stake != 0
