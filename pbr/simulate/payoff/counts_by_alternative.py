"""How each record counts in a measure, in each way in which it can turn out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.measuring.counted_alike import counted_in_rows
from pbr.engine.measuring.measure_counts import NO_COUNTS, Counted, MeasureCounts
from pbr.engine.measuring.measures_counted import measure_all
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Records, Row
from pbr.scheme.measuring.measures import Measure
from pbr.simulate.changed_records import with_rows_of
from pbr.simulate.payoff.scheme_model import Cell, Counting
from pbr.simulate.payoff.uncertain_result import Component

CountedIn = tuple[Cell, Counted] | None
"""The cell in which a record counts, and how; None where it does not count at all."""


def counted_each_way(
    measure: Measure, ways: Sequence[Records], owners: Mapping[int, Component], functions: SchemeFunctions
) -> dict[Component, tuple[CountedIn, ...]]:
    """How each drawn record counts in a measure in each way. ``owners`` are the rows that are drawn, by position."""
    counted, name = _counted_by(measure, functions), measure.kind.name
    each = [counted([way.tables[name].rows[at] for at in owners]) for way in ways]
    return dict(zip(owners.values(), zip(*each, strict=True), strict=True))


def counting_of(
    measure: Measure,
    records: Records,
    owners: Mapping[int, Component],
    each: Mapping[Component, tuple[CountedIn, ...]],
    functions: SchemeFunctions,
) -> dict[Cell, Counting]:
    """The counts of a measure in each of its cells: of the rows that are not drawn, and of ``each`` that is."""
    fixed = defaultdict(lambda: [*NO_COUNTS], _counted_by_the_engine(measure, records, owners, functions))
    drawn: dict[Cell, dict[Component, tuple[Counted | None, ...]]] = defaultdict(dict)
    for owner, found in each.items():
        if found.count(found[0]) == len(found):
            if found[0] is not None:
                fixed[found[0][0]][found[0][1]] += 1
            continue
        for cell in dict.fromkeys(one[0] for one in found if one is not None):
            drawn[cell][owner] = tuple(one[1] if one is not None and one[0] == cell else None for one in found)
    return {cell: Counting(tuple(fixed[cell]), drawn.get(cell, {})) for cell in {*fixed, *drawn}}


def counts_of(measure: Measure, records: Records, functions: SchemeFunctions) -> dict[Cell, MeasureCounts]:
    """The counts of a measure in each of its cells as the records stand."""
    return {cell: tuple(counts) for cell, counts in _counted_by_the_engine(measure, records, {}, functions).items()}


def _counted_by_the_engine(
    measure: Measure, records: Records, owners: Mapping[int, Component], functions: SchemeFunctions
) -> dict[Cell, list[int]]:
    """The counts of the rows that are not drawn: held and disputed ones are among these alone."""
    records = with_expected(records, functions.scheme, functions.layouts.as_at)
    table = records.tables[measure.kind.name]
    rest = with_rows_of(records, {table.name: [row for at, row in enumerate(table.rows) if at not in owners]})
    measurements = measure_all(rest, [functions.of_measure(measure)])
    fixed: dict[Cell, list[int]] = {
        (measure.name, provider, window): counts
        for (provider, window), counts in measurements.counts[measure.name].items()
        if window is not None
    }
    for provider in _providers_of(records, measure):
        undated = measurements.elsewhere(measure, provider)
        if any(undated):
            fixed[measure.name, provider, None] = [*undated]
    return fixed


def _providers_of(records: Records, measure: Measure) -> set[str]:
    """Every provider with a row that a measure may count, the rows that are held included."""
    head = records.tables[measure.kind.parent or measure.kind.name]
    at = head.layout["provider_id"]
    return {row[at] for row in head.rows} | {held.provider_id for held in records.held_rows}


def _counted_by(measure: Measure, functions: SchemeFunctions) -> Callable[[Sequence[Row]], list[CountedIn]]:
    """A function from drawn rows to the cell in which each counts, and how; None where it does not count at all."""
    compiled = functions.of_measure(measure)
    counts_in, provider_of_row = compiled.counts_in, compiled.provider_of
    # Cells are few, and told apart the sooner the fewer objects there are.
    made: dict[tuple[str, int, Counted], tuple[Cell, Counted]] = {}

    def counted(rows: Sequence[Row]) -> list[CountedIn]:
        found: list[CountedIn] = []
        for row, one in zip(rows, counted_in_rows(counts_in, rows).each(), strict=True):
            if one is None:
                found.append(None)
                continue
            provider_id, (window, how) = provider_of_row(row), one
            key = provider_id, id(window), how
            if key not in made:
                made[key] = (measure.name, provider_id, window), how
            found.append(made[key])
        return found

    return counted
