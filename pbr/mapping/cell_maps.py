"""Cells of an extract turned into cells of records: each distinct spelling is looked at once."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence

from pbr.mapping.phrases import key_known_as, known_as
from pbr.records.cells.blank_markers import stands_for_nothing
from pbr.records.cells.cells import YES_NO, plain_code
from pbr.records.cells.column import SPELLINGS_KEPT
from pbr.records.cells.swapped_days import is_swapped
from pbr.records.dictionary import Field, FieldType
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dates import DayOrder, date_in_cell, day_order_in_cell

MONTH_NAMES = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_YEAR_FIRST = (DayOrder.YEAR_FIRST, DayOrder.YEAR_FIRST_TO_12, DayOrder.YEAR_FIRST_SAME)


class CellMap(dict[str, str | None]):
    """Turns the cells of a column; one that stands for nothing it knows is None. ``lacks`` says whether any was."""

    def __init__(self) -> None:
        super().__init__()
        self.lacks = False

    def __missing__(self, cell: str) -> str | None:
        value = self.value_of(cell)
        self.lacks = self.lacks or value is None
        if len(self) < SPELLINGS_KEPT:
            self[cell] = value
        return value

    def turned(self, cells: Sequence[str]) -> list[str | None]:
        """Turn a column of cells."""
        return list(map(self.__getitem__, cells))

    @abstractmethod
    def value_of(self, cell: str) -> str | None:
        """Turn a cell that was not met before."""


class CodeMap(CellMap):
    """Phrases to codes. A blank cell stays blank unless a code is given for it."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        super().__init__()
        self._codes = codes

    def value_of(self, cell: str) -> str | None:
        """The code of a phrase."""
        known = known_as(cell)
        return self._codes.get(known, "" if not known else None)


class CodesAsTheyAre(CellMap):
    """Cells that hold the codes of the dictionary already, or a mark for nothing."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self._codes = {*map(plain_code, field.codes), *(plain_code(also) for also, _ in field.also)}
        if field.type is FieldType.YES_NO:
            self._codes |= {*YES_NO}

    def value_of(self, cell: str) -> str | None:
        """The cell itself, where it is a code."""
        text = trimmed(cell)
        known = not text or plain_code(text) in self._codes or stands_for_nothing(self._field, text)
        return cell if known else None


class LookUpMap(CellMap):
    """Keys to what another file gives for them. A blank cell stays blank."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._answers = answers

    def value_of(self, cell: str) -> str | None:
        """What is given for a key."""
        known = key_known_as(cell)
        return self._answers.get(known) if known else ""


class DayMap(CellMap):
    """Days written in numbers, in an order that the mapping says, to days that can be read in one way only.

    Days with the year first stay: a workbook writes them so whatever is shown. None is a day that is one only in
    another order. ``orders`` counts the spellings that were met, by the order that each shows.
    """

    def __init__(self, order: DayOrder) -> None:
        super().__init__()
        self.order = order
        self.orders: Counter[DayOrder] = Counter()

    def value_of(self, cell: str) -> str | None:
        """The day that a cell means; what is no day stays, and its reader says so."""
        text = trimmed(cell)
        shown = day_order_in_cell(text)
        if shown is None:
            return cell
        self.orders[shown] += 1
        if shown in _YEAR_FIRST:
            return cell
        if self.order is DayOrder.YEAR_FIRST:
            return None
        day = date_in_cell(text)
        if self.order is DayOrder.MONTH_FIRST:
            first, second, rest = text.split("/", 2)
            day = date_in_cell(f"{second}/{first}/{rest}")
        return None if day is None else f"{day.day} {MONTH_NAMES[day.month]} {day.year}"

    def may_be_swapped(self) -> bool:
        """Whether a workbook that expects the other order has swapped day and month where it could."""
        if self.order is not DayOrder.MONTH_FIRST:
            return is_swapped(self.orders)
        mirrored = Counter(self.orders)
        mirrored[DayOrder.DAY_FIRST], mirrored[DayOrder.MONTH_FIRST] = self.orders[DayOrder.MONTH_FIRST], 0
        return is_swapped(mirrored)
