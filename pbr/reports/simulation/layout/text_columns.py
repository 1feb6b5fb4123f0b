"""Blocks set out as plain text within a width: text folds to fit, and an amount is never cut."""

import re
from collections.abc import Iterator, Sequence

from pbr.reports.text_table import TextTable, without_columns, without_repeats

WIDEST = 100
"""Columns of a table that is not printed on a narrower terminal."""

_NARROWEST = 8
_BETWEEN = 2


def set_out(block: TextTable, width: int = WIDEST) -> str:
    """Give a block in columns two spaces apart, the names of a group said once.

    Where not even the pieces of names have room beside the rest, those of the first columns stand above it.
    """
    names = _names_put_above(block, width)
    if not names:
        return "\n".join(line for lines in _set_out(block, width) for line in lines)
    margin = " " * _BETWEEN
    said: list[str] = []
    before = ""
    above = [", ".join(column.heading for column in block.columns[:names])]
    above += [", ".join(filter(None, row[:names])) for row in block.rows]
    for name, lines in zip(above, _set_out(without_columns(block, names), width - _BETWEEN), strict=True):
        said += _folded(name, width) if name != before else []
        said += [f"{margin}{line}" for line in lines]
        before = name
    return "\n".join(said)


def _names_put_above(block: TextTable, width: int) -> int:
    """Give how many of a block's first columns must stand above its rows."""
    texts = next((at for at, column in enumerate(block.columns) if column.number), len(block.columns) - 1)
    if _least(block) <= width:
        return 0
    return next((at for at in range(1, texts + 1) if _least(without_columns(block, at)) + _BETWEEN <= width), texts)


def _set_out(block: TextTable, width: int) -> Iterator[list[str]]:
    """Give the lines of the headings, then those of each row."""
    headings = tuple(column.heading for column in block.columns)
    widths = _widths(block, headings, width)
    yield _lines(headings, block, widths)
    before: tuple[str, ...] = ()
    for row in block.rows:
        yield _lines(without_repeats(row, before, block.groups), block, widths)
        before = row


def _least(block: TextTable) -> int:
    """Give how wide a block is with every text as narrow as its longest piece, or as a column ever is."""
    widths = []
    for at, column in enumerate(block.columns):
        cells = (column.heading, *(row[at] for row in block.rows))
        pieces = cells if column.number else [piece.rstrip() for cell in cells for piece in _pieces(cell)]
        widths.append(max(map(len, pieces), default=0))
    return sum(widths) + _BETWEEN * (len(widths) - 1)


def folded(sentence: str, width: int) -> str:
    """Give a sentence over as many lines as it needs."""
    return "\n".join(_folded(sentence, width))


def _widths(block: TextTable, headings: Sequence[str], width: int) -> list[int]:
    """Give each column its widest cell, and take from the widest text until the line fits.

    A text is not made narrower than its longest piece while another still can be.
    """
    cells_of = list(zip(headings, *block.rows, strict=True))
    widths = [max(map(len, cells)) for cells in cells_of]
    whole = [max(len(piece.rstrip()) for cell in cells for piece in _pieces(cell)) for cells in cells_of]
    text = [at for at, column in enumerate(block.columns) if not column.number]
    over = sum(widths) + _BETWEEN * (len(widths) - 1) - width
    while over > 0 and text:
        widest = max(text, key=lambda at: (widths[at] > whole[at], widths[at]))
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _lines(row: Sequence[str], block: TextTable, widths: Sequence[int]) -> list[str]:
    """Set out one row, over as many lines as its longest text needs; amounts stand on the first."""
    cells_of = [
        [cell] if column.number else _folded(cell, width)
        for cell, column, width in zip(row, block.columns, widths, strict=True)
    ]
    lines = []
    for at in range(max(map(len, cells_of))):
        cells = (cells[at] if at < len(cells) else "" for cells in cells_of)
        set_right = (
            cell.rjust(width) if column.number else cell.ljust(width)
            for cell, column, width in zip(cells, block.columns, widths, strict=True)
        )
        lines.append((" " * _BETWEEN).join(set_right).rstrip())
    return lines


def _folded(text: str, width: int) -> list[str]:
    """Fold text at its spaces and after its underscores, or anywhere if there is no other way."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
        while len(lines[-1].rstrip()) > width:
            lines[-1:] = [lines[-1][:width], lines[-1][width:]]
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Give text in the pieces between which it may fold, the spaces and underscores at the end of each."""
    return re.findall(r"[^ _]*[ _]*", text)
