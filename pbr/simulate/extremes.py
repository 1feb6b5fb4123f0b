"""The most a contract can come to, and the least: every component at its best payment, and at its worst."""

from collections.abc import Callable, Iterable

from pbr.simulate.component import Component
from pbr.simulate.counting import UNDATED
from pbr.simulate.model import Counted, Counting, ScaledSum, SchemeModel, Sums, limited, together
from pbr.simulate.released import Releases
from pbr.simulate.states import Weighing, persons, states_of_person

_NOTHING = (0, 0, 0, 0)
_POSSIBLE: Weighing[bool] = Weighing(True, lambda one, other: one and other, lambda one, other: one or other)


def contractual_maximum(model: SchemeModel) -> dict[str, int]:
    """The most each provider can be due, in pence, whatever the results: limits applied, measures at their best.

    Each payment is taken at its best by itself, so what can never happen together is counted together.
    """
    return _extreme(model, max)


def contractual_minimum(model: SchemeModel) -> dict[str, int]:
    """The least each provider can be due, in pence, whatever the results; each payment is at its worst by itself."""
    return _extreme(model, min)


Choose = Callable[[Iterable[int]], int]


def _extreme(model: SchemeModel, choose: Choose) -> dict[str, int]:
    sums = model.fixed_sums
    if model.tied:
        for (provider, _), families in persons(model).items():
            states = states_of_person(model, families, _POSSIBLE, _anything)
            sums[provider] = together(sums[provider], _chosen(states, choose))
    else:
        for component, each in model.sums.items():
            sums[component.provider_id] = together(sums[component.provider_id], _chosen(each, choose))
    for one in model.scaled:
        pence = _scaled(one, model, choose)
        under = tuple(pence if at == 0 or at in one.under else None for at in range(len(model.limits) + 1))
        sums[one.provider_id] = together(sums[one.provider_id], under)
    return {provider: limited(each, model.limits, "provider")[0] or 0 for provider, each in sums.items()}


def _anything(component: Component) -> tuple[bool, ...]:
    return (True,) * len(component.alternatives)


def _chosen(states: Iterable[Sums], choose: Choose) -> Sums:
    """The sums of the state that pays most, or least; of equal ones the first."""
    found = list(states)
    wanted = choose(sums[0] or 0 for sums in found)
    return next(sums for sums in found if (sums[0] or 0) == wanted)


def _scaled(one: ScaledSum, model: SchemeModel, choose: Choose) -> int:
    """What a measure releases at its best, or worst, among the counts that can come about."""
    counting = model.countings.get(one.cell, Counting(_NOTHING, {}))
    undated = model.countings.get((one.cell[0], one.provider_id, UNDATED), Counting(_NOTHING, {}))
    releases = Releases(one, model.scheme.rounding)
    whole = one.fixed + sum(choose(pence) for pence in one.payoffs.values())
    fits, does_not, not_known, may_belong = counting.fixed
    drawn = len(counting.drawn)
    if any(way not in (Counted.FITS, Counted.DOES_NOT_FIT) for ways in counting.drawn.values() for way in ways):
        # Which records count at all is drawn: any step may be reached.
        return choose((0, *(releases.at(step.released, whole) for step in one.scale.steps)))
    return choose(
        releases.of(whole, (fits + more, does_not + drawn - more, not_known, may_belong), undated.fixed) or 0
        for more in range(drawn + 1)
    )
