"""What schemes reward and what they mean for providers, beside a comparison of them."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from pbr.cli.progress import Progress
from pbr.records.table import Records
from pbr.reports.simulation.further import Further
from pbr.reports.simulation.incentives import incentives_block
from pbr.reports.simulation.provider_side import provider_side_block
from pbr.reports.simulation.weighed import weighed_block
from pbr.settlement.line import Status
from pbr.simulate.assumptions.assumptions import CENTRAL, Assumptions, value_in
from pbr.simulate.assumptions.what_if import NotWorkedError, WhatIf
from pbr.simulate.backcast import Backcast, Result
from pbr.simulate.belonging import Belonging
from pbr.simulate.by import By
from pbr.simulate.drawing import Drawing
from pbr.simulate.extract import records_for
from pbr.simulate.incentives.found import incentives_of
from pbr.simulate.incentives.weighed import Weighed, weighed
from pbr.simulate.provider.administration import TransactionCosts
from pbr.simulate.provider.cost import CareCost, cost_of_care
from pbr.simulate.provider.found import provider_side
from pbr.simulate.provider.work import work_in

_TRANSACTIONS = ("plan", "outcome", "review", "payment_line")
_PICKED_BY = (By.PLAN_TYPE, By.RATE)


def rewarded(cast: Backcast, what_if: WhatIf, shown: Progress) -> Further:
    """Say what the schemes compared reward."""
    incentives = []
    for one in what_if.candidates:
        shown.say(f"trying one more success, week and hour under {one.label}")
        incentives.append(incentives_of(one, records_for(one, what_if.records), what_if))
    return incentives_block(incentives)


def weighed_up(cast: Backcast, what_if: WhatIf, drawing: Drawing | None, shown: Progress) -> tuple[Further, ...]:
    """Say what the schemes mean for providers, given what is assumed of rates and costs."""
    return tuple(_assumed(_Assumed.of(what_if), cast, drawing, shown))


@dataclass(frozen=True, slots=True)
class _Assumed:
    """The records at the volumes assumed, and what care and its paperwork cost there."""

    what_if: WhatIf
    records: Records
    care: CareCost | None
    transactions: TransactionCosts | None
    counterfactual: Fraction | None

    @classmethod
    def of(cls, what_if: WhatIf) -> "_Assumed":
        assumptions, changed = what_if.assumptions, what_if.as_it_would_be()
        care = cost_of_care(
            work_in(changed), _figure(assumptions, "cost_per_hour"), _figure(assumptions, "cost_per_plan")
        )
        costs = [_figure(assumptions, f"transaction_cost_per_{name}") for name in _TRANSACTIONS]
        transactions = (
            None if costs == [None] * len(costs) else TransactionCosts(*(cost or Fraction(0) for cost in costs))
        )
        return cls(what_if, changed, care, transactions, _figure(assumptions, "counterfactual_rate"))

    def care_under(self, result: Result) -> CareCost | None:
        """What the care costs that a scheme pays for: other contracts pay for the rest.

        A scheme that pays for nobody in particular is taken to pay for all care.
        """
        plans, people = result.due_by_plan, result.due_by_person
        if self.care is None or not (plans or people):
            return self.care
        if result.only_plans:
            return self.care.of(lambda when: (when.provider_id, when.plan_id) in plans)
        return self.care.of(lambda when: (when.provider_id, when.person_id) in people)


def _assumed(assumed: _Assumed, cast: Backcast, drawing: Drawing | None, shown: Progress) -> list[Further]:
    blocks: list[Further] = []
    weighed_up = []
    for one in cast.results:
        shown.say(f"weighing easy and hard cases under {one.candidate.label}")
        found = _weighed(assumed, one)
        weighed_up += [found] if found else []
    blocks.append(weighed_block(weighed_up))
    if assumed.care or assumed.transactions:
        # Draws are of whole contracts: what care cost in a part of one is no match for them.
        draws = drawing.draws if drawing and cast.whole_run else {}
        lag = timedelta(days=int(_figure(assumed.what_if.assumptions, "payment_lag") or 0))
        sides = [
            provider_side(
                one.candidate.label, assumed.what_if.plan(one.candidate), records_for(one.candidate, assumed.records),
                cast.period, cast.as_at, assumed.care_under(one), lag, assumed.transactions,
                draws.get(one.candidate.label),
                {name: figures.by_status.get(Status.NOT_DUE, 0) for name, figures in one.providers.items()},
            )
            for one in cast.results
        ]  # fmt: skip
        blocks.append(provider_side_block(sides, cast.baseline.candidate.label if cast.baseline else None))
    return blocks


def _weighed(assumed: _Assumed, result: Result) -> Weighed | None:
    """What rates and costs say of one scheme; None where its results cannot be told apart, or have no rate."""
    candidate, what_if = result.candidate, assumed.what_if
    groups = {by: Belonging(assumed.records, by).group_of_plan for by in _PICKED_BY}
    try:
        expectation = what_if.expectation(candidate)
        rates = what_if.rates(expectation.model)
    except NotWorkedError:
        return None  # the block that asks what if says why
    care = assumed.care_under(result)
    cost_of = care.by_person if care else None
    return weighed(candidate.label, expectation, rates, groups, cost_of, assumed.counterfactual)


def _figure(assumptions: Assumptions, name: str) -> Fraction | None:
    figure = assumptions.figure(name)
    return None if figure is None else value_in(CENTRAL, figure)
