"""A workbook that is being written: its sheets, in the order in which they are to stand, and how cells look."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellNumberTuple, CellStringTuple

from pbr import __version__
from pbr.files.publish_workbook import MADE_BY
from pbr.reports.spreadsheet_safe_cells import FORMULA_STARTS
from pbr.reports.workbook.columns import FORMATS, NUMBERS, Column, Formula, Kind, day_number, is_sure, money
from pbr.reports.workbook.safe_text import cell_text
from pbr.reports.workbook.xlsx_parts import LANGUAGE, StreamedWorkbook, TableSheet
from pbr.values.dataclass import dataclass

_NO_CLOCK = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook knows no place, and no time)
"""When every workbook says it was made, as the files in it do: the same settlement gives the same bytes."""

Cell = object


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of a column look, and what makes a number of one; ``guarded`` are texts that could be formulas."""

    kind: Kind
    plain: Format
    guarded: Format
    number: Callable[[Any], object]


class Book:
    """A workbook being written to a file. What waits to be put in it is in files of a folder, and not in memory."""

    def __init__(self, file: Path, folder: Path) -> None:
        self._file = StreamedWorkbook(
            str(file), {"constant_memory": True, "tmpdir": str(folder), "use_zip64": True, "strings_to_formulas": False}
        )
        looks = {kind: {"valign": "top", **said} for kind, said in FORMATS.items()}
        self._formats = {kind: self._file.add_format(said) for kind, said in looks.items()}
        self._guarded = {
            kind: self._file.add_format({**looks[kind], "quote_prefix": True}) for kind in (Kind.TEXT, Kind.SENTENCE)
        }
        self._link = self._file.add_format({"valign": "top", "underline": 1, "font_color": "#0000EE"})
        self.title = self._file.add_format({"bold": True, "font_size": 14})
        self.plain = self._file.add_format({})
        heading = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        self._headings = {at: self._file.add_format({**heading, "align": at}) for at in ("left", "right")}
        self._sums = {kind: self._file.add_format({**look, "bold": True}) for kind, look in looks.items()}
        self._places: dict[str, tuple[int, int]] = {}

    def sheet(self, name: str, place: tuple[int, int]) -> TableSheet:
        """Begin a sheet; ``place`` says where it stands among the others."""
        sheet = self._file.add_worksheet(name, worksheet_class=TableSheet)
        assert isinstance(sheet, TableSheet)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        # An id such as 007 is text and no mistake.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._places[name] = place
        return sheet

    def column(self, sheet: TableSheet, place: int, column: Column) -> None:
        """Say how wide a column is and how its cells look."""
        sheet.set_column(place, place, column.width, self._formats[column.kind])

    def write_heading(self, sheet: TableSheet, row: int, place: int, column: Column) -> None:
        """Write the heading of a column, over its cells."""
        sheet.write_string(row, place, column.heading, self._headings["left" if column.is_text else "right"])

    def write_sum(self, sheet: TableSheet, row: int, place: int, kind: Kind, cell: str | Formula) -> None:
        """Write a cell of the row of sums."""
        if isinstance(cell, str):
            sheet.write_string(row, place, cell, self._sums[kind])
        else:
            self._write_formula(sheet, (row, place), cell, kind, self._sums[kind])

    def looks_of(self, columns: Iterable[Column]) -> tuple[Look, ...]:
        """How the cells of some columns look."""
        kinds = [column.kind for column in columns]
        return tuple(
            Look(kind, self._formats[kind], self._guarded.get(kind, self._formats[kind]), NUMBERS.get(kind, _no_number))
            for kind in kinds
        )

    def write_row(self, sheet: TableSheet, row: int, looks: Sequence[Look], cells: Sequence[Cell]) -> None:
        """Write the cells of one row, beginning with the first column; nothing for a blank."""
        made: dict[int, Any] = {}
        formulas: list[tuple[int, Look, Formula]] = []
        for place, (look, cell) in enumerate(zip(looks, cells, strict=True)):
            if isinstance(cell, str):
                if cell:
                    made[place] = _text(look, cell)
            elif isinstance(cell, Formula):
                formulas.append((place, look, cell))
            elif isinstance(cell, date):
                made[place] = self._day(look, cell)
            elif cell is not None:
                # XlsxWriter writes a Decimal by its digits.
                made[place] = CellNumberTuple(look.number(cell), look.plain)
        sheet.write_row_of_cells(row, made)
        for place, look, formula in formulas:
            self._write_formula(sheet, (row, place), formula, look.kind, look.plain)

    def _day(self, look: Look, day: date) -> CellNumberTuple | CellStringTuple:
        if is_sure(day):
            return CellNumberTuple(day_number(day), look.plain)
        return CellStringTuple(day.isoformat(), self._formats[Kind.TEXT])

    def _write_formula(
        self, sheet: TableSheet, place: tuple[int, int], cell: Formula, kind: Kind, look: Format
    ) -> None:
        value = money(cell.value) if kind is Kind.MONEY else cell.value
        sheet.write_formula(*place, f"={cell.text}", look, value)

    def write_link(self, sheet: TableSheet, row: int, place: int, name: str) -> None:
        """Write the name of a sheet that leads to it."""
        sheet.write_url(row, place, f"internal:'{name}'!A1", self._link, name)

    def close(self, title: str, subject: str) -> None:
        """Put the sheets in their order and write the file."""
        self._file.set_properties(
            {"title": cell_text(title), "subject": cell_text(subject), "author": "pbr", "created": _NO_CLOCK}
        )
        self._file.set_custom_property(MADE_BY, f"pbr {__version__}", "text")
        self._file.set_custom_property("Language", LANGUAGE, "text")
        self._file.worksheets_objs.sort(key=lambda sheet: self._places[sheet.name])
        try:
            self._file.close()
        except FileCreateError as refused:
            raise _by_the_system(refused) from None

    def leave(self) -> None:
        """Let go of the files in which sheets wait, where the workbook is not written."""
        for sheet in self._file.worksheets_objs:
            sheet.let_go()


def _no_number(cell: object) -> object:
    raise TypeError(f"a column of text holds no {type(cell).__name__}")


def _text(look: Look, text: str) -> CellStringTuple:
    return CellStringTuple(cell_text(text), look.guarded if text.startswith(FORMULA_STARTS) else look.plain)


def _by_the_system(refused: FileCreateError) -> OSError:
    """What the system refused, out of what XlsxWriter made of it."""
    first = refused.args[0] if refused.args else None
    return first if isinstance(first, OSError) else OSError(str(refused))
