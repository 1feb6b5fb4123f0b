"""How chances become draws: a random number for each draw, beside thresholds that may differ from draw to draw.

A provider's luck is one number for each provider and draw, the same for all its components, anywhere from -1 to 1. It
moves a rate p by ``effect`` × luck × the smaller of p and 1 - p. The mean stays p, and the variance of the rate is
(effect × the smaller)² / 3: a stated simple form instead of a beta, so that it can be checked by hand. Independent
draws alone would understate how far totals can stray.
"""

from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction

from pbr.rng.keyed_streams import CERTAIN, random_numbers, random_of, random_planes
from pbr.simulate.distributions import Spread
from pbr.simulate.monte_carlo.bit_planes import below, below_each, planes_of
from pbr.simulate.payoff.uncertain_result import SUCCESSES, Component, Rates, Spreads
from pbr.values.dataclass import dataclass

Threshold = int | tuple[int, ...]
"""One threshold for every draw, or one for each as planes."""


@dataclass(slots=True)
class Chances:
    """Draws components: the masks of their alternatives, the same for every scheme.

    ``effect`` is between 0 (providers' rates never move together) and 1.
    """

    rates: Rates
    draws: int
    seed: int
    spreads: Spreads
    effect: Fraction
    everything: int
    _thresholds: dict[tuple[int, Spread | None, str, int], tuple[Threshold, ...]] = field(default_factory=dict)
    _luck: dict[str, list[int]] = field(default_factory=dict)
    _drawn: dict[Spread, list[int]] = field(default_factory=dict)

    def masks(self, component: Component) -> tuple[int, ...]:
        """For each alternative, the draws in which it happens; every draw has one."""
        thresholds = self._thresholds_of(component)
        name = (component.table, component.fact, component.provider_id, component.record_id)
        random = random_planes(self.seed, name, self.draws)
        masks: list[int] = []
        before = 0
        for threshold in thresholds:
            # Thresholds rise, so the draws below one are all below the next.
            so_far = (
                below(random, threshold, self.everything)
                if isinstance(threshold, int)
                else below_each(random, threshold, self.everything)
            )
            masks.append(so_far ^ before)
            before = so_far
        return (*masks, self.everything ^ before)

    def _thresholds_of(self, component: Component) -> tuple[Threshold, ...]:
        chances, spread = self.rates[component], self.spreads.get(component)
        provider_id = component.provider_id if self.effect else ""
        successes = SUCCESSES[component.table, component.fact]
        # Components with the same chances share one tuple of them, which the rates keep.
        key = (id(chances), spread, provider_id, successes)
        if key not in self._thresholds:
            self._thresholds[key] = self._worked(chances, spread, provider_id, successes)
        return self._thresholds[key]

    def _worked(
        self, chances: tuple[Fraction, ...], spread: Spread | None, provider_id: str, successes: int
    ) -> tuple[Threshold, ...]:
        rates = self._rates_of(chances, spread, provider_id, successes)
        if rates is None:
            return tuple(_scaled(sum(chances[:at], Fraction(0))) for at in range(1, len(chances)))
        return tuple(tuple(planes_of(_boundary(chances, at, successes, rates))) for at in range(1, len(chances)))

    def _rates_of(
        self, chances: tuple[Fraction, ...], spread: Spread | None, provider_id: str, successes: int
    ) -> list[int] | None:
        """The success rate of each draw, in parts of ``CERTAIN``; None where it is the same in all of them."""
        if spread is None and not self.effect:
            return None
        base = [_scaled(sum(chances[:successes], Fraction(0)))] * self.draws if spread is None else self._of(spread)
        if not self.effect:
            return base
        if provider_id not in self._luck:
            self._luck[provider_id] = random_numbers(self.seed, ("provider", provider_id), self.draws)
        above, below_it = self.effect.numerator, self.effect.denominator * CERTAIN
        return [
            rate + above * (2 * luck - CERTAIN) * min(rate, CERTAIN - rate) // below_it
            for rate, luck in zip(base, self._luck[provider_id], strict=True)
        ]

    def _of(self, spread: Spread) -> list[int]:
        """The rates drawn for an assumption: all the components it covers have the same one in a draw."""
        if spread not in self._drawn:
            chance = random_of(self.seed, ("rate", spread.name))
            # A float because it is a chance; it is a whole number of 2^-24 from here on.
            self._drawn[spread] = [min(max(int(spread.drawn(chance) * CERTAIN), 0), CERTAIN) for _ in range(self.draws)]
        return self._drawn[spread]


def _scaled(chance: Fraction) -> int:
    return chance.numerator * CERTAIN // chance.denominator


def _boundary(chances: Sequence[Fraction], at: int, successes: int, rates: Sequence[int]) -> list[int]:
    """The chance of one of the first ``at`` alternatives in each draw, the split within success and failure kept."""
    success = sum(chances[:successes], Fraction(0))
    so_far = sum(chances[:at], Fraction(0))
    if at <= successes:
        part = so_far / success if success else Fraction(at == successes)
        return [rate * part.numerator // part.denominator for rate in rates]
    part = (1 - so_far) / (1 - success) if success != 1 else Fraction(0)
    return [CERTAIN - (CERTAIN - rate) * part.numerator // part.denominator for rate in rates]
