"""What care costs as far as that is known: all of it, that of a period, and what is left out of it."""

from dataclasses import dataclass
from datetime import date

from pbr.simulate.provider.care_cost import CareCost
from pbr.simulate.provider.care_covered import Whose
from pbr.simulate.provider.care_volume import Cared


@dataclass(frozen=True, slots=True)
class Care:
    """What all care costs, and what care costs that was ``given`` in the days for which schemes are settled.

    ``going_on`` are the plans that go on after the day ``as_at``: what their care costs after it is in neither.
    """

    cost: CareCost
    given: CareCost
    as_at: date
    going_on: frozenset[Cared]

    def of(self, whose: Whose) -> "Care":
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
