"""What numbers come to together (sum, mean, median), as the range that is left open by what is not known.

An end is None where it is open: one number could be as large, or as far below nought, as can be. What may become of a
record is taken together: it belongs or not, and its number is one of those that its field can hold.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
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
    """The least and the most that the numbers can be of what they are a share of, added up (a mean, of one each).

    Both ends are None where that comes to nought, and where it is not known or may be below nought.
    """
    if any(one.of is None for one in brought) or (_may_turn(brought) and any(one.of < 0 for one in brought if one.of)):
        return None, None
    high = _most_of(brought, [(one, one.high) for one in brought])
    low = _most_of(brought, [(one, None if one.low is None else -one.low) for one in brought])
    return None if low is None else -low, high


def of_comes_to_nought(brought: NumbersBrought, *, may_be_below: bool) -> bool | None:
    """Whether what numbers are a share of comes to nought; None while it may, as it may turn out.

    ``may_be_below``: what one of them is a share of may be below nought, so that several may come to nought together.
    """
    certain = sum((one.of * many for one, many in brought.items() if one.certain and one.of is not None), Fraction(0))
    if all(one.certain and one.of is not None for one in brought):
        return not certain
    if may_be_below:
        return None
    # Nothing else can take away from what is certain.
    if certain:
        return False
    return None if any(one.of is None or one.of for one in brought) else True


def _may_turn(brought: NumbersBrought) -> bool:
    return any(not one.certain or one.low != one.high for one in brought)


def _most_of(brought: NumbersBrought, ends: Iterable[tuple[NumberBrought, End]]) -> End:
    """The most that a sum of numbers can be of the sum of what they are of, with whichever may belong in or out.

    From any share that can come about, whoever takes the whole above it is in; that gives a greater share, or none
    is. None where in every way they are of nought.
    """
    numbers = of = Fraction(0)
    may: list[tuple[Fraction, Fraction, int]] = []
    for one, end in ends:
        if end is None or one.of is None:
            return None
        if one.certain:
            numbers, of = numbers + end * brought[one], of + one.of * brought[one]
        else:
            may.append((end, one.of, brought[one]))
    if of:
        share = numbers / of
    else:
        begun = [(numbers + number) / out_of for number, out_of, _ in may if out_of]
        if not begun:
            return None
        share = max(begun)
    while True:
        inside = [one for one in may if one[0] > share * one[1]]
        above = numbers + sum(number * many for number, _, many in inside)
        below = of + sum(out_of * many for _, out_of, many in inside)
        # Where only what is of nought takes it further, one that is of something has to be in with it.
        found = above / below if below else max((above + number) / out_of for number, out_of, _ in may if out_of)
        if found <= share:
            return share
        share = found


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
