"""Switching values: the success rate at which the answer changes, or that there is none."""

from dataclasses import dataclass
from fractions import Fraction

from pbr.simulate.assumptions.costs import cost_of
from pbr.simulate.assumptions.value import Unit
from pbr.simulate.assumptions.what_if import WhatIf
from pbr.simulate.candidates import Candidate
from pbr.simulate.variants import Fact

_FINE = Fraction(1, 10_000)
_COARSE = 20
"""Into how many pieces the rates are cut to find every crossing of a total that does not rise evenly."""


@dataclass(frozen=True, slots=True)
class Switching:
    """The success rates at which a scheme costs what another does, or (``other`` None) leaves no margin.

    ``rates`` are to a hundredth of one per cent, in order; empty where there is none between 0 and 1. ``always`` says
    that it holds at any rate. ``at_none`` and ``at_all`` are the pence by which the scheme comes to more, with no
    success at all and with nothing but successes.
    """

    candidate: Candidate
    other: Candidate | None
    fact: Fact
    rates: tuple[Fraction, ...]
    always: bool
    at_none: Fraction
    at_all: Fraction

    @property
    def words(self) -> str:
        """The rates, or that there is none, in words."""
        if self.always:
            return "at any rate"
        return ", ".join(_tenths(rate) for rate in self.rates) or "none between 0 and 1"


def same_cost(what_if: WhatIf, candidate: Candidate, other: Candidate) -> tuple[Switching, ...]:
    """For each fact that matters to either: the rate at which the two cost the same. Raises `NotWorkedError`.

    The rate is the same for every record of the fact, under both schemes; other facts stay as assumed.
    """
    facts = dict.fromkeys((*what_if.facts_of(candidate), *what_if.facts_of(other)))
    even = _even(what_if, candidate) and _even(what_if, other)
    return tuple(_switching(_Gap(what_if, candidate, other, Fraction(0), fact), even) for fact in facts)


def no_margin(what_if: WhatIf, candidate: Candidate) -> tuple[Switching, ...]:
    """For each fact that matters: the rate at which providers are left with nothing beyond what care costs them.

    Empty where no cost is assumed, or the extract has no hours for it. Raises `NotWorkedError`.
    """
    cost = cost_of(what_if.records, what_if.assumptions)
    if cost is None:
        return ()
    even = _even(what_if, candidate)
    facts = what_if.facts_of(candidate)
    return tuple(_switching(_Gap(what_if, candidate, None, cost, fact), even) for fact in facts)


@dataclass(frozen=True, slots=True)
class _Gap:
    """How much more a scheme comes to than another, or than a cost in pence, at each success rate of a fact."""

    what_if: WhatIf
    candidate: Candidate
    other: Candidate | None
    cost: Fraction
    fact: Fact

    def at(self, rate: Fraction) -> Fraction:
        """The gap in exact pence at a rate."""
        success = {self.fact: rate}
        against = self.what_if.expected(self.other, success=success) if self.other else self.cost
        return self.what_if.expected(self.candidate, success=success) - against


def _switching(gap: _Gap, even: bool) -> Switching:
    pieces = 1 if even else _COARSE
    ends = [Fraction(at, pieces) for at in range(pieces + 1)]
    gaps = [gap.at(rate) for rate in ends]
    always = not any(gaps)
    rates: list[Fraction] = []
    for at in range(pieces if not always else 0):
        if gaps[at] == 0:
            rates.append(ends[at])
        elif gaps[at] * gaps[at + 1] < 0:
            rates.append(_bisected(gap, ends[at], ends[at + 1], gaps[at]))
    if not always and gaps[-1] == 0:
        rates.append(ends[-1])
    return Switching(gap.candidate, gap.other, gap.fact, tuple(rates), always, gaps[0], gaps[-1])


def _bisected(gap: _Gap, low: Fraction, high: Fraction, at_low: Fraction) -> Fraction:
    """The rate between two at which the gap goes through nil, to a hundredth of one per cent."""
    while high - low > _FINE:
        middle = (low + high) / 2
        found = gap.at(middle)
        if found == 0:
            return middle
        if (found > 0) == (at_low > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _even(what_if: WhatIf, candidate: Candidate) -> bool:
    """Whether the total rises or falls evenly with a rate: nothing ties records together."""
    model = what_if.model(candidate)
    return not model.scaled and not model.families


def _tenths(rate: Fraction) -> str:
    return Unit.RATE.said(rate)
