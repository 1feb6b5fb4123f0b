"""Scaling (a sliding scale): how much of a payment a measure releases, by steps that leave no gap."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from pbr.scheme.measuring.targets import Change, Side
from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import A_SHARE, FigureUnit, figure_as_written

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Measure


@dataclass(frozen=True, slots=True)
class Step:
    """From this figure of the measure upwards (None: from the lowest), this much of the whole is released.

    On a straight line it changes evenly from there, ``to`` so much where the next step begins, at the ``end``. A step
    that is ``beyond`` its start has only what is more: the start itself belongs to the step before it.
    """

    start: Fraction | None
    released: Fraction
    to: Fraction | None = None
    end: Fraction | None = None
    beyond: bool = False

    def released_at(self, figure: Fraction) -> Fraction:
        """How much of the whole the step releases at a value of the measure that reaches it."""
        if self.to is None or self.end is None:
            return self.released
        start = self.start or Fraction(0)
        return self.released + (self.to - self.released) * (figure - start) / (self.end - start)

    def is_reached_by(self, figure: Fraction) -> bool:
        """Whether a value of the measure comes up to where the step begins."""
        return self.start is None or figure > self.start or (figure == self.start and not self.beyond)

    def lies_between(self, low: Fraction | None, high: Fraction | None) -> bool:
        """Whether the step begins on the way from one value to a higher one; an end that is None is open."""
        if self.start is None:
            return False
        is_above_low = low is None or low < self.start or (self.beyond and low == self.start)
        return is_above_low and (high is None or self.is_reached_by(high))


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure and its steps, from the lowest; the whole amount takes the one share that the measure reaches.

    The steps are figures in the measure's own unit: a share of one, money in pence, or a number. With a ``change``
    they are how much fewer or more it is than what it is compared with.
    """

    measure: "Measure"
    steps: tuple[Step, ...]
    change: Change | None = None

    @property
    def unit(self) -> FigureUnit:
        """What the figures of the steps are in, and what people say after them."""
        return unit_of_steps(self.measure, self.change)

    def released_at(self, figure: Fraction) -> Fraction:
        """How much of the whole is released at a value of the measure. Compared exactly, never rounded."""
        return self.reached(figure).released_at(figure)

    def reached(self, figure: Fraction) -> Step:
        """The step that a value of the measure reaches."""
        return next(step for step in reversed(self.steps) if step.is_reached_by(figure))

    def reached_between(self, low: Fraction | None, high: Fraction | None) -> tuple[Step, ...]:
        """Every step that a value from one to another can reach; an end that is None is open."""
        first = 0 if low is None else self.steps.index(self.reached(low))
        last = len(self.steps) - 1 if high is None else self.steps.index(self.reached(high))
        return self.steps[first : last + 1]

    def said(self, step: Step) -> str:
        """Where a step lies, as it is written: ``below 50%``, ``from 4 per 100 people``, ``above 10% fewer``."""
        if step.start is not None:
            return f"{'above' if step.beyond else 'from'} {figure_as_written(step.start, self.unit)}"
        after = next((one for one in self.steps if one.start is not None), step)
        return f"{'at most' if after.beyond else 'below'} {figure_as_written(after.start or Fraction(0), self.unit)}"

    def released_between(self, low: Fraction | None, high: Fraction | None) -> set[Fraction]:
        """How much is released at two values, and wherever it turns between them: one, where it is always the same.

        An end that is None is open: the values go on beyond the first step's, or the last's.
        """
        found = {self.steps[0].released} if low is None else {self.released_at(low)}
        found.add(self.steps[-1].released if high is None else self.released_at(high))
        for step, after in pairwise(self.steps):
            if after.lies_between(low, high):
                found |= {after.released, step.released if step.to is None else step.to}
        return found


def unit_of_steps(measure: "Measure", change: Change | None) -> FigureUnit:
    """The unit of the steps of a measure, or of a change of it: ``per 100 people``, ``fewer`` of a share."""
    if change is None:
        return measure.unit
    unit = A_SHARE if change.is_share else measure.unit
    side = change.side.value
    return replace(unit, words=f"{unit.words} {side}".lstrip(), one=f"{unit.one} {side}" if unit.one else "")


def ends_at_the_whole(measure: "Measure", change: Change | None) -> bool:
    """Whether steps end at 100%: no share counted is more than the whole, and nothing above nought falls by more."""
    if change is None:
        return measure.is_share_counted
    return change.is_share and change.side is Side.FEWER and not measure.may_be_below_nought
