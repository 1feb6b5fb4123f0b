"""Two amounts that come to one: the first less the second, the higher of them, or the lower."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from pbr.engine.pricing.figures import Missing, Unknown
from pbr.records.table import Row
from pbr.scheme.pricing.amounts import TwoAmounts, Way

Exactly = Callable[[Row, date], Fraction | Unknown | Missing]
"""A function from a row and a day to what an amount comes to, in exact pence."""

NIL = Fraction(0)


def come_to(way: Way, first: Fraction, second: Fraction) -> Fraction:
    """What two amounts come to, in exact pence: nil where more is taken off than there is."""
    match way:
        case "less":
            return max(NIL, first - second)
        case "higher of":
            return max(first, second)
        case "lower of":
            return min(first, second)


def one_of_two(two: TwoAmounts, first: Exactly, second: Exactly) -> Exactly:
    """A function from a row and a day to what two amounts come to together.

    Where one of them is not known, it is not known what they come to, unless it is nil whatever that one is: no money
    of a record or a scheme is below nil.
    """

    def of_both(row: Row, day: date) -> Fraction | Unknown | Missing:
        one, other = first(row, day), second(row, day)
        for found in (one, other):
            if isinstance(found, Missing):
                return found
        if isinstance(one, Unknown):
            return NIL if two.way == "lower of" and other == NIL else one
        if isinstance(other, Unknown):
            return NIL if two.way != "higher of" and one == NIL else other
        if isinstance(one, Missing) or isinstance(other, Missing):
            raise ValueError("a missing figure was passed over")
        return come_to(two.way, one, other)

    return of_both
