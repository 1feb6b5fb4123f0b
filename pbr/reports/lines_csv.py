"""``lines.csv``: every line of a settlement, in the columns of `COLUMNS`; `line_cells` makes the cells."""

from collections.abc import Sequence
from typing import TextIO

from pbr.reports.line_cells import COLUMNS, LineCells
from pbr.reports.spreadsheet_safe_cells import write_rows
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines


class LineRows:
    """Writes lines to an open file, a batch for each call of ``write``, without a header: some rows of a whole.

    The file is opened with ``encoding="utf-8"`` and ``newline=""``, and is closed by its owner.
    """

    def __init__(self, file: TextIO) -> None:
        self._cells = LineCells()
        self._file = file

    def write(self, batch: Sequence[Line]) -> None:
        """Write some lines, in the order given."""
        if batch:
            self._file.write("".join(self._cells.rows_of(batch)))

    def write_made(self, made: WrittenLines) -> None:
        """Write lines that were written as rows when they were made."""
        self._file.write("".join(made.rows))

    def go_on_in(self, file: TextIO) -> None:
        """Write what follows to another file; the text of what was met is remembered."""
        self._file = file


class LinesCsv(LineRows):
    """The same, after a header that is written at once."""

    def __init__(self, file: TextIO) -> None:
        write_rows(file, [COLUMNS])
        super().__init__(file)
