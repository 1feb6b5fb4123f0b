"""Targets (standards of performance): what a measure has to reach, and out of how many records it is judged."""

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import A_SHARE, FigureUnit


class Bound(StrEnum):
    """On which side of a figure a target lies, as it is written."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BELOW = "below"


class Side(StrEnum):
    """On which side of what a measure is compared with a change lies."""

    FEWER = "fewer"
    MORE = "more"


SIDES = {"fewer": Side.FEWER, "less": Side.FEWER, "lower": Side.FEWER, "more": Side.MORE, "higher": Side.MORE}
"""The words that say on which side a change lies."""


@dataclass(frozen=True, slots=True)
class Change:
    """That a target is of a change: fewer or more, by a share of what it is compared with or by so many of its unit."""

    side: Side
    is_share: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A target of a measure: a figure in the measure's unit, and the side on which it is met.

    With a ``change`` the figure is how much fewer or more than what the measure is compared with. A share is between
    nought and one, and money in pence. ``judged_from`` is the least number of records that it is judged on; with
    fewer, nothing is said of it.
    """

    bound: Bound
    figure: Fraction
    text: str
    judged_from: int = 1
    unit: FigureUnit = A_SHARE
    change: Change | None = None

    def against(self, baseline: Fraction) -> "Target":
        """The figure that has to be reached where the change is from a baseline, and the side on which it is met."""
        if self.change is None:
            return self
        fewer = self.change.side is Side.FEWER
        step = self.figure * baseline if self.change.is_share else self.figure
        bound = _TURNED[self.bound] if fewer else self.bound
        return replace(self, bound=bound, figure=baseline - step if fewer else baseline + step, change=None)

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


_TURNED = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.ABOVE: Bound.BELOW,
    Bound.BELOW: Bound.ABOVE,
}
"""The side of what is left, where so many fewer are asked for: of at least ten fewer than 100 at most 90 are left."""
