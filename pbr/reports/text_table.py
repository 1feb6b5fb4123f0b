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


Part = str | TextTable
"""A paragraph, or a small table."""
