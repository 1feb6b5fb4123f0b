"""Measures of numbers: what each record brings, by provider and window, and what all of it comes to."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.compile_context import Compiling
from pbr.engine.measure_counting import Cell, CountsIn, Whose
from pbr.engine.measure_counts import Counted
from pbr.engine.number_range import Brought, End, NumbersBrought, median_range, ratio_range, sum_range
from pbr.engine.verdict import held_by
from pbr.records.dictionary import TableKind
from pbr.records.held_row import HeldRow
from pbr.records.table import Records, Row
from pbr.scheme.measures import Measure, NumberMeasured, Quantity, Statistic
from pbr.values.for_whom import Per

_ONE = Fraction(1)

Bounds = tuple[End, End]
"""The least and the most that a number can be; alike where it is known."""


BroughtBy = Callable[[Row, Counted], Brought]
"""A function from a row, and how it is counted, to what it brings."""


def brought_by(number: NumberMeasured, kind: TableKind, over: Compiling) -> BroughtBy:
    """A function from a row to what it brings: its number, or all that it can be where that is blank or in dispute."""
    numbers, of = _bounds_of(number.quantity, over), _out_of(number, over)
    held, any_number = held_by(kind, over), nothing_known(number.quantity)
    any_out_of = _ONE if number.out_of is None else None

    def brought(row: Row, how: Counted) -> Brought:
        certain = how < Counted.FITS_IF_IN
        if held is not None and held(row) is not None:
            return Brought(certain, *any_number, any_out_of)
        return Brought(certain, *numbers(row), of(row))

    return brought


def _out_of(number: NumberMeasured, over: Compiling) -> Callable[[Row], End]:
    """A function from a row to what its number is a share of: one, or a number of its own where that is known."""
    if number.out_of is None:
        return lambda row: _ONE
    bounds = _bounds_of(number.out_of, over)
    return lambda row: _alike(bounds(row))


def _alike(bounds: Bounds) -> End:
    return bounds[0] if bounds[0] == bounds[1] else None


def not_known_where(why: Callable[[Row], object], brought: BroughtBy, number: NumberMeasured) -> BroughtBy:
    """The same, of which nothing is known where a row is held for a reason of its own."""
    any_number = unread(number)

    def held(row: Row, how: Counted) -> Brought:
        if why(row) is None:
            return brought(row, how)
        return any_number._replace(certain=how < Counted.FITS_IF_IN)

    return held


def numbers_brought(
    measure: Measure,
    counts_in: CountsIn,
    whose: Whose,
    brought: BroughtBy,
    records: Records,
    held_rows: Sequence[HeldRow],
) -> dict[Cell, NumbersBrought]:
    """What the records of a measure of numbers bring, by whose they are and window; ``held_rows`` may be any."""
    cells: dict[Cell, NumbersBrought] = {}
    for row in records.tables[measure.kind.name].rows:
        found = counts_in(row)
        if found is not None:
            window, how = found
            cells.setdefault((whose(row), window), Counter())[brought(row, how)] += 1
    for held in held_rows:
        if held.table == measure.kind.name and measure.number is not None:
            owner = held.provider_id if measure.per is Per.PROVIDER else ""
            cells.setdefault((owner, None), Counter())[unread(measure.number)] += 1
    return cells


def unread(number: NumberMeasured) -> Brought:
    """What a row brings that could not be read: it may belong, and its number may be any."""
    low, high = nothing_known(number.quantity)
    return Brought(False, low, high, _ONE if number.out_of is None else None)


def range_of(number: NumberMeasured, brought: NumbersBrought) -> Bounds:
    """What the numbers of some records come to: the least and the most."""
    match number.statistic:
        case Statistic.SUM:
            return sum_range(brought) if number.out_of is None else ratio_range(brought)
        case Statistic.MEAN:
            return ratio_range(brought)
        case Statistic.MEDIAN:
            return median_range(brought)


def summed(brought: Sequence[NumbersBrought]) -> NumbersBrought:
    """What several bring together."""
    together: NumbersBrought = Counter()
    for one in brought:
        together.update(one)
    return together


def possible(brought: NumbersBrought) -> NumbersBrought:
    """The same of records of which it is not known whether they belong."""
    may: NumbersBrought = Counter()
    for one, many in brought.items():
        may[one._replace(certain=False)] += many
    return may


def nothing_known(quantity: Quantity) -> Bounds:
    """The least and the most that a quantity can be, whatever the record."""
    low, high = _bounds_of_field(quantity.field)
    if quantity.less is None:
        return low, high
    least, most = _bounds_of_field(quantity.less)
    return _less(low, most), _less(high, least)


def _bounds_of(quantity: Quantity, over: Compiling) -> Callable[[Row], Bounds]:
    value, any_value = value_of(quantity.field, over.layouts), _bounds_of_field(quantity.field)
    if quantity.less is None:

        def alone(row: Row) -> Bounds:
            found = _number(value(row))
            return any_value if found is None else (found, found)

        return alone
    other, any_other = value_of(quantity.less, over.layouts), _bounds_of_field(quantity.less)

    def change(row: Row) -> Bounds:
        found, taken = _number(value(row)), _number(other(row))
        low, high = any_value if found is None else (found, found)
        least, most = any_other if taken is None else (taken, taken)
        return _less(low, most), _less(high, least)

    return change


def _less(end: End, other: End) -> End:
    return None if end is None or other is None else end - other


def _number(value: object) -> Fraction | None:
    """A number as it is added up; a day is counted from the first of the calendar."""
    match value:
        case None:
            return None
        case date():
            return Fraction(value.toordinal())
        case int() | Fraction():
            return Fraction(value)
        case _:
            raise TypeError("what is added up is a number, money or a day")


def _bounds_of_field(ref: FieldRef) -> Bounds:
    """What a field can hold at all: nothing below nought unless it says so, and no more than is possible."""
    field = ref.field
    if field.unit is None:
        return None, None
    most = None if field.possible is None else Fraction(field.possible.most)
    return None if field.may_be_negative else Fraction(0), most
