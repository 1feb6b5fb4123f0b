"""The days of a record that count under a limit of days: those that count for certain, and those that may."""

from datetime import date
from typing import NamedTuple

from pbr.engine.facts.compile_context import OutsideRunError
from pbr.engine.facts.run_context import Settling
from pbr.engine.facts.service_days import NotKnownError
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.records.table import Row
from pbr.settlement.line import Status
from pbr.settlement.record_ref import RecordRef
from pbr.values.period import Period


class DaysServed(NamedTuple):
    """A record's days: those that count for certain, and those that may.

    ``any_from`` is the day from which nobody knows which are its days, and whether any is; before it there are none.
    """

    row: Row
    record: RecordRef
    status: Status
    certain: Period | None
    perhaps: Period | None
    any_from: date | None = None


def served_of(steps: CompiledPayment, row: Row, settling: Settling) -> DaysServed | None:
    """The days of a row that count, or may; None where none does."""
    taken, service_of = steps.take_in(row), steps.service
    if taken is None or service_of is None or taken.verdict[0] is Status.NOT_EARNED:
        return None
    record, status = steps.record_of(row), taken.verdict[0]
    try:
        days = service_of(row, settling.ongoing_until)
    except OutsideRunError:
        return None
    except NotKnownError as not_known:
        return DaysServed(row, record, status, None, None, any_from=not_known.first or date.min)
    if status is Status.DUE and taken.priced_on is not None:
        return DaysServed(row, record, status, days.certain, days.doubtful)
    periods = [one for one in (days.certain, days.doubtful) if one is not None]
    whole = Period(periods[0].first, periods[-1].last) if periods else None
    return DaysServed(row, record, Status.OPEN, None, whole)
