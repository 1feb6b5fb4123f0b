"""A direct payment: a plan's value as money to the person, less what the person pays, or the plan from its provider."""

from tests.second_calculation.shared import (
    Answer,
    Asked,
    Fields,
    Outcome,
    Tables,
    Worked,
    days_on,
    later_of,
    line,
    one_of,
    thousandths,
)

RUN = ("2026-04-06", "2027-04-04")


def chosen_at_the_offer(tables: Tables, asked: Asked) -> Worked:
    """Thirteen payments, each for four weeks: to the person at their start, to the provider at their end."""
    worked: Worked = {}
    for plan in tables["plans"]:
        if plan["plan_type"] == "ongoing" and RUN[0] <= plan["paid_from"] <= RUN[1]:
            plan = _as_known(plan, asked.as_at)
            worked.update(_of_gross(plan, asked) if plan["paid_gross"] == "yes" else _of_net(plan, asked))
            took = one_of(plan["choice"], "accepted")
            worked.update(_thirteen(plan, "care", _pence(plan["four_weeks_value"]), took, 27, asked))
    return worked


def _as_known(plan: Fields, as_at: str) -> Fields:
    """What was chosen is known from the day on which it was."""
    return {**plan, "choice": "", "chosen_on": ""} if plan["chosen_on"] > as_at else plan


def _of_net(plan: Fields, asked: Asked) -> Worked:
    value, pays = _pence(plan["four_weeks_value"]), _pence(plan["person_pays_in_four_weeks"])
    pence = None if value is None or pays is None else max(0, value - pays)
    return _thirteen(plan, "direct_payment", pence, one_of(plan["choice"], "direct_payment"), 0, asked)


def _of_gross(plan: Fields, asked: Asked) -> Worked:
    value, pays = _pence(plan["four_weeks_value"]), _pence(plan["person_pays_in_four_weeks"])
    took = one_of(plan["choice"], "direct_payment")
    paid = _thirteen(plan, "direct_payment_gross", value, took, 0, asked)
    shown = _thirteen({**plan, "chosen_on": RUN[0]}, "person_pays", pays, took, 0, asked)
    return paid | {name: _noted(outcome) for name, outcome in shown.items()}


def _noted(outcome: Outcome) -> Outcome:
    return ("note", outcome[1]) if outcome[0] in ("due", "earlier") else outcome


def _thirteen(plan: Fields, payment: str, pence: int | None, took: Answer, after: int, asked: Asked) -> Worked:
    worked: Worked = {}
    for number in range(13):
        day = days_on(plan["paid_from"], 28 * number + after)
        gone = bool(plan["ended_on"]) and day > plan["ended_on"]
        due_on = later_of(day, plan["chosen_on"])
        # Past the end nothing can be earned, whatever is not known of the price or of what was chosen.
        earned = False if gone else took
        worked[f"{plan['plan_id']}/{payment}/{number + 1:02}"] = line(earned, pence, due_on, asked)
    return worked


def _pence(money: str) -> int | None:
    return thousandths(money) // 10 if money else None
