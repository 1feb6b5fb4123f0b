"""The answer to "what if": each scheme's expected total, its tornado and its switching values, or why it has none."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from pbr.simulate.assumptions.assumptions import Assumptions
from pbr.simulate.assumptions.switching import Switching, no_margin, same_cost
from pbr.simulate.assumptions.tornado import Bar, tornado
from pbr.simulate.assumptions.what_if import NotWorkedError, WhatIf
from pbr.simulate.candidates import Candidate
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class Expected:
    """What a scheme is expected to come to over its whole run, in exact pence; None, and ``why``, where not known."""

    candidate: Candidate
    total: Fraction | None
    why: str
    bars: tuple[Bar, ...]
    switching: tuple[Switching, ...]

    @property
    def pence(self) -> int | None:
        """The expected total, to the penny."""
        return None if self.total is None else to_pence(self.total, Rounding.HALF_UP)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the schemes are expected to come to, the baseline first unless it was left out."""

    assumptions: Assumptions
    schemes: tuple[Expected, ...]

    @property
    def baseline(self) -> Expected | None:
        """What the others are compared with."""
        return next((one for one in self.schemes if one.candidate.is_baseline), None)


def answer(what_if: WhatIf, say: Callable[[str], None]) -> Answer:
    """Work out the expected totals, then the tornado and the switching values of each scheme."""
    baseline = next((one for one in what_if.candidates if one.is_baseline), None)
    return Answer(what_if.assumptions, tuple(_expected(what_if, one, baseline, say) for one in what_if.candidates))


def _expected(
    what_if: WhatIf, candidate: Candidate, baseline: Candidate | None, say: Callable[[str], None]
) -> Expected:
    say(f"asking what if of {candidate.label}")
    try:
        total = what_if.expected(candidate)
    except NotWorkedError as unworked:
        return Expected(candidate, None, str(unworked), (), ())
    try:
        bars = tornado(what_if, candidate)
        switching = no_margin(what_if, candidate)
    except NotWorkedError as unworked:
        return Expected(candidate, total, str(unworked), (), ())
    why = ""
    if baseline is not None and candidate is not baseline:
        try:
            switching = (*same_cost(what_if, candidate, baseline), *switching)
        except NotWorkedError as unworked:
            why = str(unworked)
    return Expected(candidate, total, why, bars, switching)
