"""Where the headings of a table stand, below the titles and notes that a report has above them."""

from collections.abc import Sequence

from pbr.records.files.invisible_characters import trimmed

_ROWS_LOOKED_AT = 20


def heading_row_of(rows: Sequence[Sequence[str]]) -> int:
    """Give which row (from 0) has the headings: the first of the first twenty that is at least half as full as any.

    A title, the day of the report and who made it are a cell or two. It is 0 where there is nothing.
    """
    filled = [sum(1 for cell in row if trimmed(cell)) for row in rows[:_ROWS_LOOKED_AT]]
    most = max(filled, default=0)
    return next((at for at, count in enumerate(filled) if count and 2 * count >= most), 0)
