"""What draws say of several schemes side by side: the range of each, its limits, its budget, and how they differ."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from pbr.simulate.monte_carlo.draw import Draws
from pbr.simulate.monte_carlo.statistics import OverBudget, Summary, over_budget, paired, summary_of
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.payoff.bounds import reach_of
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.schemes_compared import Candidate
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """How the draws were made: what was drawn, how many times, from which seed, and with what provider-level effect.

    ``expected`` names the assumed prices and volumes, which are not drawn but taken at what is expected of them.
    """

    which: WhichDrawn
    draws: int
    seed: int
    effect: Fraction
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnScheme:
    """A scheme that was drawn, and the sums that its most and least rest on: those drawn, and what is set aside."""

    candidate: Candidate
    model: SchemeModel
    widest: SchemeModel
    draws: Draws


@dataclass(frozen=True, slots=True)
class Uncertain:
    """What the draws of one scheme say, in pence; ``label`` is what reports call it, and ``name`` never changes.

    ``minimum`` and ``maximum`` are the least and the most the contract can come to, drawn or not. ``left_open`` is how
    much of the maximum hangs on facts that are not drawn, and is in no draw. ``over`` is None where there is no budget,
    and ``difference`` (this scheme less the baseline, draw by draw) where this is the baseline, or where there is a
    reason in ``Uncertainty.no_difference``.
    """

    name: str
    label: str
    total: Summary
    minimum: int
    maximum: int
    left_open: int
    over: OverBudget | None
    difference: Summary | None


@dataclass(frozen=True, slots=True)
class NoDifference:
    """A scheme that has no difference from the baseline in the draws, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What the draws of every scheme say, how they were made, and whose draws are not set beside the baseline's."""

    method: Method
    schemes: tuple[Uncertain, ...]
    no_difference: tuple[NoDifference, ...] = ()

    def of(self, name: str) -> Uncertain | None:
        """Give what the draws say of one scheme; None where it was not drawn."""
        return next((scheme for scheme in self.schemes if scheme.name == name), None)


def uncertainty_of(
    drawn: Sequence[DrawnScheme],
    method: Method,
    baseline: str | None,
    budget: int | None,
    apart: Mapping[str, NoDifference] = MappingProxyType({}),
) -> Uncertainty:
    """Sum up the draws of several schemes, made together. ``baseline`` is a name, and ``budget`` is pence.

    ``apart`` has, by name, the schemes that are not set beside the baseline, and why.
    """
    compared_with = next((one for one in drawn if one.candidate.name == baseline), None)
    schemes = tuple(_uncertain(one, compared_with, budget, apart) for one in drawn)
    return Uncertainty(method, schemes, tuple(apart.values()))


def _uncertain(
    one: DrawnScheme, baseline: DrawnScheme | None, budget: int | None, apart: Mapping[str, NoDifference]
) -> Uncertain:
    total = one.draws.total
    alone = baseline is None or one is baseline or one.candidate.name in apart
    beside = None if baseline is None or alone else summary_of(paired(total, baseline.draws.total))
    reach = reach_of(one.widest, one.model)
    return Uncertain(
        name=one.candidate.name,
        label=one.candidate.label,
        total=summary_of(total),
        minimum=reach.least,
        maximum=reach.most,
        left_open=reach.left_open,
        over=None if budget is None else over_budget(total, budget),
        difference=beside,
    )
