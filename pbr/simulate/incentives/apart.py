"""What each person under a scheme can be expected to bring its provider, apart from everybody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbr.simulate.component import Rates
from pbr.simulate.model import SchemeModel
from pbr.simulate.states import CHANCES, persons, states_of_person

Person = tuple[str, str]
"""A provider and a person."""


@dataclass(frozen=True, slots=True)
class PersonExpected:
    """A person's plans under a scheme, and what they are expected to bring, in exact pence, limits applied."""

    provider_id: str
    person_id: str
    plan_ids: tuple[str, ...]
    pence: Fraction


def expected_by_person(model: SchemeModel, rates: Rates) -> tuple[PersonExpected, ...]:
    """What each person is expected to bring under a scheme settled each way.

    What a measure scales, and a limit over a provider, belong to nobody in particular and are left out.
    """
    made = []
    for (provider, person), families in persons(model).items():
        if not person:
            continue
        if model.tied:
            states = states_of_person(model, families, CHANCES, rates.__getitem__)
            pence = sum(((sums[0] or 0) * chance for sums, chance in states.items()), Fraction(0))
        else:
            pence = Fraction(sum(family.fixed[0] or 0 for family in families))
            for component in (one for family in families for one in family.components):
                ways = zip(model.sums[component], rates[component], strict=True)
                pence += sum((sums[0] or 0) * chance for sums, chance in ways)
        made.append(PersonExpected(provider, person, tuple(one.plan_id for one in families if one.plan_id), pence))
    return tuple(made)


def by_group(
    people: tuple[PersonExpected, ...], group_of_plan: Mapping[str, str], otherwise: str
) -> dict[str, list[PersonExpected]]:
    """The people by the group of their first plan; ``otherwise`` is the group of those without one."""
    groups: dict[str, list[PersonExpected]] = {}
    for one in people:
        group = next((group_of_plan[plan] for plan in one.plan_ids if plan in group_of_plan), otherwise)
        groups.setdefault(group, []).append(one)
    return dict(sorted(groups.items()))
