"""Whether each day of a price has a figure for all that another day has one for, whatever rows each is cut into."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise, product, zip_longest
from typing import NamedTuple

from pbr.records.dictionary import Field
from pbr.scheme.pricing.number_rows import NumberRow
from pbr.scheme.pricing.prices import OTHERWISE

Key = tuple[str, ...]
"""The rows that one figure stands under, level by level, from the days on."""

Rows = tuple[NumberRow | str, ...]
"""The same with the numbers that a row is for, where it is for numbers."""


NumberRows = Mapping[tuple[date, Key], tuple[NumberRow, ...]]
"""The rows for numbers of a price, by the first day of a step and the rows of the levels outside them."""


class Gap(NamedTuple):
    """A day that has no figure for what other rows have one for: for none of it, or ``in_part`` only."""

    day: str
    rows: Key
    in_part: bool


def rows_of(key: Key, position: int, first: date, number_rows: NumberRows) -> Rows:
    """The rows of a figure from a level on, each with the numbers that it is for, where it is for numbers."""
    return tuple(
        next((row for row in number_rows.get((first, key[:at]), ()) if row.text == key[at]), key[at])
        for at in range(position, len(key))
    )


def gaps(days: Mapping[str, Mapping[Key, Rows]], fields: Sequence[Field]) -> Iterator[Gap]:
    """What each day lacks of what another has; ``fields`` are those of the levels under the days.

    A last level without a field has the rows of what the price counts so far.
    """
    every = list(dict.fromkeys((key, rows) for inside in days.values() for key, rows in inside.items()))
    levels = zip(*(rows for _, rows in every), strict=True)
    cases = [_cases(of_level, field) for of_level, field in zip_longest(levels, fields)]
    for day, inside in days.items():
        for key, rows in every:
            if key in inside and inside[key] == rows:
                continue
            met = [[one for one in of_level if _holds(row, one)] for of_level, row in zip(cases, rows, strict=True)]
            has = [any(_fits(own, one) for own in inside.values()) for one in product(*met)]
            if not all(has):
                yield Gap(day, key, any(has))


def _cases(rows: Iterable[NumberRow | str], field: Field | None) -> list[str | Fraction]:
    """One of each kind of what a record may be at a level: each code and none of them, or a number between the ends."""
    written = list(rows)
    numbers = [row for row in written if isinstance(row, NumberRow)]
    ends = sorted({end for row in numbers for end in (row.low, row.high) if end is not None})
    if not ends:
        return list(dict.fromkeys([*(row for row in written if isinstance(row, str)), OTHERWISE]))
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    least = ends[0] - 1 if field is not None and field.may_be_negative else ends[0] / 2
    return list(dict.fromkeys([least, *ends, *between, ends[-1] + 1]))


def _fits(rows: Rows, case: Sequence[str | Fraction]) -> bool:
    return all(map(_holds, rows, case))


def _holds(row: NumberRow | str, case: str | Fraction) -> bool:
    if isinstance(row, NumberRow):
        return isinstance(case, Fraction) and row.holds(case)
    return row in (OTHERWISE, case)
