"""A provider's margin: what it is paid in each draw, less what the care costs it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pbr.simulate.monte_carlo.draw import Draws
from pbr.simulate.monte_carlo.statistics import Summary, summary_of
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.rounding import Rounding, to_pence

_ROUNDED = Rounding.HALF_UP

_WORST = 5
"""The worst draws, in per cent, of which the mean is taken."""


@dataclass(frozen=True, slots=True)
class Margin:
    """A provider's margin under one scheme, in pence: how it spreads, how likely a loss is, and how bad it can be.

    ``worst_mean`` is the mean of the worst 5% of the draws, in exact pence; at least one draw.
    """

    provider_id: str
    cost: int
    spread: Summary
    chance_of_loss: Fraction
    worst_mean: Fraction

    @property
    def words(self) -> str:
        """The margin as people read it."""
        mean, worst = (pounds(to_pence(each, Rounding.HALF_UP)) for each in (self.spread.mean, self.worst_mean))
        range_ = f"{pounds(self.spread.p5)} to {pounds(self.spread.p95)}"
        losses = (self.chance_of_loss * 100).__floor__()  # cut off: one draw short of all is not all
        return (
            f"{self.provider_id} keeps {mean} on average ({range_} in nine draws of ten), loses money in {losses}% of "
            f"draws, and comes to {worst} on average in the worst {_WORST}%"
        )


def margins(draws: Draws, cost_by_provider: Mapping[str, Fraction]) -> tuple[Margin, ...]:
    """Each provider's margin under a scheme, given what its care costs in exact pence; rounded once, to the penny.

    What care costs is the same in every draw: only what is paid for turns on the results. One whose care costs
    something and who is paid nothing loses it in every draw.
    """
    nothing = (0,) * len(draws.total)
    return tuple(
        _margin(name, draws.by_provider.get(name, nothing), to_pence(cost_by_provider.get(name, Fraction(0)), _ROUNDED))
        for name in sorted({*draws.by_provider, *cost_by_provider})
    )


def mean_of_the_worst(values: Sequence[int]) -> Fraction:
    """The mean of the lowest 5% of some values: as many as 5% comes to, rounded up. ``ValueError`` for none."""
    if not values:
        raise ValueError("there are no draws to sum up")
    many = -(-len(values) * _WORST // 100)
    return Fraction(sum(sorted(values)[:many]), many)


def _margin(provider_id: str, paid: Sequence[int], cost: int) -> Margin:
    kept = [pence - cost for pence in paid]
    lost = sum(pence < 0 for pence in kept)
    return Margin(provider_id, cost, summary_of(kept), Fraction(lost, len(kept)), mean_of_the_worst(kept))
