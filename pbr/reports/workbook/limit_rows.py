"""The table of limits in a workbook: what is used of each and what is left, reached or not."""

from pbr.reports.limits_csv import reached_in_words, side_of
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.table_in_sheets import Described
from pbr.settlement.limit_use import LimitUse

LIMITS = Described(
    "Limits",
    (
        "One row is one limit over one plan, person or provider, in one window, under which something has come due.",
        "Used is what its payments come to by the end of the period, before what the limit itself takes or adds. "
        "Of a fund the sum is what was there, used what was drawn of it, and left what is in it after what went back.",
    ),
    (
        Column("Limit"),
        Column("Provider"),
        Column("Over"),
        Column("Window"),
        Column("Side"),
        Column("Sum", Kind.MONEY),
        Column("Used", Kind.MONEY),
        Column("Left", Kind.MONEY),
        Column("Reached"),
    ),
)


def limit_row(use: LimitUse) -> tuple[Cell, ...]:
    """The row of a limit, and of whom it is over."""
    return (
        use.limit, use.record.provider, use.record.about, use.window_label, side_of(use), use.bound, use.used,
        use.left, reached_in_words(use),
    )  # fmt: skip
