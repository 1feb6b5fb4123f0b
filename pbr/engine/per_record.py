"""Payments for each record, each hour of a visit, and each hour of an agreed plan: one amount, whole or in parts."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from pbr.conditions.compiler import value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Each
from pbr.engine.eligibility import Settle, Taken, due_on_of, take_in_of
from pbr.engine.instalments_end import until_of
from pbr.engine.line_maker import line_maker, ref_of
from pbr.engine.pricing import WHOLE, Missing, Unit, in_error, note_unpriced, pricing_of
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.records.table import Row
from pbr.scheme.payment_basis import Costing, EachRecord, Hours
from pbr.scheme.payments import Payment
from pbr.scheme.price_units import DAYS_IN_A_WEEK, MINUTES_IN_AN_HOUR
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import PricedAtNotKnown, QuantityNotKnown
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import InstalmentSlot
from pbr.values.dates import add_months_last_day_where_shorter
from pbr.values.rounding import to_pence

ONE = Fraction(1)


class Worth(NamedTuple):
    """What a record's payment comes to before it is divided: exact pence, and its factors. None: not known yet.

    ``lacking`` is the verdict of a sum that waits for something, and None where it is known.
    """

    record: RecordRef
    taken: Taken
    unit: Unit
    quantity: Fraction | None
    exact: Fraction | None
    lacking: Verdict | None = None

    def with_sum(self, verdict: Verdict) -> Verdict:
        """A verdict, and after it what the sum waits for: what is not earned is so whatever it would come to."""
        return self.lacking if self.lacking is not None and verdict[0] is Status.DUE else verdict


Weigh = Callable[[Row], Worth | None]


def quantity_of(payment: Payment, settling: Settling) -> tuple[str, Callable[[Row], Fraction | None]]:
    """The unit a payment counts in, and a function from a row to how many."""
    basis = payment.scope.basis
    if isinstance(basis, EachRecord):
        return basis.counted, lambda row: ONE
    if isinstance(basis, Hours):
        time = value_of(basis.field, settling.layouts)
        return basis.counted, _hours(time, basis.minutes_in_one, payment.round_up_to)
    if not isinstance(basis, Costing):
        raise ValueError(f"{payment.scope.text} is not counted record by record")
    return basis.counted, _agreed_hours(basis, settling)


def _agreed_hours(basis: Costing, settling: Settling) -> Callable[[Row], Fraction | None]:
    hours = value_of(basis.weekly_hours, settling.layouts)
    first, last = day_of(basis.first, settling.layouts), day_of(basis.last, settling.layouts)

    def agreed(row: Row) -> Fraction | None:
        weekly, start, end = hours(row), first(row), last(row)
        if weekly is None or start is None or end is None:
            return None
        days = max(0, (end - start).days + 1)
        return Fraction(weekly.numerator * days, weekly.denominator * DAYS_IN_A_WEEK)

    return agreed


def _hours(
    time: Callable[[Row], Fraction | None], minutes_in_one: int, step: int | None
) -> Callable[[Row], Fraction | None]:
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


def weigh_of(payment: Payment, settling: Settling, quantity: Callable[[Row], Fraction | None]) -> Weigh:
    """A function from a row to what the payment comes to for it; None where it is out of scope."""
    kind = payment.kind
    if kind is None:
        raise ValueError("a provider's window is no record")
    take_in, record_of = take_in_of(payment, settling), ref_of(kind, settling)
    price = pricing_of(payment.amount, settling)
    no_quantity: Verdict = (Status.OPEN, QuantityNotKnown(quantity_of(payment, settling)[0]))
    unpriced = Unit(None, ONE)
    not_priced = Unit(None, ONE, PricedAtNotKnown(payment.priced_at_text))

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


def settle_whole(payment: Payment, settling: Settling) -> Settle:
    """A payment of one line for each record."""
    if payment.due is None:
        raise ValueError("a payment that is not divided has a day on which it is due")
    unit_name, quantity = quantity_of(payment, settling)
    weigh = weigh_of(payment, settling, quantity)
    due_on = due_on_of(payment.due, settling)
    make = line_maker(payment, "", unit_name, settling)
    rounding = settling.scheme.rounding
    timed = isinstance(payment.scope.basis, Hours)

    def settle(row: Row) -> list[Line]:
        worth = weigh(row)
        if worth is None:
            return []
        pence = None if worth.exact is None else to_pence(worth.exact, rounding)
        day = worth.taken.priced_on
        service = (day, day) if timed else (None, None)
        return [
            make(
                worth.record,
                worth.with_sum(worth.taken.verdict),
                due_on(row, day),
                pence,
                worth.quantity,
                worth.unit.price,
                worth.unit.share,
                service,
            )
        ]

    return settle


def settle_instalments(payment: Payment, settling: Settling) -> Settle:
    """A payment of equal instalments a month apart: each is the rounded sum to date less the rounded sum before."""
    plan = payment.instalments
    if plan is None:
        raise ValueError("no instalments")
    unit_name, quantity = quantity_of(payment, settling)
    weigh = weigh_of(payment, settling, quantity)
    start = day_of(plan.start, settling.layouts)
    due_on = due_on_of(payment.due or Each("instalment"), settling)
    until = until_of(plan, settling)
    make = line_maker(payment, "", unit_name, settling)
    rounding = settling.scheme.rounding
    slots = [InstalmentSlot(number) for number in range(1, plan.count + 1)]

    def settle(row: Row) -> list[Line]:
        worth = weigh(row)
        if worth is None:
            return []
        first = start(row)
        lines: list[Line] = []
        before = 0
        for number in range(1, plan.count + 1):
            day = None if first is None else add_months_last_day_where_shorter(first, number - 1)
            pence = None
            if worth.exact is not None:
                to_date = to_pence(worth.exact * number / plan.count, rounding)
                pence, before = to_date - before, to_date
            share = worth.unit.share / plan.count
            lines.append(
                make(
                    worth.record,
                    until(row, day, worth.with_sum(worth.taken.verdict)),
                    due_on(row, day),
                    pence,
                    worth.quantity,
                    worth.unit.price,
                    share,
                    slot=slots[number - 1],
                )
            )
        return lines

    return settle
