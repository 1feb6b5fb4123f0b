"""The range of a scheme's draws with what was assumed as a range and not drawn, in words and as rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from pbr.problems.visible_text import visible
from pbr.reports.simulation.layout.money_format import NOTHING, amount, plain_percent
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell
from pbr.reports.text_table import Column, TextTable
from pbr.simulate.monte_carlo.ranges_not_drawn import RangesNotDrawn
from pbr.simulate.monte_carlo.statistics import Summary
from pbr.simulate.monte_carlo.uncertainty import Uncertain, Uncertainty
from pbr.values.money import plain_pounds, pounds

BEYOND_CELLS = ("ranges_left_out", "p5_with_ranges", "p95_with_ranges", "chance_over_percent_with_ranges")
"""The columns that say what a row's draws leave out."""

RANGES_SAID = (
    "Not drawn, but assumed as ranges, are prices or volumes: the range beside each is from P5 with all of them at the "
    "ends that bring least to P95 at those that bring most. A chance over the budget with ranges is at those that "
    "bring most; differences, excesses over the budget, and a contract's least and most, are at what is "
    "expected of them all."
)

WITHOUT_RANGES = ", ranges not in it"
"""Stands beside a figure at the prices and volumes expected, where some were assumed as ranges."""


def most_said(beyond: Mapping[str, RangesNotDrawn]) -> str:
    """At which prices and volumes a contract's least and most are, where some were assumed as ranges."""
    return " at the prices and volumes expected" if beyond else ""


def range_in_words(total: Summary, beyond: RangesNotDrawn | None) -> str:
    """Say the range of nine draws in ten, and beside it what it leaves out."""
    if total.least == total.most:
        drawn = f"{pounds(total.p5)} whatever results are drawn"
    else:
        drawn = f"{pounds(total.p5)} to {pounds(total.p95)}"
    if beyond is None:
        return drawn
    ends = beyond.ends(total)
    if ends is None:
        return f"{drawn}, which leaves out the ranges of {_listed(beyond)}"
    return f"{drawn}; {pounds(ends[0])} to {pounds(ends[1])} with {_listed(beyond)} at the ends of what was assumed"


def beyond_rows(found: Uncertainty, beyond: Mapping[str, RangesNotDrawn]) -> TextTable:
    """Give, for each scheme whose draws leave something out, the range with it."""
    columns = (
        Column("With what was assumed as a range"),
        Column("From", number=True),
        Column("To", number=True),
        Column("Not in the range above"),
    )
    return TextTable(columns, tuple(_row(one, beyond[one.name]) for one in found.schemes if one.name in beyond))


def _row(one: Uncertain, beyond: RangesNotDrawn) -> tuple[str, ...]:
    return (visible(one.label), *ends_of(one, beyond), visible(", ".join(beyond.names)))


def ends_of(one: Uncertain, beyond: RangesNotDrawn | None) -> Iterator[str]:
    """The two ends of the range with what was assumed, for people."""
    ends = beyond.ends(one.total) if beyond else None
    return map(amount, ends) if ends else iter((NOTHING, NOTHING))


def beyond_cells(one: Uncertain, beyond: RangesNotDrawn | None) -> tuple[str, ...]:
    """The same for a spreadsheet."""
    if beyond is None:
        return ("",) * len(BEYOND_CELLS)
    ends = beyond.ends(one.total)
    chance = plain_percent(beyond.over.chance) if beyond.over else ""
    return (text_cell(", ".join(beyond.names)), *(map(money_cell, ends) if ends else ("", "")), chance)


def beyond_json(one: Uncertain, beyond: RangesNotDrawn | None) -> dict[str, Any] | None:
    """The same for a program; None where the draws leave nothing out."""
    if beyond is None:
        return None
    ends = beyond.ends(one.total)
    return {
        "ranges_left_out": list(beyond.names),
        "p5_with_ranges": plain_pounds(ends[0]) if ends else None,
        "p95_with_ranges": plain_pounds(ends[1]) if ends else None,
        "chance_over_percent_with_ranges": plain_percent(beyond.over.chance) if beyond.over else None,
    }


def chance_with_ranges(beyond: RangesNotDrawn | None) -> str:
    """How likely the budget is exceeded with what was assumed as a range at the ends that bring most."""
    return f"{plain_percent(beyond.over.chance)}%" if beyond and beyond.over else NOTHING


def _listed(beyond: RangesNotDrawn) -> str:
    *first, last = beyond.names
    return f"{', '.join(first)} and {last}" if first else last
