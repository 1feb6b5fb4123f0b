"""A table of a workbook, in one sheet or, where it is too long for one, in several that say so."""

from collections.abc import Sequence
from dataclasses import field

from pbr.reports.workbook.book import Book, Cell, Look
from pbr.reports.workbook.columns import Column, Formula, Kind
from pbr.reports.workbook.xlsx_parts import Sums, TableSheet
from pbr.values.dataclass import dataclass

LONGEST_SHEET = 1_048_576
"""Rows that a sheet can have."""


@dataclass(frozen=True, slots=True)
class Described:
    """A table: the name of its sheet, what it holds, in sentences, and its columns, of which the first is text."""

    sheet: str
    sentences: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def table(self) -> str:
        """What formulas call it."""
        return self.sheet.replace(" ", "_")


@dataclass(slots=True)
class Part:
    """The part of a table that is in one sheet: what both are called, its rows, and the sums of its columns so far."""

    sheet: str
    table: str
    sums: dict[int, int]
    rows: int = 0


@dataclass(slots=True)
class TableInSheets:
    """Writes a table row by row; its first sheet begins with its first row, so that no sheet is empty.

    ``place`` is where it stands among the other tables; ``longest`` how many rows a sheet can have.
    """

    book: Book
    described: Described
    place: int
    longest: int = LONGEST_SHEET
    parts: list[Part] = field(default_factory=list)
    _sheet: TableSheet | None = None
    _looks: tuple[Look, ...] = ()
    _widths: tuple[int, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it has so far."""
        return sum(part.rows for part in self.parts)

    @property
    def names(self) -> tuple[str, ...]:
        """What formulas call it, in each of its sheets."""
        return tuple(part.table for part in self.parts)

    @property
    def next_row(self) -> int:
        """The number of the next row, as a spreadsheet has it; it is in the sheet that is being written."""
        rows = self.parts[-1].rows if self.parts else 0
        return self._heading_row + 2 + (0 if rows == self._most else rows)

    @property
    def _heading_row(self) -> int:
        return 1 + len(self.described.sentences)

    @property
    def _most(self) -> int:
        """How many rows of the table one sheet takes beside title, sentences, headings and sums."""
        return self.longest - self._heading_row - 2

    def write(self, cells: Sequence[Cell]) -> None:
        """Write one row."""
        if not self.parts or self.parts[-1].rows == self._most:
            self._end_part(self._part_name(len(self.parts) + 1))
            self.begin()
        sheet, part = self._written(), self.parts[-1]
        row = self._heading_row + 1 + part.rows
        self.book.write_row(sheet, row, self._looks, cells)
        for place in part.sums:
            part.sums[place] += _value(cells[place])
        part.rows += 1
        lines = _lines_of(self._widths, cells)
        if lines > 1:
            sheet.is_high(row, lines)

    def write_link(self, name: str, cells: Sequence[Cell]) -> None:
        """Write a row whose first cell leads to a sheet, and the cells after it."""
        self.write(("", *cells))
        self.book.write_link(self._written(), self._heading_row + self.parts[-1].rows, 0, name)

    def end(self) -> None:
        """Write the sums of the last sheet, and say that its cells are a table."""
        self._end_part("")

    def sum_of(self, heading: str) -> Formula:
        """What adds up a column over all of its sheets."""
        place = [column.heading for column in self.described.columns].index(heading)
        named = ",".join(f"{name}[{heading}]" for name in self.names)
        return Formula(f"SUM({named or 0})", sum(part.sums[place] for part in self.parts))

    def _written(self) -> TableSheet:
        assert self._sheet is not None
        return self._sheet

    def _part_name(self, number: int) -> str:
        return self.described.sheet if number == 1 else f"{self.described.sheet} part {number}"

    def begin(self) -> None:
        """Begin the next sheet."""
        number = len(self.parts) + 1
        name = self._part_name(number)
        sheet = self._sheet = self.book.sheet(name, (self.place, number))
        title = name if number == 1 else f"{name}, which goes on from '{self._part_name(number - 1)}'"
        sheet.write_string(0, 0, title, self.book.title)
        for row, sentence in enumerate(self.described.sentences, start=1):
            sheet.write_string(row, 0, sentence, self.book.plain)
        self._looks = self.book.looks_of(self.described.columns)
        self._widths = tuple(column.width for column in self.described.columns)
        for place, column in enumerate(self.described.columns):
            self.book.column(sheet, place, column)
            self.book.write_heading(sheet, self._heading_row, place, column)
        summed = {place: 0 for place, column in enumerate(self.described.columns) if column.summed}
        self.parts.append(Part(name, name.replace(" ", "_"), summed))

    def _end_part(self, goes_on_in: str) -> None:
        """Write the sums of a sheet; ``goes_on_in`` names the one after it, or is empty."""
        if not self.parts:
            return
        sheet, part, columns = self._written(), self.parts[-1], self.described.columns
        last, sums = self._heading_row + part.rows, None
        if part.sums:
            last += 1
            label = f"Total of this sheet; the table goes on in '{goes_on_in}'" if goes_on_in else "Total"
            sums = Sums(label, frozenset(part.sums))
            self.book.write_sum(sheet, last, 0, Kind.SENTENCE, label)
            for place, total in part.sums.items():
                adds_up = Formula(f"SUBTOTAL(109,{part.table}[{columns[place].heading}])", total)
                self.book.write_sum(sheet, last, place, columns[place].kind, adds_up)
        headings = [column.heading for column in columns]
        sheet.has_table(part.table, " ".join(self.described.sentences), (self._heading_row, last), headings, sums)


def _lines_of(widths: Sequence[int], cells: Sequence[Cell]) -> int:
    """How many lines the longest text of a row takes in its column, as some programs do not find out by themselves.

    Letters are mostly narrower than the digits that a width is counted in, and words leave the ends of lines free.
    """
    most = 1
    for width, cell in zip(widths, cells, strict=True):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            most = max(most, 1 + (len(cell) - 1) // width + cell.count("\n"))
    return most


def _value(cell: Cell) -> int:
    """What a cell adds to the sum of its column; a blank adds nothing."""
    if isinstance(cell, Formula):
        return cell.value
    return cell if isinstance(cell, int) else 0
