"""The table of limits of quantity in a workbook: what counts under each and what is left, reached or not."""

from pbr.reports.quantities_csv import is_reached
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.table_in_sheets import Described
from pbr.settlement.quantity_use import QuantityUse

QUANTITIES = Described(
    "Quantities",
    (
        "One row is one payment that is made for so much and no more, for one plan, person or provider, in one window.",
        "Used is what is earned, whenever it is due, with what is over; May be is what it comes to at most.",
    ),
    (
        Column("Payment"),
        Column("Provider"),
        Column("For each"),
        Column("Window"),
        Column("At most", Kind.NUMBER),
        Column("Unit"),
        Column("Used", Kind.NUMBER),
        Column("Left", Kind.NUMBER),
        Column("May be", Kind.NUMBER),
        Column("Reached"),
    ),
)


def quantity_row(use: QuantityUse) -> tuple[Cell, ...]:
    """The row of a limit of quantity, and of whom it is for."""
    return (
        use.payment, use.record.provider, use.for_each, use.window, use.most, use.unit, use.used, use.left, use.may_be,
        is_reached(use),
    )  # fmt: skip
