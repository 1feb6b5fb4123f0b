"""An hourly rate within an agreed time frame, and a bonus for less support: for the plan, or by outcome delivered."""

from tests.second_calculation.shared import (
    LEFT,
    Asked,
    Tables,
    Worked,
    by_key,
    decided,
    every,
    half_up,
    in_run,
    last_day_of,
    later_of,
    line,
    not_after,
    one_of,
    payable_of,
    shares_by_weight,
    some,
)

HOUR, BONUS = 1500, 15000


def hours(tables: Tables, asked: Asked) -> Worked:
    """£15.00 an hour to the minute for visits from the plan's first day to its planned end, at the end of the month."""
    plans = by_key(tables["plans"], "plan_id")
    worked: Worked = {}
    for visit in tables["visits"]:
        plan, day = plans[visit["plan_id"]], visit["visited_on"]
        if in_run(day):
            in_time = every(not_after(plan["started_on"], day), not_after(day, plan["planned_end_on"]))
            pence = half_up(HOUR * int(visit["delivered_minutes"]), 60)
            worked[f"{visit['visit_id']}/hours"] = line(in_time, pence, last_day_of(day[:7]), asked)
    return worked


def bonus_for_the_plan(tables: Tables, asked: Asked) -> Worked:
    """£150.00 on the day of the plan's review when it finds less support; events that end a plan are not assessed."""
    worked = hours(tables, asked)
    for plan in tables["plans"]:
        if in_run(plan["started_on"]):
            earned = decided(
                not_assessed=one_of(plan["end_reason"], *LEFT), when=one_of(plan["support_at_end"], "none", "reduced")
            )
            worked[f"{plan['plan_id']}/bonus"] = line(earned, BONUS, plan["reviewed_on"], asked)
    return worked


def bonus_by_outcome(tables: Tables, asked: Asked) -> Worked:
    """£150.00 a plan, shared over its payable outcomes by weight, for each that is delivered in the plan's time."""
    worked = hours(tables, asked)
    for plan in tables["plans"]:
        if not in_run(plan["started_on"]):
            continue
        payable = payable_of(plan, tables["outcomes"])
        if not payable:
            worked[f"{plan['plan_id']}/bonus.delivered/no-outcome"] = "open", BONUS
        for outcome, pence in zip(payable, shares_by_weight(BONUS, payable), strict=True):
            name = f"{outcome['outcome_id']}/bonus.delivered"
            if outcome["disputed"] == "yes":
                worked[name] = "held", pence
                continue
            earned = decided(
                not_assessed=some(one_of(outcome["result"], "not_assessed"), one_of(plan["end_reason"], *LEFT)),
                when=every(
                    one_of(outcome["result"], "achieved"),
                    not_after(outcome["achieved_on"], plan["planned_end_on"]),
                    one_of(plan["support_at_end"], "none", "reduced"),
                ),
            )
            worked[name] = line(earned, pence, later_of(outcome["reviewed_on"], plan["reviewed_on"]), asked)
    return worked
