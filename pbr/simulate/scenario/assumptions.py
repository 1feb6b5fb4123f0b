"""Assumptions: rates, changes of prices and volumes, and figures that no scheme has, each with where it comes from."""

from collections.abc import Mapping
from fractions import Fraction

from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.simulate.assumption import Assumption, Invented
from pbr.simulate.payoff.alternative_records import Fact, WhichDrawn
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.stated_value import StatedUnit
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RateAssumed(Assumption):
    """How likely a success is for components of a fact whose record has these codes."""

    fact: Fact
    where: Mapping[str, str]
    provider_id: str

    def covers(self, component: Component) -> bool:
        """Whether a component is one of those it is about."""
        return (
            (component.table, component.fact) == self.fact
            and self.provider_id in ("", component.provider_id)
            and all(component.of(field) == code for field, code in self.where.items())
        )


@dataclass(frozen=True, slots=True)
class PriceAssumed(Assumption):
    """A price or share of a scheme: multiplied, or replaced where its value is not in ``Unit.TIMES``."""

    scheme: str
    price: str
    codes: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class VolumeAssumed(Assumption):
    """How many times as many plans or people there are, or hours or weeks of care in each plan."""

    of: str


@dataclass(frozen=True, slots=True)
class FigureAssumed(Assumption):
    """A figure of one of the names in ``FIGURES``: ``figure`` is that name."""

    figure: str


FIGURES: Mapping[str, StatedUnit] = {
    "provider_effect": StatedUnit.RATE,
    "counterfactual_rate": StatedUnit.RATE,
    "payment_lag": StatedUnit.DAYS,
    "cost_per_hour": StatedUnit.MONEY,
    "cost_per_plan": StatedUnit.MONEY,
    "transaction_cost_per_plan": StatedUnit.MONEY,
    "transaction_cost_per_outcome": StatedUnit.MONEY,
    "transaction_cost_per_review": StatedUnit.MONEY,
    "transaction_cost_per_payment_line": StatedUnit.MONEY,
}
"""The figures that can be assumed, and what each counts in."""

FACTS: Mapping[str, Fact] = {
    "outcomes": ("outcomes", "result"),
    "plans": ("plans", "support_at_end"),
    "people": ("people", "support_at_10_weeks"),
}
"""What a rate can be of, by the word that is written."""

SUCCESS: Mapping[Fact, str] = {
    ("outcomes", "result"): "outcomes achieved",
    ("plans", "support_at_end"): "plans with no support after",
    ("people", "support_at_10_weeks"): "people with no support at ten weeks",
}
"""What a success is, in words."""

VOLUMES = ("plans", "people", "hours", "weeks")


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Everything assumed. Where several rates fit a component, the last one written holds."""

    file: InputFile | None
    title: str
    which: WhichDrawn
    rates: tuple[RateAssumed, ...]
    prices: tuple[PriceAssumed, ...]
    volumes: tuple[VolumeAssumed, ...]
    figures: tuple[FigureAssumed, ...]
    warnings: tuple[Problem, ...]
    invented: tuple[Invented, ...] = ()

    @property
    def all(self) -> tuple[Assumption, ...]:
        """Every assumption, section by section, in the order written."""
        return (*self.rates, *self.prices, *self.volumes, *self.figures, *self.invented)

    def figure(self, name: str) -> FigureAssumed | None:
        """The figure of a name in ``FIGURES``; None where nothing is assumed of it."""
        return next((one for one in self.figures if one.figure == name), None)


Case = Mapping[str, Fraction]
"""Values that differ from the central ones, by the name of the assumption."""

CENTRAL: Case = {}
"""Every assumption at what is expected of it."""


def value_in(case: Case, assumption: Assumption) -> Fraction:
    """The value of an assumption in a case: its central one unless the case has another."""
    return case.get(assumption.name, assumption.value.central)
