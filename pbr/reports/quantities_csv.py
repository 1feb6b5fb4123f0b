"""``quantities.csv``: what counts under each limit of quantity or of how often, and what is left of it."""

from collections.abc import Iterable
from typing import Any, TextIO

from pbr.reports.json_values import number_or_null
from pbr.reports.spreadsheet_safe_cells import number_cell, text_cell, write_table
from pbr.settlement.quantity_use import QuantityUse

QUANTITIES_COLUMNS = (
    "payment", "provider_id", "for_each", "window", "at_most", "unit", "used", "left", "may_be", "reached",
)  # fmt: skip


def write_quantities(file: TextIO, uses: Iterable[QuantityUse]) -> None:
    """Write the quantities to an open file, in their order. What has no bound, or is not known, is blank."""
    write_table(file, QUANTITIES_COLUMNS, map(_cells, uses))


def _cells(use: QuantityUse) -> tuple[object, ...]:
    return (
        text_cell(use.payment),
        text_cell(use.record.provider),
        text_cell(use.for_each),
        text_cell(use.window),
        "" if use.most is None else number_cell(use.most),
        text_cell(use.unit),
        number_cell(use.used),
        "" if use.left is None else number_cell(use.left),
        "" if use.may_be is None else number_cell(use.may_be),
        is_reached(use),
    )


def is_reached(use: QuantityUse) -> str:
    """Whether a quantity is used up: ``yes``, ``no``, or nothing while that is not known."""
    return "" if use.reached is None else "yes" if use.reached else "no"


def quantity_in_json(use: QuantityUse) -> dict[str, Any]:
    """The row of a quantity for ``settlement.json``, with exact numbers as text."""
    numbers = {"at_most": use.most, "used": use.used, "left": use.left, "may_be": use.may_be}
    said = {name: number_or_null(number) for name, number in numbers.items()}
    whose = {"payment": use.payment, "provider_id": use.record.provider, "for_each": use.for_each, "window": use.window}
    return {**whose, "unit": use.unit, **said, "reached": use.reached}
