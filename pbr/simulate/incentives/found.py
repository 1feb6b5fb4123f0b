"""Everything found about what one scheme rewards."""

from dataclasses import dataclass

from pbr.engine.plan import Plan
from pbr.problems.problem import ProblemsFound
from pbr.records.table import Records
from pbr.simulate.dependence import CannotBeDrawnError
from pbr.simulate.incentives.change import MoreCare
from pbr.simulate.incentives.cliffs import Cliff, cliffs
from pbr.simulate.incentives.marginal import BandMarginal, by_band, marginals, not_looked_at
from pbr.simulate.incentives.pays_to_fail import PaysToFail, pays_to_fail
from pbr.simulate.payoffs import settled_each_way
from pbr.simulate.variants import Which, drawn_of, facts_used


@dataclass(frozen=True, slots=True)
class Incentives:
    """What one scheme rewards; ``label`` is what reports call it.

    ``overlooked`` are the ways of taking more care that it does not look at, so that they bring nothing. ``unsaid`` is
    why nothing can be said of its cliffs; empty where it can.
    """

    label: str
    marginals: tuple[BandMarginal, ...]
    pays_to_fail: tuple[PaysToFail, ...]
    cliffs: tuple[Cliff, ...]
    overlooked: tuple[MoreCare, ...]
    unsaid: str


def incentives_of(label: str, plan: Plan, records: Records) -> Incentives:
    """What a scheme rewards, tried on some of the records of an extract, of which it has the tables it reads."""
    found = tuple(marginals(plan, records))
    steep, unsaid = _cliffs(plan, records)
    return Incentives(label, by_band(found), pays_to_fail(found), steep, not_looked_at(plan), unsaid)


def _cliffs(plan: Plan, records: Records) -> tuple[tuple[Cliff, ...], str]:
    """The cliffs of a scheme, or why they are not known; one in which no measure scales anything has none."""
    payments = plan.scheme.payments
    if not any(payment.scale or any(part.scale for part in payment.parts) for payment in payments):
        return (), ""
    try:
        return cliffs(settled_each_way(plan.scheme, drawn_of(records, facts_used(plan.needs), Which.ALL))), ""
    except CannotBeDrawnError as undrawn:
        return (), str(undrawn)
    except ProblemsFound as found:
        return (), found.problems[0].message
