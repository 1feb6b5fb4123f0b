"""Rows of plans.csv."""

from pbr.sample.cell_text import IsoDays, Row, known_by
from pbr.sample.invented_plan import DrawnPlan, plan_value_pence
from pbr.values.money import plain_pounds

COLUMNS = (
    *("plan_id", "person_id", "provider_id", "area", "plan_type", "rate", "agreed_on", "started_on"),
    *("planned_end_on", "ended_on", "end_reason", "plan_value", "weekly_hours", "hours_delivered"),
    *("support_at_end", "reviewed_on", "verified_by"),
)
QUARTERS = ("", ".25", ".5", ".75")


def plan_row(plan: DrawnPlan, last: int, iso: IsoDays) -> Row:
    """The plan as an extract taken on ``last`` (a day number) has it."""
    referred, ending = plan.referred, plan.ending
    ended = known_by(last, ending.ended)
    reviewed = known_by(last, ending.reviewed)
    return (
        plan.plan_id,
        f"S{referred.person:04d}",
        referred.provider,
        referred.area,
        referred.plan_type,
        plan.rate,
        iso[known_by(last, plan.agreed)],
        iso[referred.started],
        iso[plan.planned_end],
        iso[ended],
        ending.ended_by if ended else "",
        plain_pounds(plan_value_pence(plan)),
        hours(plan.weekly_quarters),
        hours(delivered_quarters(plan)) if ended else "",
        ending.support if reviewed else "",
        iso[reviewed],
        ending.verified_by if reviewed else "",
    )


def hours(quarters: int) -> str:
    """Quarter hours as hours, such as 10.25."""
    return f"{quarters // 4}{QUARTERS[quarters % 4]}"


def delivered_quarters(plan: DrawnPlan) -> int:
    """Quarter hours delivered over the whole plan, as the provider returned them."""
    days = plan.ending.ended - plan.referred.started + 1
    return plan.weekly_quarters * days * plan.ending.delivered_percent // 700
