"""Measures counted over all records of a table at once: those that are alike in what a measure reads count alike."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from pbr.engine.measuring.counted_alike import CountedRows, counted_in_rows
from pbr.engine.measuring.measure_counting import Cell, CountedIn, CountsIn, Whose
from pbr.engine.measuring.measure_counts import NO_COUNTS, Counted
from pbr.engine.measuring.measures import CompiledMeasure, Measurements
from pbr.records.held_row import HeldRow
from pbr.records.table import Records, Row
from pbr.values.for_whom import Per

if TYPE_CHECKING:
    from pbr.engine.measuring.number_measures import AddedUpByCell, Bringing

HowCounted = Callable[[CountsIn, Sequence[Row]], CountedRows]
"""What says how a measure counts the rows of a table."""


def measure_all(
    records: Records,
    measures: Sequence[CompiledMeasure],
    unknown: Sequence[HeldRow] | None = None,
    how_counted: HowCounted = counted_in_rows,
) -> Measurements:
    """Count every one of these measures; ``unknown`` are the held rows of which nothing is known, all if not given."""
    measurements = Measurements(tuple(compiled.measure for compiled in measures))
    for compiled in chain.from_iterable(one.and_what_it_is_to() for one in measures):
        measure, rows = compiled.measure, records.tables[compiled.measure.kind.name].rows
        counted = how_counted(compiled.counts_in, rows)
        cells: dict[Cell, list[int]] = {}
        for owner, (window, how), many in _counts(compiled, rows, counted):
            cells.setdefault((owner, window), [*NO_COUNTS])[how] += many
        numbers = None if compiled.brought_by is None else _adding_up(compiled.brought_by)
        if numbers is not None:
            for row, counted_in in zip(rows, counted.each(), strict=True):
                if counted_in is not None:
                    numbers.take(row, compiled.provider_of(row), *counted_in)
        for held in records.held_rows if unknown is None else unknown:
            if held.table == measure.kind.name:
                owner = held.provider_id if measure.per is Per.PROVIDER else ""
                cells.setdefault((owner, None), [*NO_COUNTS])[Counted.NOT_KNOWN_IF_IN] += 1
                if numbers is not None and measure.number is not None:
                    numbers.take_unread(owner, measure.number)
        measurements.counts[measure.name] = cells
        if numbers is not None:
            measurements.numbers[measure.name] = numbers.by_cell()
        measurements.not_recorded[measure.name] = _not_recorded(compiled, records)
    if any(measure.compared is not None for measure in measurements.measures):
        # imported late: few measures are compared with anything
        from pbr.engine.measuring.opening_figures import openings_of

        measurements.openings.extend(openings_of(records))
    return measurements


def _counts(
    compiled: CompiledMeasure, rows: Sequence[Row], counted: CountedRows
) -> Iterator[tuple[str, CountedIn, int]]:
    """Whose rows are counted, how, and how many of them: rows of a provider stand together, those of others do not."""
    if compiled.measure.of_whom is None:
        for owner, begins, ends in _of_owners(rows, compiled.provider_of):
            for how, many in counted.many_of(counted.keys[begins:ends]):
                yield owner, how, many
        return
    of_owners: dict[str, list[int]] = {}
    for at, owner in enumerate(map(compiled.provider_of, rows)):
        of_owners.setdefault(owner, []).append(at)
    for owner, places in of_owners.items():
        for how, many in counted.many_of(map(counted.keys.__getitem__, places)):
            yield owner, how, many


def _of_owners(rows: Sequence[Row], whose: Whose) -> Iterator[tuple[str, int, int]]:
    """The provider of rows, which are in the order of their providers, and where its rows begin and end."""
    begins = 0
    while begins < len(rows):
        owner = whose(rows[begins])
        ends = bisect_right(rows, owner, begins, key=whose)
        yield owner, begins, ends
        begins = ends


def _adding_up(brought_by: "Bringing") -> "AddedUpByCell":
    # imported late: most schemes have no measure of numbers
    from pbr.engine.measuring.number_measures import AddedUpByCell

    return AddedUpByCell(brought_by())


def _not_recorded(compiled: CompiledMeasure, records: Records) -> dict[Cell, tuple[str, ...]]:
    """The codes of the rows that a framework expects and nobody recorded, where a measure counts them as not known.

    Each has its window where that is not the measure's own.
    """
    measure, counts_in, record_of = compiled.measure, compiled.counts_in, compiled.record_of
    absent = {one.record_id: one for one in records.expected if one.table == measure.kind.name}
    named: dict[Cell, tuple[str, ...]] = {}
    if not absent:
        return named
    for row in records.tables[measure.kind.name].rows:
        record = record_of(row)
        missing, found = absent.get(record.id), counts_in(row)
        if missing is None or found is None or found[1] in (Counted.FITS, Counted.DOES_NOT_FIT):
            continue
        code = missing.code if missing.window == found[0] else f"{missing.code} {missing.window.label}"
        cell = (compiled.provider_of(row), found[0])
        named[cell] = (*named.get(cell, ()), code)
    return named
