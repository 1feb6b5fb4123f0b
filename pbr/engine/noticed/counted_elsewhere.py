"""Records of a provider that count in one window by a day, though most of their days are in another.

A standard judged from 31 March to 30 June is about the quarter from 1 April, and by a first day one too early it counts
in the one before. What is a person's begins on any day, and is not looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from pbr.conditions.date_expressions import Edge, fields_of_day
from pbr.engine.facts.rows_noticed import FIRST_NAMED, RowsNoticed
from pbr.engine.measuring.measures import CompiledMeasure
from pbr.records.dictionary import TableKind
from pbr.records.table import Records, Row
from pbr.settlement.notices import CountedElsewhere
from pbr.values.period import Period
from pbr.values.window import Window, window_of


def mostly_elsewhere(
    records: Records, measures: Iterable[CompiledMeasure], runs: Period
) -> Iterator[tuple[str, RowsNoticed]]:
    """Each measure, by its name, that has such records among some, with those it has."""
    for compiled in measures:
        table = records.tables.get(compiled.measure.kind.name)
        if table is None or not _dated_by_an_end(compiled):
            continue
        days_of = _days_of(compiled.measure.kind, table.layout)
        rows = [row for row in table.rows if _is_mostly_elsewhere(compiled, days_of(row), row, runs)]
        if rows:
            first = [compiled.record_of(row) for row in islice(rows, FIRST_NAMED)]
            yield compiled.measure.name, RowsNoticed(len(rows), first)


def counted_elsewhere(
    found: Mapping[str, RowsNoticed], measures: Iterable[CompiledMeasure]
) -> Iterator[CountedElsewhere]:
    """One notice for each measure of which such records were found, by its name."""
    for compiled in measures:
        measure = compiled.measure
        if rows := found.get(measure.name):
            fields = _dated_by_an_end(compiled)
            yield CountedElsewhere(measure.kind.name, measure.name, fields, rows.rows, rows.first_ids)


def _dated_by_an_end(compiled: CompiledMeasure) -> tuple[str, ...]:
    """The first or last day of a record by which a measure counts it; none where it counts by another, or no window."""
    measure = compiled.measure
    if measure.dated_by is None or isinstance(measure.dated_by, Edge) or not _is_of_a_provider(measure.kind):
        return ()
    fields = tuple(dict.fromkeys(ref.written for ref in fields_of_day(measure.dated_by)))
    return fields if {*fields} <= {*measure.kind.in_order[-1]} else ()


def _is_of_a_provider(kind: TableKind) -> bool:
    return bool(kind.in_order) and not kind.parent and "person_id" not in kind.fields_by_name


def _days_of(kind: TableKind, layout: Mapping[str, int]) -> Callable[[Row], Period | None]:
    first_at, last_at = (layout.get(name) for name in kind.in_order[-1])

    def days_of(row: Row) -> Period | None:
        if first_at is None or last_at is None or row[first_at] is None or row[last_at] is None:
            return None
        return Period(row[first_at], row[last_at])

    return days_of


def _is_mostly_elsewhere(compiled: CompiledMeasure, days: Period | None, row: Row, runs: Period) -> bool:
    """Whether more than half of a record's days are in one window that is not the one it counts in."""
    counted = compiled.counts_in(row)
    if days is None or counted is None or counted[0] is None:
        return False
    # More than half of the days have the middle one among them.
    middle = days.first + (days.last - days.first) // 2
    around = window_of(compiled.measure.over, middle, runs)
    return around != counted[0] and 2 * _days_in(around, days) > days.days


def _days_in(window: Window, days: Period) -> int:
    first, last = max(window.period.first, days.first), min(window.period.last, days.last)
    return (last - first).days + 1
