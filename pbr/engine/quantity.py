"""How many units a payment counts for a record: one, its hours, or its agreed hours over their days."""

from collections.abc import Callable
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.date_compiler import day_of
from pbr.engine.compile_context import Compiling
from pbr.engine.compiled_payment import Quantity
from pbr.engine.line_sum import ONE
from pbr.records.table import Row
from pbr.scheme.payment_basis import Costing, EachRecord, Hours, ProviderWindow, TimeSpan
from pbr.scheme.payments import Payment
from pbr.scheme.price_units import DAYS_IN_A_WEEK, MINUTES_IN_AN_HOUR


def unit_of(payment: Payment) -> str:
    """The unit a payment counts in."""
    match payment.scope.basis:
        case TimeSpan(unit=unit):
            return unit
        case ProviderWindow(stretch=stretch):
            return stretch
        case basis:
            return basis.counted


def quantity_of(payment: Payment, over: Compiling) -> Quantity | None:
    """A function from a row to how many units a payment counts; None where it is counted by its days of service."""
    basis = payment.scope.basis
    if isinstance(basis, EachRecord):
        return lambda row: ONE
    if isinstance(basis, Hours):
        time = value_of(basis.field, over.layouts)
        return _hours(time, basis.minutes_in_one, payment.round_up_to)
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


def _hours(time: Callable[[Row], Fraction | None], minutes_in_one: int, step: int | None) -> Quantity:
    counted: dict[Fraction, Fraction] = {}

    def hours(row: Row) -> Fraction | None:
        given = time(row)
        if given is None:
            return None
        if given not in counted:
            counted[given] = Fraction(_rounded(given * minutes_in_one, step), MINUTES_IN_AN_HOUR)
        return counted[given]

    return hours


def _rounded(minutes: Fraction, step: int | None) -> Fraction | int:
    """Minutes up to the next whole step; to the minute, half a minute or more is one; without a step, as they are."""
    if step is None:
        return minutes
    return -(-minutes // step) * step if step > 1 else (2 * minutes + 1) // 2
