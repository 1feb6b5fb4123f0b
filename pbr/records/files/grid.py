"""A grid: a file of any columns as headings and rows of text, each with its place; a CSV file, or a sheet."""

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.files.csv_grid_rows import csv_grid_rows
from pbr.records.files.csv_rows import LinesRead, broken_csv
from pbr.records.files.encoding import TextFile, changed_meanwhile, examine
from pbr.records.files.grid_rows import GridRows, RowsOfCells
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.records.files.workbook_file import WorkbookSheet

_ROWS_AT_ONCE = 256
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


class Grid(Protocol):
    """A file that can be gone through more than once. ``headings`` are its own, in the row ``heading_row``."""

    @property
    def name(self) -> str:
        """What problems call it."""
        ...

    @property
    def headings(self) -> Sequence[str]:
        """The text of its headings."""
        ...

    @property
    def heading_row(self) -> int:
        """The row that has them, from 1."""
        ...

    @property
    def warnings(self) -> Sequence[Problem]:
        """What is to be said of the file as a whole."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of its bytes, once it has been gone through."""
        ...

    def batches(self) -> Iterator[GridRows]:
        """Go through the rows below the headings; raises ``ProblemsFound`` where they cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class CsvGrid:
    """A CSV file of any columns."""

    text: TextFile
    headings: Sequence[str]
    heading_row: int

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.text.name

    @property
    def warnings(self) -> Sequence[Problem]:
        """What is to be said of its encoding."""
        return self.text.warnings

    @property
    def sha256(self) -> str:
        """The hash of its bytes, once it has been read to its end."""
        return self.text.sha256

    def batches(self) -> Iterator[GridRows]:
        """Go through the rows below the headings; raises ``ProblemsFound`` where it stops being CSV, or changes."""
        with self.text.opened() as stream:
            reader = csv.reader(stream, strict=True)
            above = list(islice(reader, self.heading_row))
            if len(above) < self.heading_row or above[-1] != self.headings:
                raise ProblemsFound([changed_meanwhile(self.name)])
            yield from csv_grid_rows(stream, reader.line_num, len(self.headings), self.name)


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """A sheet of a workbook, some hundreds of rows at a time."""

    sheet: "WorkbookSheet"

    @property
    def name(self) -> str:
        """What problems call the sheet."""
        return self.sheet.name

    @property
    def headings(self) -> Sequence[str]:
        """The text of its headings."""
        return self.sheet.headings

    @property
    def heading_row(self) -> int:
        """The row that has them, from 1."""
        return self.sheet.heading_row

    @property
    def warnings(self) -> Sequence[Problem]:
        """What is to be said of the workbook."""
        return self.sheet.warnings

    @property
    def sha256(self) -> str:
        """The hash of the workbook."""
        return self.sheet.sha256

    def batches(self) -> Iterator[GridRows]:
        """Go through the rows below the headings."""
        rows = iter(self.sheet.rows())
        while batch := list(islice(rows, _ROWS_AT_ONCE)):
            numbers = [number for number, _ in batch]
            yield RowsOfCells([cells for _, cells in batch], numbers.__getitem__)


def open_csv_grid(path: Path, name: str, heading_row: int = 1) -> CsvGrid:
    """Read the headings of a CSV file of any columns; ``name`` is what problems call it.

    Raises ``ProblemsFound`` for a file that is no text, has no such row, or has its columns separated by other signs
    than commas.
    """
    text = examine(path, name)
    with text.opened() as stream:
        lines = LinesRead(stream)
        reader = csv.reader(lines, strict=True)
        try:
            above = list(islice(reader, heading_row))
        except csv.Error as error:
            raise ProblemsFound([broken_csv(error, Place(name, 1), lines.last)]) from error
    cells = above[-1] if len(above) == heading_row else []
    if not trimmed("".join(cells)):
        how = "say with headings in row: in which row of the file the headings stand"
        raise ProblemsFound([Problem("PBR760", f"row {heading_row} has no headings", Place(name, heading_row), how)])
    for separator, plural in _SEPARATORS.items():
        if len(cells) == 1 and cells[0].count(separator) > 1:
            message = f"the columns are separated by {plural}, not by commas"
            raise ProblemsFound(
                [Problem("PBR609", message, Place(name, heading_row), "save the file as CSV with commas")]
            )
    return CsvGrid(text, cells, heading_row)
