"""Which rows of a price a record may take at one level: its own code's, or those of the kind of day that it has."""

from typing import Any

from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import FieldType
from pbr.scheme.amounts import PriceUse
from pbr.scheme.day_rows import day_rows
from pbr.scheme.prices import OTHERWISE, RowsTried


def rows_tried(use: PriceUse, ref: FieldRef, value: Any) -> RowsTried:
    """The rows of a level that a record may take: its own, and then any other's."""
    if ref.field.type is FieldType.DATE:
        of_day = day_rows(value, use.calendar)
        # A day that the list of bank holidays does not reach has no row at all, so that it is never taken for another.
        rows = () if of_day is None else (*of_day, OTHERWISE)
        return lambda outside: rows
    return lambda outside: (value, OTHERWISE)
