"""What each person, and each plan, under a scheme can be expected to bring its provider, apart from all others."""

from fractions import Fraction

from pbr.simulate.payoff.expected_value import ExpectedOfFamilies
from pbr.simulate.payoff.limits_applied import persons
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.payoff.uncertain_result import Rates
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PersonExpected:
    """A person under a scheme, and what their plans are expected to bring, in exact pence, limits applied."""

    provider_id: str
    person_id: str
    pence: Fraction


def expected_by_person(model: SchemeModel, rates: Rates) -> tuple[PersonExpected, ...]:
    """What each person is expected to bring under a scheme settled each way.

    What a measure scales, and a limit over a provider, belong to nobody in particular and are left out.
    """
    of_families = ExpectedOfFamilies(model, rates)
    return tuple(
        PersonExpected(provider, person, of_families.pence(families))
        for (provider, person), families in persons(model).items()
        if person
    )


@dataclass(frozen=True, slots=True)
class PlanExpected:
    """A plan under a scheme, and what it is expected to bring by itself, in exact pence, limits applied."""

    plan_id: str
    pence: Fraction


def expected_by_plan(model: SchemeModel, rates: Rates) -> tuple[PlanExpected, ...]:
    """What each plan is expected to bring under a scheme settled each way; a limit over a person is applied to each.

    What a measure scales, and a limit over a provider, belong to no plan in particular and are left out.
    """
    of_families = ExpectedOfFamilies(model, rates)
    return tuple(PlanExpected(one.plan_id, of_families.pence([one])) for one in model.families if one.plan_id)
