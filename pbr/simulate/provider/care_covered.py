"""Whose care a scheme pays for: what everything that is set against its payments is counted over."""

from collections.abc import Mapping

from pbr.simulate.breakdown import PlanOrPerson
from pbr.simulate.provider.care_volume import CarePlan
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CareCovered:
    """Some plans, or all plans of some people; where neither is said, everyone's."""

    plans: frozenset[PlanOrPerson] | None = None
    people: frozenset[PlanOrPerson] | None = None

    def has(self, plan: CarePlan) -> bool:
        """Whether a plan is among them."""
        if self.plans is not None:
            return (plan.provider_id, plan.plan_id) in self.plans
        return self.people is None or (plan.provider_id, plan.person_id) in self.people


EVERYONES = CareCovered()


def whose_care(
    by_plan: Mapping[PlanOrPerson, int], by_person: Mapping[PlanOrPerson, int], only_plans: bool
) -> CareCovered:
    """Whose care a scheme pays for, given what it has lines for: other contracts pay for the rest.

    A scheme that pays for nobody in particular is taken to pay for all care.
    """
    if not (by_plan or by_person):
        return EVERYONES
    return CareCovered(plans=frozenset(by_plan)) if only_plans else CareCovered(people=frozenset(by_person))
