"""Points for figures: in proportion to the best, by place, or out of the most there can be; as a range where unknown.

The relative method of tenders: the lowest price gets all the points, and each other the share that the lowest is of
it. Everything is exact. A figure of which nothing is known can be any figure from nought up.
"""

from collections.abc import Sequence
from fractions import Fraction

from pbr.judging.ranked import Figure
from pbr.scheme.measuring.rankings import BestFigure, ByPlace, InProportion, OutOf, Way

Range = tuple[Fraction, Fraction]
_NOUGHT, _WHOLE = Fraction(0), Fraction(1)


def shares_of_points(way: Way, figures: Sequence[Figure]) -> list[Range]:
    """For each figure the least and most that it can get, as a share of all the points; one range for each.

    No figure is below nought, nor above what ``out of`` says.
    """
    match way:
        case OutOf(most=most):
            return [_out_of(most, figure) for figure in figures]
        case InProportion(best=best):
            part = _lowest if best is BestFigure.LOWEST else _highest
            return [part(one, others) for one, others in _each_beside_others(figures)]
        case ByPlace(best=best):
            return [_place(best, one, others) for one, others in _each_beside_others(figures)]


def _each_beside_others(figures: Sequence[Figure]) -> list[tuple[Figure, list[Figure]]]:
    return [(one, [*figures[:at], *figures[at + 1 :]]) for at, one in enumerate(figures)]


def _least(figure: Figure) -> Fraction:
    return _NOUGHT if figure.low is None else figure.low


def _out_of(most: Fraction, figure: Figure) -> Range:
    high = most if figure.high is None else figure.high
    return _least(figure) / most, high / most


def _lowest(one: Figure, others: Sequence[Figure]) -> Range:
    """The lowest of all divided by this one; the whole for the lowest itself, nought among them."""
    lowest_others_at_most = min((other.high for other in others if other.high is not None), default=None)
    lowest_others_at_least = min(map(_least, others), default=None)
    return (
        _NOUGHT if one.high is None and others else _part(lowest_others_at_least, one.high),
        _part(lowest_others_at_most, _least(one)),
    )


def _part(other: Fraction | None, own: Fraction | None) -> Fraction:
    """How much of the points who has ``own`` gets where the lowest of the others is ``other``; None is none of them."""
    if own is None or other is None or own <= other:
        return _WHOLE
    return other / own


def _highest(one: Figure, others: Sequence[Figure]) -> Range:
    """Its own divided by the highest of all; the whole for the highest itself, though all are nought."""
    most_others = [other.high for other in others]
    highest_others = max((high for high in most_others if high is not None), default=_NOUGHT)
    least_others = max(map(_least, others), default=_NOUGHT)
    low = _NOUGHT if None in most_others else _of_highest(_least(one), highest_others)
    return low, _WHOLE if one.high is None else _of_highest(one.high, least_others)


def _of_highest(own: Fraction, highest: Fraction) -> Fraction:
    return _WHOLE if own >= highest else own / highest


def _place(best: BestFigure, one: Figure, others: Sequence[Figure]) -> Range:
    """By the place among so many: who ties shares the mean of the places that they take."""
    ahead = [_is_better(best, other, one) for other in others]
    tied = Fraction(sum(_is_same(one, other) for other in others), 2)
    many = len(others) + 1
    worst = 1 + tied + sum(answer is not False for answer in ahead)
    foremost = 1 + tied + sum(answer is True for answer in ahead)
    return (many + 1 - worst) / many, (many + 1 - foremost) / many


def _is_same(one: Figure, other: Figure) -> bool:
    return one.low is not None and one.low == one.high == other.low == other.high


def _is_better(best: BestFigure, one: Figure, other: Figure) -> bool | None:
    """Whether one figure is certainly better than another, certainly not, or (None) perhaps."""
    lower, higher = (one, other) if best is BestFigure.LOWEST else (other, one)
    if lower.high is not None and lower.high < _least(higher):
        return True
    if _is_same(one, other) or (higher.high is not None and higher.high < _least(lower)):
        return False
    return None
