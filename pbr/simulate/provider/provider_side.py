"""The provider's side of one scheme, put together from what is assumed."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from pbr.simulate.monte_carlo.draw import Draws
from pbr.simulate.provider.care_cost import Care, CareCost
from pbr.simulate.provider.cash_flow import CashFlow, cash_flows
from pbr.simulate.provider.margin import Margin, margins
from pbr.simulate.provider.payments_received import PaymentsReceived
from pbr.simulate.provider.transaction_cost import CostDifference, Handled, TransactionCosts, beside, handled_under
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ProviderSide:
    """One scheme as its providers see it; ``label`` is what reports call it.

    ``margins`` are empty where nothing was drawn or no cost is known, and ``cash`` where no cost is known. ``handling``
    is what handling it all costs, in pence; None where nothing is assumed of that. ``beside`` sets it beside the
    baseline; None for the baseline itself. ``not_due`` is what each provider's margin has in it that had not fallen
    due: the care it pays for may be given later. ``left_out`` are sentences on care that is not in the cost, and
    ``ranges_left_out`` names the prices, volumes and costs whose assumed ranges are not in the margins.
    """

    label: str
    margins: tuple[Margin, ...]
    cash: tuple[CashFlow, ...]
    handled: Handled
    handling: int | None
    beside: CostDifference | None
    not_due: Mapping[str, int]
    left_out: tuple[str, ...] = ()
    ranges_left_out: tuple[str, ...] = ()

    @property
    def ranges_said(self) -> tuple[str, ...]:
        """That margins leave assumed ranges out, in a sentence; nothing where they leave none out."""
        if not self.margins or not self.ranges_left_out:
            return ()
        *first, last = self.ranges_left_out
        names = f"{', '.join(first)} and {last}" if first else last
        return (f"margins are at what is expected of {names}, assumed as ranges: they spread further than is said",)

    @property
    def not_due_yet(self) -> int:
        """What all the margins together have in them that had not fallen due."""
        return sum(self.not_due.get(margin.provider_id, 0) for margin in self.margins)


@dataclass(frozen=True, slots=True)
class Income:
    """What providers are paid under one scheme: as settled, in each draw (None: not drawn), and what is not due yet.

    ``not_due`` is in pence by provider.
    """

    settled: PaymentsReceived
    draws: Draws | None
    not_due: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outgoings:
    """What is assumed of what providers pay: the care (None: no cost known), how late money comes, and the handling.

    ``care`` is that which the scheme pays for, and ``handling`` None where nothing is assumed of it. ``ranged`` names
    what was assumed as a range and is not drawn.
    """

    care: Care | None
    lag: timedelta
    handling: TransactionCosts | None
    ranged: tuple[str, ...] = ()


def provider_side(label: str, income: Income, outgoings: Outgoings, before: PaymentsReceived | None) -> ProviderSide:
    """Say what providers keep under a scheme, when it comes, and what handling costs.

    ``before`` is the baseline, for any scheme but that itself.
    """
    settled, draws, care, transactions = income.settled, income.draws, outgoings.care, outgoings.handling
    kept = margins(draws, care.cost.by_provider) if draws and care else ()
    left_out = (care.hours_not_known, care.going_on_after if kept else "") if care else ()
    handled = handled_under(settled)
    return ProviderSide(
        label=label,
        margins=kept,
        cash=cash_flows(settled.due_on, _by_month(care.given), outgoings.lag) if care else (),
        handled=handled,
        handling=None if transactions is None else transactions.of(handled),
        beside=beside(transactions, settled, before) if transactions and before else None,
        not_due=income.not_due,
        left_out=tuple(filter(None, left_out)),
        ranges_left_out=outgoings.ranged,
    )


def _by_month(care: CareCost) -> Mapping[str, Mapping[date, Fraction]]:
    return {provider: care.by_month(provider) for provider in care.by_provider}
