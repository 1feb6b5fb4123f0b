"""Parking: people whose care is expected to cost a provider more than they bring."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from pbr.simulate.breakdown import Person
from pbr.simulate.selection.expected_by_person import PersonExpected
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class Parking:
    """How many people have an expected margin below nil, of how many, and what they lose together, in exact pence.

    ``worst`` is the person who loses most; None where nobody does.
    """

    parked: int
    people: int
    loss: Fraction
    worst: PersonExpected | None

    @property
    def words(self) -> str:
        """The finding as people read it, without naming anyone."""
        if not self.parked:
            return f"none of {self.people:,} people is expected to cost more than they bring"
        loss = pounds(to_pence(self.loss, Rounding.HALF_UP))
        return f"{self.parked:,} of {self.people:,} people are expected to cost more than they bring, {loss} together"


def parking(people: Iterable[PersonExpected], cost_of: Mapping[Person, Fraction]) -> Parking:
    """Who is expected to lose money, given what the care of each person costs, in exact pence (nil if not there)."""
    count, loss, least = 0, Fraction(0), Fraction(0)
    parked, worst = 0, None
    for one in people:
        count += 1
        margin = one.pence - cost_of.get((one.provider_id, one.person_id), 0)
        if margin < 0:
            parked += 1
            loss -= margin
        if margin < least:
            least, worst = margin, one
    return Parking(parked, count, loss, worst)
