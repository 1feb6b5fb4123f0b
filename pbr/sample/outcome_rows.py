"""Rows of outcomes.csv: the outcomes of one plan."""

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.cell_text import IsoDays, Row, known_by
from pbr.sample.invented_plan import DrawnPlan

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
    weighted = chance.happens(probabilities.WEIGHTED)
    first = chance.below(len(probabilities.OUTCOMES))
    rows: list[Row] = []
    for count in range(chance.pick(probabilities.OUTCOMES_A_PLAN)):
        outcome, kind = probabilities.OUTCOMES[(first + count) % len(probabilities.OUTCOMES)]
        payable = count == 0 or not chance.happens(probabilities.NOT_PAYABLE)
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
    if not chance.happens(probabilities.DUE_SOONER):
        return plan.planned_end
    return plan.planned_end - 7 * chance.between(1, max(1, plan.weeks // 2))


def draw_result(chance: Chance, plan: DrawnPlan) -> tuple[str, int | None, bool]:
    """What the review finds: the result, the day achieved, and whether it is disputed."""
    ending = plan.ending
    disputed = chance.happens(probabilities.DISPUTED)
    if chance.happens(probabilities.ACHIEVED[ending.support]):
        return "achieved", draw_achieved(chance, plan), disputed
    if ending.support and not chance.happens(probabilities.NOT_ASSESSED):
        return "not_achieved", None, disputed
    return "not_assessed", None, disputed


def draw_achieved(chance: Chance, plan: DrawnPlan) -> int | None:
    """The day an outcome was achieved, in the second half of the time the plan ran, or None where nobody wrote it."""
    if chance.happens(probabilities.ACHIEVED_DAY_UNKNOWN):
        return None
    days = plan.ending.ended - plan.referred.started
    return plan.referred.started + chance.between(days // 2, days)
