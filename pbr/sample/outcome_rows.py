"""Rows of outcomes.csv: the outcomes of one plan."""

from pbr.sample import figures
from pbr.sample.cells import IsoDays, Row, known_by
from pbr.sample.chance import Chance
from pbr.sample.plan import DrawnPlan

COLUMNS = (
    *("outcome_id", "plan_id", "outcome", "kind", "payable", "weight", "agreed_on", "due_on"),
    *("result", "achieved_on", "reviewed_on", "verified_by", "disputed"),
)


def outcome_rows(chance: Chance, plan: DrawnPlan, last: int, iso: IsoDays) -> list[Row]:
    """The outcomes of a plan as an extract taken on ``last`` (a day number) has them.

    The first outcome of a plan is always payable, so that every plan has something to earn.
    """
    reviewed = known_by(last, plan.ending.reviewed)
    agreed = iso[known_by(last, plan.agreed)]
    weighted = chance.happens(figures.WEIGHTED)
    first = chance.below(len(figures.OUTCOMES))
    rows: list[Row] = []
    for count in range(chance.pick(figures.OUTCOMES_A_PLAN)):
        outcome, kind = figures.OUTCOMES[(first + count) % len(figures.OUTCOMES)]
        payable = count == 0 or not chance.happens(figures.NOT_PAYABLE)
        weight = str(chance.between(1, 3)) if weighted else ""
        result, achieved, disputed = draw_result(chance, plan)
        rows.append(
            (
                f"{plan.plan_id}-{count + 1}",
                plan.plan_id,
                outcome,
                kind,
                "yes" if payable else "no",
                weight,
                agreed,
                iso[draw_due(chance, plan)],
                result if reviewed else "",
                iso[achieved] if reviewed else "",
                iso[reviewed],
                plan.ending.verified_by if reviewed else "",
                "yes" if reviewed and disputed else "",
            )
        )
    return rows


def draw_due(chance: Chance, plan: DrawnPlan) -> int:
    """The day an outcome is due: the planned end, or a week or more before it."""
    if not chance.happens(figures.DUE_SOONER):
        return plan.planned_end
    return plan.planned_end - 7 * chance.between(1, max(1, plan.weeks // 2))


def draw_result(chance: Chance, plan: DrawnPlan) -> tuple[str, int | None, bool]:
    """What the review finds: the result, the day achieved, and whether it is disputed."""
    ending = plan.ending
    disputed = chance.happens(figures.DISPUTED)
    if chance.happens(figures.ACHIEVED[ending.support]):
        return "achieved", draw_achieved(chance, plan), disputed
    if ending.support and not chance.happens(figures.NOT_ASSESSED):
        return "not_achieved", None, disputed
    return "not_assessed", None, disputed


def draw_achieved(chance: Chance, plan: DrawnPlan) -> int | None:
    """The day an outcome was achieved, in the second half of the time the plan ran, or None where nobody wrote it."""
    if chance.happens(figures.ACHIEVED_DAY_UNKNOWN):
        return None
    days = plan.ending.ended - plan.referred.started
    return plan.referred.started + chance.between(days // 2, days)
