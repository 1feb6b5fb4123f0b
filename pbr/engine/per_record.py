"""Payments for each record, each hour of a visit, and each hour of an agreed plan: one amount, whole or in parts."""

from collections.abc import Callable

from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.eligibility import Settle
from pbr.engine.line_maker import NO_SERVICE, line_maker
from pbr.engine.line_sum import ONE, LineSum, Taken, Worth
from pbr.engine.pricing import WHOLE, Missing, UnitPrice, in_error, note_unpriced
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.records.table import Row
from pbr.scheme.payment_basis import Hours
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import PricedAtNotKnown, QuantityNotKnown
from pbr.settlement.slot import InstalmentSlot
from pbr.values.dates import add_months_last_day_where_shorter
from pbr.values.rounding import to_pence

Weigh = Callable[[Row], Worth | None]


def weigh_of(steps: CompiledPayment, settling: Settling) -> Weigh:
    """A function from a row to what the payment comes to for it; None where it is out of scope."""
    take_in, record_of, price, quantity = steps.take_in, steps.record_of, steps.price, steps.quantity
    if quantity is None:
        raise ValueError(f"{steps.payment.scope.text} is not counted record by record")
    no_quantity: Verdict = (Status.OPEN, QuantityNotKnown(steps.unit))
    unpriced = UnitPrice(None, ONE)
    not_priced = UnitPrice(None, ONE, PricedAtNotKnown(steps.payment.priced_at_text))

    def weigh(row: Row) -> Worth | None:
        taken = take_in(row)
        if taken is None:
            return None
        record = record_of(row)
        unit = not_priced if taken.priced_on is None else price(row, taken.priced_on)
        if isinstance(unit, Missing):
            note_unpriced(unit, record, settling)
            taken, unit = Taken(taken.priced_on, in_error(unit)), unpriced
        count = quantity(row)
        exact, lacking = None, None
        if count is not None and unit.price is not None:
            exact = unit.price if count is ONE else unit.price * count
            if unit.share is not WHOLE:
                exact *= unit.share
        else:
            lacking = no_quantity if unit.lacking is None else (Status.OPEN, unit.lacking)
        return Worth(record, taken, unit, count, exact, lacking)

    return weigh


def settle_whole(steps: CompiledPayment, settling: Settling) -> Settle:
    """A payment of one line for each record."""
    due_on = steps.due_on
    if due_on is None:
        raise ValueError("a payment that is not divided has a day on which it is due")
    weigh, make = weigh_of(steps, settling), line_maker(steps.payment, "", steps.unit, settling)
    rounding = settling.scheme.rounding
    timed = isinstance(steps.payment.scope.basis, Hours)

    def settle(row: Row) -> list[Line]:
        worth = weigh(row)
        if worth is None:
            return []
        pence = None if worth.exact is None else to_pence(worth.exact, rounding)
        day = worth.taken.priced_on
        unit, verdict = worth.unit, worth.with_sum(worth.taken.verdict)
        comes_to = LineSum(pence, worth.quantity, unit.price, unit.share)
        return [make(worth.record, verdict, due_on(row, day), comes_to, (day, day) if timed else NO_SERVICE)]

    return settle


def settle_instalments(steps: CompiledPayment, settling: Settling) -> Settle:
    """A payment of equal instalments a month apart: each is the rounded sum to date less the rounded sum before."""
    instalments, due_on = steps.instalments, steps.due_on
    if instalments is None or due_on is None:
        raise ValueError("no instalments")
    count, start, until = instalments.count, instalments.start, instalments.until
    weigh, make = weigh_of(steps, settling), line_maker(steps.payment, "", steps.unit, settling)
    rounding = settling.scheme.rounding
    slots = [InstalmentSlot(number) for number in range(1, count + 1)]

    def settle(row: Row) -> list[Line]:
        worth = weigh(row)
        if worth is None:
            return []
        first, verdict, share = start(row), worth.with_sum(worth.taken.verdict), worth.unit.share / count
        lines: list[Line] = []
        before = 0
        for number, slot in enumerate(slots, 1):
            day = None if first is None else add_months_last_day_where_shorter(first, number - 1)
            pence = None
            if worth.exact is not None:
                to_date = to_pence(worth.exact * number / count, rounding)
                pence, before = to_date - before, to_date
            comes_to = worth.comes_to(pence, share)
            lines.append(make(worth.record, until(row, day, verdict), due_on(row, day), comes_to, slot=slot))
        return lines

    return settle
