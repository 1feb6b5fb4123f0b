"""Wirral rapid access: care at home by the day, for fourteen days at the most."""

from fractions import Fraction

from tests.second_calculation.shared import (
    Asked,
    Tables,
    Worked,
    days_by_month,
    days_on,
    last_day_of,
    line,
)

A_DAY = 6000


def rapid_access(tables: Tables, asked: Asked) -> Worked:
    """£60.00 a day, both ends counted and fourteen at the most, if it began within 24 hours."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] != "rapid_access":
            continue
        hours, started_on = plan["hours_until_first_visit"], plan["started_on"]
        within_24_hours = Fraction(hours) <= 24 if hours else None
        if not plan["ended_on"] and started_on > asked.goes_on_to:
            worked[f"{plan['plan_id']}/care"] = line(within_24_hours, None, "", asked)
        # Who has not left yet is there until the day of settling.
        last_day = min(plan["ended_on"] or asked.goes_on_to, days_on(started_on, 13))
        for month, days in days_by_month(started_on, last_day).items():
            outcome = line(within_24_hours, A_DAY * days, last_day_of(month), asked)
            worked[f"{plan['plan_id']}/care/{month}"] = outcome
    return worked
