"""The analyses beside a comparison: what if, what schemes reward, and what they mean for providers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from pbr.api.comparing.each_scheme import EachScheme
from pbr.api.settling.progress import Progress
from pbr.records.table import Records
from pbr.reports.simulation.incentives.report import incentives_block
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.provider.report import provider_side_block
from pbr.reports.simulation.selection.report import weighed_block
from pbr.reports.simulation.sensitivity.report import what_if_block
from pbr.settlement.line import Status
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.grouping import Grouping
from pbr.simulate.breakdown import By
from pbr.simulate.monte_carlo.draw import Draws
from pbr.simulate.monte_carlo.monte_carlo import Drawing
from pbr.simulate.monte_carlo.ranges_not_drawn import Ends
from pbr.simulate.provider.care_cost import Care, care_cost, figure
from pbr.simulate.provider.care_volume import going_on_after
from pbr.simulate.provider.payments_received import PaymentsReceived, settled_under
from pbr.simulate.provider.provider_side import Income, Outgoings, ProviderSide, provider_side
from pbr.simulate.provider.transaction_cost import TransactionCosts
from pbr.simulate.scenario.assumptions import Assumptions
from pbr.simulate.scenario.check_assumptions import check_prices
from pbr.simulate.scenario.what_if import NotWorkedError, WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.selection.selection import SelectionFound, selection_found
from pbr.simulate.sensitivity.sensitivity import WhatIfAnswer, answer
from pbr.simulate.shared_extract.shared_extract import records_for
from pbr.simulate.works_out import WorksOut
from pbr.values.dataclass import dataclass

_TRANSACTIONS = ("plan", "outcome", "review", "payment_line")
_PICKED_BY = (By.PLAN_TYPE, By.RATE)


def checked_assumptions(assumptions: Assumptions | None, candidates: Sequence[Candidate]) -> Assumptions | None:
    """Check assumptions against the schemes compared, and keep what is to be warned of. Raises ``ProblemsFound``."""
    if assumptions is None:
        return None
    warnings = check_prices(assumptions, [one.scheme for one in candidates])
    return replace(assumptions, warnings=(*assumptions.warnings, *warnings))


def what_if_answered(cast: Backcast, what_if: WhatIf, shown: Progress, works_out: WorksOut) -> WhatIfAnswer:
    """Answer what if for the schemes that were compared."""
    plans = {
        result.candidate.name: frozenset(result.due_by_plan)
        for result in cast.results
        if result.plans and result.only_plans
    }
    return answer(what_if, plans, shown.say, works_out)


def what_if_report(answered: WhatIfAnswer | None) -> tuple[AnalysisReport, ...]:
    """Show what was answered beside a comparison; nothing where nothing was assumed."""
    return () if answered is None else (what_if_block(answered),)


def ends_of(answered: WhatIfAnswer | None) -> dict[str, Ends]:
    """What each scheme is expected to come to at the ends of what moves it, by its name, where that is known."""
    schemes = answered.schemes if answered else ()
    return {
        one.candidate.name: {bar.assumption.name: (bar.at_low, bar.at_high) for bar in one.bars}
        for one in schemes
        if one.tornado_known
    }


def incentives_report(what_if: WhatIf, each: EachScheme, shown: Progress) -> AnalysisReport:
    """Say what the schemes compared reward."""
    incentives = []
    for one in what_if.candidates:
        shown.say(f"trying one more success, week and hour under {one.label}")
        incentives.append(each.rewards(one, what_if))
    return incentives_block(incentives)


def provider_reports(
    cast: Backcast, what_if: WhatIf, drawing: Drawing | None, shown: Progress, works_out: WorksOut
) -> tuple[AnalysisReport, ...]:
    """Say what the schemes mean for providers, given what is assumed of rates and costs."""
    return tuple(_assumed(_Assumed.of(what_if, cast), cast, drawing, shown, works_out))


@dataclass(frozen=True, slots=True)
class _Assumed:
    """The records at the volumes assumed, and what care and its paperwork cost there."""

    what_if: WhatIf
    records: Records
    care: Care | None
    transactions: TransactionCosts | None
    counterfactual: Fraction | None

    @classmethod
    def of(cls, what_if: WhatIf, cast: Backcast) -> "_Assumed":
        assumptions, changed = what_if.assumptions, what_if.as_it_would_be()
        costs = [figure(assumptions, f"transaction_cost_per_{name}") for name in _TRANSACTIONS]
        transactions = (
            None if costs == [None] * len(costs) else TransactionCosts(*(cost or Fraction(0) for cost in costs))
        )
        care = _care(changed, assumptions, cast)
        return cls(what_if, changed, care, transactions, figure(assumptions, "counterfactual_rate"))

    def ranged_under(self, candidate: Candidate) -> tuple[str, ...]:
        """What moves a margin under a scheme, was assumed as a range, and is taken at what is expected of it."""
        costs = map(self.what_if.assumptions.figure, ("cost_per_hour", "cost_per_plan"))
        found = (*self.what_if.settled_by(candidate), *(one for one in costs if one is not None))
        return tuple(one.name for one in found if one.value.has_range)

    @property
    def lag(self) -> timedelta:
        """How long after it falls due an amount comes."""
        return timedelta(days=int(figure(self.what_if.assumptions, "payment_lag") or 0))


def _care(records: Records, assumptions: Assumptions, cast: Backcast) -> Care | None:
    """What care costs in all, and in the period where there is one: a run without takes all care, whenever given."""
    cost = care_cost(records, assumptions)
    given = cost if cast.whole_run else care_cost(records, assumptions, cast.period)
    if cost is None or given is None:
        return None
    by_the_hour = assumptions.figure("cost_per_hour") is not None
    until = cast.ongoing_until
    return Care(cost, given, until, going_on_after(records, until) if by_the_hour else frozenset())


def _assumed(
    assumed: _Assumed, cast: Backcast, drawing: Drawing | None, shown: Progress, works_out: WorksOut
) -> list[AnalysisReport]:
    sides: list[ProviderSide] = []
    cares: list[Care | None] = []
    about = Grouping(assumed.records, By.PROVIDER)
    before: PaymentsReceived | None = None
    # Draws are of whole contracts: what care cost in a part of one is no match for them.
    draws = drawing.draws if drawing and cast.whole_run else {}
    for one in cast.results:
        shown.say(f"settling {one.candidate.label} at what is assumed")
        care = None
        if assumed.care or assumed.transactions:
            settled = _settled(assumed, cast, one, about)
            care = assumed.care.of(settled.whose) if assumed.care else None
            sides.append(_side(assumed, one, settled, before, care, draws.get(one.candidate.name)))
            if one.candidate.is_baseline:
                before = settled
        cares.append(care)

    def each() -> Iterator[tuple[WhatIf, Candidate, Records, Care | None, Fraction | None]]:
        for result, care in zip(cast.results, cares, strict=True):
            shown.say(f"weighing easy and hard cases under {result.candidate.label}")
            yield assumed.what_if, result.candidate, assumed.records, care, assumed.counterfactual

    block = weighed_block(list(filter(None, works_out(_weighed, each()))))
    return [block, provider_side_block(sides, None if cast.whole_run else cast.period)] if sides else [block]


def _settled(assumed: _Assumed, cast: Backcast, result: BackcastResult, about: Grouping) -> PaymentsReceived:
    compiled = assumed.what_if.compiled(result.candidate)
    records = records_for(result.candidate, assumed.records)
    until = cast.ongoing_under(compiled.scheme)
    return settled_under(compiled, records, cast.period, cast.as_at, about.about_of(), until)


def _side(
    assumed: _Assumed,
    result: BackcastResult,
    settled: PaymentsReceived,
    before: PaymentsReceived | None,
    care: Care | None,
    draws: Draws | None,
) -> ProviderSide:
    not_due = {name: figures.by_status.get(Status.NOT_DUE, 0) for name, figures in result.providers.items()}
    label, ranged = result.candidate.label, assumed.ranged_under(result.candidate)
    outgoings = Outgoings(care, assumed.lag, assumed.transactions, ranged)
    return provider_side(label, Income(settled, draws, not_due), outgoings, before)


def _weighed(
    what_if: WhatIf, candidate: Candidate, records: Records, care: Care | None, counterfactual: Fraction | None
) -> SelectionFound | None:
    """What rates and costs say of one scheme; None where its results cannot be told apart, or have no rate."""
    groups = {by: Grouping(records, by).group_of_plan for by in _PICKED_BY}
    try:
        expectation = what_if.expectation(candidate)
        rates = what_if.rates(expectation.model)
    except NotWorkedError:
        return None  # the block that asks what if says why
    cost_of = care.cost.by_person if care else None
    return selection_found(candidate.label, expectation, rates, groups, cost_of, counterfactual)
