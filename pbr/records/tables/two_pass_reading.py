"""Read one table to its end; a second pass where the order of day and month, a unit or a point is in doubt."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pbr.problems.problem import ProblemsFound
from pbr.records.cells.day_month_order import (
    Doubt,
    doubts_of,
    doubts_told_by_column,
    orders_of,
    problems_of_days,
)
from pbr.records.cells.number_column import NumbersInDoubt
from pbr.records.cells.swapped_days import perhaps_swapped, perhaps_swapped_column
from pbr.records.files.row_source import Source
from pbr.records.tables.foreign_keys import Parents
from pbr.records.tables.reading_result import TableRead
from pbr.records.tables.table_reader import TableReader
from pbr.values.dates import DayOrder

ReaderMade = Callable[[Mapping[str, Doubt], Mapping[str, type[NumbersInDoubt]]], TableReader]
"""Makes what reads a table, given the columns of days and of numbers that are in doubt."""


def read_source(
    source: Source, reader_made: ReaderMade, parents: Parents | None, most_problems: int | None
) -> TableRead:
    """Read every batch of a source; the reading stops once ``most_problems`` are found, if there is such a limit.

    Where a column has its days in an order that is in doubt, those that the doubt is about are not believed: the rows
    that rest on them are set aside where there is no limit, and with one the column is an error. Where figures of a
    column cannot be and all of it looks like another unit, no figure of it is believed.
    """
    reader = reader_made({}, {})
    _read_batches(reader, source, parents, most_problems)
    orders = orders_of(source, reader.kind) if reader.may_doubt_days() else {}
    doubts = doubts_of(orders)
    # A reading that stopped at a limit has not seen what the rest of a column shows.
    in_doubt = {} if reader.read.cut_short else reader.with_points_in_doubt()
    doubted: Mapping[str, Doubt] = {}
    if most_problems is None:
        doubted, in_doubt = doubts, in_doubt | reader.of_another_unit()
    if doubted or in_doubt:
        reader = reader_made(doubted, in_doubt)
        _read_batches(reader, source, parents, most_problems)
    if most_problems is None:
        said = problems_of_days(doubts, orders, source.name)
        reader.read.warnings += [replace(each, severity="warning") for each in said]
    elif doubts:
        by_column = doubts_told_by_column(doubts)
        reader.leave_out_what_rests_on(list(by_column))
        reader.read.column_errors += problems_of_days(by_column, orders, source.name)
    reader.read.warnings += [
        perhaps_swapped_column(name, orders, source.name) for name in perhaps_swapped(orders, doubts)
    ]
    read = reader.finish()
    read.month_first = any(column[DayOrder.MONTH_FIRST] for column in orders.values())
    return read


def _read_batches(reader: TableReader, source: Source, parents: Parents | None, most_problems: int | None) -> None:
    try:
        for batch in source.batches():
            reader.take(batch, parents)
            if most_problems is not None and reader.read.found >= most_problems:
                reader.read.cut_short = True
                break
    except ProblemsFound as broken:
        before = [problem for row in reader.read.set_aside for problem in row.problems]
        raise ProblemsFound([*before, *broken.problems]) from broken
