"""Payments for each month, week or day that a record runs: one line for each calendar month, in pieces by price."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.conditions.date_expressions import Each
from pbr.engine.facts.compile_context import OutsideRunError
from pbr.engine.facts.run_context import Settling
from pbr.engine.facts.service_days import NotKnownError
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.eligibility import Settle
from pbr.engine.payments.line_maker import Made, Make, line_maker
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import NOTHING_KNOWN, LineSum
from pbr.engine.pricing.pricing import UnitPrice, in_error, note_unpriced, pricing_on
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import PricedAtNotKnown
from pbr.settlement.reason import NoService
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import MonthSlot, Slot
from pbr.values.dates import month_of, months_between
from pbr.values.period import Period
from pbr.values.rounding import Rounding, to_pence

DAYS_IN_A_WEEK = 7
_MOST_REMEMBERED = 10_000
_DAYS_IN = {"week": DAYS_IN_A_WEEK, "day": 1}
"""How many days one of what is counted has; a month has its own."""


Piece = tuple[Period, Verdict]
"""Days of service within one calendar month and at one price, and the verdict on them."""

GiveDays = Callable[[Row, list[Piece]], list[Piece]]
"""A function from a row and its days of service to the same, once it is said which of them are paid."""


class ByMonth:
    """How the days of service of a payment become lines: one for each calendar month, in pieces by price."""

    def __init__(self, payment: Payment, unit: str) -> None:
        self.length = _DAYS_IN.get(unit)
        self._changes = _price_changes(payment) if isinstance(payment.priced_at, Each) else []
        self._slots: dict[date, Slot] = {}

    def cut(self, service: Period | None) -> Iterator[Period]:
        """The days of each line, where there is any: cut where a stretch ends, and where a price changes."""
        for stretch in () if service is None else self.stretches(service):
            if not self._changes:
                yield stretch
                continue
            first = stretch.first
            for change in self._changes:
                if first < change <= stretch.last:
                    yield Period(first, change - timedelta(days=1))
                    first = change
            yield Period(first, stretch.last)

    def stretches(self, service: Period) -> Iterable[Period]:
        """Days of service, cut into those that are lines of their own whatever they are paid at."""
        return months_between(service.first, service.last)

    def quantity(self, days: Period) -> Fraction:
        """How many months, weeks or days these are."""
        return Fraction(days.days, self.length or month_of(days.first).days)

    def slot(self, days: Period, is_first: bool) -> Slot:
        """The slot of the line of some days, which may be the first of their record."""
        # Two lines in one month have two prices, or one of them is in doubt; the later is known by its first day.
        if not is_first and days.first.day != 1:
            return MonthSlot(days.first, days.first)
        if days.first not in self._slots:
            self._slots[days.first] = MonthSlot(days.first)
        return self._slots[days.first]

    def day_due_by(self, days: Period) -> date:
        """The day by whose month or quarter the line of some days falls due."""
        return days.first


_NO_SERVICE: Verdict = (Status.NOT_EARNED, NoService())
_NO_TIME = LineSum(0, Fraction(0), None, None)


def settle_time(steps: CompiledPayment, settling: Settling, give: GiveDays | None = None) -> Settle:
    """A payment by the month, the week or the day: a line for each calendar month.

    ``give`` says which days are paid for, where only so many are.
    """
    by, make = ByMonth(steps.payment, steps.unit), line_maker(steps.payment, "", steps.unit, settling)
    return time_settled(steps, settling, make, by, give)


def time_settled(
    steps: CompiledPayment, settling: Settling, make: Make[Made], by: ByMonth, give: GiveDays | None = None
) -> Callable[[Row], list[Made]]:
    """The same, what is made of each line by ``make``. Service with no end yet is counted up to ``ongoing_until``.

    ``by`` says how days become lines.
    """
    payment, take_in, record_of, service_of = steps.payment, steps.take_in, steps.record_of, steps.service
    if service_of is None:
        raise ValueError("not paid by the month, week or day")
    ongoing_until, cut = settling.ongoing_until, by.cut
    not_priced: Verdict = (Status.OPEN, PricedAtNotKnown(payment.priced_at_text))
    lines_of = _lines_of(steps, make, settling, by)

    def settle(row: Row) -> list[Made]:
        taken = take_in(row)
        if taken is None:
            return []
        record, verdict = record_of(row), taken.verdict
        if taken.priced_on is None and verdict[0] is Status.DUE:
            verdict = not_priced
        try:
            service = service_of(row, ongoing_until)
        except OutsideRunError:
            return []
        except NotKnownError as not_known:
            if verdict[0] is Status.DUE:
                verdict = (Status.OPEN, not_known.reason)
            return [make(record, verdict, None, NOTHING_KNOWN)]
        if service.certain is None and service.doubtful is None:
            return [make(record, _NO_SERVICE if verdict[0] is Status.DUE else verdict, None, _NO_TIME)]
        pieces = [(piece, verdict) for piece in cut(service.certain)]
        if service.doubt is not None:
            in_doubt = (Status.OPEN, service.doubt) if verdict[0] is Status.DUE else verdict
            pieces += [(piece, in_doubt) for piece in cut(service.doubtful)]
        return lines_of(row, record, taken.priced_on, pieces if give is None else give(row, pieces))

    return settle


class _SumOfDays:
    """What some days of service come to at a price: worked out once for the same days, most of them whole months."""

    def __init__(self, by: ByMonth, rounding: Rounding) -> None:
        self._by, self._rounding = by, rounding
        # Prices are kept alive, so that no other object can come to stand in the place of one.
        self._known: dict[tuple[int, date, date], tuple[UnitPrice, LineSum]] = {}

    def comes_to(self, days: Period, unit: UnitPrice) -> LineSum:
        """What the line of some days comes to before its sign."""
        key = (id(unit), days.first, days.last)
        if key not in self._known:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            quantity = self._by.quantity(days)
            pence = None if unit.price is None else to_pence(unit.price * quantity * unit.share, self._rounding)
            self._known[key] = unit, LineSum(pence, quantity, unit.price, unit.share)
        return self._known[key][1]


def _lines_of(
    steps: CompiledPayment, make: Make[Made], settling: Settling, by: ByMonth
) -> Callable[[Row, RecordRef, date | None, list[Piece]], list[Made]]:
    """A function from a row, and its days of service in pieces, to a line for each; one in error without a price."""
    due_on, comes_to = steps.due_on, _SumOfDays(by, settling.scheme.rounding).comes_to
    if due_on is None:
        raise ValueError("not paid by the month, week or day")
    daily = isinstance(steps.payment.priced_at, Each)
    price_on = pricing_on(steps.price, PricedAtNotKnown(steps.payment.priced_at_text))

    def lines_of(row: Row, record: RecordRef, priced_on: date | None, pieces: list[Piece]) -> list[Made]:
        lines: list[Made] = []
        for piece, verdict in pieces:
            unit = price_on(row, piece.first if daily else priced_on)
            if isinstance(unit, Missing):
                note_unpriced(unit, record, settling)
                return [make(record, in_error(unit), None, NOTHING_KNOWN)]
            if unit.lacking is not None and verdict[0] is Status.DUE:
                verdict = (Status.OPEN, unit.lacking)
            slot, due = by.slot(piece, piece is pieces[0][0]), due_on(row, by.day_due_by(piece))
            lines.append(make(record, verdict, due, comes_to(piece, unit), (piece.first, piece.last), slot))
        return lines

    return lines_of


def _price_changes(payment: Payment) -> list[date]:
    """The days on which any figure that the payment uses changes."""
    return sorted({step.first for use in payment.amount.uses() for step in use.price.steps})
