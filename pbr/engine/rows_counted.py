"""Which rows of an extract a measure counts: those have a use, whether or not anything is paid for them."""

from collections.abc import Iterable, Sequence

from pbr.engine.counted_alike import counted_in_rows
from pbr.engine.measure_counting import CountsIn
from pbr.engine.put_back import used_as_last_known
from pbr.engine.scheme_functions import SchemeFunctions
from pbr.records.table import Records, Row


def rows_counted_by_table(functions: SchemeFunctions, records: Records) -> dict[str, set[int]]:
    """The rows of each table, by their identity, that any measure counts, or what one is compared with."""
    counting = _counting_by_table(functions, records)
    return {name: rows_counted(table.rows, counting[name]) for name, table in records.tables.items()}


def rows_counted(rows: Sequence[Row], measures: Iterable[CountsIn]) -> set[int]:
    """The rows, by their identity, that any of some measures counts."""
    return {
        id(row)
        for counts_in in measures
        for row, found in zip(rows, counted_in_rows(counts_in, rows), strict=True)
        if found is not None
    }


def _counting_by_table(functions: SchemeFunctions, records: Records) -> dict[str, list[CountsIn]]:
    """What counts the rows of each table, as they are or as they were last known."""
    counting: dict[str, list[CountsIn]] = {name: [] for name in functions.scheme.tables}
    counted = [each for one in functions.measures for each in one.and_what_it_is_to()]
    by_table = [(one.measure.kind.name, one.counts_in) for one in counted]
    if any(measure.compared for measure in functions.scheme.measures.values()):
        # imported late: few measures are compared with anything
        from pbr.engine.changes_measured import openings_compared

        by_table += openings_compared(functions.scheme, records)
    for name, counts_in in (*by_table, *used_as_last_known(records).items()):
        counting[name].append(counts_in)
    return counting
