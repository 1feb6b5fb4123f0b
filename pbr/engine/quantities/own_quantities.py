"""How much is paid for, of one whom it is counted for: the number that the scheme says, or that the plan has."""

from collections.abc import Callable
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.records.table import Row
from pbr.scheme.payments.quantity_limits import QuantityLimit


def stated_limit_of(limit: QuantityLimit, steps: CompiledPayment) -> Callable[[Row], QuantityLimit | None]:
    """A function from a row to its limit, with the number there is for it; None while the plan's own is blank."""
    own = limit.own
    if own is None:
        return lambda row: limit
    number_of = value_of(own.field, steps.over.layouts)
    stated: dict[Fraction, QuantityLimit] = {}

    def stated_limit(row: Row) -> QuantityLimit | None:
        number: Fraction | None = number_of(row)
        if number is None:
            return None
        if number not in stated:
            stated[number] = limit.stated(number)
        return stated[number]

    return stated_limit
