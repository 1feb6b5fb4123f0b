"""Measures of numbers: what each record brings, by provider and window, and what all of it comes to."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.measuring.measure_counting import Cell
from pbr.engine.measuring.measure_counts import Counted
from pbr.engine.measuring.number_range import End, NumberBrought, NumbersBrought, median_range, ratio_range, sum_range
from pbr.engine.verdicts.verdict import held_by
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.measuring.measures import NumberMeasured, Quantity, Statistic
from pbr.values.window import Window

_ONE = Fraction(1)

Bounds = tuple[End, End]
"""The least and the most that a number can be; alike where it is known."""


BroughtBy = Callable[[Row, Counted], NumberBrought]
"""A function from a row, and how it is counted, to what it brings."""

Bringing = Callable[[], BroughtBy]
"""What begins anew for the records of one run: what it remembers of them is theirs alone."""


def brought_by(number: NumberMeasured, kind: TableKind, over: Compiling) -> Bringing:
    """What each row brings: its number, or all that it can be where that is blank or in dispute."""
    numbers_of, shares_of = _bounds_of(number.quantity, over), _out_of(number, over)
    held, any_number = held_by(kind, over), nothing_known(number.quantity)
    any_out_of = _ONE if number.out_of is None else None

    def begun() -> BroughtBy:
        numbers, of = numbers_of(), shares_of()
        made: dict[tuple[bool, int, int], NumberBrought] = {}

        def brought(row: Row, how: Counted) -> NumberBrought:
            certain = how < Counted.FITS_IF_IN
            if held is not None and held(row) is not None:
                return NumberBrought(certain, *any_number, any_out_of)
            bounds, share = numbers(row), of(row)
            # Bounds are kept by the run, and a share is one of them: nothing else comes to have their identity.
            key = certain, id(bounds), id(share)
            if key not in made:
                made[key] = NumberBrought(certain, *bounds, share)
            return made[key]

        return brought

    return begun


def _out_of(number: NumberMeasured, over: Compiling) -> Callable[[], Callable[[Row], End]]:
    """What a row's number is a share of: one, or a number of its own where that is known."""
    if number.out_of is None:
        return lambda: lambda row: _ONE
    begun = _bounds_of(number.out_of, over)

    def shares() -> Callable[[Row], End]:
        bounds = begun()
        return lambda row: _alike(bounds(row))

    return shares


def _alike(bounds: Bounds) -> End:
    return bounds[0] if bounds[0] == bounds[1] else None


def not_known_where(why: Callable[[Row], object], bringing: Bringing, number: NumberMeasured) -> Bringing:
    """The same, of which nothing is known where a row is held for a reason of its own."""
    any_number = unread(number)

    def begun() -> BroughtBy:
        brought = bringing()

        def held(row: Row, how: Counted) -> NumberBrought:
            if why(row) is None:
                return brought(row, how)
            return any_number._replace(certain=how < Counted.FITS_IF_IN)

        return held

    return begun


class AddedUpByCell:
    """What the records of a measure of numbers bring, by whose they are and window, as the records go by.

    Most records bring what another one did: they are counted by which that is, and compared only at the end.
    """

    def __init__(self, brought: BroughtBy) -> None:
        """Begin with no record; ``brought`` says what each brings."""
        self._brought = brought
        self._cells: dict[tuple[str, int], tuple[Cell, dict[int, int]]] = {}
        self._made: dict[int, NumberBrought] = {}

    def take(self, row: Row, whose: str, window: Window | None, how: Counted) -> None:
        """Take a record that is counted so in a window, which lives as long as this."""
        self._add(self._brought(row, how), (whose, window))

    def take_unread(self, whose: str, number: NumberMeasured) -> None:
        """Take a row that could not be read."""
        self._add(unread(number), (whose, None))

    def by_cell(self) -> dict[Cell, NumbersBrought]:
        """How many records bring each, by whose they are and window."""
        found: dict[Cell, NumbersBrought] = {}
        for cell, counts in self._cells.values():
            numbers = found.setdefault(cell, Counter())
            for made, many in counts.items():
                numbers[self._made[made]] += many
        return found

    def _add(self, brought: NumberBrought, cell: Cell) -> None:
        # By identity: numbers are slow to compare. What is counted so is kept, so that no other can come to have it.
        made, (whose, window) = id(brought), cell
        self._made[made] = brought
        key = whose, id(window)
        if key not in self._cells:
            self._cells[key] = cell, {}
        counts = self._cells[key][1]
        counts[made] = counts.get(made, 0) + 1


def unread(number: NumberMeasured) -> NumberBrought:
    """What a row brings that could not be read: it may belong, and its number may be any."""
    low, high = nothing_known(number.quantity)
    return NumberBrought(False, low, high, _ONE if number.out_of is None else None)


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


def _bounds_of(quantity: Quantity, over: Compiling) -> Callable[[], Callable[[Row], Bounds]]:
    value, any_value = value_of(quantity.field, over.layouts), _bounds_of_field(quantity.field)
    if quantity.less is None:

        def alone(found: object, _: object) -> Bounds:
            number = _number(found)
            return any_value if number is None else (number, number)

        return lambda: _remembered(value, lambda row: None, alone)
    other, any_other = value_of(quantity.less, over.layouts), _bounds_of_field(quantity.less)

    def change(found: object, taken: object) -> Bounds:
        number, less = _number(found), _number(taken)
        low, high = any_value if number is None else (number, number)
        least, most = any_other if less is None else (less, less)
        return _less(low, most), _less(high, least)

    return lambda: _remembered(value, other, change)


def _remembered(
    value: Callable[[Row], object], other: Callable[[Row], object], bounds_of: Callable[[object, object], Bounds]
) -> Callable[[Row], Bounds]:
    """A function from a row to the bounds of two of its values, worked out once for the same two.

    Cells that are spelt alike are one value. They are kept with their bounds, so that no other can have their place.
    """
    of_values: dict[tuple[int, int], tuple[object, object, Bounds]] = {}

    def bounds(row: Row) -> Bounds:
        one, another = value(row), other(row)
        key = id(one), id(another)
        if key not in of_values:
            of_values[key] = one, another, bounds_of(one, another)
        return of_values[key][2]

    return bounds


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
