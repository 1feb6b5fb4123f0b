"""What draws leave out: prices and volumes that were assumed as ranges, and the range with them at their ends."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.monte_carlo.statistics import OverBudget, Summary, over_budget, summary_of
from pbr.simulate.monte_carlo.uncertainty import Method
from pbr.simulate.scenario.assumptions import Case
from pbr.simulate.scenario.what_if import NotWorkedError, WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.values.dataclass import dataclass

Ends = Mapping[str, tuple[Fraction, Fraction]]
"""What a scheme is expected to come to at the low and at the high end of an assumption, by its name."""


@dataclass(frozen=True, slots=True)
class RangesNotDrawn:
    """The ranges that no draw of a scheme has in it, and its draws with all of them at the ends that bring less, more.

    ``names`` are the assumptions left out. ``at_least`` and ``at_most`` are None where they could not be worked out.
    """

    names: tuple[str, ...]
    at_least: Summary | None = None
    at_most: Summary | None = None
    over: OverBudget | None = None

    def ends(self, within: Summary) -> tuple[int, int] | None:
        """From P5 at the ends that bring least to P95 at those that bring most, in pence; None: not worked out.

        ``within`` are the draws without the ranges: what they reach is reached with the ranges too.
        """
        if self.at_least is None or self.at_most is None:
            return None
        return min(self.at_least.p5, self.at_most.p5, within.p5), max(self.at_least.p95, self.at_most.p95, within.p95)


def has_ranges(what_if: WhatIf, candidate: Candidate) -> bool:
    """Whether any price or volume for which a scheme has to be settled again was assumed as a range."""
    return any(one.value.has_range for one in what_if.settled_by(candidate))


def ranges_not_drawn_of(
    what_if: WhatIf, candidate: Candidate, ends: Ends | None, method: Method, budget: int | None
) -> RangesNotDrawn | None:
    """What the draws of a scheme leave out; None where no price or volume that moves it was assumed as a range.

    Which end of a range brings less is what ``ends`` says, and a range that it does not name moves nothing. Where it is
    None that could not be worked out: every range counts, and its low end is taken to bring less.
    """
    ranged = [
        one for one in what_if.settled_by(candidate) if one.value.has_range and (ends is None or one.name in ends)
    ]
    if not ranged:
        return None
    names = tuple(one.name for one in ranged)
    falls = {name for name in names if ends and ends[name][0] > ends[name][1]}
    less = {one.name: one.value.high if one.name in falls else one.value.low for one in ranged}
    more = {one.name: one.value.low if one.name in falls else one.value.high for one in ranged}
    try:
        at_least, at_most = _drawn(what_if, candidate, (less, more), method)
    except NotWorkedError:
        return RangesNotDrawn(names)
    if at_least == at_most:
        return None  # no draw is moved by any of them
    over = None if budget is None else over_budget(at_most, budget)
    return RangesNotDrawn(names, summary_of(at_least), summary_of(at_most), over)


def _drawn(what_if: WhatIf, candidate: Candidate, cases: Sequence[Case], method: Method) -> list[tuple[int, ...]]:
    """The pence of each draw in each of some cases: the same draws of results as at what is expected."""
    models = tuple(what_if.model(candidate, case) for case in cases)
    # How likely a result is does not hang on prices and volumes: those of a record are the same in every case.
    rates = {one: chances for model in models for one, chances in what_if.rates(model).items()}
    spreads = what_if.chances.spreads(rates)
    draws = draw(models, rates, method.draws, method.seed, spreads, method.effect)
    return [of_case.total for of_case in draws]
