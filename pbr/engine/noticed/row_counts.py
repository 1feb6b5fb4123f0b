"""What became of the rows of an extract: read, used, out of scope, dropped, held, and put back as last known."""

from collections.abc import Iterator

from pbr.engine.noticed.gathered import Gathered
from pbr.engine.payments.put_back import not_of_extract
from pbr.records.table import Records
from pbr.settlement.settlement import RowCounts


def row_counts(records: Records, gathered: Gathered) -> Iterator[RowCounts]:
    """The counts of each table, from what all rows have gathered.

    Rows that a framework expects and nobody recorded, and rows put back, were not read.
    """
    for name in records.tables:
        held = sum(row.table == name for row in records.held_rows)
        expected = sum(row.table == name for row in records.expected)
        back, dropped = not_of_extract(records, name), gathered.dropped[name]
        used, rows = gathered.used[name] - back, gathered.rows[name] - expected - back
        yield RowCounts(name, rows + dropped + held, used, rows - used, dropped, held, back)
