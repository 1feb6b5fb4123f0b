"""Days that a workbook swapped: one that expects the month first reads 06/07 as 7 June, and keeps 20/06 as text."""

from collections import Counter
from collections.abc import Container, Mapping

from pbr.problems.problem import Place, Problem
from pbr.values.dates import DayOrder
from pbr.values.units_in_words import counted

# So many of either sort are hardly ever all to one side of the twelfth by chance.
_FEWEST_SWAPPED = 3
# Fewer, or with more that were typed by hand among them, are a warning.
_FEWEST_PERHAPS_SWAPPED = 2
_OTHERS_AMONG_SWAPPED = 10
_OTHERS_AMONG_PERHAPS_SWAPPED = 4
EXPORT_AGAIN = "export the column again and do not open it in a workbook before; or keep it as text there"


def is_swapped(column: Counter[DayOrder]) -> bool:
    """Whether a column has so many days to one side of the twelfth that they are not believed."""
    return _is_so(column, _FEWEST_SWAPPED, _OTHERS_AMONG_SWAPPED)


def perhaps_swapped(orders: Mapping[str, Counter[DayOrder]], doubts: Container[str]) -> list[str]:
    """Name the columns that a workbook may have swapped: too few days or too many others to disbelieve them."""
    return [
        name
        for name, column in orders.items()
        if name not in doubts and _is_so(column, _FEWEST_PERHAPS_SWAPPED, _OTHERS_AMONG_PERHAPS_SWAPPED)
    ]


def _is_so(column: Counter[DayOrder], fewest: int, others: int) -> bool:
    """Whether the days with the year first could be months, and none of the others could, but for 1 in ``others``.

    So a workbook that expects the month first leaves a column: it turns what it can read so into days of its own, and
    keeps the rest as text. What was typed by hand after that is otherwise.
    """
    swapped, kept = column[DayOrder.YEAR_FIRST_TO_12], column[DayOrder.DAY_FIRST]
    otherwise = column[DayOrder.YEAR_FIRST] + column[DayOrder.EITHER]
    return (
        min(swapped, kept) >= fewest
        and not column[DayOrder.MONTH_FIRST]
        and otherwise * others <= swapped + kept + otherwise
    )


def may_be_swapped(column: Counter[DayOrder]) -> bool:
    """Whether the same workbook may have swapped a column: of its days with the year first all but few could be months.

    How few are otherwise is as in a column that is swapped.
    """
    months, others = column[DayOrder.YEAR_FIRST_TO_12], column[DayOrder.YEAR_FIRST]
    return months > 0 and others * _OTHERS_AMONG_SWAPPED <= months + others


def swapped_column(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    """Say why the days of a column are not believed."""
    return Problem("PBR624", f"{name} looks as if a workbook had {_how_swapped(column)}", place, EXPORT_AGAIN)


def _how_swapped(column: Counter[DayOrder]) -> str:
    """What a column shows of a workbook's swapping, with how many cells are otherwise."""
    last, others = column[DayOrder.DAY_FIRST], column[DayOrder.YEAR_FIRST] + column[DayOrder.EITHER]
    but = f", but for {counted(others, 'cell')}" if others else ""
    return (
        f"swapped days and months: {counted(column[DayOrder.YEAR_FIRST_TO_12], 'cell')} with the year first could all "
        f"be swapped, and none of {last:,} with the year last could{but}"
    )


def beside_swapped_column(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    """Say why the days of a column are not believed that is beside a swapped one."""
    return Problem(
        "PBR624",
        f"a workbook has swapped days and months in another column of the file, and "
        f"{counted(column[DayOrder.YEAR_FIRST_TO_12], 'cell')} of {name} with the year first could be swapped too",
        place,
        EXPORT_AGAIN,
    )


def perhaps_swapped_column(name: str, orders: Mapping[str, Counter[DayOrder]], file: str) -> Problem:
    """Warn of a column that a workbook may have swapped; its days are believed."""
    message = f"{name}: a workbook may have {_how_swapped(orders[name])}; the days are read as they stand"
    return Problem("PBR832", message, Place(file, 1, field=name), EXPORT_AGAIN, "warning")
