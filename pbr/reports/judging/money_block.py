"""Expected against actual money on the page and in the text of a league: each provider in all, then by month."""

from collections.abc import Sequence

from pbr.judging.money_by_month import MoneyOfProvider, MonthOfMoney, added_up
from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.values.money import pounds, signed_pounds

IN_ALL = columns("Provider", "Expected", "Came due", "More or less")
BY_MONTH = (*columns("Provider"), *columns("Month", "Expected", "Came due", "More or less"))
NOTE = "What came due is by the day it falls due. Months that are over, and have a sum expected, are added up."
_NOTHING = "-"


def in_all_rows(money: Sequence[MonthOfMoney]) -> tuple[tuple[str, ...], ...]:
    """A row for each provider, over its months that are over."""
    return tuple(
        (one.provider, pounds(one.expected), pounds(one.due), signed_pounds(one.difference)) for one in added_up(money)
    )


def by_month_rows(money: Sequence[MonthOfMoney]) -> tuple[tuple[str, ...], ...]:
    """A row for each provider and month; a month that is not over has no difference yet."""
    return tuple(map(_month_row, money))


def _month_row(one: MonthOfMoney) -> tuple[str, ...]:
    expected = _NOTHING if one.expected is None else pounds(one.expected)
    differs = one.difference
    said = signed_pounds(differs) if differs is not None else _NOTHING if one.is_over else "not over yet"
    return one.provider, one.label, expected, pounds(one.due), said


def money_block(money: Sequence[MonthOfMoney]) -> Block:
    """What each provider was expected to be paid and was, in bars and a table; month by month folded."""
    rows = in_all_rows(money)
    bars = [_bar(one) for one in added_up(money)]
    pictures = (
        horizontal_bars("money-differences", "More or less than expected, by provider", heard(bars), bars, pounds),
    )
    in_all = IllustratedTable(Numbers("Expected against actual, by provider", IN_ALL, rows), pictures if bars else ())
    by_month = Numbers("Expected against actual, by provider and month", BY_MONTH, by_month_rows(money))
    return Block(
        name="money",
        heading="Expected against actual money",
        sentences=(NOTE,),
        figures=(in_all, IllustratedTable(by_month, folded=True)) if rows else (IllustratedTable(by_month),),
    )


def _bar(one: MoneyOfProvider) -> Bar:
    said = f"{signed_pounds(one.difference)}: expected {pounds(one.expected)}, came due {pounds(one.due)}"
    return Bar(one.provider, said, one.difference)
