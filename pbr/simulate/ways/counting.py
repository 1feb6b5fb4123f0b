"""How each record counts in a measure, in each way in which it can turn out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pbr.conditions.days import Edge, day_of
from pbr.conditions.evaluate import test_of
from pbr.engine.expecting import with_expected
from pbr.engine.lines import who_of
from pbr.engine.measuring import WHOLE_RUN, measure_all, member_of, window_of
from pbr.engine.settling import Settling
from pbr.engine.verdict import held_by
from pbr.records.table import Records, Row
from pbr.scheme.measures import Measure
from pbr.simulate.ways.component import Component
from pbr.simulate.ways.model import Cell, Counted, Counting, Counts

UNDATED = "undated"
"""The window of records of which it is not known in which window they count: in any of them, perhaps."""


CountedIn = tuple[Cell, Counted] | None
"""The cell in which a record counts, and how; None where it does not count at all."""


def counted_each_way(
    measure: Measure, ways: Sequence[Records], owners: Mapping[int, Component], settling: Settling
) -> dict[Component, tuple[CountedIn, ...]]:
    """How each drawn record counts in a measure in each way. ``owners`` are the rows that are drawn, by position."""
    counted, name = _counted_by(measure, settling), measure.kind.name
    tables = [way.tables[name].rows for way in ways]
    return {owner: tuple(counted(rows[at]) for rows in tables) for at, owner in owners.items()}


def counting_of(
    measure: Measure,
    records: Records,
    owners: Mapping[int, Component],
    each: Mapping[Component, tuple[CountedIn, ...]],
    settling: Settling,
) -> dict[Cell, Counting]:
    """The counts of a measure in each of its cells: of the rows that are not drawn, and of ``each`` that is."""
    fixed = defaultdict(lambda: [0, 0, 0, 0], _counted_by_the_engine(measure, records, owners, settling))
    drawn: dict[Cell, dict[Component, tuple[Counted | None, ...]]] = defaultdict(dict)
    for owner, found in each.items():
        if all(one == found[0] for one in found):
            if found[0] is not None:
                fixed[found[0][0]][found[0][1]] += 1
            continue
        for cell in dict.fromkeys(one[0] for one in found if one is not None):
            drawn[cell][owner] = tuple(one[1] if one is not None and one[0] == cell else None for one in found)
    return {cell: Counting(_as_counts(fixed[cell]), drawn.get(cell, {})) for cell in {*fixed, *drawn}}


def counts_of(measure: Measure, records: Records, settling: Settling) -> dict[Cell, Counts]:
    """The counts of a measure in each of its cells as the records stand."""
    return {cell: _as_counts(counts) for cell, counts in _counted_by_the_engine(measure, records, {}, settling).items()}


def _counted_by_the_engine(
    measure: Measure, records: Records, owners: Mapping[int, Component], settling: Settling
) -> dict[Cell, list[int]]:
    """The counts of the rows that are not drawn: held and disputed ones are among these alone."""
    records = with_expected(records, settling.scheme, settling.as_at)
    table = records.tables[measure.kind.name]
    rest = replace(table, rows=[row for at, row in enumerate(table.rows) if at not in owners])
    alone = replace(settling, scheme=replace(settling.scheme, measures={measure.name: measure}))
    measurements = measure_all(replace(records, tables={**records.tables, table.name: rest}), alone)
    fixed: dict[Cell, list[int]] = {}
    for provider in _providers_of(records, measure):
        # What is asked of a window in which nothing was counted is what might count in any.
        anywhere = 0 if measure.over == "run" else measurements.of(measure, provider, "").maybe_in
        if anywhere:
            fixed[measure.name, provider, UNDATED] = [0, 0, 0, anywhere]
    for one in measurements.all():
        undated = fixed.get((measure.name, one.provider_id, UNDATED), [0])[-1]
        not_known = one.unknown - one.maybe_in
        counts = [one.count, one.out_of - one.count - not_known, not_known, one.maybe_in - undated]
        fixed[measure.name, one.provider_id, one.window] = counts
    return fixed


def _providers_of(records: Records, measure: Measure) -> set[str]:
    """Every provider with a row that a measure may count, the rows that are held included."""
    head = records.tables[measure.kind.parent or measure.kind.name]
    at = head.layout["provider_id"]
    return {row[at] for row in head.rows} | {held.provider_id for held in records.held_rows}


def _as_counts(counts: list[int]) -> Counts:
    fits, does_not, not_known, may_belong = counts
    return (fits, does_not, not_known, may_belong)


def _counted_by(measure: Measure, settling: Settling) -> Callable[[Row], CountedIn]:
    """A function from a drawn row to the cell in which it counts, and how; None where it does not count at all."""
    layouts, runs = settling.layouts, settling.scheme.runs
    fits = None if measure.count is None else test_of(measure.count, layouts)
    belongs, who_is = member_of(measure, settling), who_of(measure.kind, settling)
    held = held_by(measure.kind, settling.scheme, layouts)
    dated = day_of(measure.dated_by, layouts) if measure.dated_by and not isinstance(measure.dated_by, Edge) else None

    def counted(row: Row) -> CountedIn:
        belong = belongs(row)
        if belong is False:
            return None
        window = WHOLE_RUN
        if measure.over != "run" and dated is not None:
            day = dated(row)
            if day is not None and day not in runs:
                return None
            window = UNDATED if day is None else window_of(measure.over, day)[0]
        cell = (measure.name, who_is(row)[0], window)
        if belong is None:
            return cell, Counted.MAY_BELONG
        answer = None if held is not None and held(row) else True if fits is None else fits(row)
        if answer is None:
            return cell, Counted.NOT_KNOWN
        return cell, Counted.FITS if answer else Counted.DOES_NOT_FIT

    return counted
