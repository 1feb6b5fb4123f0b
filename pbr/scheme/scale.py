"""Scaling (a sliding scale): how much of a payment a measure releases, by steps that leave no gap."""

from dataclasses import dataclass
from fractions import Fraction

from pbr.scheme.measures import Measure


@dataclass(frozen=True, slots=True)
class Step:
    """From this share of the measure upwards (None: from nothing), this much of the whole is released."""

    start: Fraction | None
    released: Fraction


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure and its steps, from the lowest; the whole amount takes the one share that the measure reaches."""

    measure: Measure
    steps: tuple[Step, ...]

    def released_at(self, share: Fraction) -> Fraction:
        """How much of the whole is released at a value of the measure. Compared exactly, never rounded."""
        reached = self.steps[0].released
        for step in self.steps[1:]:
            if step.start is not None and share >= step.start:
                reached = step.released
        return reached
