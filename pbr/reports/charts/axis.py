"""Where an amount stands across a picture."""

from collections.abc import Iterable
from fractions import Fraction

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale from ``least`` at the left edge to ``most`` at the right."""

    least: Fraction
    most: Fraction

    def at(self, value: Fraction | int) -> str:
        """Give the place of a value: ``37.5%``."""
        return _per_cent((value - self.least) / (self.most - self.least))

    def wide(self, one: Fraction | int, other: Fraction | int) -> str:
        """Give how far apart two values stand."""
        return _per_cent(abs(Fraction(one) - other) / (self.most - self.least))


def axis_over(values: Iterable[Fraction | int]) -> Axis:
    """Make an axis that has all the values in it, and nought, so that the lengths of bars can be compared."""
    found = [Fraction(0), *(Fraction(value) for value in values)]
    least, most = min(found), max(found)
    return Axis(least, most if most > least else least + 1)


def _per_cent(share: Fraction) -> str:
    """Write a share of the width, to a hundredth of one per cent."""
    hundredths = (share * 10_000).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02d}%"
