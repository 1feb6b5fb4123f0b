"""The columns of a workbook's tables: what a cell of each is, and how it is shown. Numbers are written exactly.

A cell is given as the product has it: text, whole pence, an exact number, a count or a day; None for a blank. It
becomes a ``Decimal`` of the same digits as the CSV files have, and is never a float of ours.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from pbr.reports.spreadsheet_safe_cells import money_cell, number_cell, price_cell
from pbr.values.dataclass import dataclass

_FIRST_DAY = date(1899, 12, 30)
"""The day from which spreadsheets count the days."""

_FIRST_SURE_DAY = date(1900, 3, 1)
"""Before it spreadsheets do not agree: some have a 29 February 1900."""


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    SENTENCE = auto()
    MONEY = auto()
    PRICE = auto()
    NUMBER = auto()
    SHARE = auto()
    COUNT = auto()
    DAY = auto()


FORMATS: Mapping[Kind, Mapping[str, object]] = {
    Kind.TEXT: {"text_wrap": True, "num_format": "@"},
    Kind.SENTENCE: {"text_wrap": True},
    Kind.MONEY: {"num_format": "£#,##0.00;-£#,##0.00"},
    Kind.PRICE: {"num_format": "£#,##0.00########;-£#,##0.00########"},
    Kind.NUMBER: {},
    Kind.SHARE: {"num_format": "0.0#######%"},
    Kind.COUNT: {"num_format": "#,##0"},
    Kind.DAY: {"num_format": "yyyy-mm-dd"},
}
"""How each kind is shown: no format rounds what the cell holds, so that nothing looks like more than it is.

Sentences are not formatted as text: some versions of Excel show a row of crosses for such a cell of 256 letters.
"""

_WIDTHS = {Kind.SENTENCE: 50, Kind.DAY: 12, Kind.COUNT: 10, Kind.MONEY: 15, Kind.PRICE: 15}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds, and whether the table ends with its sum.

    ``room`` is how many digits it has room for; as many as its kind needs, where it does not say.
    """

    heading: str
    kind: Kind = Kind.TEXT
    summed: bool = False
    room: int = 0

    @property
    def width(self) -> int:
        """How wide it is, in digits."""
        return self.room or max(_WIDTHS.get(self.kind, 16), len(self.heading) + 3)

    @property
    def is_text(self) -> bool:
        """Whether its cells are text, which stands on the left; numbers and days stand on the right."""
        return self.kind in (Kind.TEXT, Kind.SENTENCE)


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is worked out from other cells, and what it comes to: whole pence, or a count."""

    text: str
    value: int


def money(pence: int) -> Decimal:
    """Pence as the exact pounds that a cell holds."""
    return Decimal(money_cell(pence))


def day_number(day: date) -> int:
    """A day as spreadsheets count them."""
    return (day - _FIRST_DAY).days


def is_sure(day: date) -> bool:
    """Whether every spreadsheet takes the number of a day for that day."""
    return day >= _FIRST_SURE_DAY


NUMBERS: Mapping[Kind, Callable[[Any], Decimal | int]] = {
    Kind.MONEY: money,
    Kind.PRICE: lambda price: Decimal(price_cell(price)),
    Kind.NUMBER: lambda number: Decimal(number_cell(number)),
    Kind.SHARE: lambda share: Decimal(number_cell(share)),
    Kind.COUNT: int,
}
"""What makes a number for a cell, of each kind that is one."""
