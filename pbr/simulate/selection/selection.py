"""What rates and costs that are assumed say of what a scheme rewards: whom to choose, whom to leave, what is wasted."""

from collections.abc import Mapping
from fractions import Fraction

from pbr.simulate.breakdown import By, Person
from pbr.simulate.payoff.expected_value import Expectation, NoClosedFormError
from pbr.simulate.payoff.uncertain_result import Rates
from pbr.simulate.selection.cherry_picking import CherryPicking, cherry_picking
from pbr.simulate.selection.deadweight import Deadweight, deadweight
from pbr.simulate.selection.expected_by_person import expected_by_person, expected_by_plan
from pbr.simulate.selection.parking import Parking, parking
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SelectionFound:
    """One scheme; None for what is not assumed, or where it pays for nobody in particular.

    ``picked`` has the groupings in which some plans are easier to succeed with than others. ``unsaid`` is why there is
    no deadweight; empty where there is one, or no counterfactual rate is assumed.
    """

    label: str
    picked: Mapping[By, CherryPicking]
    parked: Parking | None
    wasted: Deadweight | None
    unsaid: str


def selection_found(
    label: str,
    expectation: Expectation,
    rates: Rates,
    group_of_plan: Mapping[By, Mapping[str, str]],
    cost_of: Mapping[Person, Fraction] | None,
    counterfactual: Fraction | None,
) -> SelectionFound:
    """What a scheme settled person by person rewards, given how likely its results are and what care costs."""
    people, plans = expected_by_person(expectation.model, rates), expected_by_plan(expectation.model, rates)
    found = {by: cherry_picking(plans, rates, by, groups) for by, groups in group_of_plan.items()}
    wasted, unsaid = None, ""
    if counterfactual is not None:
        try:
            wasted = deadweight(expectation, rates, counterfactual)
        except NoClosedFormError as unworked:
            unsaid = str(unworked)
    return SelectionFound(
        label=label,
        picked={by: picked for by, picked in found.items() if picked is not None},
        parked=parking(people, cost_of) if people and cost_of is not None else None,
        wasted=wasted,
        unsaid=unsaid,
    )
