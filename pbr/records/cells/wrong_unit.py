"""The wrong unit of measure: a column of figures that can be, and looks as a whole like another: hours as minutes."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

from pbr.problems.problem import Place, Problem
from pbr.records.cells.cells import can_be
from pbr.records.dictionary import AnyUnit, Field, FieldType, Unit
from pbr.values.dataclass import dataclass
from pbr.values.money import money_in_cell, pounds
from pbr.values.number import number_in_cell, plain_number

# A few figures may all be unlike others of their sort, and the middle one of a few would be somebody's own.
_FEWEST = 5
_HOURS_OF_A_DAY, _MINUTES_OF_A_DAY = 24, 1_440
_QUARTERS = 4
_MINUTES_OF_A_SHORT_VISIT = 3
_MOST_HOURS_A_WEEK, _FEWEST_HOURS_A_WEEK = 60, 1
_HOURS_OF_A_WEEK = 168
_MOST_HOURS_OF_A_PLAN = 2_000
_PENCE = 100
# A number in a cell has at most six places.
_PARTS_OF_A_NUMBER = 1_000_000
_MOST_A_WEEK = 10_000 * _PENCE
_MOST_FOR_A_PLAN = 50_000 * _PENCE


class FiguresWritten(Protocol):
    """A column of figures: its field, and how often each was written in the cells that were looked at."""

    field: Field
    figures: Counter[str]


@dataclass(frozen=True, slots=True)
class AnotherUnit:
    """What the figures of a column may be: how many were looked at, the middle one, and it in other units.

    ``units`` are those that it looks like, in words; ``would_be`` says what the middle figure is if it stands in them.
    """

    count: int
    middle: str
    units: str
    would_be: str
    mend: str


@dataclass(frozen=True, slots=True)
class _UnitsSeen:
    """The figures of a column but nil, each with its count, from the smallest.

    Money is in pence, and a number in the smallest part that can be written: whole numbers are soon put in order.
    """

    figures: tuple[tuple[int, int], ...]
    parts: int
    all_bare: bool

    @property
    def count(self) -> int:
        return sum(count for _, count in self.figures)

    @property
    def middle(self) -> Fraction:
        before, half = 0, (self.count + 1) // 2
        for figure, count in self.figures:
            before += count
            if before >= half:
                return Fraction(figure, self.parts)
        return Fraction(0)


def looks_like_another_unit(column: FiguresWritten) -> AnotherUnit | None:
    """Say which other unit the figures of a column look like, if they are enough to tell and look like one."""
    # What is usual of a council's own field nobody knows.
    judge = None if column.field.own else _JUDGES.get(column.field.unit)
    if not judge:
        return None
    seen = _seen(column)
    return judge(seen) if seen.count >= _FEWEST else None


def warning_of_another_unit(column: FiguresWritten, other: AnotherUnit, file: str) -> Problem:
    """Warn of the column, with the count of its figures, the middle one and what it would be."""
    name = column.field.name
    unit = _IN_WORDS.get(column.field.unit, column.field.unit)
    return Problem(
        "PBR729",
        f"{name} looks like {other.units} and is read as {unit}: the middle one of {other.count:,} figures is "
        f"{other.middle}, which {other.would_be}",
        Place(file, 1, field=name),
        f"{other.mend}; if the figures are {unit}, nothing need be done",
        "warning",
    )


def cell_of_another_unit(field: Field, cell: str, place: Place) -> Problem | None:
    """Say why a figure that can be is not believed: others of its column cannot be, and it looks like another unit."""
    number = number_in_cell(cell)
    if number is None or number <= 0 or not can_be(field, number):
        return None
    return Problem(
        "PBR729",
        f"{field.name} may stand in another unit than {field.unit}, as the rest of its column shows",
        place,
        f"write the whole column in {field.unit}",
    )


def _seen(column: FiguresWritten) -> _UnitsSeen:
    """Put the figures of a column in order, those that cannot be too, and leave out nil and what is no figure."""
    is_money = column.field.type is FieldType.MONEY
    read: Callable[[str], Fraction | int | None] = money_in_cell if is_money else number_in_cell
    parts = 1 if is_money else _PARTS_OF_A_NUMBER
    found: Counter[int] = Counter()
    bare = True
    for text, count in column.figures.items():
        figure = read(text)
        if figure is not None and figure.numerator > 0:
            found[figure.numerator * parts // figure.denominator] += count
            bare = bare and text.strip().isdigit()
    return _UnitsSeen(tuple(sorted(found.items())), parts, bare)


def _minutes(seen: _UnitsSeen) -> AnotherUnit | None:
    """Visits of three minutes are hardly typical; nor are quarters of a minute, in visits of at most 24."""
    middle = seen.middle
    if middle > _MINUTES_OF_A_DAY:
        return _other(seen, "seconds", f"would be {_plain(middle / 60)} minutes", "divide them by 60")
    if middle <= _MINUTES_OF_A_SHORT_VISIT or _are_quarters_of_a_day(seen):
        return _other(seen, "hours", f"would be {_plain(middle * 60)} minutes", "if they are hours, multiply by 60")
    return None


def _are_quarters_of_a_day(seen: _UnitsSeen) -> bool:
    if seen.figures[-1][0] > _HOURS_OF_A_DAY * seen.parts:
        return False
    numbers = [Fraction(figure, seen.parts) for figure, _ in seen.figures]
    quarters = all((figure * _QUARTERS).denominator == 1 for figure in numbers)
    return quarters and any(figure.denominator > 1 for figure in numbers)


def _hours_a_week(seen: _UnitsSeen) -> AnotherUnit | None:
    middle = seen.middle
    if middle > _HOURS_OF_A_WEEK:
        return _other(seen, "minutes a week", f"would be {_plain(middle / 60)} hours", "divide minutes by 60")
    if middle > _MOST_HOURS_A_WEEK:
        return _other(
            seen,
            "minutes a week or hours a month",
            f"would be {_plain(middle / 60)} or {_plain(middle * 12 / 52)} hours",
            "divide minutes by 60, or multiply hours a month by 12 and divide by 52",
        )
    if middle < _FEWEST_HOURS_A_WEEK:
        return _other(
            seen,
            "days, as workbooks hold lengths of time,",
            f"would be {_plain(middle * _HOURS_OF_A_DAY)} hours",
            "multiply days by 24, or format the column as a number of hours before saving it",
        )
    return None


def _hours(seen: _UnitsSeen) -> AnotherUnit | None:
    """Forty hours a week for a year are hardly typical of a plan."""
    if seen.middle <= _MOST_HOURS_OF_A_PLAN:
        return None
    return _other(seen, "minutes", f"would be {_plain(seen.middle / 60)} hours", "divide minutes by 60")


def _money_a_week(seen: _UnitsSeen) -> AnotherUnit | None:
    middle = seen.middle
    if middle <= _MOST_A_WEEK:
        return None
    return AnotherUnit(
        seen.count,
        _pounds(middle),
        "money a year or pence",
        f"would be {_pounds(middle * 7 / 365)} or {_pounds(middle / _PENCE)} a week",
        "divide money a year by 365 and multiply by 7, or divide pence by 100",
    )


def _money(seen: _UnitsSeen) -> AnotherUnit | None:
    if seen.middle <= _MOST_FOR_A_PLAN or not seen.all_bare:
        return None
    return AnotherUnit(
        seen.count,
        _pounds(seen.middle),
        "pence",
        f"would be {_pounds(seen.middle / _PENCE)}, and none has a point, a comma or a pound sign",
        "divide pence by 100",
    )


_JUDGES: dict[AnyUnit | None, Callable[[_UnitsSeen], AnotherUnit | None]] = {
    Unit.MINUTES: _minutes,
    Unit.HOURS_A_WEEK: _hours_a_week,
    Unit.HOURS: _hours,
    Unit.MONEY_A_WEEK: _money_a_week,
    Unit.MONEY: _money,
}


_IN_WORDS: dict[AnyUnit | None, str] = {Unit.MONEY: "pounds", Unit.MONEY_A_WEEK: "pounds a week"}


def _other(seen: _UnitsSeen, units: str, would_be: str, mend: str) -> AnotherUnit:
    return AnotherUnit(seen.count, _plain(seen.middle), units, would_be, mend)


def _plain(figure: Fraction) -> str:
    return plain_number(round(figure, 2))


def _pounds(pence: Fraction) -> str:
    return pounds(round(pence))
