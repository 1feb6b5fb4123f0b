"""The indicative tariff for outcomes: by the weeks agreed, and as a set sum for each outcome that is delivered."""

from tests.second_calculation.shared import (
    LEFT,
    RUN_FIRST,
    RUN_LAST,
    Answer,
    Asked,
    Fields,
    Tables,
    Worked,
    by_key,
    days_by_month,
    days_on,
    every,
    half_up,
    in_run,
    last_day_of,
    later_of,
    line,
    not_after,
    one_of,
    opposite,
)

EPISODE = 157500
A_WEEK = {"lower": 7500, "higher": 15000, "intensive": 32000, "specialist": 32000}


def pence_for(rate: str, days: int) -> int | None:
    """So many days at a week's price, not known where the rate is not."""
    return half_up(A_WEEK[rate] * days, 7) if rate else None


def tariff(tables: Tables, asked: Asked) -> Worked:
    """So much for each week agreed, by the day, a line a month; £1,575.00 when an episode of reablement ends."""
    worked: Worked = {}
    for plan in tables["plans"]:
        name = plan["plan_id"]
        if plan["plan_type"] == "reablement" and in_run(plan["started_on"]):
            earned = opposite(one_of(plan["end_reason"], "declined"))
            worked[f"{name}/episode"] = line(earned, EPISODE, plan["ended_on"], asked)
        if plan["plan_type"] in ("initial", "ongoing"):
            worked.update(weeks_of_plan(plan, asked))
    return worked


def weeks_of_plan(plan: Fields, asked: Asked) -> Worked:
    """The weeks from the first day to the planned end, or to the day on which the plan was stopped.

    Where an end is recorded and not why, the days after it wait for the reason; where no end was planned, all do.
    """
    name, until, ended_on = f"{plan['plan_id']}/weekly_care", plan["planned_end_on"], plan["ended_on"]
    if not until:
        return {name: ("open", None)}
    stopped = one_of(plan["end_reason"], *LEFT) if ended_on and ended_on < until else False
    certain = until if stopped is False else ended_on
    worked: Worked = {
        f"{name}/{month}": line(True, pence_for(plan["rate"], days), last_day_of(month), asked)
        for month, days in days_by_month(plan["started_on"], certain).items()
    }
    if stopped is None:
        first = days_on(ended_on, 1)
        for month, days in days_by_month(first, until).items():
            slot = first if f"{name}/{month}" in worked else month
            worked[f"{name}/{slot}"] = line(None, pence_for(plan["rate"], days), last_day_of(month), asked)
    return worked


def set_sum(tables: Tables, asked: Asked) -> Worked:
    """£1,575.00 for an objective of reablement, the weeks agreed for a longer outcome, where delivered by its day."""
    plans = by_key(tables["plans"], "plan_id")
    worked: Worked = {}
    for outcome in tables["outcomes"]:
        plan, name = plans[outcome["plan_id"]], outcome["outcome_id"]
        if outcome["payable"] != "yes":
            continue
        delivered = every(one_of(outcome["result"], "achieved"), not_after(outcome["achieved_on"], outcome["due_on"]))
        if plan["plan_type"] == "reablement" and in_run(plan["started_on"]):
            worked[f"{name}/objective"] = line(delivered, EPISODE, outcome["reviewed_on"], asked)
        if plan["plan_type"] in ("initial", "ongoing"):
            worked.update(weeks_of_outcome(outcome, plan["rate"], delivered, asked))
        if outcome["disputed"] == "yes":
            held = [line_id for line_id in worked if line_id.startswith(f"{name}/")]
            worked.update({line_id: ("held", worked[line_id][1]) for line_id in held})
    return worked


def weeks_of_outcome(outcome: Fields, rate: str, delivered: Answer, asked: Asked) -> Worked:
    """The weeks from the day an outcome was agreed to the day it is due, a line a month."""
    if outcome["agreed_on"] > RUN_LAST or (outcome["agreed_on"] and "" < outcome["due_on"] < RUN_FIRST):
        return {}
    if not outcome["agreed_on"] or not outcome["due_on"]:
        return {f"{outcome['outcome_id']}/weeks": line(delivered, None, "", asked)}
    if outcome["agreed_on"] > outcome["due_on"]:
        # Agreed after the day it was due: there is no day to pay for, whatever is found.
        nothing, _ = line(delivered and False, 0, "", asked)
        return {f"{outcome['outcome_id']}/weeks": (nothing, 0)}
    return {
        f"{outcome['outcome_id']}/weeks/{month}": line(
            delivered,
            pence_for(rate, days),
            later_of(last_day_of(month), outcome["reviewed_on"], outcome["agreed_on"]),
            asked,
        )
        for month, days in days_by_month(outcome["agreed_on"], outcome["due_on"]).items()
    }
