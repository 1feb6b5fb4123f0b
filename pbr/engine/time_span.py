"""Payments for each week or day that a record runs: one line for each calendar month, and for each price within it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from pbr.conditions.days import Each, day_of, fields_of_day
from pbr.conditions.evaluate import test_of, value_of
from pbr.engine.figures import Missing, Pricing, Unit, in_error, note_unpriced, pricing_of
from pbr.engine.in_scope import Settle, due_on_of, take_in_of
from pbr.engine.lines import line_maker, who_of
from pbr.engine.settling import OutsideRunError, Settling
from pbr.records.table import Row
from pbr.scheme.basis import TimeSpan
from pbr.scheme.payments import CutShort, Payment
from pbr.settlement.line import Line, Status
from pbr.values.dates import month_label, months_between
from pbr.values.period import Period
from pbr.values.rounding import to_pence

DAYS_IN_A_WEEK = 7


class NotKnownError(Exception):
    """Raised where the first or last day of service is not known yet; says why."""


class Days(NamedTuple):
    """The days of service: those that are certain, and those after them that are not, with the doubt."""

    certain: Period | None
    doubtful: Period | None
    doubt: str


def settle_time(payment: Payment, settling: Settling) -> Settle:
    """A payment by the week or the day. Service that has no end yet is counted up to ``ongoing_until``."""
    basis = payment.scope.basis
    if not isinstance(basis, TimeSpan) or payment.due is None:
        raise ValueError("not paid by the week or day")
    take_in, who_is = take_in_of(payment, settling), who_of(basis.kind, settling)
    price, due_on = pricing_of(payment.amount, settling), due_on_of(payment.due, settling)
    service_of = _service_of(payment, basis, settling)
    make = line_maker(payment, "", basis.unit, settling)
    daily = isinstance(payment.priced_at, Each)
    price_changes = _price_changes(payment) if daily else []
    not_priced = (Status.OPEN, f"open: {payment.priced_at_text}, which fixes the price, is not known")
    rounding, length = settling.scheme.rounding, DAYS_IN_A_WEEK if basis.unit == "week" else 1

    def settle(row: Row) -> list[Line]:
        taken = take_in(row)
        if taken is None:
            return []
        who, verdict = who_is(row), taken.verdict
        if taken.priced_on is None and verdict[0] is Status.DUE:
            verdict = not_priced
        try:
            service = service_of(row)
        except OutsideRunError:
            return []
        except NotKnownError as not_known:
            if verdict[0] is Status.DUE:
                verdict = (Status.OPEN, f"open: {not_known}")
            return [make(who, verdict, None, None, None, None, None)]
        if service.certain is None and service.doubtful is None:
            if verdict[0] is Status.DUE:
                verdict = (Status.NOT_EARNED, "not earned: no day of service")
            return [make(who, verdict, None, 0, Fraction(0), None, None)]
        lines: list[Line] = []
        pieces = [(piece, verdict) for piece in _pieces(service.certain, price_changes)]
        in_doubt = (Status.OPEN, f"open: {service.doubt}") if verdict[0] is Status.DUE else verdict
        pieces += [(piece, in_doubt) for piece in _pieces(service.doubtful, price_changes)]
        for piece, piece_verdict in pieces:
            unit = _unit(price, row, piece.first if daily else taken.priced_on)
            if isinstance(unit, Missing):
                note_unpriced(unit, basis.kind.name, who[2], settling)
                return [make(who, in_error(unit), None, None, None, None, None)]
            quantity = Fraction(piece.days, length)
            pence = None if unit.price is None else to_pence(unit.price * quantity * unit.share, rounding)
            said = piece_verdict
            if unit.price is None and said[0] is Status.DUE:
                said = (Status.OPEN, f"open: {unit.reason}")
            # Two lines in one month have two prices, or one of them is in doubt; the later is known by its first day.
            whole_month = piece is pieces[0][0] or piece.first.day == 1
            slot = month_label(piece) if whole_month else piece.first.isoformat()
            due = due_on(row, piece.first)
            lines.append(make(who, said, due, pence, quantity, unit.price, unit.share, (piece.first, piece.last), slot))
        return lines

    return settle


def _unit(price: Pricing, row: Row, day: date | None) -> Unit | Missing:
    if day is None:
        return Unit(None, Fraction(1), "the day that fixes the price is not known")
    return price(row, day)


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
            raise NotKnownError("the first day of service is not known")
        if daily and runs.last < first:
            raise OutsideRunError
        if last is None:
            if not basis.open_ended:
                raise NotKnownError("the last day of service is not known")
            if settling.ongoing_until < first:
                raise NotKnownError(f"the service begins on {first}, and its last day is not known")
            last = settling.ongoing_until
        cut_on, doubt = cut(row)
        if daily and last < runs.first:
            raise OutsideRunError
        within = runs if daily else Period(first, max(first, last))
        if daily and cut_on is not None and not doubt and max(first, cut_on) < runs.first:
            raise OutsideRunError
        if cut_on is None or cut_on >= last:
            return Days(_days(first, last, within), None, "")
        after = _days(max(first, cut_on + timedelta(days=1)), last, within) if doubt else None
        return Days(_days(first, cut_on, within), after, doubt)

    return service


def _days(first: date, last: date, within: Period) -> Period | None:
    first, last = max(first, within.first), min(last, within.last)
    return Period(first, last) if first <= last else None


def _cut_of(cut_short: CutShort | None, settling: Settling) -> Callable[[Row], tuple[date | None, str]]:
    """A function from a row to the day it was cut short on, and the doubt there is about it."""
    if cut_short is None:
        return lambda row: (None, "")
    when, at, text = test_of(cut_short.when, settling.layouts), day_of(cut_short.at, settling.layouts), cut_short.text
    ends = [value_of(ref, settling.layouts) for ref in fields_of_day(cut_short.at) if ref.field.open_ended]

    def cut(row: Row) -> tuple[date | None, str]:
        answer = when(row)
        if answer is False:
            return None, ""
        day = at(row)
        if answer is None and ends and all(end(row) is None for end in ends):
            # Nobody has recorded an end, which means that it is still going on.
            return None, ""
        if day is None:
            raise NotKnownError(f"whether and when it was cut short ({text}) is not known")
        return day, "" if answer else f"whether it was cut short ({text}) is not known"

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
