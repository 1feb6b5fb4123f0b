"""What care costs its providers, at an assumed cost of an hour and of a plan."""

from fractions import Fraction

from pbr.records.table import Records
from pbr.simulate.assumptions.assumptions import CENTRAL, Assumptions, Case, value_in
from pbr.simulate.assumptions.volumes import with_volumes

_MINUTES = 60


def cost_of(records: Records, assumptions: Assumptions, case: Case = CENTRAL) -> Fraction | None:
    """What all the plans and their hours cost at the volumes assumed, in exact pence; None where no cost is assumed.

    Hours are those of visits delivered, or where there are no visits the hours delivered that plans say.
    """
    per_hour, per_plan = assumptions.figure("cost_per_hour"), assumptions.figure("cost_per_plan")
    if per_hour is None and per_plan is None:
        return None
    changed = with_volumes(records, assumptions.volumes, case)
    pence = Fraction(0)
    if per_hour is not None:
        hours = hours_delivered(changed)
        if hours is None:
            return None
        pence += value_in(case, per_hour) * hours
    if per_plan is not None:
        plans = changed.tables.get("plans")
        if plans is None:
            return None
        pence += value_in(case, per_plan) * len(plans.rows)
    return pence


def hours_delivered(records: Records) -> Fraction | None:
    """The hours delivered in all; None where the extract does not say."""
    visits = _total(records, "visits", "delivered_minutes")
    return _total(records, "plans", "hours_delivered") if visits is None else visits / _MINUTES


def _total(records: Records, name: str, field: str) -> Fraction | None:
    table = records.tables.get(name)
    if table is None or field not in table.layout:
        return None
    at = table.layout[field]
    return Fraction(sum(row[at] for row in table.rows if row[at] is not None))
