"""Limits of days and weeks: which days of service are paid for, where only so many are for a plan, person or provider.

Days are counted as they were served, in their own window: the earliest first, of one day by reference. What is certain
counts; what is open or held, or a day that may not be one, may. A day is paid for certain where so many cannot come
before it, not paid where so many do, and open between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from heapq import merge
from itertools import islice
from typing import NamedTuple

from pbr.conditions.deciding_facts import named
from pbr.engine.counting.days_served import DaysServed, served_of
from pbr.engine.counting.per_week_or_day import GiveDays, Piece
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.quantities.own_quantities import stated_limit_of
from pbr.engine.quantities.record_order import counted_with_whom
from pbr.engine.quantities.unread_counted import UnreadRows, unread_counted
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Records, Row
from pbr.scheme.payments.quantity_limits import DAYS_IN, QuantityLimit
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import LimitNotKnown
from pbr.settlement.quantity_reasons import QuantityLeftNotKnown, QuantityUsed
from pbr.settlement.quantity_use import QuantityUse, whose_quantity
from pbr.settlement.record_ref import RecordRef
from pbr.values.period import Period
from pbr.values.window import Window, window_of

_MOST_NAMED = 5
_DAY = timedelta(days=1)

_Unit = tuple[date, str]
"""A day of a record."""

_NONE_CERTAIN: _Unit = (date.min, "")
"""A last day before all others."""


class _Cuts(NamedTuple):
    """The last day of a record that is paid for certain in a window, and the last that may be. None: no bound."""

    paid: _Unit | None
    may_be: _Unit | None


def give_days(steps: CompiledPayment, records: Records, settling: Settling) -> GiveDays:
    """A function that says which days of each row are paid for, worked out over all records; and what is used."""
    limit = steps.payment.most_of
    if limit is None:
        raise ValueError("a payment for any number of days")
    of_whom: defaultdict[str, list[DaysServed]] = defaultdict(list)
    for row in records.tables[steps.kind.name].rows:
        served = served_of(steps, row, settling)
        if served is not None:
            of_whom[counted_with_whom(limit.whom, served.record)].append(served)
    unread = unread_counted(steps, records, settling)
    stated = stated_limit_of(limit, steps)
    counted = {
        owner: _Counting((limit, stated(served[0].row)), served, unread(owner), (steps.payment.name, settling))
        for owner, served in of_whom.items()
    }
    for one in counted.values():
        settling.quantity_uses.extend(one.uses())

    def give(row: Row, pieces: list[Piece]) -> list[Piece]:
        record = steps.record_of(row)
        found = counted.get(counted_with_whom(limit.whom, record))
        return pieces if found is None else [part for piece in pieces for part in _joined(found.divided(record, piece))]

    return give


class _Counting:
    """The days of one plan, person or provider, counted window by window.

    ``limits`` are the limit as the scheme has it, and with the number there is for it: None while that is blank.
    """

    def __init__(
        self,
        limits: tuple[QuantityLimit, QuantityLimit | None],
        served: list[DaysServed],
        unread: UnreadRows,
        of: tuple[str, Settling],
    ) -> None:
        limit, stated = limits
        self._limit, self._served, self._unread = stated or limit, served, unread
        self._stated = stated is not None
        self._payment, settling = of
        self._runs = settling.scheme.runs
        # Of a number that ends within a day the whole days count.
        self._most = int(self._limit.most * DAYS_IN[limit.unit])
        any_from = [one.any_from for one in served if one.any_from is not None]
        self._any_from = min(any_from, default=None) if not unread.rows else date.min
        self._doubtful = [one.record for one in served if one.any_from is not None or one.perhaps is not None]
        periods = [period for one in served for period in (one.certain, one.perhaps) if period is not None]
        self._last_day = max((period.last for period in periods), default=date.min)
        self._cuts: dict[Window, _Cuts] = {}

    def uses(self) -> Iterator[QuantityUse]:
        """How many of the days are used in each window: for certain, and at most."""
        limit, length = self._limit, DAYS_IN[self._limit.unit]
        certain: defaultdict[Window, int] = defaultdict(int)
        perhaps: defaultdict[Window, int] = defaultdict(int)
        for one in self._served:
            for counts, period in ((certain, one.certain), (perhaps, one.perhaps)):
                for window, days in self._in_windows(period):
                    counts[window] += days.days
        record = whose_quantity(limit.whom, self._served[0].record)
        for window in sorted({*certain, *perhaps}):
            used = certain[window]
            most = None if self._may_be_any(window) else used + perhaps[window]
            may_be = None if most is None else Fraction(most, length)
            label = "run" if limit.window == "run" else window.label
            at_most = limit.most if self._stated else None
            yield QuantityUse(self._payment, record, label, at_most, limit.unit, Fraction(used, length), may_be)

    def divided(self, record: RecordRef, piece: Piece) -> Iterator[Piece]:
        """Days of a record, with a verdict for those that are paid, open, and over."""
        limit, (within, verdict) = self._limit, piece
        if verdict[0] not in (Status.DUE, Status.OPEN):
            yield piece
            return
        not_known = verdict if verdict[0] is Status.OPEN else self._not_known(record)
        over: Verdict = (Status.NOT_EARNED, QuantityUsed(limit.text, limit.unit, limit.most))
        for window, days in self._in_windows(within):
            cuts = self._cuts_of(window)
            paid, open_ = _until(cuts.paid, days, record), _until(cuts.may_be, days, record)
            for first, last, found in (
                (days.first, paid, verdict), (paid + _DAY, open_, not_known), (open_ + _DAY, days.last, over),
            ):  # fmt: skip
                if first <= last:
                    yield Period(first, last), found

    def _not_known(self, record: RecordRef) -> Verdict:
        """Why days are open: by the first few of the provider's own that are not decided, and how many others."""
        if self._limit.own is not None and not self._stated:
            return Status.OPEN, LimitNotKnown(self._payment, named(self._limit.own.field))
        doubtful = [one for one in self._doubtful if one.id != record.id]
        of_provider = tuple(one.id for one in doubtful if one.provider == record.provider)[:_MOST_NAMED]
        others = len(doubtful) - len(of_provider)
        return Status.OPEN, QuantityLeftNotKnown(self._limit.text, (*self._unread.rows, *of_provider), others)

    def _cuts_of(self, window: Window) -> _Cuts:
        found = self._cuts.get(window)
        if found is None and not self._stated:
            # While nobody knows how many are paid for, any day may be and none is for certain.
            found = self._cuts[window] = _Cuts(_NONE_CERTAIN, None)
        if found is None:
            certain = self._units(window, [(one, one.certain) for one in self._served])
            any_of = [
                (one, period) for one in self._served for period in (one.certain, one.perhaps, self._any_days(one))
            ]
            paid = _NONE_CERTAIN if self._any_from == date.min else self._last(self._units(window, any_of))
            found = self._cuts[window] = _Cuts(paid, self._last(certain))
        return found

    def _any_days(self, one: DaysServed) -> Period | None:
        """The days that a record of which nobody knows the last may have, as far as any other has days."""
        last = self._last_day
        return None if one.any_from is None or last < one.any_from else Period(one.any_from, last)

    def _may_be_any(self, window: Window) -> bool:
        """Whether nobody knows how many days of a window may yet be served."""
        if self._any_from is None:
            return False
        return self._limit.window == "run" or self._any_from <= window.period.last

    def _units(self, window: Window, of: Iterable[tuple[DaysServed, Period | None]]) -> Iterator[_Unit]:
        """The days of records within a window, in their order."""
        return merge(
            *(_days(days, one.record.id) for one, period in of for on, days in self._in_windows(period) if on == window)
        )

    def _last(self, units: Iterator[_Unit]) -> _Unit | None:
        """The last day that is paid of some in their order; None where there are not so many."""
        return next(islice(units, self._most - 1, None), None) if self._most else _NONE_CERTAIN

    def _in_windows(self, period: Period | None) -> Iterator[tuple[Window, Period]]:
        """Days, window by window."""
        day = None if period is None else period.first
        while period is not None and day is not None and day <= period.last:
            window = window_of(self._limit.window, day, self._runs)
            # The whole run is one window for days outside it too.
            last = period.last if self._limit.window == "run" else min(period.last, window.period.last)
            yield window, Period(day, last)
            day = last + _DAY


def _days(days: Period, record: str) -> Iterator[_Unit]:
    return ((days.first + timedelta(days=at), record) for at in range(days.days))


def _until(cut: _Unit | None, days: Period, record: RecordRef) -> date:
    """The last of some days of a record that is not after a cut; the day before them where none is."""
    if cut is None:
        return days.last
    day, named = cut
    if day is not date.min and record.id > named:
        day -= _DAY
    return max(days.first - _DAY, min(days.last, day))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Days that follow one another with one verdict, as one."""
    last: Piece | None = None
    for piece, verdict in pieces:
        if last is not None and last[1] == verdict:
            last = Period(last[0].first, piece.last), verdict
            continue
        if last is not None:
            yield last
        last = piece, verdict
    if last is not None:
        yield last
