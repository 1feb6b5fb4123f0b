"""A provider's cash, month by month: care is paid for when it is given, and the council pays later."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from pbr.values.dataclass import dataclass
from pbr.values.dates import month_of, months_between
from pbr.values.money import pounds
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a provider's cash, in pence. ``balance`` is what has come in so far less what has gone out."""

    first: date
    came_in: int
    went_out: int
    balance: int


@dataclass(frozen=True, slots=True)
class CashFlow:
    """A provider's cash under one scheme, from its first month with any to its last."""

    provider_id: str
    months: tuple[Month, ...]

    @property
    def lowest(self) -> Month:
        """The month at whose end the balance is lowest; of equal ones the first."""
        return min(self.months, key=lambda month: month.balance)

    @property
    def words(self) -> str:
        """The lowest point as people read it."""
        low = self.lowest
        return f"{self.provider_id} is at its lowest in {low.first:%Y-%m}, at {pounds(low.balance)}"


def cash_flows(
    due_on: Mapping[tuple[str, date], int], cost_by_month: Mapping[str, Mapping[date, Fraction]], lag: timedelta
) -> tuple[CashFlow, ...]:
    """The cash of every provider that is paid or has a cost, in the order of their names.

    ``due_on`` is in pence by provider and the day on which it falls due in one settlement: what is retained comes in
    when it does, and every amount so long after. ``cost_by_month`` is in exact pence by provider and month's first day.
    """
    came_in: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for (provider, day), pence in due_on.items():
        came_in[provider][month_of(day + lag).first] += pence
    return tuple(
        CashFlow(provider, _months(came_in.get(provider, {}), cost_by_month.get(provider, {})))
        for provider in sorted({*came_in, *(name for name, costs in cost_by_month.items() if costs)})
    )


def _months(came_in: Mapping[date, int], went_out: Mapping[date, Fraction]) -> tuple[Month, ...]:
    """Each month from first to last. Costs are rounded on their running total, so that they add up to the whole."""
    known = {*came_in, *went_out}
    months: list[Month] = []
    received, spent = 0, Fraction(0)
    for period in months_between(min(known), max(known)):
        first = period.first.replace(day=1)
        before = to_pence(spent, Rounding.HALF_UP)
        spent += went_out.get(first, 0)
        received += came_in.get(first, 0)
        by_now = to_pence(spent, Rounding.HALF_UP)
        months.append(Month(first, came_in.get(first, 0), by_now - before, received - by_now))
    return tuple(months)
