"""Columns of times of day, by the clock on the wall."""

from pbr.records.cells.cells import UNREADABLE, Unreadable
from pbr.records.cells.column import Spellings
from pbr.records.table import Value
from pbr.values.time_of_day import time_in_cell


class TimeColumn(Spellings):
    """Times of day, in whole minutes."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        at = time_in_cell(cell)
        return UNREADABLE if at is None else at
