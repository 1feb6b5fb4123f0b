"""The most a contract can come to, and the least: every component at its best payment, and at its worst.

What hangs on facts that are not drawn, such as a standard not assessed yet, is counted in both: it may come or not.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pbr.engine.measuring.measure_counts import NO_COUNTS, Counted
from pbr.scheme.limits.limits import Limit
from pbr.simulate.payoff.limits_applied import persons
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.scheme_model import Counting, FamilyModel, ScaledSum, SchemeModel, Sums, added, limited

_NOTHING = Counting(NO_COUNTS, {})

Options = tuple[Sums, ...]
"""Sums of which one comes about."""

_Times = Counter[Options]
"""How often there are the same options: few amounts are paid, and many times."""

Choose = Callable[[Iterable[int]], int]
"""The greatest, or the least."""


class Bounds(NamedTuple):
    """The contractual minimum and maximum of each provider, in pence."""

    least: dict[str, int]
    most: dict[str, int]


class Reach(NamedTuple):
    """The least and the most that a contract can come to, and how much of the most is left open, in pence."""

    least: int
    most: int
    left_open: int


def bounds_of(model: SchemeModel) -> Bounds:
    """What each provider can be due, in pence, whatever the results: limits applied, measures at their worst and best.

    Each payment is taken so by itself, and what can never happen together is counted together. No draw comes to less
    or to more.
    """
    options = _options(model, with_open=True)
    return Bounds(_of_all(_least, options, model, min), _of_all(_most, options, model, max))


def reach_of(widest: SchemeModel, drawn: SchemeModel) -> Reach:
    """The most and the least a contract can come to, and how much of the most is left open: draws count it as nothing.

    ``drawn`` is the contract as draws have it, and ``widest`` the one of which the most is told.
    """
    least, most = (sum(each.values()) for each in bounds_of(widest))
    most_drawn = sum(_of_all(_most, _options(drawn, with_open=False), drawn, max, with_open=False).values())
    return Reach(least, most, most - most_drawn)


def _of_all(
    bound: Callable[[_Times, Sequence[Limit]], int],
    options: Mapping[str, _Times],
    model: SchemeModel,
    choose: Choose,
    with_open: bool = True,
) -> dict[str, int]:
    """What each provider's options and what a measure scales are bound by."""
    scaled = _scaled(model, choose, with_open)
    return {name: bound(found + scaled.get(name, Counter()), model.limits) for name, found in options.items()}


def _options(model: SchemeModel, with_open: bool) -> dict[str, _Times]:
    """What each provider's sums are made of beside what a measure scales: of each of these options one comes about."""
    found: dict[str, _Times] = {provider: Counter([(sums,)]) for provider, sums in model.fixed_sums.items()}
    open_sums = model.open_sums if with_open else {}
    nothing: Sums = (0, *[None] * len(model.limits))
    if model.tied:
        alike: dict[object, Options] = {}
        for (provider, _), families in persons(model).items():
            parts = tuple([_parts_of(model, family, open_sums) for family in families])
            if parts not in alike:
                alike[parts] = tuple(_of_person(parts, model.limits))
            found[provider][alike[parts]] += 1
    else:
        for component, each in model.sums.items():
            found[component.provider_id][each] += 1
        for (provider, _, _), sums in open_sums.items():
            found[provider].update((nothing, one) for one in sums)
    return found


def _scaled(model: SchemeModel, choose: Choose, with_open: bool) -> dict[str, _Times]:
    """What each provider's sums are made of that a measure scales."""
    nothing: Sums = (0, *[None] * len(model.limits))
    found: dict[str, _Times] = defaultdict(Counter)
    for one in (*model.scaled, *(model.only_open if with_open else ())):
        places = range(len(model.limits) + 1)
        released = _released(one, model, choose, with_open)
        options = tuple(
            nothing if pence is None else tuple(pence if at == 0 or at in one.under else None for at in places)
            for pence in released
        )
        found[one.provider_id][options] += 1
    return found


_Parts = tuple[bool, Sums, tuple[Options, ...], Options]
"""Whether it is a plan, what is fixed of it, the ways of each of its components, and what is open."""


def _parts_of(model: SchemeModel, family: FamilyModel, open_sums: Mapping[tuple[str, str, str], Options]) -> _Parts:
    """All that what a plan can come to is made of: plans that are alike in it come to the same."""
    members = tuple([model.sums[component] for component in family.components])
    still_open = open_sums.get((family.provider_id, family.person_id, family.plan_id), ())
    return bool(family.plan_id), family.fixed, members, still_open


def _of_person(families: Sequence[_Parts], limits: Sequence[Limit]) -> set[Sums]:
    """Every sum that a person's plans can come to, after the limits over plans and persons; what is open may come."""
    person: set[Sums] = {(0, *[None] * len(limits))}
    for is_plan, fixed, members, still_open in families:
        plan = {fixed}
        for member in members:
            plan = {added(one, other) for one in plan for other in member}
        for each in still_open:
            plan |= {added(one, each) for one in plan}
        if is_plan:
            plan = {limited(sums, limits, "plan") for sums in plan}
        person = {added(one, other) for one in person for other in plan}
    return {limited(sums, limits, "person with each provider") for sums in person}


def _most(options: _Times, limits: Sequence[Limit]) -> int:
    """A sum that a provider can never be due more than: the least of several bounds, each of which holds."""
    over_it = [(at, limit) for at, limit in enumerate(limits, 1) if limit.over == "provider"]
    floors = sum(max(0, limit.pence - _sum(options, min, at)) for at, limit in over_it if not limit.cap)
    bounds = [_sum(options, max) + floors]
    # What a cap counts comes to no more than the cap, however the rest turns out.
    bounds += [_beside(options, max, at) + limit.pence + floors for at, limit in over_it if limit.cap]
    if len(over_it) == 1 and not over_it[0][1].cap:
        ((at, floor),) = over_it
        bounds.append(_beside(options, max, at) + max(_sum(options, max, at), floor.pence))
    return min(bounds)


def _least(options: _Times, limits: Sequence[Limit]) -> int:
    """A sum that a provider can never be due less than: the greatest of several bounds, each of which holds."""
    over_it = [(at, limit) for at, limit in enumerate(limits, 1) if limit.over == "provider"]
    caps = sum(min(0, limit.pence - _sum(options, max, at)) for at, limit in over_it if limit.cap)
    bounds = [_sum(options, min) + caps]
    for at, limit in over_it:
        if not limit.cap:
            # A floor brings nothing where nothing is due under it.
            is_due = any(all(sums[at] is not None for sums in each) for each in options)
            bounds.append(_beside(options, min, at) + (limit.pence if is_due else min(limit.pence, 0)) + caps)
    if len(over_it) == 1 and over_it[0][1].cap:
        ((at, cap),) = over_it
        bounds.append(_beside(options, min, at) + min(_sum(options, min, at), cap.pence))
    return max(bounds)


def _sum(options: _Times, choose: Choose, at: int = 0) -> int:
    return sum(choose([sums[at] or 0 for sums in each]) * times for each, times in options.items())


def _beside(options: _Times, choose: Choose, at: int) -> int:
    """What is not counted under a limit."""
    return sum(choose([(sums[0] or 0) - (sums[at] or 0) for sums in each]) * times for each, times in options.items())


def _released(one: ScaledSum, model: SchemeModel, choose: Choose, with_open: bool) -> set[int | None]:
    """What a measure releases, of the most or least that it scales, at all counts that can come about."""
    counting = model.countings.get(one.cell, _NOTHING)
    undated = model.countings.get((one.cell[0], one.provider_id, None), _NOTHING)
    releases = Releases(one, model.scheme.rounding)
    whole = one.fixed + sum(choose(pence) for pence in one.payoffs.values())
    if with_open:
        whole += choose((0, one.still_open))
    fits, does_not, *others = counting.fixed
    drawn, unknown = len(counting.drawn), sum(others) + sum(undated.fixed)
    is_counted = {way for ways in counting.drawn.values() for way in ways} <= {Counted.FITS, Counted.DOES_NOT_FIT}
    if not is_counted or undated.drawn or (with_open and unknown) or (with_open and not fits + does_not + drawn):
        # Which records count, or what becomes of them, is not known: any step may be reached, and all of a line.
        ends = {end for step in one.scale.steps for end in (step.released, step.to) if end is not None}
        return {None, *(releases.due(end, whole) for end in ends)}
    # Where nothing of it is certain to be earned, nothing may be due, to which a floor would not add.
    nothing = {None} if not one.fixed and all(0 in pence for pence in one.payoffs.values()) else set()
    counts = [(fits + more, does_not + drawn - more, *others) for more in range(drawn + 1)]
    return {*nothing, *(releases.due(share, whole) for share in {*releases.shares(counts, undated.fixed)})}
