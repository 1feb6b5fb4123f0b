"""The days of service that weeks or days are counted in: from the first to the last, or to where it was cut short."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from pbr.conditions.compiler import test_of, value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Each, fields_of_day
from pbr.engine.facts.compile_context import Compiling, OutsideRunError
from pbr.records.table import Row
from pbr.scheme.payments.payments import CutShort, Payment
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.settlement.open_reasons import (
    CutShortDayNotKnown,
    CutShortNotKnown,
    End,
    ServiceBeginsLater,
    ServiceNotKnown,
    ServiceOpen,
)
from pbr.values.period import Period


class NotKnownError(Exception):
    """Raised where the first or last day of service is not known yet, with why, and the first where that is known."""

    def __init__(self, reason: ServiceOpen, first: date | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.first = first


class Days(NamedTuple):
    """The days of service: those that are certain, and those after them that are not, with the doubt."""

    certain: Period | None
    doubtful: Period | None
    doubt: CutShortNotKnown | None


ServiceOf = Callable[[Row, date], Days]
"""A function from a row, and the day up to which service that nobody has ended is counted, to its days of service."""


def service_of(payment: Payment, basis: TimeSpan, over: Compiling) -> ServiceOf:
    """A function from a row, and the day up to which service without an end is counted, to its days of service.

    Raises `NotKnownError` and `OutsideRunError`.
    """
    first_day, last_day = day_of(basis.first, over.layouts), day_of(basis.last, over.layouts)
    cut = _cut_of(payment.cut_short, over)
    daily = isinstance(payment.priced_at, Each)
    runs = over.scheme.runs

    def service(row: Row, ongoing_until: date) -> Days:
        first, last = first_day(row), last_day(row)
        if first is None:
            raise NotKnownError(ServiceNotKnown(End.FIRST))
        if daily and runs.last < first:
            raise OutsideRunError
        if last is None:
            if not basis.open_ended:
                raise NotKnownError(ServiceNotKnown(End.LAST), first)
            if ongoing_until < first:
                raise NotKnownError(ServiceBeginsLater(first), first)
            last = ongoing_until
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


def _cut_of(cut_short: CutShort | None, over: Compiling) -> Callable[[Row], Cut]:
    """A function from a row to the day it was cut short on, and the doubt there is about it."""
    if cut_short is None:
        return lambda row: (None, None)
    when, at = test_of(cut_short.when, over.layouts), day_of(cut_short.at, over.layouts)
    not_known, day_not_known = CutShortNotKnown(cut_short.text), CutShortDayNotKnown(cut_short.text)
    ends = [value_of(ref, over.layouts) for ref in fields_of_day(cut_short.at) if ref.field.open_ended]

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
