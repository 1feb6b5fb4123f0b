"""Sharing out a part over the records that belong to the one paid for, by weight, so that the pence add up.

The pence are shared out in the order of their ids, each record taking the rounded running total less the one before.
"""

from collections.abc import Iterable
from fractions import Fraction

from pbr.engine.pricing.line_sum import LineSum
from pbr.settlement.open_reasons import WeightsNothing
from pbr.values.rounding import Rounding, in_whole_numbers, share_out_whole

_MOST_REMEMBERED = 10_000

Weights = tuple[tuple[int, int], ...]
"""Weights as numerators and denominators, which are quicker to look up than fractions."""

_WEIGHTLESS = WeightsNothing()


class SharingOut:
    """Shares out what a part comes to. Most plans have the same few weights: what follows of those is worked once."""

    def __init__(self, rounding: Rounding) -> None:
        self._rounding = rounding
        self._whole_numbers: dict[Weights, list[int]] = {}
        self._of_whole: dict[tuple[tuple[int, int], Weights], list[Fraction]] = {}

    def shared(self, one: LineSum, weights: Weights) -> tuple[list[LineSum], WeightsNothing | None]:
        """What each takes of what a part comes to, and why that is in doubt."""
        pence, quantity, price, of_whole = one
        if not any(above for above, _ in weights):
            return [LineSum(None, quantity, price, None)] * len(weights), _WEIGHTLESS
        parts = self._parts_of(weights)
        each: Iterable[int | None] = [None] * len(parts)
        if pence is not None:
            each = share_out_whole(pence, parts, self._rounding)
        shares: Iterable[Fraction | None] = [None] * len(parts)
        if of_whole is not None:
            shares = self._shares_of(of_whole, weights, parts)
        return [LineSum(pence, quantity, price, share) for pence, share in zip(each, shares, strict=True)], None

    def _parts_of(self, weights: Weights) -> list[int]:
        found = self._whole_numbers.get(weights)
        if found is None:
            if len(self._whole_numbers) >= _MOST_REMEMBERED:
                self._whole_numbers.clear()
            found = self._whole_numbers[weights] = in_whole_numbers([Fraction(*weight) for weight in weights])
        return found

    def _shares_of(self, of_whole: Fraction, weights: Weights, parts: list[int]) -> list[Fraction]:
        key = (of_whole.as_integer_ratio(), weights)
        found = self._of_whole.get(key)
        if found is None:
            if len(self._of_whole) >= _MOST_REMEMBERED:
                self._of_whole.clear()
            whole = sum(parts)
            found = self._of_whole[key] = [of_whole * Fraction(part, whole) for part in parts]
        return found
