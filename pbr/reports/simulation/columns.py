"""Blocks set out as plain text within a width: text folds to fit, and an amount is never cut."""

import re
from collections.abc import Sequence

from pbr.reports.table import Block

WIDEST = 100
"""Columns of a table that is not printed on a narrower terminal."""

_NARROWEST = 8
_BETWEEN = 2


def set_out(block: Block, width: int = WIDEST) -> str:
    """Give a block in columns two spaces apart, the names of a group said once."""
    headings = tuple(column.heading for column in block.columns)
    widths = _widths(block, headings, width)
    lines = _lines(headings, block, widths)
    before: tuple[str, ...] = ()
    for row in block.rows:
        lines += _lines(_without_repeats(row, before, block.groups), block, widths)
        before = row
    return "\n".join(lines)


def folded(sentence: str, width: int) -> str:
    """Give a sentence over as many lines as it needs."""
    return "\n".join(_folded(sentence, width))


def _widths(block: Block, headings: Sequence[str], width: int) -> list[int]:
    """Give each column its widest cell, and take from the widest text until the line fits."""
    widths = [max(map(len, cells)) for cells in zip(headings, *block.rows, strict=True)]
    text = [at for at, column in enumerate(block.columns) if not column.number]
    over = sum(widths) + _BETWEEN * (len(widths) - 1) - width
    while over > 0 and text:
        widest = max(text, key=lambda at: widths[at])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _lines(row: Sequence[str], block: Block, widths: Sequence[int]) -> list[str]:
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
    for piece in re.findall(r"[^ _]*[ _]*", text):
        if lines[-1] and len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
        while len(lines[-1].rstrip()) > width:
            lines[-1:] = [lines[-1][:width], lines[-1][width:]]
    return [line.rstrip() for line in lines]


def _without_repeats(row: tuple[str, ...], before: tuple[str, ...], groups: int) -> tuple[str, ...]:
    """Blank the leading cells that say what the row above says."""
    same = 0
    while same < groups and row[: same + 1] == before[: same + 1]:
        same += 1
    return ("",) * same + row[same:]
