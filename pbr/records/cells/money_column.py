"""Columns of money, parsed into whole pence."""

from collections.abc import Sequence
from typing import Any

from pbr.records.cells.cells import UNREADABLE, Unreadable
from pbr.records.cells.figure_column import FigureColumn
from pbr.records.table import Value
from pbr.values.money import money_in_cell
from pbr.values.pattern import Pattern

# Money is one of a few rates, or an amount of its own in every row; with more spellings than this it is the latter.
_SPELLINGS_OF_A_TARIFF = 500
_ALL_PLAIN_POUNDS = Pattern(r"(?:(?:[0-9]{1,12}\.[0-9]{2})?\0)*(?:[0-9]{1,12}\.[0-9]{2})?")


class MoneyColumn(FigureColumn):
    """Money, in pence."""

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        # Where nearly every amount is another, looking at the whole column is quicker than reading each cell.
        if len(self) < _SPELLINGS_OF_A_TARIFF or not self._all_plain(together := "\0".join(cells)):
            return super().read(cells)
        return [int(digits) if digits else None for digits in together.replace(".", "").split("\0")]

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read."""
        if len(self) < _SPELLINGS_OF_A_TARIFF or not self._all_plain("\0".join(cells)):
            super().check(cells)

    def _all_plain(self, together: str) -> bool:
        """Whether every cell is blank or an amount as plain as ``1575.00``."""
        return self._blank is None and _ALL_PLAIN_POUNDS.fullmatch(together) is not None

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        pence = money_in_cell(cell)
        if pence is None or (pence < 0 and not self.field.may_be_negative):
            return UNREADABLE
        return pence
