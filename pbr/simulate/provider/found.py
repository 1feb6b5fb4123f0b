"""The provider's side of one scheme, put together from what is assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from pbr.engine.plan import Plan
from pbr.engine.run import Run
from pbr.engine.wording import unworded
from pbr.records.table import Records
from pbr.settlement.line import Line, Status
from pbr.simulate.monte_carlo import Draws
from pbr.simulate.provider.administration import Handled, TransactionCosts, handled_under
from pbr.simulate.provider.cash_flow import CashFlow, cash_flows
from pbr.simulate.provider.cost import CareCost
from pbr.simulate.provider.margin import Margin, margins
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class ProviderSide:
    """One scheme as its providers see it; ``label`` is what reports call it.

    ``due`` is in pence. ``margins`` are empty where nothing was drawn or no cost is known, and ``cash`` where no cost
    is known. ``handling`` is what handling it all costs, in pence; None where nothing is assumed of that. ``not_due``
    is what each provider's margin has in it that had not fallen due: the care it pays for may be given later.
    """

    label: str
    due: int
    margins: tuple[Margin, ...]
    cash: tuple[CashFlow, ...]
    handled: Handled
    handling: int | None
    not_due: Mapping[str, int]

    @property
    def not_due_yet(self) -> int:
        """What all the margins together have in them that had not fallen due."""
        return sum(self.not_due.get(margin.provider_id, 0) for margin in self.margins)


def provider_side(
    label: str,
    plan: Plan,
    records: Records,
    period: Period,
    as_at: date,
    care: CareCost | None,
    lag: timedelta,
    transactions: TransactionCosts | None,
    draws: Draws | None = None,
    not_due: Mapping[str, int] | None = None,
) -> ProviderSide:
    """Settle the records under a scheme, and say what its providers keep, when it comes, and what handling costs.

    ``not_due`` is what of it had not fallen due on the day ``as_at``, by provider.
    """
    lines = _paid_in(Run(plan, records, period, as_at, unworded))
    handled = handled_under(plan.needs, records, lines)
    return ProviderSide(
        label=label,
        due=sum(line.amount for line in lines),
        margins=margins(draws, care.by_provider) if draws and care else (),
        cash=cash_flows(lines, _by_month(care), lag) if care else (),
        handled=handled,
        handling=None if transactions is None else transactions.of(handled),
        not_due=not_due or {},
    )


def _paid_in(run: Run) -> list[Line]:
    """The lines with an amount: the others, which are most, are let go by."""
    return [line for line in run.lines() if line.status is Status.DUE and line.amount]


def _by_month(care: CareCost) -> Mapping[str, Mapping[date, Fraction]]:
    return {provider: care.by_month(provider) for provider in care.by_provider}
