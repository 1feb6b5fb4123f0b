"""What care costs its providers, at an assumed cost of an hour and of a plan."""

from fractions import Fraction

from pbr.records.table import Records
from pbr.simulate.provider.care_cost import CareCost, cost_of_care
from pbr.simulate.provider.care_volume import ALWAYS, work_in
from pbr.simulate.scenario.assumptions import CENTRAL, Assumptions, value_in
from pbr.simulate.scenario.volume_changes import with_volumes
from pbr.values.period import Period


def cost_of(records: Records, assumptions: Assumptions) -> Fraction | None:
    """What all the care comes to at the volumes assumed, in exact pence; None where `care_cost` knows no cost."""
    care = care_cost(with_volumes(records, assumptions.volumes, CENTRAL), assumptions)
    return None if care is None else care.total


def care_cost(records: Records, assumptions: Assumptions, within: Period = ALWAYS) -> CareCost | None:
    """What care costs as it is in an extract; only what is given in a period where one is named.

    None where no cost is assumed, or the extract does not say how much care there is.
    """
    per_hour, per_plan = figure(assumptions, "cost_per_hour"), figure(assumptions, "cost_per_plan")
    return cost_of_care(work_in(records, within), per_hour, per_plan)


def figure(assumptions: Assumptions, name: str) -> Fraction | None:
    """A figure at its middle; None where it is not assumed."""
    found = assumptions.figure(name)
    return None if found is None else value_in(CENTRAL, found)
