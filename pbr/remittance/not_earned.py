"""``not_earned.csv`` of a run of a ledger: the lines that are decided as nothing, and belong in its statements.

They move nothing, so they are no entries. A run lists those that would have been due in its period, those of which no
day is known, and those that waited to be decided in the run before, whenever they would have been due.
"""

from collections.abc import Container, Sequence
from typing import TextIO

from pbr.ledger.held_lines import Named
from pbr.reports.lines_csv import LinesCsv
from pbr.reports.spreadsheet_safe_cells import text_cell
from pbr.settlement.line import Line, Status
from pbr.values.period import Period


class NotEarnedCsv:
    """Writes the lines that are not earned to an open file as all lines of a run go by."""

    def __init__(self, file: TextIO, period: Period, waited: Container[Named]) -> None:
        """Write the header; ``waited`` are those that were not decided in the run before."""
        self._lines, self._period, self._waited = LinesCsv(file), period, waited

    def write(self, batch: Sequence[Line]) -> None:
        """Write those of some lines that are decided as nothing, and of which nothing moves."""
        self._lines.write([line for line in batch if line.status is Status.NOT_EARNED and self._is_of_run(line)])

    def _is_of_run(self, line: Line) -> bool:
        if line.amount:
            return False
        return line.due_on is None or line.due_on in self._period or _named(line) in self._waited


def _named(line: Line) -> Named:
    """What a line is of, as ``held.csv`` names it."""
    return tuple(map(text_cell, (line.record_id, line.paid_provider_id, line.payment, line.part, line.slot.label)))
