"""Deadweight: what is paid for results that would have come about anyway."""

from fractions import Fraction

from pbr.simulate.payoff.expected_value import Expectation
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.payoff.uncertain_result import Component, Rates, success_rate, with_success_rate
from pbr.values.dataclass import dataclass
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

    Both are beside what it would pay with every result the one that it pays least for. Where a rate is no higher than
    ``counterfactual`` (the success rate without the service), all that is paid for it is paid anyway. Raises
    `NoClosedFormError`.
    """
    least = expectation.total(_paid_least(expectation.model, rates))
    return Deadweight(expectation.total(rates) - least, expectation.total(_at_most(rates, counterfactual)) - least)


def _paid_least(model: SchemeModel, rates: Rates) -> Rates:
    """The rates at which every component is sure to be in the alternative that is paid least; of equal ones the last.

    One that only counts in a measure is in its worst for the person.
    """
    sure: dict[tuple[int, int], tuple[Fraction, ...]] = {}
    made: dict[Component, tuple[Fraction, ...]] = {}
    for one, chances in rates.items():
        many = len(chances)
        sums = model.sums.get(one)
        least = many - 1 if sums is None else min(range(many), key=lambda at: (sums[at][0] or 0, -at))
        if (many, least) not in sure:
            sure[many, least] = tuple(Fraction(at == least) for at in range(many))
        made[one] = sure[many, least]
    return made


def _at_most(rates: Rates, most: Fraction) -> Rates:
    """The same rates where no component succeeds more often than this."""
    made: dict[int, tuple[Fraction, ...]] = {}
    for one, chances in rates.items():
        # Components with the same chances share one tuple of them, and go on doing so.
        if id(chances) not in made:
            higher = success_rate(one, rates) > most
            made[id(chances)] = with_success_rate(one, chances, most) if higher else chances
    return {one: made[id(chances)] for one, chances in rates.items()}
