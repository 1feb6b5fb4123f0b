"""How many units a payment counts for a record: one, its hours, or its agreed hours over their days."""

from collections.abc import Callable
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.date_compiler import day_of
from pbr.engine.compile_context import Compiling
from pbr.engine.compiled_payment import Quantity
from pbr.engine.line_sum import ONE
from pbr.records.table import Row
from pbr.scheme.payment_basis import Costing, EachRecord, Hours, TimeSpan
from pbr.scheme.payments import Payment
from pbr.scheme.price_units import DAYS_IN_A_WEEK, MINUTES_IN_AN_HOUR
from pbr.scheme.time_rounding import TimeRounding


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
    if isinstance(basis, EachRecord):
        return lambda row: ONE
    if isinstance(basis, Hours):
        time = value_of(basis.field, over.layouts)
        return _hours(time, basis.minutes_in_one, payment.rounded)
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


def _hours(time: Callable[[Row], Fraction | None], minutes_in_one: int, rounded: TimeRounding | None) -> Quantity:
    counted: dict[Fraction, Fraction] = {}

    def hours(row: Row) -> Fraction | None:
        given = time(row)
        if given is None:
            return None
        if given not in counted:
            counted[given] = Fraction(_rounded(given * minutes_in_one, rounded), MINUTES_IN_AN_HOUR)
        return counted[given]

    return hours


def _rounded(minutes: Fraction, rounded: TimeRounding | None) -> Fraction | int:
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
