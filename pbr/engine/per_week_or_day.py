"""Payments for each week or day that a record runs: one line for each calendar month, and for each price within it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from pbr.conditions.compiler import test_of, value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Each, fields_of_day
from pbr.engine.eligibility import Settle, due_on_of, take_in_of
from pbr.engine.line_maker import line_maker, ref_of
from pbr.engine.pricing import Missing, Pricing, Unit, in_error, note_unpriced, pricing_of
from pbr.engine.run_context import OutsideRunError, Settling
from pbr.engine.verdict import Verdict
from pbr.records.table import Row
from pbr.scheme.payment_basis import TimeSpan
from pbr.scheme.payments import CutShort, Payment
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import (
    CutShortDayNotKnown,
    CutShortNotKnown,
    End,
    PricedAtNotKnown,
    ServiceBeginsLater,
    ServiceNotKnown,
    ServiceOpen,
)
from pbr.settlement.reason import NoService
from pbr.settlement.slot import MonthSlot, PieceSlot, Slot
from pbr.values.dates import months_between
from pbr.values.period import Period
from pbr.values.rounding import to_pence

DAYS_IN_A_WEEK = 7


class NotKnownError(Exception):
    """Raised where the first or last day of service is not known yet, with why."""

    def __init__(self, reason: ServiceOpen) -> None:
        super().__init__(reason)
        self.reason = reason


class _Months(dict[date, Slot]):
    """The slot of a calendar month, by any of its days; made once for each day."""

    def __missing__(self, day: date) -> Slot:
        slot = self[day] = MonthSlot(day)
        return slot


class Days(NamedTuple):
    """The days of service: those that are certain, and those after them that are not, with the doubt."""

    certain: Period | None
    doubtful: Period | None
    doubt: CutShortNotKnown | None


def settle_time(payment: Payment, settling: Settling) -> Settle:
    """A payment by the week or the day. Service that has no end yet is counted up to ``ongoing_until``."""
    basis = payment.scope.basis
    if not isinstance(basis, TimeSpan) or payment.due is None:
        raise ValueError("not paid by the week or day")
    take_in, record_of = take_in_of(payment, settling), ref_of(basis.kind, settling)
    due_on = due_on_of(payment.due, settling)
    service_of = _service_of(payment, basis, settling)
    make = line_maker(payment, "", basis.unit, settling)
    daily = isinstance(payment.priced_at, Each)
    price_changes = _price_changes(payment) if daily else []
    no_price = PricedAtNotKnown(payment.priced_at_text)
    price_on = _pricing_on(pricing_of(payment.amount, settling), no_price)
    not_priced: Verdict = (Status.OPEN, no_price)
    no_service: Verdict = (Status.NOT_EARNED, NoService())
    month_of_day = _Months()
    rounding, length = settling.scheme.rounding, DAYS_IN_A_WEEK if basis.unit == "week" else 1

    def settle(row: Row) -> list[Line]:
        taken = take_in(row)
        if taken is None:
            return []
        record, verdict = record_of(row), taken.verdict
        if taken.priced_on is None and verdict[0] is Status.DUE:
            verdict = not_priced
        try:
            service = service_of(row)
        except OutsideRunError:
            return []
        except NotKnownError as not_known:
            if verdict[0] is Status.DUE:
                verdict = (Status.OPEN, not_known.reason)
            return [make(record, verdict, None, None, None, None, None)]
        if service.certain is None and service.doubtful is None:
            if verdict[0] is Status.DUE:
                verdict = no_service
            return [make(record, verdict, None, 0, Fraction(0), None, None)]
        lines: list[Line] = []
        pieces = [(piece, verdict) for piece in _pieces(service.certain, price_changes)]
        if service.doubt is not None:
            in_doubt = (Status.OPEN, service.doubt) if verdict[0] is Status.DUE else verdict
            pieces += [(piece, in_doubt) for piece in _pieces(service.doubtful, price_changes)]
        for piece, piece_verdict in pieces:
            unit = price_on(row, piece.first if daily else taken.priced_on)
            if isinstance(unit, Missing):
                note_unpriced(unit, record, settling)
                return [make(record, in_error(unit), None, None, None, None, None)]
            quantity = Fraction(piece.days, length)
            pence = None if unit.price is None else to_pence(unit.price * quantity * unit.share, rounding)
            said = piece_verdict
            if unit.lacking is not None and said[0] is Status.DUE:
                said = (Status.OPEN, unit.lacking)
            # Two lines in one month have two prices, or one of them is in doubt; the later is known by its first day.
            whole_month = piece is pieces[0][0] or piece.first.day == 1
            slot = month_of_day[piece.first] if whole_month else PieceSlot(piece.first)
            due = due_on(row, piece.first)
            days = (piece.first, piece.last)
            lines.append(make(record, said, due, pence, quantity, unit.price, unit.share, days, slot))
        return lines

    return settle


def _pricing_on(price: Pricing, no_day: PricedAtNotKnown) -> Callable[[Row, date | None], Unit | Missing]:
    """The same pricing, for a day that may not be known."""
    no_price = Unit(None, Fraction(1), no_day)
    return lambda row, day: no_price if day is None else price(row, day)


def _service_of(payment: Payment, basis: TimeSpan, settling: Settling) -> Callable[[Row], Days]:
    """A function from a row to its days of service.

    Raises `NotKnownError` and `OutsideRunError`.
    """
    first_day, last_day = day_of(basis.first, settling.layouts), day_of(basis.last, settling.layouts)
    cut = _cut_of(payment.cut_short, settling)
    daily = isinstance(payment.priced_at, Each)
    runs = settling.scheme.runs

    def service(row: Row) -> Days:
        first, last = first_day(row), last_day(row)
        if first is None:
            raise NotKnownError(ServiceNotKnown(End.FIRST))
        if daily and runs.last < first:
            raise OutsideRunError
        if last is None:
            if not basis.open_ended:
                raise NotKnownError(ServiceNotKnown(End.LAST))
            if settling.ongoing_until < first:
                raise NotKnownError(ServiceBeginsLater(first))
            last = settling.ongoing_until
        cut_on, doubt = cut(row)
        if daily and last < runs.first:
            raise OutsideRunError
        within = runs if daily else Period(first, max(first, last))
        if daily and cut_on is not None and not doubt and max(first, cut_on) < runs.first:
            raise OutsideRunError
        if cut_on is None or cut_on >= last:
            return Days(_days(first, last, within), None, None)
        after = _days(max(first, cut_on + timedelta(days=1)), last, within) if doubt else None
        return Days(_days(first, cut_on, within), after, doubt)

    return service


def _days(first: date, last: date, within: Period) -> Period | None:
    first, last = max(first, within.first), min(last, within.last)
    return Period(first, last) if first <= last else None


Cut = tuple[date | None, CutShortNotKnown | None]


def _cut_of(cut_short: CutShort | None, settling: Settling) -> Callable[[Row], Cut]:
    """A function from a row to the day it was cut short on, and the doubt there is about it."""
    if cut_short is None:
        return lambda row: (None, None)
    when, at = test_of(cut_short.when, settling.layouts), day_of(cut_short.at, settling.layouts)
    not_known, day_not_known = CutShortNotKnown(cut_short.text), CutShortDayNotKnown(cut_short.text)
    ends = [value_of(ref, settling.layouts) for ref in fields_of_day(cut_short.at) if ref.field.open_ended]

    def cut(row: Row) -> Cut:
        answer = when(row)
        if answer is False:
            return None, None
        day = at(row)
        if answer is None and ends and all(end(row) is None for end in ends):
            # Nobody has recorded an end, which means that it is still going on.
            return None, None
        if day is None:
            raise NotKnownError(day_not_known)
        return day, None if answer else not_known

    return cut


def _price_changes(payment: Payment) -> list[date]:
    """The days on which any figure that the payment uses changes."""
    uses = [payment.amount.price, None if isinstance(payment.amount.share, Fraction) else payment.amount.share]
    return sorted({step.first for use in uses if use is not None for step in use.price.steps})


def _pieces(service: Period | None, changes: list[date]) -> Iterator[Period]:
    """Days of service cut into calendar months, and where a price changes."""
    if service is None:
        return
    for month in months_between(service.first, service.last):
        first = month.first
        for change in changes:
            if first < change <= month.last:
                yield Period(first, change - timedelta(days=1))
                first = change
        yield Period(first, month.last)
