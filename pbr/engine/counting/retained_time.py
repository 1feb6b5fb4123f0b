"""Weeks, days and months of which a measure releases a share: one note for each window of the measure.

The days of service of a record are cut where a window of the measure begins, and not by the calendar month, so that
each day's money is released by what was measured in its own window.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.engine.counting.per_week_or_day import ByMonth, time_settled
from pbr.engine.counting.scaling import Pool
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.eligibility import Settle
from pbr.engine.payments.line_maker import line_maker
from pbr.settlement.slot import Slot, WindowSlot
from pbr.values.dates import month_of, months_between
from pbr.values.period import Period
from pbr.values.window import Window


def settle_retained_time(steps: CompiledPayment, pool: Pool, settling: Settling) -> Settle:
    """A payment by the month, the week or the day that a measure scales: its lines, as its pool retains them."""
    make = line_maker(steps.payment, "", steps.unit, settling)
    settle = time_settled(steps, settling, make, ByWindow(pool))
    return lambda row: pool.retain_time(settle(row))


class ByWindow(ByMonth):
    """How days of service become lines: one for each window of the measure, in pieces by price."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool.steps.payment, pool.steps.unit)
        self._pool = pool
        self._cuts = pool.scale.measure.over != "run"

    def stretches(self, service: Period) -> Iterator[Period]:
        """Days of service, cut where a window of the measure begins; a measure of the whole run cuts nothing."""
        first = service.first
        while self._cuts and (last := self._window(first).period.last) < service.last:
            yield Period(first, last)
            first = last + timedelta(days=1)
        yield Period(first, service.last)

    def quantity(self, days: Period) -> Fraction:
        """How many months, weeks or days these are; of several months each is counted by its own days."""
        if self.length is not None:
            return Fraction(days.days, self.length)
        each = months_between(days.first, days.last)
        return sum((Fraction(one.days, month_of(one.first).days) for one in each), Fraction(0))

    def slot(self, days: Period, is_first: bool) -> Slot:
        """The window of some days; a later piece of it is known by its first day."""
        window = self._window(days.first)
        begins = is_first or days.first == window.period.first
        return self._pool.slot_of(window) if begins else WindowSlot(window, days.first)

    def day_due_by(self, days: Period) -> date:
        """The last day of the window: what is scaled together is due together."""
        return self._window(days.first).period.last

    def _window(self, day: date) -> Window:
        return self._pool.retained_on(day).window
