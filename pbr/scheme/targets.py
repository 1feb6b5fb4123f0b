"""Targets (standards of performance): what a measure has to reach, and out of how many records it is judged."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Bound(StrEnum):
    """On which side of a figure a target lies, as it is written."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Target:
    """A target of a measure: a share between nought and one, and the side on which it is met.

    ``judged_from`` is the least number of records that it is judged on; with fewer, nothing is said of it.
    """

    bound: Bound
    figure: Fraction
    text: str
    judged_from: int = 1

    def is_met_by(self, share: Fraction) -> bool:
        """Whether a share meets it."""
        match self.bound:
            case Bound.AT_LEAST:
                return share >= self.figure
            case Bound.AT_MOST:
                return share <= self.figure
            case Bound.ABOVE:
                return share > self.figure
            case Bound.BELOW:
                return share < self.figure
