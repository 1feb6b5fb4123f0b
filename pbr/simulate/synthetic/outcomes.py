"""Synthetic outcomes: so many for each plan, of a kind, and achieved or not by its last day."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from pbr.rng.keyed_chance import happens
from pbr.simulate.assumption import Invented
from pbr.simulate.plan_duration import sooner_end
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class InventedOutcomes(Invented):
    """So many outcomes for each plan; ``value`` is the share achieved.

    ``improvement`` is the share that is to improve something, and ``payable`` the share that the contract pays for.
    """

    for_each_plan: int
    improvement: Fraction
    payable: Fraction
    seed: int


def outcome_rows(assumed: InventedOutcomes, plans: Iterable[PlanSeen], taken: date | None) -> Iterator[dict[str, str]]:
    """The outcomes of each plan.

    An outcome is reviewed by the council on the last day of its plan, planned or sooner; one whose plan ends after the
    extract was taken is not reviewed yet.
    """
    for plan in plans:
        yield from _outcomes(assumed, plan, taken)


def _outcomes(assumed: InventedOutcomes, plan: PlanSeen, taken: date | None) -> Iterator[dict[str, str]]:
    ended = sooner_end(plan.ended_on, plan.planned_end_on)
    reviewed = "" if ended is None or (taken is not None and ended > taken) else str(ended)
    for number in range(1, assumed.for_each_plan + 1):
        key = (assumed.seed, plan.plan_id, number)
        achieved = happens(assumed.value.central, *key, "achieved")
        yield {
            "outcome_id": f"{plan.plan_id}/invented/{number}",
            "plan_id": plan.plan_id,
            "outcome": "invented",
            "kind": "improvement" if happens(assumed.improvement, *key, "kind") else "maintenance",
            "payable": "yes" if happens(assumed.payable, *key, "payable") else "no",
            "agreed_on": str(plan.started_on),
            "due_on": str(plan.planned_end_on or ended or ""),
            "result": ("achieved" if achieved else "not_achieved") if reviewed else "",
            "achieved_on": reviewed if achieved else "",
            "reviewed_on": reviewed,
            "verified_by": "council" if reviewed else "",
        }
