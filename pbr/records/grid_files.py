"""Opens a file of any columns as a grid, by what its name ends in."""

from pathlib import Path

from pbr.records.grid import Grid, open_csv_grid


def open_grid(path: Path, name: str, sheet: str = "", heading_row: int = 1) -> Grid:
    """Open a file of any columns; ``name`` is what problems call it. Raises ``ProblemsFound`` where it cannot be."""
    return open_csv_grid(path, name, heading_row)
