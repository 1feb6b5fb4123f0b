"""Columns of yes or no (booleans), written in any of the usual ways."""

from pbr.records.cells.cells import UNREADABLE, YES_NO, Unreadable
from pbr.records.cells.column import Spellings
from pbr.records.table import Value


class YesNoColumn(Spellings):
    """Yes or no, written in any of the usual ways."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        return YES_NO.get(cell.casefold(), UNREADABLE)
