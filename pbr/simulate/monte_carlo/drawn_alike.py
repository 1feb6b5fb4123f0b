"""What turns out alike is counted together: of records that add the same amounts it is counted how often each way came.

Few amounts are paid, and many times. A count goes up by one in the draws of a mask, where adding an amount goes through
all its bits; what all of them come to is added once, when everything is drawn.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from pbr.simulate.monte_carlo.bit_planes import DrawTotals

Additions = tuple[tuple[DrawTotals, tuple[int, ...]], ...]
"""Sums that something adds to, and to each what it adds in each of its ways."""


class DrawnAlike:
    """Those that add the same amounts to the same sums in the same ways, of which each has one in every draw.

    ``is_due`` says of each way in which of several places anything is due, where that is asked of all ways.
    """

    def __init__(self, additions: Additions, is_due: Sequence[tuple[bool, ...]] = ()) -> None:
        self._additions = additions
        amounts = list(zip(*(each for _, each in additions), strict=True))
        alike: dict[Hashable, list[int]] = defaultdict(list)
        for way, brings in enumerate(amounts):
            alike[brings, is_due[way] if is_due else ()].append(way)
        ways = [(first, tuple(others)) for first, *others in alike.values()]
        # In one of the ways nothing is added beyond what all of them do, and nobody counts how often it came.
        least = None if is_due else _at_its_least(amounts)
        self._counted = [
            (first, others, DrawTotals()) for first, others in ways if least is None or amounts[first] != least
        ]
        self._is_due = is_due
        self._many = 0

    def count(self, happens: Sequence[int]) -> None:
        """Count one of them, which is in each of its ways in the draws of a mask."""
        self._many += 1
        for first, others, times in self._counted:
            mask = happens[first]
            for way in others:
                mask |= happens[way]
            times.count(mask)

    def add_up(self) -> None:
        """Add what all that were counted come to."""
        for total, amounts in self._additions:
            least = min(amounts)
            total.base += least * self._many
            for first, _, times in self._counted:
                if amounts[first] != least:
                    total.add_times(times, amounts[first] - least)

    def note_due(self, due: list[int]) -> None:
        """Note for each place, from the second, the draws in which anything is due."""
        for first, _, times in self._counted if self._is_due else ():
            ever = times.not_nil
            for at, is_due in enumerate(self._is_due[first]):
                if at and is_due:
                    due[at] |= ever


def _at_its_least(amounts: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
    """The way in which least is added to every sum; None where there is no such way."""
    least = tuple(map(min, zip(*amounts, strict=True)))
    return least if least in amounts else None
