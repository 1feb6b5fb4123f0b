"""Cost of care: what it costs its providers, at an assumed cost of an hour and of a plan, and what of it is known."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from pbr.records.table import Records
from pbr.simulate.provider.care_covered import CareCovered
from pbr.simulate.provider.care_volume import ALWAYS, CareMonth, CarePlan, CareVolume, care_volume_in
from pbr.simulate.scenario.assumptions import CENTRAL, Assumptions, value_in
from pbr.simulate.scenario.volume_changes import with_volumes
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class CareCost:
    """What care costs, in exact pence, by plan and month.

    ``not_known`` are the plans whose hours cost something and are not known: they are not in it.
    """

    pence: Mapping[CareMonth, Fraction]
    not_known: frozenset[CarePlan]

    @property
    def total(self) -> Fraction:
        """What all of it costs."""
        return sum(self.pence.values(), Fraction(0))

    @property
    def by_person(self) -> dict[tuple[str, str], Fraction]:
        """What each person's care costs, by provider and person."""
        total: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            total[when.plan.provider_id, when.plan.person_id] += pence
        return dict(total)

    @property
    def by_provider(self) -> dict[str, Fraction]:
        """What each provider's care costs."""
        total: dict[str, Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            total[when.plan.provider_id] += pence
        return dict(total)

    def of(self, whose: CareCovered) -> "CareCost":
        """What some of the care costs."""
        return CareCost(
            {when: pence for when, pence in self.pence.items() if whose.has(when.plan)},
            frozenset(filter(whose.has, self.not_known)),
        )

    def by_month(self, provider_id: str) -> dict[date, Fraction]:
        """What one provider's care costs in each month, by the month's first day."""
        total: dict[date, Fraction] = defaultdict(Fraction)
        for when, pence in self.pence.items():
            if when.plan.provider_id == provider_id:
                total[when.month] += pence
        return dict(total)


def cost_of_care(work: CareVolume, per_hour: Fraction | None, per_plan: Fraction | None) -> CareCost | None:
    """What the work costs at exact pence an hour and a plan; None where neither is assumed, or the work is not known.

    A plan's own cost falls in the month in which it starts.
    """
    if (per_hour, per_plan) == (None, None):
        return None
    pence: dict[CareMonth, Fraction] = defaultdict(Fraction)
    not_known = frozenset[CarePlan]()
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


@dataclass(frozen=True, slots=True)
class Care:
    """What all care costs, and what care costs that was ``given`` in the days for which schemes are settled.

    ``going_on`` are the plans that go on after the day ``as_at``: what their care costs after it is in neither.
    """

    cost: CareCost
    given: CareCost
    as_at: date
    going_on: frozenset[CarePlan]

    def of(self, whose: CareCovered) -> "Care":
        """The same of some of the care."""
        return Care(self.cost.of(whose), self.given.of(whose), self.as_at, frozenset(filter(whose.has, self.going_on)))

    @property
    def hours_not_known(self) -> str:
        """How many plans have no cost because their hours are not known; empty where all are."""
        match len(self.cost.not_known):
            case 0:
                return ""
            case 1:
                return "the hours of 1 plan are not known: its care is not in what it costs"
            case many:
                return f"the hours of {many:,} plans are not known: their care is not in what it costs"

    @property
    def going_on_after(self) -> str:
        """How many plans go on after the last day that is known; empty where none does."""
        match len(self.going_on):
            case 0:
                return ""
            case 1:
                return f"1 plan goes on after {self.as_at}: what its care costs after it is not in the margins"
            case many:
                return f"{many:,} plans go on after {self.as_at}: what their care costs after it is not in the margins"


def cost_of(records: Records, assumptions: Assumptions) -> Fraction | None:
    """What all the care comes to at the volumes assumed, in exact pence; None where `care_cost` knows no cost."""
    care = care_cost(with_volumes(records, assumptions.volumes, CENTRAL), assumptions)
    return None if care is None else care.total


def care_cost(records: Records, assumptions: Assumptions, within: Period = ALWAYS) -> CareCost | None:
    """What care costs as it is in an extract; only what is given in a period where one is named.

    None where no cost is assumed, or the extract does not say how much care there is.
    """
    per_hour, per_plan = figure(assumptions, "cost_per_hour"), figure(assumptions, "cost_per_plan")
    return cost_of_care(care_volume_in(records, within), per_hour, per_plan)


def figure(assumptions: Assumptions, name: str) -> Fraction | None:
    """A figure at its middle; None where it is not assumed."""
    found = assumptions.figure(name)
    return None if found is None else value_in(CENTRAL, found)
