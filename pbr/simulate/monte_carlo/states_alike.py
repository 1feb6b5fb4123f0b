"""Persons alike in what their plans can come to: which sums these are is worked out once, and for each person when.

Sums and limits are then nobody's but the first's: of the others only masks are put together, each at its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pbr.scheme.limits.limits import Limit
from pbr.simulate.payoff.scheme_model import FamilyModel, Sums, added, limited
from pbr.simulate.payoff.uncertain_result import Component

_MANY = 500
"""With more sums than these only few come about in any draw, and they are better found as they do."""

_Ways = tuple[Sums, ...]


class _Joined(NamedTuple):
    """Two lists of sums of which one each comes about, added up: the place that each pair of places has in a third."""

    sums: list[Sums]
    places: list[tuple[int, int, int]]

    def masks(self, ones: Sequence[int], others: Sequence[int]) -> list[int]:
        """The draws in which each of the sums comes about, by those of the two lists."""
        found = [0] * len(self.sums)
        for place, one, other in self.places:
            found[place] |= ones[one] & others[other]
        return found

    def limited(self, limits: Sequence[Limit], over: str) -> "_Joined":
        """The same after the limits over a plan or a person: sums that these make equal have one place."""
        places: dict[Sums, int] = {}
        moved = [places.setdefault(limited(each, limits, over), len(places)) for each in self.sums]
        return _Joined([*places], [(moved[place], one, other) for place, one, other in self.places])


class StatesAlike:
    """Every sum that the plans of a person, and of all who are alike, can come to, after the limits over them."""

    def __init__(
        self, families: Sequence[FamilyModel], sums: Mapping[Component, _Ways], limits: Sequence[Limit]
    ) -> None:
        """Find the sums. ``is_few`` says whether all were: there may be too many."""
        self.is_few = True
        nothing: Sums = (0, *[None] * len(limits))
        self._plans: list[tuple[list[tuple[list[int], _Joined]], _Joined]] = []
        person = [nothing]
        for family in families:
            plan, members = _joined([nothing], [family.fixed]), list[tuple[list[int], _Joined]]()
            for at, component in enumerate(family.components, 1):
                each = list(dict.fromkeys(sums[component]))
                if len(plan.sums) * len(each) > _MANY:
                    self.is_few = False
                    return
                plan = _joined(plan.sums, each)
                if at == len(family.components) and family.plan_id:
                    plan = plan.limited(limits, "plan")
                members.append(([each.index(way) for way in sums[component]], plan))
            if family.plan_id and not members:
                plan = plan.limited(limits, "plan")
            if len(person) * len(plan.sums) > _MANY:
                self.is_few = False
                return
            together = _joined(person, plan.sums)
            if family is families[-1]:
                together = together.limited(limits, "person with each provider")
            self._plans.append((members, together))
            person = together.sums
        self.sums = person

    def masks(self, everything: int, happens: Iterator[Sequence[int]]) -> list[int]:
        """The draws in which each of the sums comes about; ``happens`` has those of the ways of each component."""
        person = [everything]
        for members, together in self._plans:
            plan = [everything]
            for places, joined in members:
                own = [0] * (max(places) + 1)
                for place, mask in zip(places, next(happens), strict=True):
                    own[place] |= mask
                plan = joined.masks(plan, own)
            person = together.masks(person, plan)
        return person


def _joined(ones: Sequence[Sums], others: Sequence[Sums]) -> _Joined:
    places: dict[Sums, int] = {}
    each = [
        (places.setdefault(added(one, other), len(places)), at, place)
        for at, one in enumerate(ones)
        for place, other in enumerate(others)
    ]
    return _Joined([*places], each)
