"""Rounding to the penny, and allocation: sharing pennies out so that none is lost or made."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import lcm


class Rounding(StrEnum):
    """The ways of rounding that a scheme may declare; every one treats pounds owed and pounds owing alike."""

    HALF_UP = "half up"
    HALF_EVEN = "half even"
    DOWN = "down"
    UP = "up"


def to_pence(exact: Fraction, rounding: Rounding) -> int:
    """Round an exact amount of pence to whole pence.

    A half goes away from zero under ``HALF_UP`` and to the even penny under ``HALF_EVEN``; ``DOWN`` goes
    towards zero and ``UP`` away from it. What is rounded for an amount is rounded for its negative too.
    """
    return round_ratio(exact.numerator, exact.denominator, rounding)


def round_ratio(numerator: int, denominator: int, rounding: Rounding) -> int:
    """Round ``numerator / denominator`` pence to whole pence, as `to_pence` does; the denominator is above nought."""
    if denominator == 1:
        return numerator
    whole, left = divmod(abs(numerator), denominator)
    if left and _goes_up(whole, 2 * left, denominator, rounding):
        whole += 1
    return -whole if numerator < 0 else whole


def _goes_up(whole: int, twice_left: int, half_at: int, rounding: Rounding) -> bool:
    """Whether the part of a penny that is left (never nothing) makes the whole one penny more."""
    match rounding:
        case Rounding.HALF_UP:
            return twice_left >= half_at
        case Rounding.HALF_EVEN:
            return twice_left > half_at or (twice_left == half_at and whole % 2 == 1)
        case Rounding.DOWN:
            return False
        case Rounding.UP:
            return True


def share_out(total: int, weights: Sequence[Fraction], rounding: Rounding) -> list[int]:
    """Share whole pence by weight: each share is the rounded running total less the one before.

    The shares add up to ``total`` exactly and each is within a penny of its exact share.
    Raises ``ValueError`` when a weight is below nil or when no weight is above it.
    """
    return share_out_whole(total, in_whole_numbers(weights), rounding)


def in_whole_numbers(weights: Sequence[Fraction]) -> list[int]:
    """The same weights over one denominator, as whole numbers."""
    common = lcm(*[weight.denominator for weight in weights])
    return [weight.numerator * (common // weight.denominator) for weight in weights]


def share_out_whole(total: int, weights: Sequence[int], rounding: Rounding) -> list[int]:
    """What `share_out` does, for weights that are whole numbers: it is done for every plan whose money is spread."""
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must not be below nil, and one must be above it")
    shares: list[int] = []
    running = before = 0
    for weight in weights:
        running += weight
        so_far = round_ratio(total * running, whole, rounding)
        shares.append(so_far - before)
        before = so_far
    return shares
