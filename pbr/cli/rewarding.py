"""What schemes reward and what they mean for providers, beside a comparison of them."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from pbr.cli.progress import Progress
from pbr.engine.plan import Plan, compile_scheme
from pbr.problems.problem import ProblemsFound
from pbr.records.known import as_known
from pbr.records.table import Records
from pbr.reports.simulation.further import Further
from pbr.reports.simulation.incentives import incentives_block
from pbr.reports.simulation.provider_side import provider_side_block
from pbr.reports.simulation.weighed import weighed_block
from pbr.simulate.assumptions.assumptions import CENTRAL, Assumptions, value_in
from pbr.simulate.assumptions.prices import with_prices
from pbr.simulate.assumptions.rates import ChancesOf, NoRateError
from pbr.simulate.assumptions.volumes import with_volumes
from pbr.simulate.backcast import Backcast, Result
from pbr.simulate.belonging import Belonging
from pbr.simulate.by import By
from pbr.simulate.candidates import Candidate
from pbr.simulate.dependence import CannotBeDrawnError
from pbr.simulate.drawing import Drawing
from pbr.simulate.extract import ReadOnce, records_for
from pbr.simulate.incentives.apart import settled_person_by_person
from pbr.simulate.incentives.found import incentives_of
from pbr.simulate.incentives.weighed import Weighed, weighed
from pbr.simulate.provider.administration import TransactionCosts
from pbr.simulate.provider.cost import CareCost, cost_of_care
from pbr.simulate.provider.found import provider_side
from pbr.simulate.provider.work import work_in
from pbr.simulate.variants import drawn_of, facts_used

_TRANSACTIONS = ("plan", "outcome", "review", "payment_line")
_PICKED_BY = (By.PLAN_TYPE, By.RATE)


def rewarded(
    cast: Backcast, read: ReadOnce, assumptions: Assumptions | None, drawing: Drawing | None, shown: Progress
) -> tuple[Further, ...]:
    """Say what the schemes compared reward and, under assumptions, what they mean for providers."""
    records = as_known(read.extract, cast.as_at)
    candidates = [result.candidate for result in cast.results]
    incentives = []
    for one in candidates:
        shown.say(f"trying one more success, week and hour under {one.label}")
        incentives.append(incentives_of(one.label, one.plan, records_for(one, records)))
    blocks = [incentives_block(incentives)]
    if assumptions is not None:
        blocks += _assumed(_Assumed.of(records, assumptions), cast, drawing, shown)
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Assumed:
    """The records at the volumes assumed, and what care and its paperwork cost there."""

    assumptions: Assumptions
    records: Records
    care: CareCost | None
    transactions: TransactionCosts | None
    counterfactual: Fraction | None

    @classmethod
    def of(cls, records: Records, assumptions: Assumptions) -> "_Assumed":
        changed = with_volumes(records, assumptions.volumes, CENTRAL)
        care = cost_of_care(
            work_in(changed), _figure(assumptions, "cost_per_hour"), _figure(assumptions, "cost_per_plan")
        )
        costs = [_figure(assumptions, f"transaction_cost_per_{name}") for name in _TRANSACTIONS]
        transactions = (
            None if costs == [None] * len(costs) else TransactionCosts(*(cost or Fraction(0) for cost in costs))
        )
        return cls(assumptions, changed, care, transactions, _figure(assumptions, "counterfactual_rate"))

    def plan(self, candidate: Candidate) -> Plan:
        """A scheme at the prices assumed."""
        return compile_scheme(with_prices(candidate.scheme, self.assumptions.prices, CENTRAL))

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
        lag = timedelta(days=int(_figure(assumed.assumptions, "payment_lag") or 0))
        sides = [
            provider_side(
                one.candidate.label, assumed.plan(one.candidate), records_for(one.candidate, assumed.records),
                cast.period, cast.as_at, assumed.care_under(one), lag, assumed.transactions,
                draws.get(one.candidate.label),
            )
            for one in cast.results
        ]  # fmt: skip
        blocks.append(provider_side_block(sides, cast.baseline.candidate.label if cast.baseline else None))
    return blocks


def _weighed(assumed: _Assumed, result: Result) -> Weighed | None:
    """What rates and costs say of one scheme; None where its results cannot be told apart, or have no rate."""
    candidate = result.candidate
    plan, records = assumed.plan(candidate), records_for(candidate, assumed.records)
    drawn = drawn_of(records, facts_used(plan.needs), assumed.assumptions.which)
    groups = {by: Belonging(assumed.records, by).group_of_plan for by in _PICKED_BY}
    try:
        rates = ChancesOf(assumed.records, assumed.assumptions).rates(drawn.components, CENTRAL)
        model = settled_person_by_person(plan.scheme, drawn)
    except (CannotBeDrawnError, NoRateError, ProblemsFound):
        return None  # the block that asks what if says why
    care = assumed.care_under(result)
    cost_of = care.by_person if care else None
    return weighed(candidate.label, model, rates, groups, cost_of, assumed.counterfactual)


def _figure(assumptions: Assumptions, name: str) -> Fraction | None:
    figure = assumptions.figure(name)
    return None if figure is None else value_in(CENTRAL, figure)
