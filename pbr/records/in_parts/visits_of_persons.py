"""What the visits of a person in several parts may show together: the few things that a part by itself cannot tell."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pbr.records.consistency.after_death import DIED
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.hours_in_a_day import MINUTES_IN_A_DAY, at_most_on_a_day
from pbr.records.in_parts.not_clean import NotCleanError


class VisitsOfPlan(NamedTuple):
    """The first and the last day with a visit of a plan, and so many minutes that no day of it has more."""

    first: date
    last: date
    at_most: int


class PlanAside(NamedTuple):
    """What is to be known of a plan beside others of its person: its part, its visits, and the death that ended it."""

    part: int
    visits: VisitsOfPlan | None
    died_on: date | None


def visits_by_plan(beside: RecordsCompared) -> Mapping[str, VisitsOfPlan] | None:
    """The visits of each plan of a part that has any; None where none are read."""
    if not beside.has("visits", "visited_on"):
        return None
    days, plans = beside.column("visits", "visited_on"), beside.column("visits", "plan_id")
    of_plans = beside.places_by_plan("visits")
    most = at_most_on_a_day(beside) if beside.has("visits", "delivered_minutes") else [0] * len(of_plans)
    found: dict[str, VisitsOfPlan] = {}
    for places, at_most in zip(of_plans, most, strict=True):
        own = days[places.start : places.stop]
        found[plans[places.start]] = VisitsOfPlan(min(own), max(own), at_most)
    return found


def died_on(end_reason: str | None, ended_on: date | None) -> date | None:
    """The death that ended a plan."""
    return ended_on if end_reason == DIED else None


def refuse_what_visits_may_show(plans: Sequence[PlanAside]) -> None:
    """Look at the plans of one person, who has more than one.

    Raises ``NotCleanError`` where visits in two parts may come to more than 24 hours on a day, or where a visit is
    after a death that only another part knows of.
    """
    if len({plan.part for plan in plans}) > 1 and (_may_fill_a_day(plans) or _are_after_a_death(plans)):
        raise NotCleanError


def _may_fill_a_day(plans: Sequence[PlanAside]) -> bool:
    visited = sorted((plan.visits, plan.part) for plan in plans if plan.visits)
    if sum(visits.at_most for visits, _ in visited) <= MINUTES_IN_A_DAY:
        return False
    return any(
        part != other and visits.last >= then.first
        for at, (visits, part) in enumerate(visited)
        for then, other in visited[at + 1 :]
    )


def _are_after_a_death(plans: Sequence[PlanAside]) -> bool:
    deaths = [(plan.died_on, plan.part) for plan in plans if plan.died_on]
    if not deaths:
        return False
    first = min(day for day, _ in deaths)
    known_in = {part for day, part in deaths if day == first}
    return any(plan.part not in known_in and plan.visits and plan.visits.last > first for plan in plans)
