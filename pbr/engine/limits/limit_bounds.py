"""What the sum of a limit comes to where it is worked out: from a plan's own money, a count, or what others come to."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from pbr.conditions.compiler import value_of
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.limits.sums_under_limits import DueFor, SumUnderLimit
from pbr.records.table import Row
from pbr.scheme.limits.limit_sums import DrawnBy, OwnSum, ShareOfOthers, SumForEach
from pbr.scheme.limits.limits import Limit
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import WorkedOut
from pbr.values.rounding import Rounding, to_pence


class OwnSums(NamedTuple):
    """What limits come to for one plan by its own money, in pence, by limit; None where that is blank.

    ``until`` are the days from whose window on nothing is kept of what is not drawn; None while there is none.
    """

    pence: Mapping[str, int | None]
    until: Mapping[str, date | None]


NO_SUMS = OwnSums({}, {})


class Bounds(NamedTuple):
    """What a limit comes to, in pence: by what was due before the period, and by what is due now."""

    before: int
    now: int


def own_sums_of(limits: tuple[Limit, ...], over: Compiling) -> Callable[[Row], OwnSums] | None:
    """A function from the row of a plan to what its own money makes of limits; None where no limit is such."""
    values = [
        (limit.name, value_of(limit.own_money.field, over.layouts), limit.own_money.share)
        for limit in limits
        if limit.own_money is not None
    ]
    days = [
        (limit.name, value_of(limit.drawn.until, over.layouts))
        for limit in limits
        if limit.drawn is not None and limit.drawn.until is not None
    ]
    if not values and not days:
        return None
    rounding = over.scheme.rounding

    def own_sums(row: Row) -> OwnSums:
        read = ((name, value(row), share) for name, value, share in values)
        pence = {name: None if pence is None else to_pence(pence * share, rounding) for name, pence, share in read}
        return OwnSums(pence, {name: day(row) for name, day in days})

    return own_sums


def bounds_of(limit: Limit, total: SumUnderLimit, own: OwnSums, rounding: Rounding) -> Bounds | None:
    """What a limit comes to; None while that is not known, as it is where a plan's own money is blank."""
    match limit.worked:
        case None:
            return Bounds(limit.pence + total.saved[0], limit.pence + total.saved[1])
        case OwnSum():
            pence = own.pence.get(limit.name)
            return None if pence is None else Bounds(pence, pence)
        case SumForEach():
            each = total.each or DueFor()
            return Bounds(limit.pence * len(each.before), limit.pence * len(each.now))
        case ShareOfOthers(share=share):
            others = total.others or SumUnderLimit()
            return Bounds(
                to_pence(share * (others.before or 0), rounding), to_pence(share * (others.now or 0), rounding)
            )
        case DrawnBy():
            # Worked for all windows of a plan together (`drawn_down`): what has no window here brings nothing.
            return Bounds(0, 0)


def worked_out(limit: Limit, total: SumUnderLimit) -> WorkedOut | None:
    """What the sum of a limit was worked out from, for its reason; None where it is a sum by itself."""
    if total.of_all is not None:
        return WorkedOut(limit.text, of_all=total.of_all)
    match limit.worked:
        case None:
            return WorkedOut(limit.text, saved=total.saved[1]) if limit.saves else None
        case SumForEach():
            return WorkedOut(limit.text, many=len((total.each or DueFor()).now))
        case ShareOfOthers():
            others = total.others or SumUnderLimit()
            return WorkedOut(limit.text, others=others.now or 0)
        case OwnSum():
            return WorkedOut(limit.text)
        case DrawnBy():
            drawn = 0 if total.others is None else total.others.now or 0
            return WorkedOut(limit.text, others=drawn, kept=limit.pence - drawn, brought=total.brought)


def take(limit: Limit, total: SumUnderLimit, line: Line) -> None:
    """Count a line under a limit: as one of its payments, or as one of those of which its sum is a share."""
    line = as_counted(limit, line)
    if line.payment not in limit.of:
        total.add_to_others(line)
    elif limit.for_each is None:
        total.add(line)
    else:
        total.add(line, line.record.plan if limit.for_each.one == "plan" else line.person_id)


def as_counted(limit: Limit, line: Line) -> Line:
    """A line as a limit counts it. Of what is drawn on others a note, which is never due, is as if due on its day."""
    if limit.drawn is None or line.status is not Status.NOTE:
        return line
    return line._replace(status=Status.DUE, due_to_date=line.at_stake or 0)


def begun_by_others(limit: Limit, total: SumUnderLimit) -> None:
    """Begin a floor that is a share of other payments with the first of those that is due: it is owed over nothing."""
    if not limit.cap and total.others is not None and total.others.now is not None:
        total.begin()
