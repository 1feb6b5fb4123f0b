"""More hours of care than there can be: a day has 24 hours and a week 168, whatever is assumed of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import prod

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.consistency.hours_in_a_day import MINUTES_IN_A_DAY
from pbr.records.dictionary import TABLES
from pbr.records.table import Records
from pbr.simulate.plan_duration import days_of
from pbr.simulate.scenario.assumptions import Assumptions

_HOURS_IN_A_DAY = 24
_A_TENTH = Fraction(1, 10)

Bound = tuple[Fraction, str]
"""How many times as many hours there can be at most, and what would be too full beyond that."""


def check_hours(assumptions: Assumptions, records: Records) -> None:
    """Check that so many times the hours of the records are hours that can be, at the most that is assumed of them.

    Raises `ProblemsFound` at the assumption where a person's day would have more than 24 hours of visits, a week more
    than 168 hours, or a plan more hours than its days. What is too full in the records already is told of those, and
    sets no bound.
    """
    assumed = [one for one in assumptions.volumes if one.of == "hours"]
    most = prod((one.value.high for one in assumed), start=Fraction(1))
    if most <= 1 or (bound := min(_bounds(records), default=None)) is None or most <= bound[0]:
        return
    times, too_full = bound
    highest = max(assumed, key=lambda one: one.value.high)
    together = f", with the other {len(assumed) - 1} of hours," if len(assumed) > 1 else ""
    # In tens of one per cent: how full somebody's fullest day is, to the minute, is for nobody to read here.
    percent = (times / _A_TENTH).__floor__() * 10
    raise ProblemsFound(
        [
            Problem(
                "PBR966",
                f"'{highest.value.text}' times the hours{together} would make {too_full}",
                highest.place,
                f"write at most {percent}%{' in all' if together else ''}; more care than that is more plans, or weeks",
            )
        ]
    )


def _bounds(records: Records) -> Iterator[Bound]:
    yield from _of_visits(records)
    yield from _of_plans(records)


def _of_visits(records: Records) -> Iterator[Bound]:
    """The fullest day of a person; where the days or people are not read, the longest visit."""
    visits, plans = records.tables.get("visits"), records.tables.get("plans")
    if visits is None:
        return
    of_a_day = plans is not None and "person_id" in plans.layout and "visited_on" in visits.layout
    for field in ("delivered_minutes", "planned_minutes"):
        if field not in visits.layout:
            continue
        at = visits.layout[field]
        if plans is not None and of_a_day:
            person, day = plans.layout["person_id"], visits.layout["visited_on"]
            minutes: dict[object, Fraction] = defaultdict(Fraction)
            for row in visits.rows:
                minutes[row[-1][person], row[day]] += row[at]
            found: Iterable[Fraction] = minutes.values()
        else:
            found = (row[at] for row in visits.rows)
        yield from _bound(((each, MINUTES_IN_A_DAY) for each in found), "a day of more than 24 hours of visits")


def _of_plans(records: Records) -> Iterator[Bound]:
    plans = records.tables.get("plans")
    if plans is None:
        return
    layout = plans.layout
    if "weekly_hours" in layout and (possible := TABLES["plans"].fields_by_name["weekly_hours"].possible):
        weekly = (row[layout["weekly_hours"]] for row in plans.rows)
        yield from _bound(((each, possible.most) for each in weekly), f"a week of more than {possible.most} hours")
    if "hours_delivered" in layout:
        given = ((row[layout["hours_delivered"]], days_of(row, layout)) for row in plans.rows)
        room = ((hours, days * _HOURS_IN_A_DAY) for hours, days in given if days is not None and days > 0)
        yield from _bound(room, "a plan of more than 24 hours a day")


def _bound(found: Iterable[tuple[Fraction | None, int]], too_full: str) -> Iterator[Bound]:
    """How many times as much each of these can be that is something, and is not too much already; the least of it."""
    times = [most / each for each, most in found if each and each <= most]
    if times:
        yield min(times), too_full
