"""A column of a table, parsed cell by cell; each spelling is read once (cached), however often it occurs."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from pbr.records.cells.blank_markers import may_be_left_blank, stands_for_nothing
from pbr.records.cells.cells import UNREADABLE, Unreadable, blank_value
from pbr.records.dictionary import Field
from pbr.records.files.invisible_characters import trimmed
from pbr.records.table import Value

# Enough for every date, code and common amount; a column with more spellings is read cell by cell beyond it.
SPELLINGS_KEPT = 50_000


class Column(Protocol):
    """Reads the cells of one column. ``found_unreadable`` says whether any cell so far could not be read."""

    field: Field
    found_unreadable: bool

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        ...

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read, for a column that no one uses."""
        ...

    def tally(self, cells: Sequence[str]) -> None:
        """Count, of cells that were read or checked, those of which something is to be said once for the column."""
        ...


class Spellings(dict[str, Any]):
    """Reads the cells of a column with few spellings, by remembering each; the base of every such column.

    Looking up a spelling that is not there reads it, so that a whole column is read by ``map`` at the speed of C.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.found_unreadable = False
        self.marks: Counter[str] = Counter()
        self._blank: Value | Unreadable = UNREADABLE if field.required else blank_value(field)
        self._marked: dict[str, str] = {}

    def __missing__(self, text: str) -> Any:
        cell = trimmed(text)
        if not cell:
            value = self._blank
        elif stands_for_nothing(self.field, cell):
            value = self._mark(text, cell)
        else:
            value = self.value_of(cell)
        if value is UNREADABLE:
            self.found_unreadable = True
        if len(self) < SPELLINGS_KEPT:
            self[text] = value
        return value

    def _mark(self, text: str, cell: str) -> Value | Unreadable:
        """Read a mark for nothing as a blank cell where it may be one."""
        if not may_be_left_blank(self.field, cell):
            return UNREADABLE
        self._marked[text] = cell
        return None

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        return list(map(self.__getitem__, cells))

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read."""
        for text in set(cells).difference(self):
            self[text]

    def tally(self, cells: Sequence[str]) -> None:
        """Count the cells that stood for nothing and were read as blank, by the mark in them."""
        if self._marked:
            self.marks.update(self._marked[text] for text in cells if text in self._marked)

    @abstractmethod
    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
