"""Prices by the day as they are written: ``by: day of visited_on``, with a row for every day that may come."""

from collections.abc import Iterable, Iterator

from pbr.calendar.kinds_of_day import BANK_HOLIDAY, DAYS_OF_THE_WEEK, KINDS_OF_DAY
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.day_rows import row_of_week
from pbr.scheme.prices import OTHERWISE, DatedFigures, Price
from pbr.scheme.reading_context import Reading

DAY_OF = "day of "
"""What stands before a date by whose day a price differs."""
_Table = dict[str, dict[tuple[str, ...], Place]]
"""The rows of one table of days, each with the keys that stand under it and their places."""


def check_day_rows(price: Price, position: int, reading: Reading) -> None:
    """Note each row of a level that is no kind of day, each day that has no row, and tables that do not match."""
    for step in price.steps:
        for table in _tables(step, position):
            _check_names(table, reading)
            _check_none_left_out(price, step, table, reading)
            _check_alike(table, reading)


def asks_for_bank_holidays(price: Price, position: int) -> bool:
    """Whether a price has a row for bank holidays, so that it needs the calendar."""
    return any(key[position] == BANK_HOLIDAY for step in price.steps for key in step.figures)


def _tables(step: DatedFigures, position: int) -> Iterable[_Table]:
    found: dict[tuple[str, ...], _Table] = {}
    for key, place in step.places.items():
        found.setdefault(key[:position], {}).setdefault(key[position], {})[key[position + 1 :]] = place
    return found.values()


def _check_names(table: _Table, reading: Reading) -> None:
    for row, inside in table.items():
        place = next(iter(inside.values()))
        if row == BANK_HOLIDAY and reading.calendar is None:
            remedy = "add 'calendar:' to the heading, with 'bank holidays: England and Wales' under it"
            reading.problem("PBR453", "nothing says which days are bank holidays", place, remedy)
        elif row not in (*KINDS_OF_DAY, OTHERWISE):
            remedy = did_you_mean(row, KINDS_OF_DAY) or f"write one of: {', '.join(KINDS_OF_DAY)}, {OTHERWISE}"
            reading.problem("PBR454", f"'{row}' is not a kind of day", place, remedy)


def _check_none_left_out(price: Price, step: DatedFigures, table: _Table, reading: Reading) -> None:
    left_out = list(_left_out(table))
    if left_out:
        message = f"'{price.name}' has no row for {', '.join(left_out)}"
        reading.problem("PBR454", message, step.place, f"add a row for each, or weekday, weekend or {OTHERWISE}")


def _left_out(table: _Table) -> Iterator[str]:
    for weekday, name in enumerate(DAYS_OF_THE_WEEK):
        if OTHERWISE not in table and not any(row in table for row in row_of_week(weekday)):
            yield name


def _check_alike(table: _Table, reading: Reading) -> None:
    """What one day has a price for and another has not would be paid at a row that is not that day's."""
    every = dict.fromkeys(key for inside in table.values() for key in inside)
    for row, inside in table.items():
        for key in every:
            if key not in inside and not any(OTHERWISE in other for other in inside):
                missing, place = ", ".join(key), next(iter(inside.values()))
                message = f"the row '{row}' has no price for {missing}, and another day has"
                reading.problem("PBR455", message, place, f"give each day the same rows, or {OTHERWISE}")
