"""Synthetic visits from the hours of plans: of one length, spread evenly over the days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.values.dataclass import dataclass
from pbr.values.number import plain_number
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class InventedVisits(Invented):
    """Visits of so many minutes, over each plan's days; ``value`` is the share of the time planned that is given.

    Nothing in them is left to chance, so they have no seed.
    """

    minutes: int


_MINUTES = 60
_DAYS = 7
_MOST_A_DAY = 48
"""The hours that two carers could give round the clock: more than that in a day is a slip, and no care."""


def visit_rows(assumed: InventedVisits, plans: Iterable[PlanSeen], taken: date | None) -> Iterator[dict[str, str]]:
    """The visits of each plan up to its last day, and never after the extract was taken.

    Hours that a plan records as delivered are all given, the last visit being as long as what is left of them. Of the
    hours agreed for each week so many are planned, and the share stated of each is given.
    """
    for plan in plans:
        for number, (day, planned, delivered) in enumerate(_visits(assumed, plan, taken), start=1):
            yield {
                "visit_id": f"{plan.plan_id}/invented/{number}",
                "plan_id": plan.plan_id,
                "visited_on": str(plan.started_on + timedelta(days=day)),
                "planned_minutes": planned,
                "delivered_minutes": delivered,
            }


def without_hours(plans: Iterable[PlanSeen], taken: date | None) -> int:
    """How many plans say no hours from which visits can be made, less than a minute, or more than anyone could give."""
    return sum(not _says_hours(plan, taken) for plan in plans)


def _visits(assumed: InventedVisits, plan: PlanSeen, taken: date | None) -> Iterable[tuple[int, str, str]]:
    days = _days(plan, taken)
    if days < 1 or not _says_hours(plan, taken):
        return ()
    if plan.hours_delivered is not None:
        return _recorded(plan.hours_delivered, assumed.minutes, days)
    if plan.weekly_hours is None:
        return ()
    return _agreed(plan.weekly_hours, assumed.minutes, days, assumed.value.central)


def _says_hours(plan: PlanSeen, taken: date | None) -> bool:
    if plan.hours_delivered is not None:
        minutes = plan.hours_delivered * _MINUTES
        return not minutes or 1 <= minutes <= _MOST_A_DAY * max(_days(plan, taken), 1) * _MINUTES
    return plan.weekly_hours is not None


def _days(plan: PlanSeen, taken: date | None) -> int:
    """How many days of a plan can have had visits; below one where it starts after the extract was taken."""
    last = plan.last_day(taken)
    return (min(last, taken or last) - plan.started_on).days + 1


def _recorded(hours: Fraction, minutes: int, days: int) -> Iterator[tuple[int, str, str]]:
    """The day, counted from the start, and the minutes planned and given, of visits that come to some hours in all.

    What is left of them is a visit of its own on the last day, or the last visit longer where it is less than a minute:
    nobody comes for so little, and no record can say it.
    """
    whole, rest = divmod(hours * _MINUTES, minutes)
    longer = rest if rest < 1 else Fraction(0)
    for number in range(whole):
        given = _hundredths(minutes + longer if number == whole - 1 else Fraction(minutes))
        yield number * days // whole, given, given
    if rest >= 1:
        yield days - 1, _hundredths(rest), _hundredths(rest)


def _agreed(hours: Fraction, minutes: int, days: int, share: Fraction) -> Iterator[tuple[int, str, str]]:
    """The same of visits that come to some hours a week, to the nearest visit by the end of each day."""
    each_day = hours * _MINUTES / minutes / _DAYS
    given = _hundredths(share * minutes)
    made = 0
    for day in range(days):
        wanted = to_pence(each_day * (day + 1), Rounding.HALF_UP)  # whole visits, as pounds are whole pence
        for _ in range(made, wanted):
            yield day, str(minutes), given
        made = wanted


def _hundredths(minutes: Fraction) -> str:
    """Minutes as a record has them, to the hundredth."""
    return plain_number(Fraction(to_pence(minutes * 100, Rounding.HALF_UP), 100))
