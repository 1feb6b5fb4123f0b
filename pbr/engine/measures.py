"""Measures counted over the records: for each provider and window, with what is not known yet.

A row that is disputed or held, or for which the answer is not known, is counted as unknown: it could turn out either
way. A row of which it is not known whether it belongs at all widens the range further.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pbr.conditions.compiler import Test, test_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Edge, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition
from pbr.engine.compile_context import Compiling, OutsideRunError
from pbr.engine.disputes import in_doubt_where_disputed, without_disputed_facts
from pbr.engine.measure_counts import NO_COUNTS, Counted, MeasureCounts, counted, measured_of
from pbr.engine.row_refs import RefOf, provider_of, ref_of
from pbr.engine.verdict import held_by
from pbr.records.held_row import HeldRow
from pbr.records.table import Records, Row
from pbr.scheme.measures import Measure
from pbr.settlement.measure_result import Measured
from pbr.values.window import Window, whole_run, window_of

Cell = tuple[str, Window | None]
"""A provider (empty: nobody can read whose), and a window (None: it is not known which)."""

CountedIn = tuple[Window | None, Counted]
"""The window in which a record counts (None: it is not known which), and how."""


CountsIn = Callable[[Row], CountedIn | None]
"""A function from a row to the window in which a measure counts it, and how; None where it does not count it."""


@dataclass(frozen=True, slots=True)
class CompiledMeasure:
    """A measure as functions: how it counts a row, and whose the row is."""

    measure: Measure
    counts_in: CountsIn
    provider_of: Callable[[Row], str]
    record_of: RefOf


def compile_measure(measure: Measure, over: Compiling) -> CompiledMeasure:
    """A measure as functions."""
    kind = measure.kind
    return CompiledMeasure(measure, counting_of(measure, over), provider_of(kind, over), ref_of(kind, over))


@dataclass(frozen=True, slots=True)
class Measurements:
    """Everything measured, by measure, provider and window. Asking for what was never counted gives none of none."""

    measures: tuple[Measure, ...]
    counts: dict[str, dict[Cell, list[int]]] = field(default_factory=dict)
    not_recorded: dict[str, dict[Cell, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, measure: Measure, provider_id: str, window: Window) -> Measured:
        """What a measure came to for a provider in a window."""
        counts = self.counts[measure.name].get((provider_id, window), NO_COUNTS)
        elsewhere = self.elsewhere(measure, provider_id)
        not_recorded = self.not_recorded[measure.name].get((provider_id, window), ())
        return measured_of(measure.name, provider_id, window, counts, elsewhere, measure.expected, not_recorded)

    def together(self, measure: Measure, window: Window) -> Measured:
        """What a measure came to in a window for all providers together, with rows of which nobody can read whose."""
        cells = self.counts[measure.name].items()
        counts = [counts for (_, in_window), counts in cells if in_window == window]
        elsewhere = [counts for (_, in_window), counts in cells if in_window is None]
        named = self.not_recorded[measure.name].items()
        absent = tuple(code for (_, in_window), codes in named if in_window == window for code in codes)
        return measured_of(measure.name, "", window, _summed(counts), _summed(elsewhere), measure.expected, absent)

    def merge(self, other: "Measurements") -> None:
        """Add what was counted over records that come after these."""
        for name, cells in other.counts.items():
            mine = self.counts.setdefault(name, {})
            for cell, counts in cells.items():
                mine[cell] = [a + b for a, b in zip(mine.get(cell, NO_COUNTS), counts, strict=True)]
        for name, absent in other.not_recorded.items():
            named = self.not_recorded.setdefault(name, {})
            for cell, codes in absent.items():
                named[cell] = (*named.get(cell, ()), *codes)

    def elsewhere(self, measure: Measure, provider_id: str) -> MeasureCounts:
        """The rows that could belong to any window of a provider, those among them of which nobody can read whose."""
        cells = self.counts[measure.name]
        return _summed([cells.get((owner, None), NO_COUNTS) for owner in {provider_id, ""}])

    def all(self) -> tuple[Measured, ...]:
        """Everything measured, in the order of the scheme, then by provider and window."""
        return tuple(
            self.of(measure, provider_id, window)
            for measure in self.measures
            for provider_id, window in sorted(
                (provider_id, window) for provider_id, window in self.counts[measure.name] if window is not None
            )
        )


def _summed(counts: Iterable[Sequence[int]]) -> MeasureCounts:
    return tuple(map(sum, zip(NO_COUNTS, *counts, strict=True)))


def measure_all(
    records: Records, measures: Sequence[CompiledMeasure], unknown: Sequence[HeldRow] | None = None
) -> Measurements:
    """Count every one of these measures; ``unknown`` are the held rows of which nothing is known, all if not given."""
    measurements = Measurements(tuple(compiled.measure for compiled in measures))
    for compiled in measures:
        measure, counts_in, provider_of_row = compiled.measure, compiled.counts_in, compiled.provider_of
        cells: dict[Cell, list[int]] = {}
        # By window first, and by its identity: a row is then counted without comparing any days.
        of_windows: dict[int, dict[str, list[int]]] = {}
        for row in records.tables[measure.kind.name].rows:
            found = counts_in(row)
            if found is None:
                continue
            window, how = found
            of_providers = of_windows.setdefault(id(window), {})
            provider_id = provider_of_row(row)
            if provider_id not in of_providers:
                of_providers[provider_id] = cells.setdefault((provider_id, window), [*NO_COUNTS])
            of_providers[provider_id][how] += 1
        for held in records.held_rows if unknown is None else unknown:
            if held.table == measure.kind.name:
                cells.setdefault((held.provider_id, None), [*NO_COUNTS])[Counted.NOT_KNOWN_IF_IN] += 1
        measurements.counts[measure.name] = cells
        measurements.not_recorded[measure.name] = _not_recorded(compiled, records)
    return measurements


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
        cell = (record.provider, found[0])
        named[cell] = (*named.get(cell, ()), code)
    return named


def counting_of(measure: Measure, over: Compiling) -> Callable[[Row], CountedIn | None]:
    """A function from a row to the window in which a measure counts it, and how; None where it does not count it.

    It belongs where it fits ``out of`` and is counted from by now, and its day is in the scheme's run. A dispute is
    about what the review found: it could move a row in, out, or into another window.
    """
    layouts, runs = over.layouts, over.scheme.runs
    fits = _test(measure.count, over)
    belongs = membership_of(measure, over)
    held = held_by(measure.kind, over)
    windows = _windows_of(measure, over)
    if measure.dated_by is None or isinstance(measure.dated_by, Edge):
        run = whole_run(runs)

        def window_in(row: Row) -> Window | None:
            return run
    else:
        dated, without_dispute = day_of(measure.dated_by, layouts), without_disputed_facts(measure.kind, over)

        def window_in(row: Row) -> Window | None:
            return windows(dated(without_dispute(row)))

    def counts_in(row: Row) -> CountedIn | None:
        belong = belongs(row)
        if belong is False:
            return None
        try:
            window = window_in(row)
        except OutsideRunError:
            return None
        return window, counted(belong, None if held is not None and held(row) is not None else fits(row))

    return counts_in


def _windows_of(measure: Measure, over: Compiling) -> Callable[[date | None], Window | None]:
    """A function from a day to its window, each window made once. Raises `OutsideRunError`."""
    runs = over.scheme.runs
    of_days: dict[date | None, Window | None] = {None: None}
    made: dict[Window, Window] = {}

    def window(day: date | None) -> Window | None:
        if day not in of_days:
            if day is None or day not in runs:
                raise OutsideRunError
            found = window_of(measure.over, day, runs)
            of_days[day] = made.setdefault(found, found)
        return of_days[day]

    return window


def membership_of(measure: Measure, over: Compiling) -> Test:
    """A function from a row to whether it belongs to a measure: it fits ``out of``, and is counted from by now."""
    refs = fields_of(measure.out_of) if measure.out_of else []
    refs += fields_of_day(measure.counted_from) if measure.counted_from else []
    return in_doubt_where_disputed(_undoubted(measure, over), refs, measure.kind, over)


def _undoubted(measure: Measure, over: Compiling) -> Test:
    out_of = _test(measure.out_of, over)
    if measure.counted_from is None:
        return out_of
    counted_from, as_at = day_of(measure.counted_from, over.layouts), over.as_at

    def member(row: Row) -> bool | None:
        belongs = out_of(row)
        if belongs is False:
            return False
        day = counted_from(row)
        if day is None:
            return None
        return belongs if day <= as_at else False

    return member


def _test(condition: Condition | None, over: Compiling) -> Test:
    return (lambda row: True) if condition is None else test_of(condition, over.layouts)


def is_counted(row: Row, measures: list[CountsIn]) -> bool:
    """Whether any of some measures counts a row."""
    return bool(measures) and any(counts_in(row) is not None for counts_in in measures)
