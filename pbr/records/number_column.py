"""Columns of exact numbers: hours, minutes, weights and scores, refused where the unit cannot have them."""

from pbr.records.cells import UNREADABLE, Unreadable, can_be
from pbr.records.dictionary import Field
from pbr.records.figure_column import FigureColumn
from pbr.records.table import Value
from pbr.values.number import number_in_cell


class NumberColumn(FigureColumn):
    """Exact numbers. ``found_impossible`` says whether any so far cannot be in the unit of the field.

    None is read where the column is ``disbelieved``, but nil is nil in any unit.
    """

    def __init__(self, field: Field, disbelieved: bool = False) -> None:
        super().__init__(field)
        self.found_impossible = False
        self._disbelieved = disbelieved

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        number = number_in_cell(cell)
        if number is None or (number < 0 and not self.field.may_be_negative):
            return UNREADABLE
        if not can_be(self.field, number):
            self.found_impossible = True
            return UNREADABLE
        if number and self._disbelieved:
            return UNREADABLE
        return number
