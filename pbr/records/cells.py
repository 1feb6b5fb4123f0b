"""The cells of a column, read into values; each spelling is read once, however often it occurs."""

import re
from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Protocol

from pbr.records.blank_markers import (
    is_mark_for_nothing,
    is_taken_for_nothing,
    may_be_left_blank,
    no_marks_in,
    stands_for_nothing,
)
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.records.invisible_characters import are_plain, hidden_in, trimmed
from pbr.records.table import Value
from pbr.values.dates import DayOrder, date_in_cell, day_order_in_cell
from pbr.values.money import money_in_cell
from pbr.values.number import number_in_cell

_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}

# A spreadsheet that shows a long reference as 4.01E+09 saves it so; #N/A is what it saves of a formula that failed.
_DAMAGED = re.compile(r"\d(\.\d+)?[Ee]\+\d+|#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")

# Enough for every date, code and common amount; a column with more spellings is read cell by cell beyond it.
_SPELLINGS_KEPT = 50_000

# Money is one of a few rates, or an amount of its own in every row; with more spellings than this it is the latter.
_SPELLINGS_OF_A_TARIFF = 500
# Whether a whole column stands in another unit shows in its first cells.
_FIGURES_LOOKED_AT = 2_000
_ALL_PLAIN_POUNDS = re.compile(r"(?:(?:[0-9]{1,12}\.[0-9]{2})?\0)*(?:[0-9]{1,12}\.[0-9]{2})?")


class Unreadable(Enum):
    """What stands in for a cell that cannot be read; a real value is never equal to it."""

    CELL = "unreadable"


UNREADABLE = Unreadable.CELL


class Column(Protocol):
    """Reads the cells of one column. ``found_unreadable`` says whether any cell so far could not be read."""

    field: Field
    found_unreadable: bool

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        ...

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read, for a column that no one uses."""
        ...

    def tally(self, cells: Sequence[str]) -> None:
        """Count, of cells that were read or checked, those of which something is to be said once for the column."""
        ...


class Spellings(dict[str, Any]):
    """Reads the cells of a column with few spellings, by remembering each; the base of every such column.

    Looking up a spelling that is not there reads it, so that a whole column is read by ``map`` at the speed of C.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.found_unreadable = False
        self.marks: Counter[str] = Counter()
        self._blank: Value | Unreadable = UNREADABLE if field.required else blank_value(field)
        self._marked: dict[str, str] = {}

    def __missing__(self, text: str) -> Any:
        cell = trimmed(text)
        if not cell:
            value = self._blank
        elif stands_for_nothing(self.field, cell):
            value = self._mark(text, cell)
        else:
            value = self.value_of(cell)
        if value is UNREADABLE:
            self.found_unreadable = True
        if len(self) < _SPELLINGS_KEPT:
            self[text] = value
        return value

    def _mark(self, text: str, cell: str) -> Value | Unreadable:
        """Read a mark for nothing as a blank cell where it may be one."""
        if not may_be_left_blank(self.field, cell):
            return UNREADABLE
        self._marked[text] = cell
        return None

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        return list(map(self.__getitem__, cells))

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read."""
        for text in set(cells).difference(self):
            self[text]

    def tally(self, cells: Sequence[str]) -> None:
        """Count the cells that stood for nothing and were read as blank, by the mark in them."""
        if self._marked:
            self.marks.update(self._marked[text] for text in cells if text in self._marked)

    @abstractmethod
    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""


class TextColumn(Spellings):
    """Names and codes that a council makes up, as written, without the spaces around them."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        return UNREADABLE if is_damaged(cell) or hidden_in(cell) else cell

    def names(self) -> frozenset[str]:
        """Every name in the cells read so far."""
        return frozenset(value for value in self.values() if isinstance(value, str))

    def taken_for_nothing(self) -> list[str]:
        """The names in the cells read so far that other programs take for an empty cell."""
        return sorted(filter(is_taken_for_nothing, self.names()))


class DateColumn(Spellings):
    """Days. ``latest`` is the last day among the cells read so far, ``orders`` how they have day and month.

    A cell that has them in an order that is ``disbelieved`` is not read.
    """

    def __init__(self, field: Field, disbelieved: Set[DayOrder] = frozenset()) -> None:
        super().__init__(field)
        self.latest: date | None = None
        self.orders: set[DayOrder] = set()
        self._disbelieved = disbelieved

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        order = day_order_in_cell(cell)
        if order in self._disbelieved:
            return UNREADABLE
        if order:
            self.orders.add(order)
        day = date_in_cell(cell)
        if day is None:
            return UNREADABLE
        if self.latest is None or day > self.latest:
            self.latest = day
        return day


class FigureColumn(Spellings):
    """Figures of a unit. ``figures`` counts how often each was written, in as many cells as show a column's unit."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.figures: Counter[str] = Counter()
        self._looked_at = 0

    def tally(self, cells: Sequence[str]) -> None:
        """Count the marks for nothing, and the figures of the first cells."""
        super().tally(cells)
        if self._looked_at < _FIGURES_LOOKED_AT:
            self.figures.update(cells)
            self._looked_at += len(cells)


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


class NumberColumn(FigureColumn):
    """Exact numbers. ``found_impossible`` says whether any so far cannot be in the unit of the field.

    None is read where the column is ``disbelieved``, but nil is nil in any unit.
    """

    def __init__(self, field: Field, disbelieved: bool = False) -> None:
        super().__init__(field)
        self.found_impossible = False
        self._disbelieved = disbelieved

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        number = number_in_cell(cell)
        if number is None or (number < 0 and not self.field.may_be_negative):
            return UNREADABLE
        if not can_be(self.field, number):
            self.found_impossible = True
            return UNREADABLE
        if number and self._disbelieved:
            return UNREADABLE
        return number


class YesNoColumn(Spellings):
    """Yes or no, written in any of the usual ways."""

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        return _YES_NO.get(cell.casefold(), UNREADABLE)


class CodeColumn(Spellings):
    """Codes, matched without regard to capitals, spaces and hyphens. ``inexact`` counts those written otherwise."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.inexact = 0
        self._exact = {**{code: code for code in field.codes}, **dict(field.also)}
        self._codes = {plain_code(spelling): code for spelling, code in self._exact.items()}
        self._inexact_spellings: set[str] = set()

    def __missing__(self, text: str) -> Any:
        code = super().__missing__(text)
        if isinstance(code, str) and text not in self._exact and len(self._inexact_spellings) < _SPELLINGS_KEPT:
            self._inexact_spellings.add(text)
        return code

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        return self._codes.get(plain_code(cell), UNREADABLE)

    def tally(self, cells: Sequence[str]) -> None:
        """Count the marks for nothing, and the codes that are not written quite as they are listed."""
        super().tally(cells)
        if self._inexact_spellings:
            self.inexact += sum(map(self._inexact_spellings.__contains__, cells))


class ReferenceColumn:
    """References that tell rows apart; nearly all differ, so only the ``odd`` ones are remembered.

    Those have spaces inside, or characters that are not plain letters, digits and signs.
    """

    def __init__(self, field: Field) -> None:
        self.field = field
        self.found_unreadable = False
        self.odd: set[str] = set()

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        # One look at the whole column says whether there is anything to trim, to miss or to mistrust in it.
        together = ",".join(cells)
        if all(cells) and are_plain(together) and "#" not in together and "+" not in together and no_marks_in(cells):
            return cells
        return [self._value_of(trimmed(cell)) for cell in cells]

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read."""
        self.read(cells)

    def tally(self, cells: Sequence[str]) -> None:
        """Nothing is said once for a column of references."""

    def _value_of(self, cell: str) -> str | Unreadable:
        if not (cell.isascii() and " " not in cell) and len(self.odd) < _SPELLINGS_KEPT:
            self.odd.add(cell)
        if cell and not (is_damaged(cell) or hidden_in(cell) or is_mark_for_nothing(cell)):
            return cell
        self.found_unreadable = True
        return UNREADABLE


_BY_TYPE: dict[FieldType, type[Spellings]] = {
    FieldType.TEXT: TextColumn,
    FieldType.CODE: CodeColumn,
    FieldType.DATE: DateColumn,
    FieldType.YES_NO: YesNoColumn,
    FieldType.MONEY: MoneyColumn,
    FieldType.NUMBER: NumberColumn,
}


def column_for(kind: TableKind, field: Field) -> Column:
    """Give what reads the cells of a field of a table."""
    if field.type is FieldType.TEXT and field.name in (kind.key[0], kind.parent_key, "person_id"):
        return ReferenceColumn(field)
    return _BY_TYPE[field.type](field)


def blank_value(field: Field) -> Value:
    """Give what a blank cell of a field says: not known, unless the field declares a meaning."""
    if not field.blank_means:
        return None
    if field.type is FieldType.YES_NO:
        return _YES_NO[field.blank_means]
    return Fraction(field.blank_means)


def can_be(field: Field, number: Fraction) -> bool:
    """Whether there can be a figure so large or small in the unit of the field: a week has 168 hours."""
    possible = field.possible
    return not possible or not number or possible.least <= number <= possible.most


def plain_code(text: str) -> str:
    """Fold a code for matching: ``Recovered–Early`` and ``recovered early`` are both ``recovered_early``."""
    return "_".join(re.split(r"[\s_\-‐‑‒–—]+", text.strip().casefold()))


def is_damaged(text: str) -> bool:
    """Whether a spreadsheet has spoilt the text beyond recovery (``4.01E+09``, ``#N/A``)."""
    return _DAMAGED.fullmatch(text) is not None
