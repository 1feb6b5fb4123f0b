"""Which rows of an extract a measure counts: those have a use, whether or not anything is paid for them."""

from collections.abc import Sequence
from itertools import compress

from pbr.engine.measuring.counted_alike import CountedRows, counted_in_rows
from pbr.engine.measuring.measure_counting import CountsIn
from pbr.engine.payments.put_back import used_as_last_known
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Records, Row


class RowsCounted:
    """Which rows of some records any measure counts, or what one is compared with; each measure is asked once."""

    def __init__(self, functions: SchemeFunctions, records: Records) -> None:
        self._functions, self._records = functions, records
        self._how: dict[CountsIn, CountedRows] = {}
        self._ids: dict[str, set[int]] = {}
        self._counting: dict[str, list[CountsIn]] | None = None

    def how_counted(self, counts_in: CountsIn, rows: Sequence[Row]) -> CountedRows:
        """How a measure counts the rows of its table."""
        found = self._how.get(counts_in)
        if found is None:
            found = self._how[counts_in] = counted_in_rows(counts_in, rows)
        return found

    def are_counted(self, table: str) -> list[bool]:
        """Whether each row of a table is counted."""
        rows = self._records.tables[table].rows
        found = [self.how_counted(counts_in, rows).are_counted() for counts_in in self._counting_of(table)]
        if len(found) < 2:
            return found[0] if found else [False] * len(rows)
        return list(map(any, zip(*found, strict=True)))

    def ids(self, table: str) -> set[int]:
        """The rows of a table that are counted, by their identity."""
        if table not in self._ids:
            self._ids[table] = set(map(id, compress(self._records.tables[table].rows, self.are_counted(table))))
            for counts_in in self._counting_of(table):
                # They are as many as the rows, and nobody asks after them again.
                self._how.pop(counts_in, None)
        return self._ids[table]

    def _counting_of(self, table: str) -> list[CountsIn]:
        if self._counting is None:
            self._counting = _counting_by_table(self._functions, self._records)
        return self._counting[table]


def _counting_by_table(functions: SchemeFunctions, records: Records) -> dict[str, list[CountsIn]]:
    """What counts the rows of each table, as they are or as they were last known."""
    counting: dict[str, list[CountsIn]] = {name: [] for name in functions.scheme.tables}
    counted = [each for one in functions.measures for each in one.and_what_it_is_to()]
    by_table = [(one.measure.kind.name, one.counts_in) for one in counted]
    if any(measure.compared for measure in functions.scheme.measures.values()):
        # imported late: few measures are compared with anything
        from pbr.engine.measuring.changes_measured import openings_compared

        by_table += openings_compared(functions.scheme, records)
    for name, counts_in in (*by_table, *used_as_last_known(records).items()):
        counting[name].append(counts_in)
    return counting
