"""What is said of the tables of an extract together: days that may be read either way, and how cells were read."""

from pbr.problems.problem import Problem
from pbr.records.cells.day_month_order import open_beside_another_file
from pbr.records.tables.reading_result import TableRead


def open_days_of(reads: list[TableRead]) -> list[Problem]:
    """Warn of columns of days that could be read either way, where another file of the extract has the month first."""
    month_first = [read.file for read in reads if read.month_first]
    return [
        open_beside_another_file(read.file, name, month_first[0])
        for read in reads
        if month_first and not read.month_first
        for name in read.open_days
    ]


def understood_of(read: TableRead) -> str:
    """Say how a table's cells were understood, where they could have been understood otherwise."""
    said: list[str] = []
    if read.day_first:
        said.append("dates are day first")
    if read.blanked:
        said.append("1 cell stood for nothing" if read.blanked == 1 else f"{read.blanked:,} cells stood for nothing")
    return f"{read.file}: {'; '.join(said)}" if said else ""
