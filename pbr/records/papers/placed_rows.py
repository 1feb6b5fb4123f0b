"""Small files beside the records (notices, adjustments, providers): few rows, each with its place, each cell read."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cells.cell_problems import cell_problem
from pbr.records.cells.cells import UNREADABLE
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import TableKind
from pbr.records.files.csv_file import CsvRows, open_csv
from pbr.records.files.encoding import examine


class PlacedRow(NamedTuple):
    """A row with the value of each field, None where it is blank, and the batch and place it stands in."""

    values: Mapping[str, Any]
    batch: CsvRows
    at: int

    def place(self, field: str) -> Place:
        """Where the cell of a field stands."""
        return self.batch.place(self.at, field)


def placed_rows(
    path: Path, kind: TableKind, show_values: bool = False, may_lack: Collection[str] = ()
) -> tuple[list[PlacedRow], list[Problem]]:
    """Read a file whole, with what there is to warn of; every field but those it ``may_lack`` must have its column.

    A field without a column is blank. Raises ``ProblemsFound`` with every cell that cannot be read and every row that
    does not fit.
    """
    text = examine(path, path.name)
    source = open_csv(text, kind, [name for name in kind.fields_by_name if name not in may_lack], show_values)
    warnings = [*text.warnings, *source.header.problems]
    columns = {field.name: column_for(kind, field) for field in kind.fields if field.name in source.header.positions}
    absent = dict.fromkeys(name for name in kind.fields_by_name if name not in columns)
    rows: list[PlacedRow] = []
    wrong: list[Problem] = []
    for batch in source.batches():
        wrong += batch.misfits
        typed = {name: column.read(batch.columns[name]) for name, column in columns.items()}
        for index in range(len(batch.rows)):
            if batch.is_blank(index):
                continue
            values = absent | {name: typed[name][index] for name in typed}
            unread = [name for name, value in values.items() if value is UNREADABLE]
            wrong += [
                cell_problem(
                    kind, kind.fields_by_name[name], batch.columns[name][index], batch.place(index, name),
                    show_values, alone=len(unread) == 1,
                )
                for name in unread
            ]  # fmt: skip
            if not unread:
                rows.append(PlacedRow(values, batch, index))
    if wrong:
        raise ProblemsFound([*wrong, *warnings])
    return rows, warnings
