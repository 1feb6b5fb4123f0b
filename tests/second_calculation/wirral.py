"""Wirral rapid access: care at home by the day, for fourteen days at the most."""

from tests.second_calculation.shared import (
    Asked,
    Tables,
    Worked,
    days_by_month,
    days_on,
    last_day_of,
    later_of,
    line,
    not_after,
)

A_DAY = 6000


def rapid_access(tables: Tables, asked: Asked) -> Worked:
    """£60.00 a day, both ends counted and fourteen at the most, if it began within a day of being agreed."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] != "rapid_access":
            continue
        agreed_on, started_on = plan["agreed_on"], plan["started_on"]
        within_a_day = not_after(started_on, days_on(agreed_on, 1)) if agreed_on else None
        if not plan["ended_on"] and started_on > asked.goes_on_to:
            worked[f"{plan['plan_id']}/care"] = line(within_a_day, None, "", asked)
        # Who has not left yet is there until the day of settling.
        last_day = min(plan["ended_on"] or asked.goes_on_to, days_on(started_on, 13))
        for month, days in days_by_month(started_on, last_day).items():
            outcome = line(within_a_day, A_DAY * days, later_of(last_day_of(month), agreed_on), asked)
            worked[f"{plan['plan_id']}/care/{month}"] = outcome
    return worked
