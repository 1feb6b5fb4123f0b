"""The CSV parser: the rows of a file of records, many at a time (in batches), each with its line.

Text without quotation marks is cut at its commas; everything else goes through Python's own reader of CSV.
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TableKind
from pbr.records.files.csv_grid_rows import csv_grid_rows
from pbr.records.files.csv_rows import LinesRead, broken_csv
from pbr.records.files.encoding import TextFile, changed_meanwhile
from pbr.records.files.grid_rows import GridRows, RowsOfCells
from pbr.records.files.header import Header, is_name_of_field, match_header
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.quotable_values import quotable
from pbr.records.files.row_source import NOTHING_UNREAD
from pbr.records.files.total_and_note_rows import not_a_record
from pbr.values.dataclass import dataclass

# Enough to tell a heading that is too long from a row that is too short.
_ROWS_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Rows that follow one another in a file, all as long as the header.

    ``misfits`` says what was wrong with the rows left out for their length, and ``blank`` how many were wholly blank.
    """

    file: str
    positions: dict[str, int]
    columns: dict[str, Sequence[str]]
    grid: GridRows
    heading: Sequence[str]
    misfits: tuple[Problem, ...]
    blank: int
    unread: ClassVar[Mapping[str, Mapping[int, Problem]]] = NOTHING_UNREAD

    @property
    def rows(self) -> range:
        """The rows; only their number matters."""
        return range(self.grid.count)

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands. A row that spans lines is placed on its first."""
        return Place(self.file, self.grid.row_of(index), self.positions.get(field, -1) + 1, field=field)

    def is_blank(self, index: int) -> bool:
        """Whether every cell of a row is blank."""
        return not trimmed("".join(self.grid.row(index)))

    def not_a_record(self, index: int) -> Problem | None:
        """What a row is that could not be read as a record, where that can be told."""
        return not_a_record(self.grid.row(index), self.heading, self.place(index, ""))


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file of one table, its header matched. It can be gone through more than once."""

    text: TextFile
    header: Header

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.text.name

    def batches(self) -> Iterator[CsvRows]:
        """Go through the rows from the first; raises ``ProblemsFound`` where the file stops being CSV, or changes."""
        return self.batches_holding(())

    def batches_holding(self, texts: Collection[str]) -> Iterator[CsvRows]:
        """Go through them, passing over many at once in which none of these texts stands; where none is named, none."""
        with self.text.opened() as stream:
            reader = csv.reader(stream, strict=True)
            if next(reader, None) != self.header.cells:
                raise ProblemsFound([changed_meanwhile(self.name)])
            for rows in csv_grid_rows(stream, reader.line_num, self.header.width, self.name, texts):
                yield _fitted(rows, self.name, self.header)


def open_csv(text: TextFile, kind: TableKind, wanted: Iterable[str], show_values: bool = False) -> CsvFile:
    """Read a file's header; raises ``ProblemsFound`` if it is not one, or a wanted column is not there."""
    with text.opened() as stream:
        lines = LinesRead(stream)
        reader = csv.reader(lines, strict=True)
        try:
            cells = next(reader, [])
        except csv.Error as error:
            raise ProblemsFound([broken_csv(error, Place(text.name, 1), lines.last)]) from error
        widths = _first_widths(reader)
    if widths and max(widths) < len(cells) and _names_are_followed_by_more(cells, kind, max(widths)):
        raise ProblemsFound([_run_together(len(cells), max(widths), text.name)])
    # With no row to compare it with, nothing shows that the first line holds names only.
    shown = quotable if show_values else _quoted
    header = match_header(cells, kind, text.name, wanted, shown if widths else _unquoted)
    if any(problem.severity == "error" for problem in header.problems):
        raise ProblemsFound(list(header.problems))
    return CsvFile(text, header)


def _first_widths(reader: Iterator[list[str]]) -> list[int]:
    """Give how many cells each of the first rows has that is not blank."""
    try:
        return [len(row) for row in islice(reader, _ROWS_LOOKED_AT) if "".join(row).strip()]
    except csv.Error:
        # Where a row is broken is said when the rows are read.
        return []


def _quoted(cell: str) -> str:
    """Give a heading as it may be shown, or nothing where it may be somebody's name or record."""
    # imported late: most headings are known, and none of them is shown
    from pbr.records.files.names_of_people import heading_like_a_person

    return "" if heading_like_a_person(cell) else quotable(cell)


def _unquoted(cell: str) -> str:
    """Show nothing of a cell."""
    return ""


def _names_are_followed_by_more(cells: Sequence[str], kind: TableKind, width: int) -> bool:
    """Whether what stands beyond the width of the rows is no name of a column: a record, and not a short table."""
    beyond = [cell for cell in cells[width:] if trimmed(cell)]
    return bool(beyond) and not any(is_name_of_field(cell, kind) for cell in beyond)


def _run_together(cells: int, width: int, file: str) -> Problem:
    return Problem(
        "PBR634",
        f"the first line has {cells} cells and every row below it at most {width}",
        Place(file, 1),
        "end the line after the names of the columns; the first record may be run together with them",
    )


def _fitted(rows: GridRows, file: str, header: Header) -> CsvRows:
    """Turn rows into columns, leaving out those that are blank or not as long as the header."""
    if rows.fit(header.width):
        return in_columns(rows, file, header, (), 0)
    every = [rows.row(at) for at in range(rows.count)]
    kept = [at for at, row in enumerate(every) if len(row) == header.width]
    others = [at for at, row in enumerate(every) if len(row) != header.width]
    misfits = tuple(
        misfit(every[at], header.cells, Place(file, rows.row_of(at))) for at in others if trimmed("".join(every[at]))
    )
    fitting = RowsOfCells([every[at] for at in kept], lambda index: rows.row_of(kept[index]))
    return in_columns(fitting, file, header, misfits, len(others) - len(misfits))


def in_columns(rows: GridRows, file: str, header: Header, misfits: tuple[Problem, ...], blank: int) -> CsvRows:
    """Rows that are all as long as the header, in columns."""
    columns = dict(zip(header.positions, rows.columns(header.positions.values()), strict=True))
    return CsvRows(file, header.positions, columns, rows, header.cells, misfits, blank)


def misfit(row: Sequence[str], heading: Sequence[str], place: Place) -> Problem:
    """Say what is wrong with a row that has not as many cells as there are headings."""
    cells, width = len(row), len(heading)
    if known := not_a_record(row, heading, place):
        return known
    if cells < width:
        return Problem(
            "PBR614",
            f"the row is too short: {cells} of {width} cells",
            place,
            "a cell or a comma is missing, or it is a note below the table; take notes out",
        )
    return Problem(
        "PBR615",
        f"the row is too long: {cells} cells where the header has {width}",
        place,
        _how_to_shorten(row, width),
    )


def _how_to_shorten(row: Sequence[str], width: int) -> str:
    """What a row that is too long may have that it should not: blank cells behind it may come of a comma before it."""
    if any(cell.lstrip() != cell and cell.lstrip().startswith('"') for cell in row):
        return "take out the blank before a quotation mark: only right after a comma does one open a cell"
    if trimmed("".join(row[width:])):
        return "put a cell that holds a comma between quotation marks"
    return (
        "take out the blank cells at its end; if a comma in a cell has pushed the others along, put that cell between "
        "quotation marks"
    )
