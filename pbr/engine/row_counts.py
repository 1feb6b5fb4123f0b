"""What became of the rows of an extract: read, used, out of scope, dropped, held, and put back as last known."""

from collections.abc import Iterator, Mapping

from pbr.engine.put_back import not_of_extract
from pbr.records.table import Records
from pbr.settlement.settlement import RowCounts


def row_counts(records: Records, taken: Mapping[str, int]) -> Iterator[RowCounts]:
    """The counts of each table; ``taken`` has how many of its rows some payment or measure took.

    Rows that a framework expects and nobody recorded, and rows put back, were not read.
    """
    for name, table in records.tables.items():
        held = sum(row.table == name for row in records.held_rows)
        expected = sum(row.table == name for row in records.expected)
        back = not_of_extract(records, name)
        used, rows = taken[name] - back, len(table.rows) - expected - back
        yield RowCounts(name, rows + table.dropped + held, used, rows - used, table.dropped, held, back)
