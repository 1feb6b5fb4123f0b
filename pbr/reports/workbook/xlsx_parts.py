"""What a workbook of ours has and XlsxWriter does not do by itself: tables in sheets that are not held in memory.

XlsxWriter makes a table only of a sheet that is held in memory, cell by cell, and remembers a name for each cell of
it besides: 27 columns of a hundred thousand lines are hundreds of megabytes. What a file needs of a table is a few
lines of XML, which XlsxWriter writes from `Worksheet.tables`. So the sheets are streamed, and the table is put there.

Nearly all of the time that a long workbook takes is spent on its cells, each by itself. A row is therefore given at
once, and a cell of a number or of plain text is written without the questions that XlsxWriter asks of every cell.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.core import Core
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import CellNumberTuple, CellStringTuple, Worksheet

from pbr.values.dataclass import dataclass

LANGUAGE = "en-GB"
_LINE, _MOST_LINES = 20, 27
"""The height of a line in pixels, and how many lines the highest row can show."""

STYLE = "TableStyleLight1"
"""Plain rules and bands of grey: no colour says anything."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The last row of a table: what stands in its first cell, and the places of the columns that are added up."""

    label: str
    places: frozenset[int]


_TAKES_CARE = re.compile(r'["&<>\x00-\x1f\ufffe\uffff]|_x|^\s|\s$')
"""What is in a text of which XlsxWriter writes something as something else, or says that its blanks are to stay."""


class TableSheet(Worksheet):
    """A sheet whose rows are written one after another, and which is then said to have a table."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers_of_looks: dict[Format, int] = {}
        self._letters_of_places: dict[int, str] = {}

    def write_row_of_cells(self, row: int, cells: Mapping[int, CellNumberTuple | CellStringTuple]) -> None:
        """Write the cells of a row by their places: what `write_number` and `write_string` do of each.

        Each is no number that is none, and no text that is too long for a cell.
        """
        if not cells:
            return
        for place in (min(cells), max(cells)):
            self._check_dimensions(row, place)
        if row > self.previous_row:
            self._write_single_row(row)
        self.table[row].update(cells)

    def _write_single_row(self, current_row_num: int = 0) -> None:
        """Write the row that is finished, in the bytes that XlsxWriter writes; what takes care is left to it."""
        row, cells = self.previous_row, self.table.get(self.previous_row)
        if not cells:
            super()._write_single_row(current_row_num)
            return
        self.previous_row = current_row_num
        self._write_row(row, None, self.row_info.get(row))
        file: Any = self.fh
        number, texts = str(row + 1), list[str]()
        for place in sorted(cells):
            text = self._as_text(number, place, cells[place])
            if text is None:
                file.write("".join(texts))
                texts.clear()
                self._write_cell(row, place, cells[place])
            else:
                texts.append(text)
        file.write("".join(texts))
        self._xml_end_tag("row")
        self.table.clear()

    def _as_text(self, row: str, place: int, cell: Any) -> str | None:
        """Give a cell of a number or of plain text as it stands in the file; None for any other."""
        kind, look = type(cell), cell.format
        if look is None or not (
            kind is CellNumberTuple or (kind is CellStringTuple and not _TAKES_CARE.search(cell.string))
        ):
            return None
        number = self._numbers_of_looks.get(look)
        if number is None:
            # It is given its number when it is first written, so that looks are numbered as XlsxWriter does.
            number = self._numbers_of_looks[look] = look._get_xf_index()
        column = self._letters_of_places.get(place)
        if column is None:
            column = self._letters_of_places[place] = xl_col_to_name(place)
        if kind is CellNumberTuple:
            return f'<c r="{column}{row}" s="{number}"><v>{cell.number:.16G}</v></c>'
        return f'<c r="{column}{row}" s="{number}" t="inlineStr"><is><t>{cell.string}</t></is></c>'

    def has_table(
        self, name: str, description: str, rows: tuple[int, int], columns: Sequence[str], sums: Sums | None
    ) -> None:
        """Say that the cells from the first to the last of ``rows`` are a table, whose heading is the first of them.

        ``columns`` are its headings, as they stand there. Where there are ``sums`` they are in the last row.
        ``description`` is for whoever hears the sheet read.
        """
        first, last = rows
        described = [
            {
                "id": place + 1,
                "name": heading,
                "total_string": sums.label if sums and place == 0 else "",
                "total_function": "sum" if sums and place in sums.places else "",
            }
            for place, heading in enumerate(columns)
        ]
        self.tables.append(
            {
                "name": name,
                "range": xl_range(first, 0, last, len(columns) - 1),
                "columns": described,
                "header_row_count": 1,
                "totals_row_shown": sums is not None,
                "style": STYLE,
                "show_first_col": False,
                "show_last_col": False,
                "show_row_stripes": True,
                "show_col_stripes": False,
                "title": name,
                "description": description,
            }
        )

    def is_high(self, row: int, lines: int) -> None:
        """Make the row that was written last high enough for some lines; nothing is kept of the rows before it."""
        self.row_info.clear()
        self.row_sizes.clear()
        self.set_row_pixels(row, min(lines, _MOST_LINES) * _LINE)

    def let_go(self) -> None:
        """Close the file in which its rows wait."""
        self._opt_close()

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        """Write text that looks like the XML of formatted text as the text that it is: an id may be anything."""
        self._xml_inline_string(string, False, attributes)


class _Core(Core):
    """The properties of the document, and its language."""

    def _write_dc_description(self) -> None:
        super()._write_dc_description()
        self._xml_data_element("dc:language", LANGUAGE)


class _Packager(Packager):
    def _write_core_file(self) -> None:
        packager: Any = self
        core = _Core()
        core._set_properties(packager.workbook.doc_properties)
        core._set_xml_writer(packager._filename("docProps/core.xml"))
        core._assemble_xml_file()


class StreamedWorkbook(Workbook):
    """A workbook whose sheets are streamed, and which says what language it is in."""

    def _get_packager(self) -> Packager:
        return _Packager()
