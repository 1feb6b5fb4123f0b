"""How many units a payment counts for a record: one, its hours, or its agreed hours over their days."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.conditions.compiler import value_of
from pbr.conditions.date_compiler import day_of
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.payments.compiled_payment import Quantity
from pbr.engine.pricing.line_sum import ONE
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import Costing, DistinctDays, EachRecord, Hours, TimeSpan, Units
from pbr.scheme.units.price_units import DAYS_IN_A_WEEK

if TYPE_CHECKING:
    from pbr.scheme.units.time_rounding import TimeRounding

_NIL = Fraction(0)


def unit_of(payment: Payment) -> str:
    """The unit a payment counts in."""
    match payment.scope.basis:
        case TimeSpan(unit=unit):
            return unit
        case basis:
            return basis.counted


def quantity_of(payment: Payment, over: Compiling) -> Quantity | None:
    """A function from a row to how many units a payment counts; None where it is counted by its days of service."""
    basis = payment.scope.basis
    if isinstance(basis, EachRecord | DistinctDays):
        return lambda row: ONE
    if isinstance(basis, Hours):
        time = value_of(basis.field, over.layouts)
        return _time(time, basis, payment.rounded)
    if isinstance(basis, Units):
        return _at_least_nil(value_of(basis.field, over.layouts))
    return _agreed_hours(basis, over) if isinstance(basis, Costing) else None


def _agreed_hours(basis: Costing, over: Compiling) -> Quantity:
    hours = value_of(basis.weekly_hours, over.layouts)
    first, last = day_of(basis.first, over.layouts), day_of(basis.last, over.layouts)
    # Most plans have one of few hours a week over one of few lengths.
    counted: dict[tuple[tuple[int, int], int], Fraction] = {}

    def agreed(row: Row) -> Fraction | None:
        weekly, start, end = hours(row), first(row), last(row)
        if weekly is None or start is None or end is None:
            return None
        days = max(0, (end - start).days + 1)
        ratio = weekly.as_integer_ratio()
        found = counted.get((ratio, days))
        if found is None:
            found = counted[ratio, days] = Fraction(ratio[0] * days, ratio[1] * DAYS_IN_A_WEEK)
        return found

    return agreed


def _time(time: Callable[[Row], Fraction | None], basis: Hours, rounded: "TimeRounding | None") -> Quantity:
    counted: dict[Fraction, Fraction] = {}
    minutes_in_one, minutes_in_counted = basis.minutes_in_one, basis.minutes_in_counted

    def so_long(row: Row) -> Fraction | None:
        given = time(row)
        if given is None:
            return None
        if given not in counted:
            counted[given] = Fraction(_rounded(given * minutes_in_one, rounded), minutes_in_counted)
        return counted[given]

    return so_long


def _at_least_nil(number: Callable[[Row], Fraction | None]) -> Quantity:
    """A number as it stands; one below nil counts as nil, for nothing is taken off by what is paid."""

    def so_many(row: Row) -> Fraction | None:
        given = number(row)
        return _NIL if given is not None and given < 0 else given

    return so_many


def _rounded(minutes: Fraction, rounded: "TimeRounding | None") -> Fraction | int:
    """Minutes as they count: in whole steps, and at least so many where there are any; or as they are."""
    if rounded is None:
        return minutes
    step = rounded.step
    match rounded.way:
        case "up":
            steps = -(-minutes // step)
        case "down":
            steps = minutes // step
        case "nearest":
            steps = (2 * minutes + step) // (2 * step)
    return max(steps * step, rounded.least) if rounded.least and minutes else steps * step
