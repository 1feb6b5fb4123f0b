"""The settlement on a terminal, where names fold to the width of the window and amounts never do."""

from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pbr.reports.table import AND_MORE, Block, parts_of
from pbr.settlement.settlement import Settlement

_WIDE = 80
"""From how many characters a window has room for money and a count on one line."""


def print_on_terminal(settlement: Settlement, file: TextIO) -> None:
    """Print the settlement. Data is never read as markup; ``NO_COLOR`` is honoured."""
    console = Console(file=file, markup=False, highlight=False, emoji=False)
    for part in parts_of(settlement):
        if isinstance(part, str):
            console.print(Text(part, style="bold" if part.startswith("Total due") else ""))
        else:
            console.print(_table(part if console.width >= _WIDE else _folded(part)))


def _table(block: Block) -> Table:
    """Set a block out, saying the names of a group only once."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in block.columns:
        if column.number:
            table.add_column(Text(column.heading), justify="right", no_wrap=True)
        else:
            table.add_column(Text(column.heading), overflow="fold")
    before: tuple[str, ...] = ()
    for row in block.rows:
        table.add_row(*(Text(cell) for cell in _without_repeats(row, before, block.groups)))
        before = row
    return table


def _folded(block: Block) -> Block:
    """Give a block with how many lines have no sum under the money, so that neither is cut in a narrow window."""
    rows = (
        tuple(_over_lines(cell) if column.number else cell for cell, column in zip(row, block.columns, strict=True))
        for row in block.rows
    )
    return Block(block.columns, tuple(rows), block.groups)


def _over_lines(cell: str) -> str:
    money, more, count = cell.partition(AND_MORE)
    return f"{money}\n+ {count}".replace(" not known", "\nnot known") if more else cell


def _without_repeats(row: tuple[str, ...], before: tuple[str, ...], groups: int) -> tuple[str, ...]:
    """Blank the leading cells that say what the row above says."""
    same = 0
    while same < groups and row[: same + 1] == before[: same + 1]:
        same += 1
    return ("",) * same + row[same:]
