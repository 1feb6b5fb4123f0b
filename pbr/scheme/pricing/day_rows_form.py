"""Prices by the day as they are written: ``by: day of visited_on``, with a row for every day that may come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pbr.calendar.kinds_of_day import BANK_HOLIDAY, DAYS_OF_THE_WEEK, KINDS_OF_DAY
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.pricing.day_rows import row_of_week
from pbr.scheme.pricing.day_rows_alike import Gap, NumberRows, gaps, rows_of
from pbr.scheme.pricing.prices import OTHERWISE, DatedFigures, Price
from pbr.scheme.reading.reading_context import Reading

DAY_OF = "day of "
"""What stands before a date by whose day a price differs."""
_Table = dict[str, dict[tuple[str, ...], Place]]
"""The rows of one table of days, each with the keys that stand under it and their places."""


def check_day_rows(
    price: Price, position: int, refs: Sequence[FieldRef], number_rows: NumberRows, reading: Reading
) -> None:
    """Note each row of a level that is no kind of day, each day that has no row, and tables that do not match.

    ``refs`` are the fields of all levels, and ``number_rows`` the rows of those that are a number's.
    """
    fields = [ref.field for ref in refs[position + 1 :]]
    for step in price.steps:
        for outside, table in _tables(step, position).items():
            _check_names(table, reading)
            _check_none_left_out(price, step, table, reading)
            days = {
                row: {key: rows_of((*outside, row, *key), position + 1, step.first, number_rows) for key in inside}
                for row, inside in table.items()
            }
            _check_alike(table, gaps(days, fields), reading)


def asks_for_bank_holidays(price: Price, position: int) -> bool:
    """Whether a price has a row for bank holidays, so that it needs the calendar."""
    return any(key[position] == BANK_HOLIDAY for step in price.steps for key in step.figures)


def _tables(step: DatedFigures, position: int) -> Mapping[tuple[str, ...], _Table]:
    """Every table of days, by the rows of the levels outside it."""
    found: dict[tuple[str, ...], _Table] = {}
    for key, place in step.places.items():
        found.setdefault(key[:position], {}).setdefault(key[position], {})[key[position + 1 :]] = place
    return found


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


def _check_alike(table: _Table, found: Iterable[Gap], reading: Reading) -> None:
    """What one day has a price for and another has not would be paid at a row that is not that day's."""
    for gap in found:
        missing, place = ", ".join(gap.rows), next(iter(table[gap.day].values()))
        message = f"the row '{gap.day}' has no price for {missing}, and another day has"
        if gap.in_part:
            message = f"the row '{gap.day}' has a price for only some of {missing}, and another day for all of it"
        reading.problem("PBR455", message, place, f"give each day rows that cover the same, or {OTHERWISE}")
