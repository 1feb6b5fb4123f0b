"""What care costs its providers, at a cost of an hour and of a plan that is assumed."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pbr.simulate.provider.work import When, Work


@dataclass(frozen=True, slots=True)
class CareCost:
    """What care costs, in exact pence, by plan and month."""

    pence: Mapping[When, Fraction]

    @property
    def by_person(self) -> dict[tuple[str, str], Fraction]:
        """What each person's care costs, by provider and person."""
        total: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            total[when.provider_id, when.person_id] += pence
        return dict(total)

    @property
    def by_provider(self) -> dict[str, Fraction]:
        """What each provider's care costs."""
        total: dict[str, Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            total[when.provider_id] += pence
        return dict(total)

    def of(self, belongs: Callable[[When], bool]) -> "CareCost":
        """What some of the care costs."""
        return CareCost({when: pence for when, pence in self.pence.items() if belongs(when)})

    def by_month(self, provider_id: str) -> dict[date, Fraction]:
        """What one provider's care costs in each month, by the month's first day."""
        total: dict[date, Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            if when.provider_id == provider_id:
                total[when.month] += pence
        return dict(total)


def cost_of_care(work: Work, per_hour: Fraction | None, per_plan: Fraction | None) -> CareCost | None:
    """What the work costs at exact pence an hour and a plan; None where neither is assumed, or the work is not known.

    A plan's own cost falls in the month in which it starts.
    """
    if (per_hour, per_plan) == (None, None):
        return None
    pence: dict[When, Fraction] = defaultdict(Fraction)
    if per_hour is not None:
        if work.hours is None:
            return None
        for when, hours in work.hours.items():
            pence[when] += hours * per_hour
    if per_plan is not None:
        if work.plans is None:
            return None
        for when, plans in work.plans.items():
            pence[when] += plans * per_plan
    return CareCost(dict(pence))
