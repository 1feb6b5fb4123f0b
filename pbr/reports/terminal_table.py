"""The settlement on a terminal, where text folds between words to the width of the window and amounts never do."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pbr.reports.settlement_table import TotalDue, parts_of
from pbr.reports.text_table import TextTable, without_columns, without_repeats
from pbr.settlement.settlement import Settlement

_WIDE = 80
"""From how many characters a window has room for money and a count on one line."""

_BETWEEN = 3
"""How many characters stand between two columns."""


def print_on_terminal(settlement: Settlement, file: TextIO) -> None:
    """Print the settlement. Data is never read as markup; ``NO_COLOR`` is honoured."""
    console = Console(file=file, markup=False, highlight=False, emoji=False)
    for part in parts_of(settlement):
        if isinstance(part, str):
            console.print(Text(part))
            continue
        if isinstance(part, TotalDue):
            console.print(Text(part.text, style="bold"))
            continue
        block = part if console.width >= _WIDE else _folded(part)
        names = _names_put_above(block, console.width)
        for heading, rest in _by_names(block, names) if names else [("", block)]:
            if heading:
                console.print(Text(heading, style="bold"))
            console.print(_table(rest, console.width))


def _table(block: TextTable, width: int) -> Table:
    """Set a block out, saying the names of a group only once."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column, wide in zip(block.columns, _widths(block, width), strict=True):
        if column.number:
            table.add_column(Text(column.heading), justify="right", no_wrap=True, width=wide)
        else:
            table.add_column(Text(column.heading), overflow="fold", width=wide)
    before: tuple[str, ...] = ()
    for row in block.rows:
        table.add_row(*(Text(cell) for cell in without_repeats(row, before, block.groups)))
        before = row
    return table


def _names_put_above(block: TextTable, width: int) -> int:
    """Give how many of a block's first columns must stand above its rows for every word of the rest to stay whole."""
    texts = next((at for at, column in enumerate(block.columns) if column.number), len(block.columns))
    for names in range(texts):
        if _needed(without_columns(block, names)) <= width:
            return names
    return 0


def _by_names(block: TextTable, names: int) -> Iterator[tuple[str, TextTable]]:
    """Give each group of rows with the same names as a heading, and a narrower block below it without them."""
    for said, rows in groupby(block.rows, key=lambda row: row[:names]):
        yield ", ".join(filter(None, said)), without_columns(replace(block, rows=tuple(rows)), names)


def _needed(block: TextTable) -> int:
    """Give how wide a window must be for every word of a block to stay whole."""
    return sum(least for least, _ in _least_and_most(block)) + _BETWEEN * len(block.columns)


def _widths(block: TextTable, width: int) -> list[int | None]:
    """Share the window out, so that text folds between words; left to the table where not even words have room."""
    bounds = _least_and_most(block)
    spare = width - _needed(block)
    if spare < 0:
        return [None] * len(bounds)
    shared: list[int | None] = []
    for least, most in bounds:
        more = min(most - least, spare)
        shared.append(least + more)
        spare -= more
    return shared


def _least_and_most(block: TextTable) -> list[tuple[int, int]]:
    """Give of each column how wide its longest word is, and its longest cell; numbers are never folded."""
    bounds: list[tuple[int, int]] = []
    for at, column in enumerate(block.columns):
        lines = [line for text in (column.heading, *(row[at] for row in block.rows)) for line in text.split("\n")]
        most = max(map(len, lines))
        bounds.append(
            (most if column.number else max((len(word) for line in lines for word in line.split()), default=0), most)
        )
    return bounds


def _folded(block: TextTable) -> TextTable:
    """Give a block as it is in a narrow window."""
    return replace(block, rows=block.narrow) if block.narrow else block
