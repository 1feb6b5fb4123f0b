"""What each person under a scheme can be expected to bring its provider, apart from everybody else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from pbr.scheme.limits import Limit
from pbr.scheme.scheme import Scheme
from pbr.simulate.component import Rates
from pbr.simulate.model import SchemeModel
from pbr.simulate.payoffs import settled_each_way
from pbr.simulate.states import CHANCES, persons, states_of_person
from pbr.simulate.variants import Drawn

Person = tuple[str, str]
"""A provider and a person."""


@dataclass(frozen=True, slots=True)
class PersonExpected:
    """A person's plans under a scheme, and what they are expected to bring, in exact pence, limits applied."""

    provider_id: str
    person_id: str
    plan_ids: tuple[str, ...]
    pence: Fraction


def settled_person_by_person(scheme: Scheme, drawn: Drawn) -> SchemeModel:
    """A scheme settled once for each alternative, its sums kept apart by plan and person. Raises as that does."""
    first = scheme.payments[0]
    # A cap on no payment at all takes nothing, but has the sums of each plan kept apart.
    apart = Limit("each_plan_apart", True, 0, (), "plan", first.provenance, first.place)
    return settled_each_way(replace(scheme, limits=(*scheme.limits, apart)), drawn)


def expected_by_person(model: SchemeModel, rates: Rates) -> tuple[PersonExpected, ...]:
    """What each person is expected to bring, of a model made by `settled_person_by_person`.

    What a measure scales, and a limit over a provider, belong to nobody in particular and are left out.
    """
    made = []
    for (provider, person), families in persons(model).items():
        if not person:
            continue
        states = states_of_person(model, families, CHANCES, rates.__getitem__)
        pence = sum(((sums[0] or 0) * chance for sums, chance in states.items()), Fraction(0))
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
