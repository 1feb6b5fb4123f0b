"""What a plan, and then a person, can come to once the limits over them are applied, and when.

Limits tie components together: a plan's cap depends on all its outcomes. So every sum that a plan can come to is kept
with when it happens: a mask of draws, or an exact chance. Equal sums are one, so there are few of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from pbr.scheme.limits.limits import Limit
from pbr.simulate.payoff.scheme_model import FamilyModel, SchemeModel, Sums, added, limited
from pbr.simulate.payoff.uncertain_result import Component
from pbr.values.dataclass import dataclass

W = TypeVar("W")
"""A mask of draws, or a chance in whole parts."""

When = Callable[[Component], Sequence[W]]
"""The draws in which each alternative of a component happens, or how likely each is."""


@dataclass(frozen=True, slots=True)
class Weighing(Generic[W]):
    """How two events are put together: masks of draws, or chances. ``always`` is what happens in any case."""

    always: W
    both: Callable[[W, W], W]
    either: Callable[[W, W], W]


PARTS = Weighing(1, lambda one, other: one * other, lambda one, other: one + other)
"""Exact chances of independent events, in parts of one whole; what happens with n of them is in parts of its power."""


def masks(everything: int) -> Weighing[int]:
    """Masks of draws, of which ``everything`` has them all."""
    return Weighing(everything, lambda one, other: one & other, lambda one, other: one | other)


def persons(model: SchemeModel) -> dict[tuple[str, str], list[FamilyModel]]:
    """What belongs to each person of a provider, by both."""
    found: dict[tuple[str, str], list[FamilyModel]] = {}
    for family in model.families:
        found.setdefault((family.provider_id, family.person_id), []).append(family)
    return found


def states_of_person(
    model: SchemeModel, families: Iterable[FamilyModel], weighing: Weighing[W], when: When[W]
) -> Mapping[Sums, W]:
    """Every sum that a person's plans can come to, after the limits over plans and persons, and when."""
    limits = model.limits
    nothing: Sums = (0, *[None] * len(limits))
    person: dict[Sums, W] = {nothing: weighing.always}
    for family in families:
        plan: dict[Sums, W] = {family.fixed: weighing.always}
        for component in family.components:
            plan = _joined(plan, _merged(zip(model.sums[component], when(component), strict=True), weighing), weighing)
        if family.plan_id:
            plan = _limited(plan, limits, "plan", weighing)
        person = _joined(person, plan, weighing)
    return _limited(person, limits, "person with each provider", weighing)


def _merged(pairs: Iterable[tuple[Sums, W]], weighing: Weighing[W]) -> dict[Sums, W]:
    """The same with equal sums put into one, and what never happens left out."""
    made: dict[Sums, W] = {}
    for sums, weight in pairs:
        if weight:
            made[sums] = weighing.either(made[sums], weight) if sums in made else weight
    return made


def _joined(one: Mapping[Sums, W], other: Mapping[Sums, W], weighing: Weighing[W]) -> dict[Sums, W]:
    pairs = ((added(a, b), weighing.both(when, then)) for a, when in one.items() for b, then in other.items())
    return _merged(pairs, weighing)


def _limited(states: Mapping[Sums, W], limits: Sequence[Limit], over: str, weighing: Weighing[W]) -> dict[Sums, W]:
    return _merged(((limited(sums, limits, over), weight) for sums, weight in states.items()), weighing)
