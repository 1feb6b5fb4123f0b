"""Opens a file of any columns as a grid, by what its name ends in."""

from pathlib import Path

from pbr.records.files.grid import Grid, SheetGrid, open_csv_grid
from pbr.records.files.workbook_names import is_workbook


def open_grid(path: Path, name: str, sheet: str = "", heading_row: int = 1) -> Grid:
    """Open a file of any columns; ``name`` is what problems call it. Raises ``ProblemsFound`` where it cannot be."""
    if is_workbook(path):
        # imported late: only who reads a workbook needs it
        from pbr.records.files.workbook_file import read_workbook

        return SheetGrid(read_workbook(path, name, sheet, heading_row))
    return open_csv_grid(path, name, heading_row)
