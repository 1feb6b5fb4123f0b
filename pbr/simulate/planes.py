"""Numbers of all draws at once, as planes of bits: one big integer holds the same bit of every draw.

A mask is such a plane: the draws in which something happens. A sum of masks times pence is kept as planes too, and
read out once, so that a thousand draws cost little more than one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pbr.simulate.streams import BITS, CERTAIN


@dataclass(slots=True)
class Tally:
    """A whole number for each draw: ``base`` in every draw, and what is added where a mask has it."""

    base: int = 0
    planes: list[int] = field(default_factory=list)

    def add(self, mask: int, amount: int) -> None:
        """Add an amount, nil or more, in the draws of a mask."""
        planes = self.planes
        at = 0
        while amount:
            if amount & 1:
                carry, place = mask, at
                while carry:
                    if place >= len(planes):
                        planes.extend([0] * (place + 1 - len(planes)))
                    before = planes[place]
                    planes[place] = before ^ carry
                    carry &= before
                    place += 1
            amount >>= 1
            at += 1

    def add_one_of(self, masks: Sequence[int], amounts: Sequence[int]) -> None:
        """Add to each draw the amount of the one mask that has it; together the masks are all draws."""
        least = min(amounts)
        self.base += least
        for mask, amount in zip(masks, amounts, strict=True):
            if amount != least and mask:
                self.add(mask, amount - least)

    def values(self, draws: int) -> list[int]:
        """The number of each draw."""
        if not self.planes:
            return [self.base] * draws
        # Written out, each plane is a row of noughts and ones with the last draw first, and each column a number.
        rows = [format(plane, f"0{draws}b") for plane in reversed(self.planes)]
        numbers = [self.base + int("".join(column), 2) for column in zip(*rows, strict=True)]
        return numbers[::-1]


def planes_of(numbers: Sequence[int]) -> list[int]:
    """Thresholds, one for each draw, as planes from the lowest bit; one plane more than ``BITS`` says "always"."""
    rows = [format(number, f"0{BITS + 1}b") for number in reversed(numbers)]
    return [int("".join(column), 2) for column in zip(*rows, strict=True)][::-1]


def below(random: Sequence[int], threshold: int, everything: int) -> int:
    """The draws whose random number is below one threshold."""
    if threshold >= CERTAIN:
        return everything
    mask = 0
    for plane in random:
        # The lower bits have decided so far; a higher bit that differs from the threshold's decides again.
        if threshold & 1:
            mask |= everything ^ plane
        else:
            mask &= everything ^ plane
        threshold >>= 1
    return mask


def below_each(random: Sequence[int], thresholds: Sequence[int], everything: int) -> int:
    """The draws whose random number is below the threshold of that draw, the thresholds given as planes."""
    mask = 0
    for plane, threshold in zip(random, thresholds, strict=False):
        nought = everything ^ plane
        mask = (threshold & nought) | ((threshold | nought) & mask)
    return mask | thresholds[BITS]
