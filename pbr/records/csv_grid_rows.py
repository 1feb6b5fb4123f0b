"""The rows of a wide CSV file, quickly: lines without quotation marks are cut at their commas, many at once.

Everything else goes through Python's own reader of CSV, which says where a file stops being CSV.
"""

import csv
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from pbr.records.csv_rows import Lines, rows_in_batches
from pbr.records.grid_rows import GridRows, RowsInOneList, RowsOfCells

_LINES_AT_ONCE = 256
_QUOTE, _COMMA, _RETURN = '"', ",", "\r"
_END_AS_A_CELL = ",\n,"


def csv_grid_rows(stream: TextIO, line: int, width: int, file: str) -> Iterator[GridRows]:
    """Give the rows that a file has left after ``line`` lines of it; most of them are ``width`` cells long.

    Raises ``ProblemsFound`` where the file stops being CSV, after the rows before.
    """
    while lines := list(islice(stream, _LINES_AT_ONCE)):
        rows = _cut(lines, line + 1, width) or _parsed(lines, line + 1)
        if rows is None:
            # A cell goes on over lines, or something is wrong: the rest is read as CSV always is.
            reader = csv.reader(chain(lines, stream), strict=True)
            for first, parsed in rows_in_batches(reader, file, line):
                yield RowsOfCells(parsed, Lines(first, parsed, None).of)
            return
        yield rows
        line += len(lines)


def _cut(lines: Sequence[str], first: int, width: int) -> GridRows | None:
    """Cut lines at their commas, where that is all there is to it and each has as many cells as it should.

    An end of a line is made a cell of its own, so that one look at where these came to stand tells of all the rows.
    """
    text = "".join(lines)
    if _QUOTE in text or max(map(len, lines)) > csv.field_size_limit():
        return None
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    text = text.removesuffix(end).replace(end, _END_AS_A_CELL)
    cells = text.split(_COMMA)
    ends = cells[width :: width + 1]
    if _RETURN in text or len(cells) != len(lines) * (width + 1) - 1 or ends.count("\n") != len(lines) - 1:
        return None
    return RowsInOneList(cells, width, first)


def _parsed(lines: Sequence[str], first: int) -> GridRows | None:
    """Read lines as CSV, where no cell goes on over several."""
    if any(line.count(_QUOTE) % 2 for line in lines):
        return None
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        return None
    return RowsOfCells(rows, lambda index: first + index) if len(rows) == len(lines) else None
