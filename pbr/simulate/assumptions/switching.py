"""Switching values: the success rate at which the answer changes, or that there is none."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pbr.simulate.assumptions.value import Unit
from pbr.simulate.assumptions.what_if import WhatIf
from pbr.simulate.candidates import Candidate
from pbr.simulate.expected import Expectation
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


class Side(NamedTuple):
    """A scheme that is weighed against another, and what it can be expected to come to."""

    candidate: Candidate
    expectation: Expectation

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of which what it pays hangs on the results."""
        return tuple(dict.fromkeys((one.table, one.fact) for one in self.expectation.model.components))

    @property
    def even(self) -> bool:
        """Whether its total rises or falls evenly with a rate: nothing ties records together."""
        return not (self.expectation.model.scaled or self.expectation.model.tied)


def same_cost(what_if: WhatIf, one: Side, other: Side) -> tuple[Switching, ...]:
    """For each fact that matters to either: the rate at which the two cost the same. Raises `NotWorkedError`.

    The rate is the same for every record of the fact, under both schemes; other facts stay as assumed.
    """
    facts = dict.fromkeys((*one.facts, *other.facts))
    return tuple(_switching(_Gap(what_if, one, other, Fraction(0), fact)) for fact in facts)


def no_margin(what_if: WhatIf, one: Side, cost: Fraction | None) -> tuple[Switching, ...]:
    """For each fact that matters: the rate at which providers are left with nothing beyond what care costs them.

    ``cost`` is in exact pence. Empty where it is None: no cost is assumed, or the extract has no hours for it. Raises
    `NotWorkedError`.
    """
    return () if cost is None else tuple(_switching(_Gap(what_if, one, None, cost, fact)) for fact in one.facts)


@dataclass(frozen=True, slots=True)
class _Gap:
    """How much more a scheme comes to than another, or than a cost in pence, at each success rate of a fact."""

    what_if: WhatIf
    one: Side
    other: Side | None
    cost: Fraction
    fact: Fact

    @property
    def even(self) -> bool:
        """Whether the gap rises or falls evenly with the rate."""
        return self.one.even and (self.other is None or self.other.even)

    def at(self, rate: Fraction) -> Fraction:
        """The gap in exact pence at a rate."""
        success = {self.fact: rate}
        against = self.what_if.expected_of(self.other.expectation, success=success) if self.other else self.cost
        return self.what_if.expected_of(self.one.expectation, success=success) - against


def _switching(gap: _Gap) -> Switching:
    pieces = 1 if gap.even else _COARSE
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
    other = gap.other.candidate if gap.other else None
    return Switching(gap.one.candidate, other, gap.fact, tuple(rates), always, gaps[0], gaps[-1])


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


def _tenths(rate: Fraction) -> str:
    return Unit.RATE.said(rate)
