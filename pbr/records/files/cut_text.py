"""Lines of CSV cut between their cells, many rows at once: each way only where it is all there is to the text.

Three kinds of text are cut: one without quotation marks, at its commas; one in which every cell is quoted, at the
marks and commas between them; and one in which few cells are, once these marks are taken away.
"""

import csv

from pbr.records.files.grid_rows import GridRows, RowsInOneList

_QUOTE, _COMMA, _RETURN, _NEW_LINE = '"', ",", "\r", "\n"

_COMMAS_A_MARK = 2
"""Where there are fewer commas for each mark, it is as quick to read the text as CSV is read."""


def cut_between_cells(text: str, first: int, width: int) -> GridRows | None:
    """Cut whole lines, of which the first is the row ``first`` of the file, where each has ``width`` cells.

    None where a line has more or fewer, where a quoted cell goes on over the end of its line, where a mark stands where
    no program puts one, and where another way is as quick: what such a text is, Python's own reader of CSV says.
    """
    if not text or width < 2 or len(text) > csv.field_size_limit():
        return None
    end = "\r\n" if text.endswith("\r\n") else _NEW_LINE
    if _QUOTE not in text:
        return _cut(text.removesuffix(end), _COMMA, end, first, width)
    marks = text.count(_QUOTE)
    if marks == 2 * width * (text.count(_NEW_LINE) + (not text.endswith(_NEW_LINE))):
        return _cut_between_marks(text.removesuffix(end), end, first, width)
    if marks * _COMMAS_A_MARK > text.count(_COMMA):
        return None
    # imported late: in most files no cell is quoted, or every one
    from pbr.records.files.quoted_cells import without_marks

    plain = without_marks(text)
    return None if plain is None else _cut(plain.text.removesuffix(end), plain.between, end, first, width)


def _cut_between_marks(text: str, end: str, first: int, width: int) -> GridRows | None:
    """Cut lines that have as many marks as if every cell were quoted and none were in a cell.

    Where they are as many as stand between the cells that are cut, and before the first and after the last, then none
    is left for any cell.
    """
    if not (text.startswith(_QUOTE) and text.endswith(_QUOTE)):
        return None
    return _cut(text[1:-1], '","', f'"{end}"', first, width)


def _cut(text: str, between: str, end: str, first: int, width: int) -> GridRows | None:
    """Cut lines where ``between`` stands between two cells of one line, and ``end`` between two lines.

    The last cell of a line and the first of the next have nothing between them but that: one look at where these pieces
    came to stand tells of all the rows.
    """
    cells = text.split(between)
    rows = (len(cells) - 1) // (width - 1)
    ends = text.count(_NEW_LINE)
    if len(cells) != rows * (width - 1) + 1 or ends != rows - 1:
        return None
    if (text.count(_RETURN) != ends) if _RETURN in end else (_RETURN in text):
        return None
    pieces = cells[width - 1 :: width - 1]
    if not all(end in piece for piece in pieces[:-1]):
        return None
    edges = end.join(pieces).split(end)
    return RowsInOneList(cells, [cells[0], *edges[1::2]], edges[::2], width, first)
