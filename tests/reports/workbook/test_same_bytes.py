"""A row that is given at once is written in the bytes in which XlsxWriter writes its cells one by one."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import CellNumberTuple, CellStringTuple, Worksheet

from pbr.reports.workbook.safe_text import cell_text
from pbr.reports.workbook.xlsx_parts import StreamedWorkbook, TableSheet


class _OneByOne(Worksheet):
    """A sheet of XlsxWriter's own, with the one thing that ours says differently."""

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        self._xml_inline_string(string, False, attributes)


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(cell_text),
    st.decimals(allow_nan=False, allow_infinity=False, places=10, min_value=-(10**9), max_value=10**9),
    st.integers(-(10**17), 10**17),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=30), min_size=1, max_size=4)
AWKWARD = [[" a", "a ", "a\nb", "_x0041_", "<r>a</r>", 'a & "b" <c>', "\ufffe", "é", "", None, Decimal("1.10"), 0]]


def written(file: Path, rows: list[list[Any]], kind: type[Worksheet]) -> bytes:
    """Write rows to a workbook, two looks by turns and each first used where it first stands."""
    folder = file.with_suffix("")
    folder.mkdir()
    book = StreamedWorkbook(str(file), {"constant_memory": True, "tmpdir": str(folder), "strings_to_formulas": False})
    looks = [book.add_format({"num_format": "@"}), book.add_format({"num_format": "0.00"})]
    sheet: Any = book.add_worksheet("Lines", worksheet_class=kind)
    for row, cells in enumerate(rows):
        there = {place: cell for place, cell in enumerate(cells) if cell is not None and cell != ""}
        if kind is TableSheet:
            sheet.write_row_of_cells(row, {place: _cell(looks[place % 2], cell) for place, cell in there.items()})
        else:
            for place, cell in there.items():
                write = sheet.write_string if isinstance(cell, str) else sheet.write_number
                write(row, place, cell, looks[place % 2])
        sheet.set_row_pixels(row, 40)
    book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001
    book.close()
    return file.read_bytes()


def _cell(look: Any, cell: Any) -> CellNumberTuple | CellStringTuple:
    return CellStringTuple(cell, look) if isinstance(cell, str) else CellNumberTuple(cell, look)


@settings(max_examples=40, deadline=None)
@given(ROWS)
@example(AWKWARD)
@example([["a"], [None], ["b", "c"]])
def test_a_row_is_written_as_its_cells_are(rows: list[list[Any]]) -> None:
    with TemporaryDirectory() as folder:
        ours = written(Path(folder) / "ours.xlsx", rows, TableSheet)
        assert ours == written(Path(folder) / "theirs.xlsx", rows, _OneByOne)
