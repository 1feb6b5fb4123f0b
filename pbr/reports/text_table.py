"""Text with small tables in it, for people: paragraphs, and blocks of columns that a terminal or a file sets out."""

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block; ``number`` columns stand to the right and are never cut or folded."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A small table. ``groups`` says how many of its first columns repeat from row to row.

    ``narrow`` has the same rows as they are in a narrow window, where that is not the same.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: int = 0
    narrow: tuple[tuple[str, ...], ...] = ()


def without_columns(block: TextTable, many: int) -> TextTable:
    """A small table without its first columns, which are said above it."""
    return TextTable(block.columns[many:], tuple(row[many:] for row in block.rows), max(block.groups - many, 0))


def without_repeats(row: tuple[str, ...], before: tuple[str, ...], groups: int) -> tuple[str, ...]:
    """A row, its leading cells blank where they say what the row above says."""
    same = 0
    while same < groups and row[: same + 1] == before[: same + 1]:
        same += 1
    return ("",) * same + row[same:]


Part = str | TextTable
"""A paragraph, or a small table."""
