"""Everything found about what one scheme rewards."""

from itertools import chain

from pbr.problems.problem import ProblemsFound
from pbr.records.extract.needed import looks_of
from pbr.records.table import Records
from pbr.simulate.incentives.affected_records import is_scaled
from pbr.simulate.incentives.cliffs import Cliff, cliffs
from pbr.simulate.incentives.marginal import BandMarginal, by_band
from pbr.simulate.incentives.marginal_care import not_looked_at, of_care
from pbr.simulate.incentives.marginal_result import alike_in_band, of_results, of_results_one_by_one
from pbr.simulate.incentives.one_plan_changed import MoreCare
from pbr.simulate.incentives.perverse_incentive import PaysToFail, pays_to_fail
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.values.dataclass import dataclass


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


def incentives_of(candidate: Candidate, records: Records, what_if: WhatIf) -> Incentives:
    """What a scheme rewards at the prices assumed, tried on the records as they are; they have the tables it reads."""
    compiled, unsaid = what_if.compiled(candidate), ""
    steep: tuple[Cliff, ...] = ()
    try:
        model, standing = what_if.as_recorded(candidate)
    except (CannotBeDrawnError, ProblemsFound) as undrawn:
        # What a measure leaves open cannot be told from nothing here, so under one no result is tried.
        # Nor can what a look at other records would find, which was found before any result was tried.
        together = is_scaled(compiled.scheme) or bool(looks_of(compiled.needs))
        results = iter(()) if together else of_results_one_by_one(compiled, records)
        if together:
            unsaid = str(undrawn) if isinstance(undrawn, CannotBeDrawnError) else undrawn.problems[0].message
    else:
        results = of_results(standing, alike_in_band(standing))
        steep = cliffs(model)
    found = by_band(chain(results, of_care(compiled, records)))
    return Incentives(candidate.label, found, pays_to_fail(found), steep, not_looked_at(compiled), unsaid)
