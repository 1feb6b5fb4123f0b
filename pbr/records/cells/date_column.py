"""Columns of days (dates), with the order of day and month in which each was written."""

from collections.abc import Set
from datetime import date

from pbr.records.cells.cells import UNREADABLE, Unreadable
from pbr.records.cells.column import Spellings
from pbr.records.dictionary import Field
from pbr.records.table import Value
from pbr.values.dates import DayOrder, day_and_order_in_cell


class DateColumn(Spellings):
    """Days. ``days`` are the different ones among the cells read so far, ``orders`` how they have day and month.

    A cell that has them in an order that is ``disbelieved`` is not read.
    """

    def __init__(self, field: Field, disbelieved: Set[DayOrder] = frozenset()) -> None:
        super().__init__(field)
        self.days: set[date] = set()
        self.orders: set[DayOrder] = set()
        self._disbelieved = disbelieved

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        day, order = day_and_order_in_cell(cell)
        if self._disbelieved and order in self._disbelieved:
            return UNREADABLE
        if order:
            self._note(cell, order)
        if day is None:
            return UNREADABLE
        self.days.add(day)
        return day

    def _note(self, cell: str, order: DayOrder) -> None:
        self.orders.add(order)

    @property
    def latest(self) -> date | None:
        """The last day among the cells read so far."""
        return max(self.days, default=None)
