"""Wiltshire, the other reading: a tariff, a penalty, a reward, and no plan below nil over its whole life."""

from tests.second_calculation.shared import (
    LEFT,
    Asked,
    Fields,
    Tables,
    Worked,
    decided,
    every,
    half_up,
    in_run,
    later_of,
    line,
    not_after,
    one_of,
    opposite,
    payable_of,
    some,
    taken_off,
)
from tests.second_calculation.wiltshire import chose_the_money, longer_than_half_a_year

TARIFF = {
    ("improvement", "standard"): 40000,
    ("improvement", "specialist"): 52000,
    ("maintenance", "standard"): 25000,
    ("maintenance", "specialist"): 32500,
}


def penalty_and_reward(tables: Tables, asked: Asked) -> Worked:
    """The lines of each plan's outcomes, and what its floor adds or takes back."""
    worked: Worked = {}
    for plan in tables["plans"]:
        home_support = plan["plan_type"] in ("initial", "ongoing") and not chose_the_money(plan)
        if not home_support or not in_run(plan["started_on"]):
            continue
        lines: Worked = {}
        for outcome in payable_of(plan, tables["outcomes"]):
            lines.update(of_an_outcome(plan, outcome, asked))
        worked.update(lines)
        before = sum(pence or 0 for status, pence in lines.values() if status == "earlier")
        to_date = before + sum(pence or 0 for status, pence in lines.values() if status == "due")
        added, added_before = max(0, -to_date), max(0, -before)
        if added != added_before:
            worked[f"{plan['plan_id']}/no_plan_below_nil"] = "due", added - added_before
        elif added:
            worked[f"{plan['plan_id']}/no_plan_below_nil"] = "earlier", added
    return worked


def of_an_outcome(plan: Fields, outcome: Fields, asked: Asked) -> Worked:
    """The tariff when it is achieved by its day, a quarter of it off when it failed, a tenth more when sooner."""
    result, achieved_on, due_by = outcome["result"], outcome["achieved_on"], outcome["due_on"]
    waits = every(
        outcome["agreed_on"] != "",
        plan["agreed_on"] != "",
        outcome["reviewed_on"] != "",
        one_of(outcome["verified_by"], "council"),
    )
    left = every(plan["ended_on"] != "", one_of(plan["end_reason"], *LEFT))
    nothing = some(one_of(result, "not_assessed"), left)
    got_there = one_of(result, "achieved")
    sooner = every(outcome["kind"] == "improvement", got_there, opposite(not_after(due_by, achieved_on)))
    due_on = later_of(outcome["reviewed_on"], outcome["agreed_on"], plan["agreed_on"])
    tariff = TARIFF[outcome["kind"], plan["rate"]] if plan["rate"] else None
    off, more = (None, None) if tariff is None else (-half_up(tariff, 4), half_up(tariff, 10))
    lines = {
        "outcome": line(
            decided(waits, nothing, every(got_there, not_after(achieved_on, due_by))), tariff, due_on, asked
        ),
        "penalty": line(taken_off(waits, nothing, one_of(result, "not_achieved")), off, due_on, asked),
        "sooner_reward": line(decided(waits, nothing, sooner), more, due_on, asked),
    }
    if outcome["disputed"] == "yes" or longer_than_half_a_year(plan):
        lines = {payment: ("held", pence) for payment, (_, pence) in lines.items()}
    return {f"{outcome['outcome_id']}/{payment}": came_to for payment, came_to in lines.items()}
