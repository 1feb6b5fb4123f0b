"""What a measure scales together: what is fixed of it, and what turns, in each way."""

from dataclasses import field
from fractions import Fraction
from math import lcm

from pbr.scheme.measuring.scale import Scale
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.payoff.undecided import Undecided, WaysTaken
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

PoolKey = tuple[str, str, str, Window]
"""A provider, a payment, its part, and a window."""


@dataclass(slots=True)
class Pooled:
    """What a measure scales together: the fixed part, and each component's in each way, in exact signed pence.

    ``undecided`` is what is open or held, in the ways in which it was found. ``is_decided`` says whether anything else
    is there: of what is only open the engine makes no line.
    """

    scale: Scale
    window: Window
    fixed: Fraction = Fraction(0)
    drawn: dict[Component, list[Fraction]] = field(default_factory=dict)
    undecided: Undecided[Fraction] = field(default_factory=Undecided)
    is_decided: bool = False

    @property
    def parts(self) -> int:
        """Of how many parts of a penny all of it is whole numbers."""
        found = {self.fixed.denominator, *(each.denominator for ways in self.drawn.values() for each in ways)}
        return lcm(*found, *(one.worth.denominator for one in self.undecided.lines))

    def open_worth(self, taken: WaysTaken) -> Fraction:
        """What is open or held would add if all of it came, each component in the way in which it is most."""
        each = self.undecided.furthest(taken, Fraction.__add__, lambda one, other: max(one, other, key=abs))
        return sum(each, Fraction(0))
