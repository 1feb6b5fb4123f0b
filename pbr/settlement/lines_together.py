"""Lines that are only added up: those of one plan that have one payment and one status, with their sums."""

from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from pbr.settlement.line import Line


class LinesTogether(NamedTuple):
    """Lines of one plan that have one payment, one slot and one status: the first, how many they are, and their sums.

    Of those that may yet come to what a measure scales, each comes to the same, and in the same window.

    Of the first only what they share can be told: whose it is, what it is for and what became of it. ``at_stake`` is
    None where it is of every one.
    """

    first: Line
    times: int
    amount: int
    at_stake: int | None


def alone(line: Line) -> LinesTogether:
    """A line that is with no other."""
    return LinesTogether(line, 1, line.amount, line.at_stake)


OfProvider = Callable[[str], Iterator[LinesTogether]]
"""What gives the lines of a provider, which are asked for in order."""

TellApart = Callable[[Line], Hashable]
"""What lines must have alike to be together, beside their plan, payment, slot and status."""


def by_day_paid(line: Line) -> Hashable:
    """Lines of one day, those of no amount apart: whoever asks when something is paid, and on how many lines."""
    return line.due_on, line.amount == 0
