"""The settlement as plain text, for a pipe or a file: every column complete and in line, and nothing cut."""

from collections.abc import Sequence

from pbr.reports.settlement_table import TotalDue, parts_of
from pbr.reports.text_table import Part, TextTable
from pbr.settlement.settlement import Settlement


def plain_table(settlement: Settlement) -> str:
    """Give the whole table as text, ending in a line feed."""
    return plain_text(parts_of(settlement))


def plain_text(parts: Sequence[Part | TotalDue]) -> str:
    """Give paragraphs and small tables as text, ending in a line feed."""
    return "\n\n".join(map(_plain, parts)) + "\n"


def _plain(part: Part | TotalDue) -> str:
    match part:
        case TextTable():
            return _columns(part)
        case TotalDue(text=text):
            return text
        case _:
            return part


def _columns(block: TextTable) -> str:
    """Set a block out in columns two spaces apart."""
    headings = tuple(column.heading for column in block.columns)
    widths = [max(map(len, cells)) for cells in zip(headings, *block.rows, strict=True)]
    lines = []
    for row in (headings, *block.rows):
        cells = (
            cell.rjust(width) if column.number else cell.ljust(width)
            for cell, width, column in zip(row, widths, block.columns, strict=True)
        )
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
