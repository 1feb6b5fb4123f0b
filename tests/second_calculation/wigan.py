"""Wigan: the offer that was accepted, by the week, beside what was allocated."""

from tests.second_calculation.shared import (
    Asked,
    Fields,
    Outcome,
    Tables,
    Worked,
    days_by_month,
    half_up,
    last_day_of,
    line,
    thousandths,
)


def accepted_offer(tables: Tables, asked: Asked) -> Worked:
    """The accepted offer for each week of an ongoing plan, by the day; held above the allocation unless agreed."""
    worked: Worked = {}
    for plan in tables["plans"]:
        started_on, ended_on = plan["started_on"], plan["ended_on"]
        if plan["plan_type"] != "ongoing":
            continue
        if not ended_on and started_on > asked.goes_on_to:
            worked[f"{plan['plan_id']}/care"] = _month(plan, None, "", asked)
            continue
        for month, days in days_by_month(started_on, ended_on or asked.goes_on_to).items():
            worked[f"{plan['plan_id']}/care/{month}"] = _month(plan, days, last_day_of(month), asked)
    return worked


def _month(plan: Fields, days: int | None, due_on: str, asked: Asked) -> Outcome:
    offer, allocation = plan["weekly_offer"], plan["weekly_allocation"]
    pence = half_up(thousandths(offer) // 10 * days, 7) if offer and days is not None else None
    above = bool(offer and allocation) and thousandths(offer) > thousandths(allocation)
    if above and plan["above_allocation_agreed"] != "yes":
        return "held", pence
    return line(True if allocation else None, pence, due_on, asked)
