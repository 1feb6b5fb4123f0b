"""Essex reablement: the price of a package, with a bonus after it, and the six weeks before."""

from tests.second_calculation.shared import (
    LEFT,
    Asked,
    Tables,
    Worked,
    days_on,
    decided,
    every,
    in_run,
    later_of,
    line,
    one_of,
)

PACKAGE, BONUS = 157500, 25000


def package_and_bonus(tables: Tables, asked: Asked) -> Worked:
    """£1,575.00 on the first day; £250.00 where no more support is needed, on the later of the review and the end."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] != "reablement" or not in_run(plan["started_on"]):
            continue
        worked[f"{plan['plan_id']}/package"] = line(True, PACKAGE, plan["started_on"], asked)
        earned = decided(
            not_assessed=one_of(plan["end_reason"], *LEFT),
            when=every(
                one_of(plan["end_reason"], "completed", "recovered_early"), one_of(plan["support_at_end"], "none")
            ),
        )
        due_on = later_of(plan["reviewed_on"], plan["ended_on"])
        worked[f"{plan['plan_id']}/bonus"] = line(earned, BONUS, due_on, asked)
    return worked


def six_weeks(tables: Tables, asked: Asked) -> Worked:
    """£1,575.00 on the first day of a package planned for six weeks; any other length is held."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] != "reablement" or not in_run(plan["started_on"]):
            continue
        if plan["planned_end_on"] and plan["planned_end_on"] != days_on(plan["started_on"], 41):
            worked[f"{plan['plan_id']}/package"] = "held", PACKAGE
        else:
            worked[f"{plan['plan_id']}/package"] = line(True, PACKAGE, plan["started_on"], asked)
    return worked
