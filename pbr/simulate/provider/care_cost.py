"""What care costs its providers, at a cost of an hour and of a plan that is assumed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pbr.simulate.provider.care_covered import Whose
from pbr.simulate.provider.care_volume import Cared, When, Work


@dataclass(frozen=True, slots=True)
class CareCost:
    """What care costs, in exact pence, by plan and month.

    ``not_known`` are the plans whose hours cost something and are not known: they are not in it.
    """

    pence: Mapping[When, Fraction]
    not_known: frozenset[Cared]

    @property
    def total(self) -> Fraction:
        """What all of it costs."""
        return sum(self.pence.values(), Fraction(0))

    @property
    def by_person(self) -> dict[tuple[str, str], Fraction]:
        """What each person's care costs, by provider and person."""
        total: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            total[when.cared.provider_id, when.cared.person_id] += pence
        return dict(total)

    @property
    def by_provider(self) -> dict[str, Fraction]:
        """What each provider's care costs."""
        total: dict[str, Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            total[when.cared.provider_id] += pence
        return dict(total)

    def of(self, whose: Whose) -> "CareCost":
        """What some of the care costs."""
        return CareCost(
            {when: pence for when, pence in self.pence.items() if whose.has(when.cared)},
            frozenset(filter(whose.has, self.not_known)),
        )

    def by_month(self, provider_id: str) -> dict[date, Fraction]:
        """What one provider's care costs in each month, by the month's first day."""
        total: dict[date, Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            if when.cared.provider_id == provider_id:
                total[when.month] += pence
        return dict(total)


def cost_of_care(work: Work, per_hour: Fraction | None, per_plan: Fraction | None) -> CareCost | None:
    """What the work costs at exact pence an hour and a plan; None where neither is assumed, or the work is not known.

    A plan's own cost falls in the month in which it starts.
    """
    if (per_hour, per_plan) == (None, None):
        return None
    pence: dict[When, Fraction] = defaultdict(Fraction)
    not_known = frozenset[Cared]()
    if per_hour is not None:
        if work.hours is None:
            return None
        not_known = work.not_known
        for when, hours in work.hours.items():
            pence[when] += hours * per_hour
    if per_plan is not None:
        if work.plans is None:
            return None
        for when, plans in work.plans.items():
            pence[when] += plans * per_plan
    return CareCost(dict(pence), not_known)
