"""What a better result of one record brings: every record that is paid for results is tried."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.table import Records
from pbr.simulate.incentives.affected_records import Neighbours
from pbr.simulate.incentives.case_band import CaseBand, band_of
from pbr.simulate.incentives.marginal import MarginalGain, MarginalStep
from pbr.simulate.incentives.payment_for_records import paid_for
from pbr.simulate.incentives.sample_of_records import a_few_of_each
from pbr.simulate.payoff.alternative_records import UncertainRecords, WhichDrawn, facts_used, uncertain_records_of
from pbr.simulate.payoff.marginal_payoff import Paid, Standing
from pbr.simulate.payoff.uncertain_result import Component


def of_results(standing: Standing, tried: Iterable[tuple[Component, int]]) -> Iterator[MarginalGain]:
    """What each step to a better result brings for each record ``tried``, and for so many that are alike.

    Facts not yet known stay so but for the record's.
    """
    steps: dict[tuple[str, str], list[MarginalStep]] = {}
    for component, records in tried:
        fact = (component.table, component.fact)
        if fact not in steps:
            steps[fact] = _steps(component)
        yield from _each_step(steps[fact], component, standing.paid(component), records)


def alike_in_band(standing: Standing) -> list[tuple[Component, int]]:
    """The first of the records of each band for which every result brings the same, and how many they are."""
    bands: dict[tuple[str, tuple[str, ...]], CaseBand] = {}
    found: dict[Hashable, list[Component]] = defaultdict(list)
    for one in standing.components:
        group = (one.table, one.group)
        if group not in bands:
            bands[group] = band_of(one)
        # What is paid is one list for all that are paid alike, which the standing keeps.
        found[one.table, one.fact, bands[group], id(standing.paid(one))].append(one)
    return [(alike[0], len(alike)) for alike in found.values()]


def of_results_one_by_one(compiled: CompiledScheme, records: Records) -> Iterator[MarginalGain]:
    """The same for a scheme that cannot be taken apart: a few records of each band, settled again one by one.

    A record that has no price before or after a step is passed over.
    """
    neighbours = Neighbours(compiled.scheme, records)
    for fact in facts_used(compiled.needs):
        found = uncertain_records_of(records, (fact,), WhichDrawn.ALL).components
        for component, at in a_few_of_each(((band_of(one), (one, place)) for one, place in found.items()), compiled):
            near = neighbours.of(fact[0], row := records.tables[fact[0]].rows[at])
            position = next(place for place, one in enumerate(near.tables[fact[0]].rows) if one is row)
            drawn = UncertainRecords(near, {component: position})
            ways = range(len(component.alternatives))
            paid = [paid_for(compiled, drawn.at((fact,), fact, each, near.tables)) for each in ways]
            yield from _each_step(_steps(component), component, paid, 1)


def _steps(component: Component) -> list[MarginalStep]:
    """The steps of a fact, from the worst result to the best."""
    names = [each.name for each in component.alternatives]
    fact = (component.table, component.fact)
    return [MarginalStep(fact, worse, better) for better, worse in reversed(list(pairwise(names)))]


def _each_step(
    steps: Sequence[MarginalStep], component: Component, paid: Sequence[Paid | None], records: int
) -> Iterator[MarginalGain]:
    band = band_of(component)
    for at, step in enumerate(steps, 2):
        before, after = paid[len(paid) - at + 1], paid[len(paid) - at]
        if before is not None and after is not None:
            yield MarginalGain(
                step, band, component.provider_id, component.table, component.record_id,
                after.due - before.due, after.before_limits - before.before_limits, records,
            )  # fmt: skip
