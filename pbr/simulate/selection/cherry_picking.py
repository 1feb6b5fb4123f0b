"""Cherry-picking: what an easy case is expected to bring, beside a hard one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from pbr.simulate.breakdown import By
from pbr.simulate.payoff.uncertain_result import Component, Rates, success_rate
from pbr.simulate.selection.expected_by_person import PlanExpected
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class Group:
    """Plans of one group: how likely they succeed, and what one of them is expected to bring, in exact pence."""

    name: str
    plans: int
    success_rate: Fraction
    each: Fraction


@dataclass(frozen=True, slots=True)
class CherryPicking:
    """The groups from the easiest to the hardest: those with the highest success rate first."""

    by: By
    groups: tuple[Group, ...]

    @property
    def gap(self) -> Fraction:
        """What a plan of the easiest group is expected to bring more than one of the hardest, in exact pence."""
        return self.groups[0].each - self.groups[-1].each

    @property
    def words(self) -> str:
        """The gap as people read it."""
        easy, hard = self.groups[0], self.groups[-1]
        gap = to_pence(self.gap, Rounding.HALF_UP)
        what = "more" if gap >= 0 else "less"
        return (
            f"by {self.by.heading.lower()}, a plan of the easiest group ({easy.name}) is expected to bring "
            f"{pounds(abs(gap))} {what} than one of the hardest ({hard.name})"
        )


def cherry_picking(
    plans: Sequence[PlanExpected], rates: Rates, by: By, group_of_plan: Mapping[str, str]
) -> CherryPicking | None:
    """The groups that have a success rate, easiest first; None where all are as easy, or there are not two of them.

    ``plans`` come from `expected_by_plan`. A rate that is the same for all says nothing about who is easy to help.
    """
    chances: dict[str, list[Fraction]] = defaultdict(list)
    for component in rates:
        chances[_group_of(component, by)].append(success_rate(component, rates))
    members: dict[str, list[Fraction]] = defaultdict(list)
    for one in plans:
        members[group_of_plan.get(one.plan_id, "")].append(one.pence)
    groups = [
        Group(name, len(pence), _mean(chances[name]), _mean(pence))
        for name, pence in members.items()
        if name in chances
    ]
    groups.sort(key=lambda group: (-group.success_rate, group.name))
    differ = len({group.success_rate for group in groups}) > 1
    return CherryPicking(by, tuple(groups)) if differ else None


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _group_of(component: Component, by: By) -> str:
    return component.provider_id if by is By.PROVIDER else component.of(by.value)
