"""Rows of a price table for numbers: ``30`` alone, ``below 30`` and ``from 30``, or ``up to 30`` and ``above 30``."""

from bisect import bisect_left
from collections.abc import Iterable
from fractions import Fraction

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One row, and the numbers it is for: between two, either of them taken in or not. Money is in pence.

    A side that has no end is None. One that ends below where it begins goes on over midnight, in minutes of a day.
    """

    text: str
    low: Fraction | None
    takes_low: bool
    high: Fraction | None
    takes_high: bool

    def holds(self, number: Fraction) -> bool:
        """Whether a number belongs to the row."""
        above = self.low is None or self.low < number or (self.takes_low and self.low == number)
        below = self.high is None or number < self.high or (self.takes_high and self.high == number)
        if self.low is not None and self.high is not None and self.high < self.low:
            return above or below
        return above and below


def in_one_row(rows: Iterable[NumberRow], least: Fraction, most: Fraction) -> bool:
    """Whether every number from one to another is in the same row, or in none."""
    return all(_same_for_all(row, least, most) for row in rows)


def _same_for_all(row: NumberRow, least: Fraction, most: Fraction) -> bool:
    if row.holds(least) or row.holds(most):
        return row.holds(least) and row.holds(most)
    # It holds neither end, and may lie between them.
    return row.low is None or row.high is None or most < row.low or row.high < least


class RowEdges:
    """The numbers at which rows begin or end: what lies between the same two of them is in the same rows."""

    def __init__(self, rows: Iterable[NumberRow]) -> None:
        ends = {end for row in rows for end in (row.low, row.high) if end is not None}
        self._ends = sorted(ends)

    def place_of(self, number: Fraction | None) -> int | None:
        """Where a number stands among them: the same for all that are in the same rows; None while it is not known."""
        if number is None:
            return None
        at = bisect_left(self._ends, number)
        return 2 * at + (at < len(self._ends) and self._ends[at] == number)
