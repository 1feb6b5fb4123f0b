"""Switching values: the success rate at which the answer changes, or that there is none."""

from fractions import Fraction

from pbr.simulate.payoff.alternative_records import Fact
from pbr.simulate.payoff.expected_value import Expectation
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.stated_value import StatedUnit
from pbr.values.dataclass import dataclass

_FINE = Fraction(1, 10_000)
_COARSE = 20
"""Into how many pieces the rates are cut to find every crossing of a total that does not rise evenly."""


@dataclass(frozen=True, slots=True)
class SwitchingValue:
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
        return ", ".join(_tenths(rate) for rate in self.rates) or f"none between 0 and 1: {self._at_any_rate}"

    @property
    def _at_any_rate(self) -> str:
        """What holds at any rate, where none changes the answer."""
        if self.other is None:
            return "in profit at any rate" if self.at_none > 0 else "at a loss at any rate"
        return "it costs more at any rate" if self.at_none > 0 else "it costs less at any rate"


class Side:
    """A scheme that is weighed against another or against a cost: what it comes to at each success rate of a fact."""

    def __init__(self, what_if: WhatIf, candidate: Candidate, expectation: Expectation) -> None:
        model = expectation.model
        self.candidate = candidate
        self.facts: tuple[Fact, ...] = tuple(dict.fromkeys((one.table, one.fact) for one in model.components))
        # Where nothing ties records together, a total rises or falls evenly with a rate.
        self.is_even = not (model.scaled or model.tied)
        self._what_if = what_if
        self._expectation = expectation
        self._found: dict[tuple[Fact, Fraction] | None, Fraction] = {}

    def total(self, fact: Fact, rate: Fraction) -> Fraction:
        """What it can be expected to come to, in exact pence, when every record of a fact has one success rate.

        Raises `NotWorkedError`.
        """
        if fact not in self.facts:
            return self._at(None)
        if not self.is_even:
            return self._at((fact, rate))
        none, every = self._at((fact, Fraction(0))), self._at((fact, Fraction(1)))
        return none + (every - none) * rate

    def _at(self, key: tuple[Fact, Fraction] | None) -> Fraction:
        if key not in self._found:
            success = None if key is None else {key[0]: key[1]}
            self._found[key] = self._what_if.expected_of(self._expectation, success=success)
        return self._found[key]


def same_cost(one: Side, other: Side) -> tuple[SwitchingValue, ...]:
    """For each fact that matters to either: the rate at which the two cost the same. Raises `NotWorkedError`.

    The rate is the same for every record of the fact, under both schemes; other facts stay as assumed.
    """
    facts = dict.fromkeys((*one.facts, *other.facts))
    return tuple(_switching(_Margin(one, other, Fraction(0), fact)) for fact in facts)


def no_margin(one: Side, cost: Fraction | None) -> tuple[SwitchingValue, ...]:
    """For each fact that matters: the rate at which providers are left with nothing beyond what care costs them.

    ``cost`` is in exact pence. Empty where it is None: no cost is assumed, or the extract has no hours for it. Raises
    `NotWorkedError`.
    """
    return () if cost is None else tuple(_switching(_Margin(one, None, cost, fact)) for fact in one.facts)


@dataclass(frozen=True, slots=True)
class _Margin:
    """How much more a scheme comes to than another, or than a cost in pence, at each success rate of a fact."""

    one: Side
    other: Side | None
    cost: Fraction
    fact: Fact

    @property
    def is_even(self) -> bool:
        """Whether the gap rises or falls evenly with the rate."""
        return all(side is None or side.is_even or self.fact not in side.facts for side in (self.one, self.other))

    def at(self, rate: Fraction) -> Fraction:
        """The gap in exact pence at a rate."""
        against = self.other.total(self.fact, rate) if self.other else self.cost
        return self.one.total(self.fact, rate) - against


def _switching(gap: _Margin) -> SwitchingValue:
    pieces = 1 if gap.is_even else _COARSE
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
    return SwitchingValue(gap.one.candidate, other, gap.fact, tuple(rates), always, gaps[0], gaps[-1])


def _bisected(gap: _Margin, low: Fraction, high: Fraction, at_low: Fraction) -> Fraction:
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
    return StatedUnit.RATE.said(rate)
