"""What each person under a scheme can be expected to bring its provider, apart from everybody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbr.simulate.component import Rates
from pbr.simulate.expected import ExpectedOfFamilies
from pbr.simulate.model import SchemeModel
from pbr.simulate.states import persons

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
    of_families = ExpectedOfFamilies(model, rates)
    return tuple(
        PersonExpected(
            provider, person, tuple(one.plan_id for one in families if one.plan_id), of_families.pence(families)
        )
        for (provider, person), families in persons(model).items()
        if person
    )


def by_group(
    people: tuple[PersonExpected, ...], group_of_plan: Mapping[str, str], otherwise: str
) -> dict[str, list[PersonExpected]]:
    """The people by the group of their first plan; ``otherwise`` is the group of those without one."""
    groups: dict[str, list[PersonExpected]] = {}
    for one in people:
        group = next((group_of_plan[plan] for plan in one.plan_ids if plan in group_of_plan), otherwise)
        groups.setdefault(group, []).append(one)
    return dict(sorted(groups.items()))
