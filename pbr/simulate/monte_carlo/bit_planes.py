"""Numbers of all draws at once, as planes of bits: one big integer holds the same bit of every draw.

A mask is such a plane: the draws in which something happens. A sum of masks times pence is kept as planes too, and
read out once, so that a thousand draws cost little more than one.
"""

from collections.abc import Sequence
from dataclasses import field

from pbr.rng.keyed_streams import BITS, CERTAIN
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class DrawTotals:
    """A whole number for each draw: ``base`` in every draw, and what is added where a mask has it.

    One mask may wait at each bit until another comes, so that a carry is worked out for two masks at a time.
    """

    base: int = 0
    planes: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def add(self, mask: int, amount: int) -> None:
        """Add an amount, nil or more, in the draws of a mask."""
        missing = amount.bit_length() - len(self.planes)
        if missing > 0:
            self.planes.extend([0] * missing)
            self.waiting.extend([0] * missing)
        at = 0
        while amount:
            if amount & 1:
                self._put(mask, at)
            amount >>= 1
            at += 1

    def count(self, mask: int) -> None:
        """Add one in the draws of a mask."""
        self._put(mask, 0)

    def add_times(self, times: "DrawTotals", amount: int) -> None:
        """Add an amount, nil or more, as many times as another number says in each draw, which has no base."""
        for at, plane in enumerate(times._settled()):
            if plane:
                self.add(plane, amount << at)

    @property
    def not_nil(self) -> int:
        """The draws in which more was added than the base."""
        ever = 0
        for plane in self._settled():
            ever |= plane
        return ever

    def _put(self, mask: int, at: int) -> None:
        """Add a mask at one bit: the first waits, the second is added with it, and what they carry goes on."""
        planes, waiting = self.planes, self.waiting
        while mask:
            if at == len(planes):
                planes.append(0)
                waiting.append(0)
            other = waiting[at]
            if not other:
                waiting[at] = mask
                return
            waiting[at] = 0
            before = planes[at]
            differ = before ^ other
            planes[at] = differ ^ mask
            mask = (before & other) | (differ & mask)
            at += 1

    def _settled(self) -> list[int]:
        """The planes once nothing waits any more."""
        planes = list(self.planes)
        carry = 0
        for at, other in enumerate(self.waiting):
            before = planes[at]
            differ = before ^ other
            planes[at] = differ ^ carry
            carry = (before & other) | (differ & carry)
        return [*planes, carry] if carry else planes

    def values(self, draws: int) -> list[int]:
        """The number of each draw."""
        planes = self._settled()
        if not planes:
            return [self.base] * draws
        # Written out, each plane is a row of noughts and ones with the last draw first, and each column a number.
        rows = [format(plane, f"0{draws}b") for plane in reversed(planes)]
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
    at_least = everything
    # Lowest bits that are nought leave every draw at the threshold or above it.
    low = (threshold & -threshold).bit_length() - 1 if threshold else len(random)
    threshold >>= low
    for plane in random[low:]:
        # The lower bits have decided so far; a higher bit that differs from the threshold's decides again.
        at_least = at_least & plane if threshold & 1 else at_least | plane
        threshold >>= 1
    return everything ^ at_least


def below_each(random: Sequence[int], thresholds: Sequence[int], everything: int) -> int:
    """The draws whose random number is below the threshold of that draw, the thresholds given as planes."""
    mask = 0
    for plane, threshold in zip(random, thresholds, strict=False):
        nought = everything ^ plane
        mask = (threshold & nought) | ((threshold | nought) & mask)
    return mask | thresholds[BITS]
