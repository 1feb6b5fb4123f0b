"""Rows of visits.csv: the visits of one plan."""

from collections.abc import Iterator

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.cell_text import IsoDays, Row
from pbr.sample.invented_plan import DrawnPlan

COLUMNS = ("visit_id", "plan_id", "visited_on", "planned_minutes", "delivered_minutes")


def visit_rows(chance: Chance, plan: DrawnPlan, last: int, iso: IsoDays) -> list[Row]:
    """The visits of a plan up to the day it ends, or up to ``last`` (a day number) if that is sooner."""
    rota = weekly_rota(chance, plan.weekly_quarters)
    rows: list[Row] = []
    for day, minutes in planned_visits(rota, plan.referred.started, min(plan.ending.ended, last)):
        visit_id = f"{plan.plan_id}-V{len(rows) + 1:03d}"
        rows.append((visit_id, plan.plan_id, iso[day], str(minutes), str(delivered_minutes(chance, minutes))))
    return rows


def weekly_rota(chance: Chance, quarters: int) -> tuple[tuple[int, int], ...]:
    """A week of visits as (day of the week from 0, planned minutes), spread evenly, adding up to the hours agreed."""
    lengths = []
    while quarters:
        length = min(quarters, chance.pick(probabilities.VISIT_QUARTERS))
        lengths.append(15 * length)
        quarters -= length
    return tuple((7 * place // len(lengths), minutes) for place, minutes in enumerate(lengths))


def planned_visits(rota: tuple[tuple[int, int], ...], started: int, ended: int) -> Iterator[tuple[int, int]]:
    """Each planned visit as (day number, minutes), week after week, to the last day."""
    for week in range(started, ended + 1, 7):
        for day, minutes in rota:
            if week + day <= ended:
                yield week + day, minutes


def delivered_minutes(chance: Chance, planned: int) -> int:
    """The minutes delivered in a visit of so many planned minutes; 0 when it was missed."""
    match chance.pick(probabilities.DELIVERED):
        case "as planned":
            return planned
        case "a few minutes over or under":
            return planned + chance.between(-3, 3)
        case "short":
            return planned - chance.between(4, planned // 3)
        case "long":
            return planned + chance.between(4, 15)
    return 0
