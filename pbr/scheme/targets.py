"""Targets (standards of performance): what a measure has to reach, and out of how many records it is judged."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pbr.values.figure_unit import A_SHARE, FigureUnit


class Bound(StrEnum):
    """On which side of a figure a target lies, as it is written."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Target:
    """A target of a measure: a figure in the measure's unit, and the side on which it is met.

    A share is between nought and one, and money in pence. ``judged_from`` is the least number of records that it is
    judged on; with fewer, nothing is said of it.
    """

    bound: Bound
    figure: Fraction
    text: str
    judged_from: int = 1
    unit: FigureUnit = A_SHARE

    def is_met_by(self, figure: Fraction) -> bool:
        """Whether a figure meets it."""
        match self.bound:
            case Bound.AT_LEAST:
                return figure >= self.figure
            case Bound.AT_MOST:
                return figure <= self.figure
            case Bound.ABOVE:
                return figure > self.figure
            case Bound.BELOW:
                return figure < self.figure

    def is_met_within(self, low: Fraction | None, high: Fraction | None) -> bool | None:
        """Whether every figure of a range meets it, or none; None where some do. An end that is None is open."""
        more_is_better = self.bound in (Bound.AT_LEAST, Bound.ABOVE)
        at_low = not more_is_better if low is None else self.is_met_by(low)
        at_high = more_is_better if high is None else self.is_met_by(high)
        return at_low if at_low is at_high else None
