"""Lines of a file in which cells are quoted, each of which is a row."""

import csv
from collections.abc import Sequence

from pbr.records.files.csv_grid_rows import rows_of_lines
from pbr.records.files.grid_rows import GridRows
from pbr.records.in_parts.not_clean import NotCleanError, RowsWrongError

_QUOTE, _COMMA, _RETURN = b'"', b",", b"\r"


def text_of_lines(lines: bytes) -> str:
    """The text of whole lines. Raises ``NotCleanError`` where it is none."""
    try:
        return lines.decode()
    except UnicodeDecodeError:
        raise NotCleanError from None


def rows_of_quoted(text: str) -> GridRows:
    """The rows of whole lines. Raises ``NotCleanError`` where a line is no row by itself.

    Where that holds of every line of a file below its header, its lines are its rows, in whichever order and however
    many at a time they are looked at: each row begins where a line does.
    """
    rows = rows_of_lines(text, 0)
    if rows is None or text.count("\r") != text.count("\r\n"):
        raise NotCleanError
    return rows


def texts_of_quoted(lines: Sequence[bytes], at: int, width: int) -> list[bytes]:
    """The text of the cell ``at`` in each of some lines that have ``width`` cells each, and no line ends.

    Where they have no more commas than stand between so many cells, none is in a cell. What is given of a line of
    another width is no matter: it is refused when it is read. Raises ``NotCleanError`` where a line is no row.
    """
    try:
        if b"".join(lines).count(_COMMA) == len(lines) * (width - 1):
            return [line.split(_COMMA, at + 1)[at].strip(_RETURN).strip(_QUOTE) for line in lines]
        rows = list(csv.reader(map(text_of_lines, lines), strict=True))
        if len(rows) != len(lines):
            raise NotCleanError
        return [row[at].encode() for row in rows]
    except csv.Error:
        raise NotCleanError from None
    except IndexError:
        raise RowsWrongError from None
