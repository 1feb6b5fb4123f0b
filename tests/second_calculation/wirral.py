"""Wirral rapid access: care at home by the day, for fourteen days at the most."""

from fractions import Fraction

from tests.second_calculation.shared import (
    RUN_FIRST,
    RUN_LAST,
    Asked,
    Fields,
    Tables,
    Worked,
    days_by_month,
    days_on,
    last_day_of,
    line,
)
from tests.second_calculation.shares import Ways, yes_or_no

A_DAY = 6000


def within_24_hours(plan: Fields) -> bool | None:
    """Whether a package began within 24 hours, where anybody has counted them."""
    hours = plan["hours_until_first_visit"]
    return Fraction(hours) <= 24 if hours else None


def handed_over(plan: Fields, tables: Tables) -> bool:
    """Whether no other package of the person, but rapid access, began with the same provider on that day or later."""
    return not any(
        other["plan_id"] != plan["plan_id"]
        and (other["person_id"], other["provider_id"]) == (plan["person_id"], plan["provider_id"])
        and other["plan_type"] != "rapid_access"
        and other["started_on"] >= plan["started_on"]
        for other in tables["plans"]
    )


def both_shares(tables: Tables, asked: Asked) -> dict[tuple[str, str, str], list[Ways]]:
    """Packages of the run that began within 24 hours; and of those in their fifteenth day, that were handed over."""
    counted: dict[tuple[str, str, str], list[Ways]] = {}
    for plan in tables["plans"]:
        begun = counted.setdefault(("started_within_24_hours", plan["provider_id"], "run"), [])
        over = counted.setdefault(("handed_over", plan["provider_id"], "run"), [])
        if plan["plan_type"] != "rapid_access" or not RUN_FIRST <= plan["started_on"] <= RUN_LAST:
            continue
        begun.append(yes_or_no(within_24_hours(plan)))
        if days_on(plan["started_on"], 14) <= asked.as_at:
            over.append(yes_or_no(handed_over(plan, tables)))
    return counted


def rapid_access(tables: Tables, asked: Asked) -> Worked:
    """£60.00 a day, both ends counted and fourteen at the most, if it began within 24 hours."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] != "rapid_access":
            continue
        in_time, started_on = within_24_hours(plan), plan["started_on"]
        if not plan["ended_on"] and started_on > asked.goes_on_to:
            worked[f"{plan['plan_id']}/care"] = line(in_time, None, "", asked)
        # Who has not left yet is there until the day of settling.
        last_day = min(plan["ended_on"] or asked.goes_on_to, days_on(started_on, 13))
        for month, days in days_by_month(started_on, last_day).items():
            outcome = line(in_time, A_DAY * days, last_day_of(month), asked)
            worked[f"{plan['plan_id']}/care/{month}"] = outcome
    return worked
