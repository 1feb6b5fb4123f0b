"""Tornado: how far an expected total moves with each range, the others at what is expected; the widest first."""

from fractions import Fraction

from pbr.simulate.assumption import Assumption
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """An assumption with a range, and the expected total at its low end and at its high end, in exact pence."""

    assumption: Assumption
    at_low: Fraction
    at_high: Fraction

    @property
    def width(self) -> Fraction:
        """How far the total moves."""
        return abs(self.at_high - self.at_low)


def tornado(what_if: WhatIf, candidate: Candidate) -> tuple[TornadoBar, ...]:
    """Move each assumption that matters to a scheme from one end of its range to the other, one at a time.

    What moves nothing is left out. Raises `NotWorkedError`.
    """
    bars = [
        TornadoBar(
            one,
            what_if.expected(candidate, {one.name: one.value.low}),
            what_if.expected(candidate, {one.name: one.value.high}),
        )
        for one in what_if.matter_to(candidate)
    ]
    return tuple(sorted((bar for bar in bars if bar.width), key=lambda bar: (-bar.width, bar.assumption.name)))
