"""Payments for each record, each hour of a visit, and each hour of an agreed plan: what one comes to, step by step."""

from collections.abc import Callable

from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.eligibility import Settle
from pbr.engine.payments.line_maker import Made, Make, line_maker
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import ONE, LineSum, TakenRecord, Worth
from pbr.engine.pricing.pricing import WHOLE, UnitPrice, in_error, note_unpriced, pricing_on
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Row
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import PricedAtNotKnown, QuantityNotKnown
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import InstalmentSlot
from pbr.values.rounding import Rounding, to_pence

Weigh = Callable[[Row], Worth | None]

_UNPRICED = UnitPrice(None, ONE)


class WorthOf:
    """From a record that is taken in to what its payment comes to before it is divided, and the price there is not."""

    def __init__(self, steps: CompiledPayment) -> None:
        if steps.quantity is None:
            raise ValueError(f"{steps.payment.scope.text} is not counted record by record")
        self.price_on = pricing_on(steps.price, PricedAtNotKnown(steps.payment.priced_at_text))
        self._quantity = steps.quantity
        self._no_quantity: Verdict = (Status.OPEN, QuantityNotKnown(steps.unit))

    def __call__(self, row: Row, record: RecordRef, taken: TakenRecord) -> tuple[Worth, Missing | None]:
        """What it comes to; in error where it has no price."""
        return self.at_price(self.price_on(row, taken.priced_on), row, record, taken)

    def at_price(
        self, unit: UnitPrice | Missing, row: Row, record: RecordRef, taken: TakenRecord
    ) -> tuple[Worth, Missing | None]:
        """The same at what one unit is paid at, which may be no price at all."""
        missing = None
        if isinstance(unit, Missing):
            missing, taken, unit = unit, TakenRecord(taken.priced_on, in_error(unit)), _UNPRICED
        count = self._quantity(row)
        if count is None or unit.price is None:
            lacking = self._no_quantity if unit.lacking is None else (Status.OPEN, unit.lacking)
            return Worth(record, taken, unit, count, None, lacking), missing
        exact = unit.price if count is ONE else unit.price * count
        if unit.share is not WHOLE:
            exact *= unit.share
        return Worth(record, taken, unit, count, exact), missing


def weigh_of(steps: CompiledPayment, settling: Settling) -> Weigh:
    """A function from a row to what the payment comes to for it; None where it is out of scope."""
    take_in, record_of, worth = steps.take_in, steps.record_of, WorthOf(steps)

    def weigh(row: Row) -> Worth | None:
        taken = take_in(row)
        if taken is None:
            return None
        record = record_of(row)
        found, missing = worth(row, record, taken)
        if missing is not None:
            note_unpriced(missing, record, settling)
        return found

    return weigh


def sum_of_whole(worth: Worth, rounding: Rounding) -> LineSum:
    """What the one line of a payment that is not divided comes to."""
    pence = None if worth.exact is None else to_pence(worth.exact, rounding)
    return worth.comes_to(pence, worth.unit.share)


def settle_instalments(steps: CompiledPayment, settling: Settling) -> Settle:
    """A payment in instalments, equally far apart: each is the rounded sum to date less the rounded sum before."""
    return instalments_settled(steps, settling, line_maker(steps.payment, "", steps.unit, settling))


def instalments_settled(steps: CompiledPayment, settling: Settling, make: Make[Made]) -> Callable[[Row], list[Made]]:
    """Settle a payment in instalments, giving for each line what ``make`` makes of it."""
    instalments, due_on = steps.instalments, steps.due_on
    if instalments is None or due_on is None:
        raise ValueError("no instalments")
    plan, start, until = instalments.plan, instalments.start, instalments.until
    weigh, rounding = weigh_of(steps, settling), settling.scheme.rounding
    slots = [InstalmentSlot(number) for number in range(1, plan.count + 1)]

    def settle(row: Row) -> list[Made]:
        worth = weigh(row)
        if worth is None:
            return []
        first, verdict, share = start(row), worth.with_sum(worth.taken.verdict), worth.unit.share / plan.parts
        lines: list[Made] = []
        before = 0
        for number, slot in enumerate(slots, 1):
            day = None if first is None else plan.falls_on(first, number)
            pence = None
            if worth.exact is not None:
                to_date = to_pence(worth.exact * number / plan.parts, rounding)
                pence, before = to_date - before, to_date
            comes_to = worth.comes_to(pence, share)
            lines.append(make(worth.record, until(row, day, verdict), due_on(row, day), comes_to, slot=slot))
        return lines

    return settle
