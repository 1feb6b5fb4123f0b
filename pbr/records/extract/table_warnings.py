"""What is said of the tables of an extract together: days that may be read either way, and how cells were read."""

from collections.abc import Container

from pbr.problems.problem import Problem
from pbr.records.cells.day_month_order import open_beside_another_file
from pbr.records.dictionary import TableKind
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


def without_column(kind: TableKind, there: Container[str]) -> tuple[str, ...]:
    """The fields by which a record is held, of a table that has columns for others and for these not.

    No scheme asks for them, so an extract that never had them is settled: but one that has lost them lifts every hold.
    """
    return tuple(field.name for field in kind.fields if field.holds and field.name not in there)


def understood_of(read: TableRead) -> str:
    """Say how a table's cells were understood, where they could have been understood otherwise."""
    said: list[str] = []
    if read.day_first:
        said.append("dates are day first")
    if read.blanked:
        said.append("1 cell stood for nothing" if read.blanked == 1 else f"{read.blanked:,} cells stood for nothing")
    said += [f"there is no column {name}, so no {read.kind.one} is read as {name}" for name in read.nothing_held_by]
    return f"{read.file}: {'; '.join(said)}" if said else ""
