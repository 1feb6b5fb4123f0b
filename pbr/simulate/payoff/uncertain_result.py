"""What is not known yet, or is drawn again: the result of an outcome, the support at the end of a plan or at ten weeks.

A component can turn out in a few named ways, the best first. Everything a simulation says rests on how likely each
of them is, and on what the exact engine pays for each.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from pbr.simulate.distributions import Spread
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the ways in which a component can turn out."""

    name: str


class Component(NamedTuple):
    """A fact of one record that is drawn.

    ``group`` says what kind of record it is, so that a rate can be given for each kind: the values of the fields that
    ``GROUPS`` lists for its table, in that order, empty where the extract does not say.
    """

    table: str
    fact: str
    record_id: str
    provider_id: str
    group: tuple[str, ...]

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The ways in which it can turn out, the best for the person first."""
        return ALTERNATIVES[self.table, self.fact]

    def of(self, field: str) -> str:
        """What the component's record says of a field of its group; empty where its table has no such field."""
        fields = GROUPS[self.table]
        return self.group[fields.index(field)] if field in fields else ""


GROUPS: Mapping[str, tuple[str, ...]] = {
    "outcomes": ("outcome", "kind", "plan_type", "rate", "area"),
    "plans": ("plan_type", "rate", "area"),
    "people": ("area",),
}
"""The fields by which a table's components are grouped; those of a plan are read for its outcomes too."""

ALTERNATIVES: Mapping[tuple[str, str], tuple[Alternative, ...]] = {
    ("outcomes", "result"): (Alternative("achieved_sooner"), Alternative("achieved"), Alternative("not_achieved")),
    ("plans", "support_at_end"): (
        Alternative("none"),
        Alternative("reduced"),
        Alternative("same"),
        Alternative("increased"),
        Alternative("residential"),
    ),
    ("people", "support_at_10_weeks"): (Alternative("none"), Alternative("same")),
}
"""The alternatives of each fact that can be drawn."""

SUCCESSES: Mapping[tuple[str, str], int] = {
    ("outcomes", "result"): 2,
    ("plans", "support_at_end"): 1,
    ("people", "support_at_10_weeks"): 1,
}
"""How many of the alternatives, from the first, count as a success when a success rate is spoken of."""

Rates = Mapping[Component, tuple[Fraction, ...]]
"""How likely each alternative of a component is: exact, adding up to one."""

Spreads = Mapping[Component, Spread]
"""The components whose success rate is itself not certain; those with an equal spread share one rate in each draw."""


def success_rate(component: Component, rates: Rates) -> Fraction:
    """How likely a component is to be a success."""
    return sum(rates[component][: SUCCESSES[component.table, component.fact]], Fraction(0))


def with_success_rate(component: Component, chances: tuple[Fraction, ...], rate: Fraction) -> tuple[Fraction, ...]:
    """The chances of a component when its success rate is another: the split on either side of it stays as it was.

    Where one side had no chance at all, its first alternative (a success) or its second last or only one takes all.
    """
    at = SUCCESSES[component.table, component.fact]
    return (*_in_all(chances[:at], rate, at - 1), *_in_all(chances[at:], 1 - rate, 0))


def _in_all(chances: tuple[Fraction, ...], whole: Fraction, otherwise: int) -> tuple[Fraction, ...]:
    """Chances in the same proportions that add up to ``whole``; all of it to one of them where they were nil."""
    total = sum(chances, Fraction(0))
    if total == 0:
        return tuple(whole if at == otherwise else Fraction(0) for at in range(len(chances)))
    return tuple(chance * whole / total for chance in chances)
