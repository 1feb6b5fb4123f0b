"""The days of service at either end of what a line pays for that are not paid, and why: before the run, cut short."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.conditions.date_expressions import Each
from pbr.explain.explain_context import Telling
from pbr.explain.record import Record
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.settlement.line import Line, Status
from pbr.values.period import Period
from pbr.values.units_in_words import quantity_of

_ONE_DAY = timedelta(days=1)


def days_not_paid(line: Line, payment: Payment, record: Record, telling: Telling) -> Iterator[str]:
    """Say of a line for weeks, days or months which days before or after its own are not paid here, if any are.

    Days before the first or after the last of the run are another contract's where each day has its own price. What is
    not earned, and what nobody knows the days of, says nothing.
    """
    basis, service_from, service_to = payment.scope.basis, line.service_from, line.service_to
    if not isinstance(basis, TimeSpan) or line.status is Status.NOT_EARNED or not service_from or not service_to:
        return
    functions, runs = telling.functions, telling.scheme.runs
    first, last = functions.day(basis.first)(record.row), functions.day(basis.last)(record.row)
    daily = isinstance(payment.priced_at, Each)
    if daily and first is not None and first < runs.first == service_from:
        before = Period(first, runs.first - _ONE_DAY)
        unpaid = "it is not" if before.days == 1 else "no day of them is"
        yield f"{_days(before)} before the scheme's run, which begins on {runs.first}: {unpaid} paid here."
    yield from _at_its_end(payment, record, last, service_to, telling)


def _at_its_end(
    payment: Payment, record: Record, last: date | None, service_to: date, telling: Telling
) -> Iterator[str]:
    """Why the days after the last one that is paid are not, whichever comes first; nothing where there are none."""
    runs, counted_to = telling.scheme.runs, telling.settling.ongoing_until
    ends = counted_to if last is None else last
    cut_on = _cut_on(payment, record, telling)
    if cut_on is not None and cut_on >= ends:
        # It would have ended by then all the same.
        cut_on = None
    if cut_on is not None and cut_on == service_to:
        yield f"It is cut short at {cut_on} ({_cut_text(payment)}): {_after(cut_on, last)}."
    elif isinstance(payment.priced_at, Each) and service_to == runs.last < ends:
        yield f"The scheme's run ends on {runs.last}: {_after(runs.last, cut_on or last)} here."
        if cut_on is not None:
            yield f"It is cut short at {cut_on} ({_cut_text(payment)}): {_after(cut_on, last)}."
    elif last is None and service_to == counted_to:
        yield f"It has no last day yet, so its days are counted up to {counted_to}."


def _cut_text(payment: Payment) -> str:
    return payment.cut_short.text if payment.cut_short else ""


def _cut_on(payment: Payment, record: Record, telling: Telling) -> date | None:
    """The day on which service is cut short for certain; None where it is not."""
    cut, functions = payment.cut_short, telling.functions
    if cut is None or functions.test(cut.when)(record.row) is not True:
        return None
    return functions.day(cut.at)(record.row)


def _after(day: date, last: date | None) -> str:
    if last is None:
        return "no day after that is paid"
    return f"{_days(Period(day + _ONE_DAY, last))} after that and not paid"


def _days(days: Period) -> str:
    """Days and that they are: ``7 days (2026-03-25 to 2026-03-31) are``."""
    one = days.days == 1
    which = str(days.first) if one else f"{days.first} to {days.last}"
    return f"{quantity_of(Fraction(days.days), 'day')} ({which}) {'is' if one else 'are'}"
