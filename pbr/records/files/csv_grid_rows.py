"""The rows of a CSV file, quickly: text is cut between its cells, many rows at once, where that is all there is to it.

Everything else goes through Python's own reader of CSV, which says where a file stops being CSV.
"""

import csv
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from typing import TextIO

from pbr.records.files.csv_rows import Lines, LinesRead, rows_in_batches
from pbr.records.files.cut_text import cut_between_cells
from pbr.records.files.grid_rows import GridRows, RowsOfCells

CHARACTERS_AT_ONCE = 1 << 16
"""So many characters of a file are cut into rows at once."""

_QUOTE, _RETURN, _NEW_LINE = '"', "\r", "\n"


def csv_grid_rows(
    stream: TextIO, line: int, width: int, file: str, holding: Collection[str] = (), left: str = ""
) -> Iterator[GridRows]:
    """Give the rows that a file has left after ``line`` lines of it; most of them are ``width`` cells long.

    ``left`` is what was read already of the next line. Where some texts are named, many rows in which none of them
    stands may be passed over unread. Raises ``ProblemsFound`` where the file stops being CSV, after the rows before.
    """
    while block := stream.read(CHARACTERS_AT_ONCE):
        text, left = _whole_lines(left + block)
        if holding and _is_passed_over(text, holding):
            line += text.count(_NEW_LINE)
            continue
        rows = cut_between_cells(text, line + 1, width) or rows_of_lines(text, line + 1)
        if rows is None:
            # A cell goes on over lines, or something is wrong: the rest is read as CSV always is.
            yield from _read_on(text, left, stream, line, file)
            return
        yield rows
        line += rows.count
    if left:
        rows = cut_between_cells(left, line + 1, width) or rows_of_lines(left, line + 1)
        yield from [rows] if rows else _read_on("", left, stream, line, file)


def _is_passed_over(text: str, holding: Collection[str]) -> bool:
    """Whether none of some texts stands in lines that are a row each, as far as can be told without reading them."""
    plain = _QUOTE not in text and text.count(_RETURN) == text.count("\r\n")
    return plain and not any(one in text for one in holding)


def _whole_lines(text: str) -> tuple[str, str]:
    """The lines of a text that are whole, and what is left."""
    end = text.rfind(_NEW_LINE) + 1
    return text[:end], text[end:]


def _read_on(text: str, left: str, stream: TextIO, line: int, file: str) -> Iterator[GridRows]:
    """Read the rest of a file row by row."""
    lines = LinesRead(_lines(text, left, stream))
    reader = csv.reader(lines, strict=True)
    for first, parsed in rows_in_batches(reader, lines, file, line):
        yield RowsOfCells(parsed, Lines(first, parsed).of)


def _lines(text: str, left: str, stream: TextIO) -> Iterator[str]:
    yield from StringIO(text, newline="")
    yield from StringIO(left + stream.readline(), newline="")
    yield from stream


def rows_of_lines(text: str, first: int) -> GridRows | None:
    """Read lines as CSV, each of which is a row; None where a cell goes on over several, or something is wrong."""
    lines: Sequence[str] = list(StringIO(text, newline=""))
    if not lines or any(line.count(_QUOTE) % 2 for line in lines):
        return None
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        return None
    return RowsOfCells(rows, lambda index: first + index) if len(rows) == len(lines) else None
