"""Synthetic people: a referral for each person and provider, and the support needed afterwards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from pbr.rng.keyed_chance import happens
from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class InventedPeople(Invented):
    """One referral for each person and provider; ``value`` is the share that needs no support after ten weeks.

    ``none_at_52_weeks`` is the share after 52 weeks, among those who needed none at ten and the others alike.
    """

    none_at_52_weeks: Fraction
    seed: int


_DIED = "died"


def people_rows(assumed: InventedPeople, plans: Iterable[PlanSeen], taken: date | None) -> Iterator[dict[str, str]]:
    """One referral of each person to each provider, on the day the first plan there starts.

    Someone leaves on the day a plan ends by death, and otherwise stays. What support is needed is not known where the
    person had died by then, or where that is after the extract was taken.
    """
    of: dict[tuple[str, str], list[PlanSeen]] = defaultdict(list)
    for plan in plans:
        of[plan.provider_id, plan.person_id].append(plan)
    for theirs in of.values():
        yield _referral(assumed, theirs, taken)


def _referral(assumed: InventedPeople, plans: Sequence[PlanSeen], taken: date | None) -> dict[str, str]:
    first = min(plans, key=lambda plan: (plan.started_on, plan.plan_id))
    died = max((plan.ended_on for plan in plans if plan.ended_on and plan.end_reason == _DIED), default=None)

    def support(weeks: int, rate: Fraction) -> str:
        day = first.started_on + timedelta(weeks=weeks)
        if (taken is not None and day > taken) or (died is not None and died < day):
            return ""
        return "none" if happens(rate, assumed.seed, "people", first.provider_id, first.person_id, weeks) else "same"

    return {
        "person_id": first.person_id,
        "provider_id": first.provider_id,
        "referred_on": str(first.started_on),
        "area": first.area,
        "left_on": str(died or ""),
        "left_reason": _DIED if died else "",
        "support_at_10_weeks": support(10, assumed.value.central),
        "support_at_52_weeks": support(52, assumed.none_at_52_weeks),
    }
