"""How far chance alone could move a share, in words: beside every share that people are shown."""

from fractions import Fraction

from pbr.judging.wilson_interval import wilson_interval
from pbr.settlement.measure_result import Measured
from pbr.values.share import cut_percent

METHOD = "Wilson's interval, 19 times in 20"


def chance_of(measured: Measured) -> tuple[Fraction, Fraction] | None:
    """How far chance alone could move the share of those records that are known; None of anything but such a share."""
    if measured.unit is not None:
        return None
    return wilson_interval(measured.count, measured.out_of - (measured.unknown - measured.maybe_in))


def chance_in_words(by_chance: tuple[Fraction, Fraction] | None) -> str:
    """``31.9% to 80.7%``, cut off at one decimal; a dash where no share was seen."""
    return "-" if by_chance is None else " to ".join(f"{cut_percent(end)}%" for end in by_chance)
