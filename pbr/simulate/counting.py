"""How each record counts in a measure, in each way in which it can turn out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pbr.conditions.days import Edge, day_of
from pbr.conditions.evaluate import test_of
from pbr.engine.lines import who_of
from pbr.engine.measuring import WHOLE_RUN, member_of, window_of
from pbr.engine.settling import Settling
from pbr.engine.verdict import held_by
from pbr.records.table import Records, Row
from pbr.scheme.measures import Measure
from pbr.simulate.component import Component
from pbr.simulate.model import Cell, Counted, Counting, Counts

UNDATED = "undated"
"""The window of records of which it is not known in which window they count: in any of them, perhaps."""


def count_each_way(
    measure: Measure, ways: Sequence[Records], owners: Mapping[int, Component], settling: Settling
) -> dict[Cell, Counting]:
    """The counts of a measure in each of its cells. ``owners`` are the rows that are drawn, by position."""
    counted = _counted_by(measure, settling)
    fixed: dict[Cell, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    drawn: dict[Cell, dict[Component, tuple[Counted | None, ...]]] = defaultdict(dict)
    for at, rows in enumerate(zip(*(way.tables[measure.kind.name].rows for way in ways), strict=True)):
        owner = owners.get(at)
        found = [counted(row) for row in (rows if owner is not None else rows[:1])]
        if all(one == found[0] for one in found):
            if found[0] is not None:
                fixed[found[0][0]][found[0][1]] += 1
            continue
        for cell in dict.fromkeys(one[0] for one in found if one is not None):
            if owner is not None:
                drawn[cell][owner] = tuple(one[1] if one is not None and one[0] == cell else None for one in found)
    for held in ways[0].held_rows:
        if held.table == measure.kind.name:
            window = WHOLE_RUN if measure.over == "run" else UNDATED
            fixed[measure.name, held.provider_id, window][Counted.NOT_KNOWN] += 1
    return {cell: Counting(_as_counts(fixed[cell]), drawn.get(cell, {})) for cell in {*fixed, *drawn}}


def _as_counts(counts: list[int]) -> Counts:
    fits, does_not, not_known, may_belong = counts
    return (fits, does_not, not_known, may_belong)


def _counted_by(measure: Measure, settling: Settling) -> Callable[[Row], tuple[Cell, Counted] | None]:
    """A function from a row to the cell in which it counts, and how; None where it does not count at all."""
    layouts, runs = settling.layouts, settling.scheme.runs
    fits = None if measure.count is None else test_of(measure.count, layouts)
    belongs, who_is = member_of(measure, settling), who_of(measure.kind, settling)
    held = held_by(measure.kind, settling.scheme, layouts)
    dated = day_of(measure.dated_by, layouts) if measure.dated_by and not isinstance(measure.dated_by, Edge) else None

    def counted(row: Row) -> tuple[Cell, Counted] | None:
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
