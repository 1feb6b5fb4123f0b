"""Wiltshire's payable outcomes: a fifth of a plan's value at the start, the balance as its outcomes are achieved."""

from datetime import date

from tests.second_calculation.shared import (
    LEFT,
    Answer,
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
    months_on,
    not_after,
    one_of,
    opposite,
    payable_of,
    shares_by_weight,
    some,
    thousandths,
)

AN_HOUR = {"standard": 1700, "specialist": 2100}


def payable_outcomes(tables: Tables, asked: Asked) -> Worked:
    """20% of the agreed hours' value at the start; the rest over the payable outcomes, as they are achieved."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] not in ("initial", "ongoing") or not in_run(plan["started_on"]):
            continue
        whole, up_front = value(plan)
        held = longer_than_half_a_year(plan)
        if chose_the_money(plan):
            status, _ = line(True, whole, plan["ended_on"], asked)
            shown = "held" if held else "note" if status in ("due", "earlier") else status
            worked[f"{plan['plan_id']}/direct_payment_taken"] = shown, whole
            continue
        agreed: Answer = plan["agreed_on"] != ""
        first_part = decided(waits=agreed, when=plan["end_reason"] != "declined")
        lines = {
            f"{plan['plan_id']}/plan.up_front": line(
                first_part, up_front, later_of(plan["started_on"], plan["agreed_on"]), asked
            )
        }
        rest = None if whole is None or up_front is None else whole - up_front
        lines.update(balance(plan, tables["outcomes"], rest, asked))
        worked.update({name: ("held", pence) for name, (_, pence) in lines.items()} if held else lines)
    return worked


def value(plan: Fields) -> tuple[int | None, int | None]:
    """A plan's whole value and a fifth of it, each rounded from the exact one; not known where a fact is not."""
    if not plan["planned_end_on"] or not plan["weekly_hours"] or not plan["rate"]:
        return None, None
    days = (date.fromisoformat(plan["planned_end_on"]) - date.fromisoformat(plan["started_on"])).days + 1
    pence = AN_HOUR[plan["rate"]] * thousandths(plan["weekly_hours"]) * days
    return half_up(pence, 7 * 1000), half_up(pence, 7 * 1000 * 5)


def balance(plan: Fields, outcomes: list[Fields], pence: int | None, asked: Asked) -> Worked:
    """The balance over the payable outcomes of a plan; with none it stays open."""
    payable = payable_of(plan, outcomes)
    if not payable:
        return {f"{plan['plan_id']}/plan.balance/no-outcome": ("open", pence)}
    shares: list[int | None] = [None] * len(payable)
    if pence is not None:
        shares = [*shares_by_weight(pence, payable)]
    lines: Worked = {}
    for outcome, share in zip(payable, shares, strict=True):
        due_on = later_of(outcome["reviewed_on"], outcome["agreed_on"], plan["agreed_on"])
        earned = achieved(plan, outcome) if plan["agreed_on"] else None
        lines[f"{outcome['outcome_id']}/plan.balance"] = (
            ("held", share) if outcome["disputed"] == "yes" else line(earned, share, due_on, asked)
        )
    return lines


def achieved(plan: Fields, outcome: Fields) -> Answer:
    """Whether an outcome's share is earned: agreed, confirmed by the council, achieved in the plan's time."""
    result, gave_way = outcome["result"], plan["end_reason"] == "direct_payment"
    left = every(plan["ended_on"] != "", one_of(plan["end_reason"], *LEFT))
    return decided(
        waits=every(
            outcome["reviewed_on"] != "", one_of(outcome["verified_by"], "council"), outcome["agreed_on"] != ""
        ),
        not_assessed=some(one_of(result, "not_assessed"), every(result != "achieved", left)),
        when=every(
            one_of(result, "achieved"),
            not_after(outcome["achieved_on"], plan["planned_end_on"]),
            some(opposite(gave_way), not_after(outcome["achieved_on"], plan["ended_on"])),
        ),
    )


def chose_the_money(plan: Fields) -> bool:
    """Whether a person took an ongoing plan as money when it was offered: it was never agreed."""
    return plan["plan_type"] == "ongoing" and not plan["agreed_on"] and plan["end_reason"] == "direct_payment"


def longer_than_half_a_year(plan: Fields) -> bool:
    """Whether an ongoing plan is planned for longer than six months, counted from month to month."""
    return plan["plan_type"] == "ongoing" and plan["planned_end_on"] >= months_on(plan["started_on"], 6)
