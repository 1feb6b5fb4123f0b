"""Deadweight: what is paid for results that would have come about anyway."""

from dataclasses import dataclass
from fractions import Fraction

from pbr.simulate.component import Rates, success_rate, with_success_rate
from pbr.simulate.expected import Expectation
from pbr.values.money import pounds
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class Deadweight:
    """Expected pence that turn on results, and those of them that would be paid without the service; exact."""

    paid_for_results: Fraction
    paid_anyway: Fraction

    @property
    def share(self) -> Fraction | None:
        """What part would be paid anyway; None where nothing is paid for results."""
        return self.paid_anyway / self.paid_for_results if self.paid_for_results > 0 else None

    @property
    def words(self) -> str:
        """The finding as people read it."""
        if self.share is None:
            return "nothing is paid for results"
        paid, anyway = (to_pence(each, Rounding.HALF_UP) for each in (self.paid_for_results, self.paid_anyway))
        return f"of {pounds(paid)} paid for results, {pounds(anyway)} would be paid for what would have happened anyway"


def deadweight(expectation: Expectation, rates: Rates, counterfactual: Fraction) -> Deadweight:
    """What a scheme is expected to pay for results, and what if they came about as often as without the service.

    Both are beside what it would pay if nothing succeeded. Where a rate is no higher than ``counterfactual`` (the
    success rate without the service), all that is paid for it is paid anyway. Raises `NoClosedFormError`.
    """
    least = expectation.total(_at_most(rates, Fraction(0)))
    return Deadweight(expectation.total(rates) - least, expectation.total(_at_most(rates, counterfactual)) - least)


def _at_most(rates: Rates, most: Fraction) -> Rates:
    """The same rates where no component succeeds more often than this."""
    made: dict[int, tuple[Fraction, ...]] = {}
    for one, chances in rates.items():
        # Components with the same chances share one tuple of them, and go on doing so.
        if id(chances) not in made:
            higher = success_rate(one, rates) > most
            made[id(chances)] = with_success_rate(one, chances, most) if higher else chances
    return {one: made[id(chances)] for one, chances in rates.items()}
