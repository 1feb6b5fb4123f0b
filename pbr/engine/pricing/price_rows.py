"""Which rows of a price a record may take at one level: its code's, or those of a kind of day, a number or a time."""

from collections.abc import Iterator
from typing import Any

from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import FieldType
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.day_rows import day_rows
from pbr.scheme.pricing.prices import OTHERWISE, DatedFigures, RowsTried
from pbr.values.time_of_day import minute_of_day


def rows_tried(use: PriceUse, step: DatedFigures, ref: FieldRef, value: Any) -> RowsTried:
    """The rows of a level that a record may take: its own, and then any other's; of what is blank, any alike."""
    if value is None:
        return lambda outside: _whatever_it_is(use, step, ref, outside)
    match ref.field.type:
        case FieldType.DATE:
            of_day = day_rows(value, use.calendar)
            # A day that the list of bank holidays does not reach has no row at all: it is never taken for another.
            rows = () if of_day is None else (*of_day, OTHERWISE)
            return lambda outside: rows
        case FieldType.NUMBER | FieldType.MONEY:
            return lambda outside: _of_number(use, step, outside, value)
        case FieldType.TIME:
            return lambda outside: _of_number(use, step, outside, minute_of_day(value))
        case _:
            return lambda outside: (value, OTHERWISE)


def _of_number(use: PriceUse, step: DatedFigures, outside: tuple[str, ...], value: Any) -> Iterator[str]:
    rows = use.number_rows.get((step.first, outside), ())
    yield from (row.text for row in rows if row.holds(value))
    yield OTHERWISE


def _whatever_it_is(use: PriceUse, step: DatedFigures, ref: FieldRef, outside: tuple[str, ...]) -> Iterator[str]:
    """The one row of a level where every record takes it, so that what is blank changes nothing."""
    at = len(outside)
    # A blank day may be one that the list of bank holidays does not reach, which has no row.
    may_have_none = ref.field.type is FieldType.DATE and use.calendar is not None
    if not may_have_none and {key[at] for key in step.figures if key[:at] == outside} == {OTHERWISE}:
        yield OTHERWISE
