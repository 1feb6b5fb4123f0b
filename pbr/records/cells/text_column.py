"""Columns of text: the names and codes that a council makes up, as written."""

from pbr.records.cells.blank_markers import (
    is_taken_for_nothing,
)
from pbr.records.cells.cells import UNREADABLE, Unreadable, is_damaged, stray_marks
from pbr.records.cells.column import Spellings
from pbr.records.files.invisible_characters import hidden_in
from pbr.records.table import Value


class TextColumn(Spellings):
    """Names and codes that a council makes up, as written, without the spaces around them."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        return UNREADABLE if is_damaged(cell) or hidden_in(cell) or stray_marks(cell) else cell

    def names(self) -> frozenset[str]:
        """Every name in the cells read so far."""
        return frozenset(value for value in self.values() if isinstance(value, str))

    def taken_for_nothing(self) -> list[str]:
        """The names in the cells read so far that other programs take for an empty cell."""
        return sorted(filter(is_taken_for_nothing, self.names()))
