"""Columns of exact numbers: hours, minutes, weights and scores, refused where the unit cannot have them."""

from abc import abstractmethod

from pbr.problems.problem import Place, Problem
from pbr.records.cells.cells import UNREADABLE, Unreadable, can_be
from pbr.records.cells.decimal_points import PointsSeen, cell_with_point_in_doubt, may_be_thousands
from pbr.records.cells.figure_column import FigureColumn
from pbr.records.cells.wrong_unit import cell_of_another_unit
from pbr.records.dictionary import Field
from pbr.records.table import Value
from pbr.values.number import number_in_cell


class NumberColumn(FigureColumn):
    """Exact numbers. ``found_impossible`` says whether any so far cannot be in the unit of the field.

    ``points`` says whether any has a point that may stand between thousands.
    """

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.found_impossible = False
        self.points = PointsSeen()

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        number = number_in_cell(cell)
        if number is None or (number.numerator < 0 and not self.field.may_be_negative):
            return UNREADABLE
        self.points.look_at(self.field, cell)
        if not can_be(self.field, number):
            self.found_impossible = True
            return UNREADABLE
        return number


class NumbersInDoubt(NumberColumn):
    """Numbers of which some are not believed, as the column as a whole shows."""

    @abstractmethod
    def why_not_believed(self, cell: str, place: Place) -> Problem | None:
        """Say why a trimmed cell is not believed that can be read; nothing of any other."""


class NumbersOfAnotherUnit(NumbersInDoubt):
    """Numbers that stand in another unit: none is read, but nil is nil in any unit."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read nothing but nil."""
        number = super().value_of(cell)
        return UNREADABLE if number else number

    def why_not_believed(self, cell: str, place: Place) -> Problem | None:
        """Say that it may be in another unit."""
        return cell_of_another_unit(self.field, cell, place)


class NumbersWithPointsInDoubt(NumbersInDoubt):
    """Numbers of which those are not read whose point may stand between thousands."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a number that is the same either way."""
        return UNREADABLE if may_be_thousands(self.field, cell) else super().value_of(cell)

    def why_not_believed(self, cell: str, place: Place) -> Problem | None:
        """Say that its point may stand between thousands."""
        return cell_with_point_in_doubt(self.field, cell, place)
