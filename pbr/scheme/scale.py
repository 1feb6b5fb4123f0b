"""Scaling (a sliding scale): how much of a payment a measure releases, by steps that leave no gap."""

from fractions import Fraction
from itertools import pairwise

from pbr.scheme.measures import Measure
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """From this share of the measure upwards (None: from nothing), this much of the whole is released.

    On a straight line it changes evenly from there, ``to`` so much where the next step begins, at the ``end``.
    """

    start: Fraction | None
    released: Fraction
    to: Fraction | None = None
    end: Fraction | None = None

    def released_at(self, share: Fraction) -> Fraction:
        """How much of the whole the step releases at a value of the measure that reaches it."""
        if self.to is None or self.end is None:
            return self.released
        start = self.start or Fraction(0)
        return self.released + (self.to - self.released) * (share - start) / (self.end - start)


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure and its steps, from the lowest; the whole amount takes the one share that the measure reaches."""

    measure: Measure
    steps: tuple[Step, ...]

    def released_at(self, share: Fraction) -> Fraction:
        """How much of the whole is released at a value of the measure. Compared exactly, never rounded."""
        return self.reached(share).released_at(share)

    def reached(self, share: Fraction) -> Step:
        """The step that a value of the measure reaches."""
        return next(step for step in reversed(self.steps) if step.start is None or share >= step.start)

    def released_between(self, low: Fraction, high: Fraction) -> set[Fraction]:
        """How much is released at two values, and wherever it turns between them: one, where it is always the same."""
        found = {self.released_at(low), self.released_at(high)}
        for step, after in pairwise(self.steps):
            if after.start is not None and low < after.start <= high:
                found |= {after.released, step.released if step.to is None else step.to}
        return found
