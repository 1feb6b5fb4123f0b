"""A rate that is itself not certain: in a range, triangular, or a beta from successes and trials.

Rates are drawn as floats: they are chances, never money. A drawn rate is turned into a whole number of 2^-24 before
it is compared with anything.
"""

from fractions import Fraction
from random import Random

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class UniformRate:
    """Any rate from ``low`` to ``high``, all alike. ``name`` is the assumption it comes from."""

    name: str
    low: Fraction
    high: Fraction

    @property
    def mean(self) -> Fraction:
        """The rate to be expected."""
        return (self.low + self.high) / 2

    def drawn(self, chance: Random) -> float:
        """One rate; a float because it is a chance."""
        return chance.uniform(float(self.low), float(self.high))


@dataclass(frozen=True, slots=True)
class Triangular:
    """A rate from ``low`` to ``high``, most likely ``mode``."""

    name: str
    low: Fraction
    mode: Fraction
    high: Fraction

    @property
    def mean(self) -> Fraction:
        """The rate to be expected."""
        return (self.low + self.mode + self.high) / 3

    def drawn(self, chance: Random) -> float:
        """One rate; a float because it is a chance."""
        return chance.triangular(float(self.low), float(self.high), float(self.mode))


@dataclass(frozen=True, slots=True)
class Beta:
    """A rate seen as ``successes`` of ``trials``: a beta with one success and one failure more (no rate preferred)."""

    name: str
    successes: int
    trials: int

    @property
    def mean(self) -> Fraction:
        """The rate to be expected: 66 of 117 gives 67 of 119."""
        return Fraction(self.successes + 1, self.trials + 2)

    def drawn(self, chance: Random) -> float:
        """One rate; a float because it is a chance."""
        return chance.betavariate(self.successes + 1, self.trials - self.successes + 1)


Spread = UniformRate | Triangular | Beta
