"""The work that a provider does: plans begun and hours of care, by plan and month."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.records.table import Records, Row, Table
from pbr.values.dates import months_between

_MINUTES = 60


class When(NamedTuple):
    """A plan of a provider's for a person, and the first day of a month."""

    provider_id: str
    person_id: str
    plan_id: str
    month: date


@dataclass(frozen=True, slots=True)
class Work:
    """Plans by the month in which they start, and exact hours by the month in which they are given.

    ``plans`` is None where the extract has no plans, and ``hours`` where it does not say how long care took.
    """

    plans: Mapping[When, int] | None
    hours: Mapping[When, Fraction] | None


def work_in(records: Records) -> Work:
    """The work in an extract. Hours are those of visits or, where there are none, those that plans say.

    Hours that a plan says are spread evenly over its days, to its planned end where its end is not known.
    """
    plans = records.tables.get("plans")
    if plans is None or "started_on" not in plans.layout:
        return Work(None, None)
    started: dict[When, int] = defaultdict(int)
    at = plans.layout["started_on"]
    for row in plans.rows:
        started[_when(row, plans.layout, row[at])] += 1
    return Work(dict(started), _hours(records, plans))


def _hours(records: Records, plans: Table) -> dict[When, Fraction] | None:
    visits = records.tables.get("visits")
    if visits is not None and {"visited_on", "delivered_minutes"} <= visits.layout.keys():
        minutes = _added_up(_of_visits(visits, plans.layout))
        return {when: Fraction(each) / _MINUTES for when, each in minutes.items()}
    if "hours_delivered" in plans.layout:
        return _added_up(_of_plans(plans))
    return None


def _of_visits(visits: Table, plans: Mapping[str, int]) -> Iterator[tuple[When, Fraction]]:
    day, minutes = visits.layout["visited_on"], visits.layout["delivered_minutes"]
    for row in visits.rows:
        if row[minutes]:
            yield _when(row[-1], plans, row[day]), row[minutes]


def _of_plans(plans: Table) -> Iterator[tuple[When, Fraction]]:
    layout = plans.layout
    for row in plans.rows:
        hours = row[layout["hours_delivered"]]
        if not hours:
            continue
        first = row[layout["started_on"]]
        ends = (row[layout[name]] for name in ("ended_on", "planned_end_on") if name in layout)
        last = max(first, next((day for day in ends if day is not None), first))
        days = (last - first).days + 1
        for month in months_between(first, last):
            share = Fraction((month.last - month.first).days + 1, days)
            yield _when(row, layout, month.first), Fraction(hours) * share


def _when(plan: Row, layout: Mapping[str, int], day: date) -> When:
    provider_id, person_id, plan_id = (plan[layout[name]] for name in ("provider_id", "person_id", "plan_id"))
    return When(provider_id, person_id, plan_id, day.replace(day=1))


def _added_up(found: Iterator[tuple[When, Fraction]]) -> dict[When, Fraction]:
    total: dict[When, Fraction] = defaultdict(Fraction)
    for when, hours in found:
        total[when] += hours
    return dict(total)
