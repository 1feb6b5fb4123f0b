"""What numbers come to together (sum, mean, median), as the range that is left open by what is not known.

An end is None where it is open: one number could be as large, or as far below nought, as can be. What may become of a
record is taken together: it belongs or not, and its number is one of those that its field can hold.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cmp_to_key
from itertools import chain, repeat
from typing import NamedTuple

End = Fraction | None
"""An end of a range; None where it is open."""


class NumberBrought(NamedTuple):
    """What one record brings: whether it is certain that it belongs, its number from ``low`` to ``high``, and of what.

    ``of`` is what its number is a share of: one for a mean, and None while that is not known.
    """

    certain: bool
    low: End
    high: End
    of: End


NumbersBrought = Counter[NumberBrought]
"""How many records bring each."""


def sum_range(brought: NumbersBrought) -> tuple[End, End]:
    """The least and the most that the numbers can add up to."""
    return _sum_end([(one.certain, one.low, many) for one, many in brought.items()], most=False), _sum_end(
        [(one.certain, one.high, many) for one, many in brought.items()], most=True
    )


def _sum_end(ends: Iterable[tuple[bool, End, int]], *, most: bool) -> End:
    total = Fraction(0)
    for certain, end, many in ends:
        if end is None:
            return None
        # What may not belong is in where that takes the sum further.
        if certain or (end > 0) is most:
            total += end * many
    return total


def ratio_range(brought: NumbersBrought) -> tuple[End, End]:
    """The least and the most that the numbers can be of what they are a share of, added up (a mean, of one each)."""
    if any(one.of is None for one in brought):
        return None, None
    high = _most_of(brought, [(one, one.high) for one in brought])
    low = _most_of(brought, [(one, None if one.low is None else -one.low) for one in brought])
    return None if low is None else -low, high


def _most_of(brought: NumbersBrought, ends: Iterable[tuple[NumberBrought, End]]) -> End:
    """The most that a sum of numbers can be of the sum of what they are of, with whichever may belong in or out."""
    numbers = of = Fraction(0)
    may: list[tuple[Fraction, Fraction]] = []
    for one, end in ends:
        if end is None or one.of is None:
            return None
        if one.certain:
            numbers, of = numbers + end * brought[one], of + one.of * brought[one]
        else:
            may += repeat((end, one.of), brought[one])
    # From the greatest share down, each is in as long as it takes the whole further.
    for number, out_of in sorted(may, key=cmp_to_key(_greater_share_first)):
        if not of or number * of > numbers * out_of:
            numbers, of = numbers + number, of + out_of
    return numbers / of if of else None


def _greater_share_first(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> int:
    """Which of two comes first: multiplied out, for one of them may be of nought."""
    first, second = one[0] * other[1], other[0] * one[1]
    return (first < second) - (first > second)


def median_range(brought: NumbersBrought) -> tuple[End, End]:
    """The least and the most that the middle number can be; of an even number it is midway between the middle two."""
    lows = [(one.certain, _key(one.low, open_end=-1), many) for one, many in brought.items()]
    highs = [(one.certain, _key(one.high, open_end=1), many) for one, many in brought.items()]
    return min(_medians(lows, least=True)).number, max(_medians(highs, least=False)).number


class _Key(NamedTuple):
    """A number in order, with those that are open at either end of all."""

    beyond: int
    figure: Fraction

    @property
    def number(self) -> End:
        return None if self.beyond else self.figure


def _key(end: End, open_end: int) -> _Key:
    return _Key(open_end, Fraction(0)) if end is None else _Key(0, end)


def _medians(ends: list[tuple[bool, _Key, int]], *, least: bool) -> Iterator[_Key]:
    """The middle of those that are certain, and of them with one more of the others at a time, the furthest first."""
    inside = sorted(chain.from_iterable(repeat(key, many) for certain, key, many in ends if certain))
    others = sorted(
        chain.from_iterable(repeat(key, many) for certain, key, many in ends if not certain), reverse=not least
    )
    if inside:
        yield _middle(inside)
    for key in others:
        insort(inside, key)
        yield _middle(inside)


def _middle(ordered: list[_Key]) -> _Key:
    upper, lower = ordered[len(ordered) // 2], ordered[(len(ordered) - 1) // 2]
    if upper.beyond or lower.beyond:
        return upper if upper.beyond else lower
    return _Key(0, (upper.figure + lower.figure) / 2)
