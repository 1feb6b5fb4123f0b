"""Lines that are alike in all by which they are added up: most visits of a plan are, and are then counted together."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import attrgetter

from pbr.settlement.line import Line
from pbr.simulate.breakdown import By

_ADDED_UP_BY = (
    "record.provider", "record.plan", "record.person", "kind", "status", "payment", "part", "amount", "at_stake",
)  # fmt: skip
_RECORD = ("record.table", "record.id")

TimesOfLine = tuple[Line, int]
"""A line, and how many lines there are like it, itself among them."""


def lines_alike(by: By) -> Callable[[Sequence[Line]], Iterable[TimesOfLine]]:
    """Give what puts lines together that are added up alike, in the order of the first of each."""
    # What is broken down by area and so on may go by the record itself.
    key_of: Callable[[Line], Hashable] = attrgetter(*_ADDED_UP_BY, *(() if by is By.PROVIDER else _RECORD))

    def alike(lines: Sequence[Line]) -> Iterable[TimesOfLine]:
        keys = list(map(key_of, lines))
        firsts = dict(zip(reversed(keys), reversed(lines), strict=True))
        return [(firsts[key], times) for key, times in Counter(keys).items()]

    return alike


def one_by_one(lines: Sequence[Line]) -> Iterable[TimesOfLine]:
    """Every line by itself, where it counts which comes first."""
    return [(line, 1) for line in lines]
