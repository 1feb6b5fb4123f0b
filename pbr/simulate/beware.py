"""What to beware of in a comparison: an assumption that changes nothing, or records and days that do not fit it."""

from collections.abc import Sequence
from datetime import date

from pbr.problems.problem import Place, Problem
from pbr.simulate.assumptions.assumptions import RateAssumed, VolumeAssumed
from pbr.simulate.assumptions.what_if import NotWorkedError, WhatIf
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.ways.component import Component

_HEADS = ("plans", "people")
"""What there can be more of."""


def idle_assumptions(what_if: WhatIf) -> list[Problem]:
    """Warn of rates and volumes that change nothing, for all the schemes compared or for some of them."""
    components = _components(what_if)
    used = {one.name for component in components if (one := what_if.chances.assumed(component)) is not None}
    rates = [_of_rate(one, components) for one in what_if.assumptions.rates if one.name not in used]
    return [*rates, *(found for one in what_if.assumptions.volumes if (found := _of_volume(one, what_if)) is not None)]


def early_day(cast: Backcast, latest: date | None, records: Place) -> list[Problem]:
    """Warn where records go on after the day as at which whole contracts are drawn, or worked out."""
    if latest is None or cast.as_at >= latest:
        return []
    message = (
        f"something is recorded up to {latest}, and this is as at {cast.as_at}: care given later counts in what a "
        "scheme could come to, and what was agreed or reviewed later does not"
    )
    remedy = "take an extract as it was on that day, or leave --as-at out"
    return [Problem("PBR961", message, records, remedy, severity="warning")]


def empty_period(cast: Backcast, records: Place) -> list[Problem]:
    """Warn where no scheme compared runs yet in the period."""
    first = min(result.candidate.scheme.runs.first for result in cast.results)
    if cast.period.last >= first:
        return []
    message = f"no scheme compared runs before {first}, and the period is {cast.period}"
    return [Problem("PBR961", message, records, "choose a period in which one of them runs", severity="warning")]


def _components(what_if: WhatIf) -> list[Component]:
    found: dict[Component, None] = {}
    for candidate in what_if.candidates:
        try:
            found |= dict.fromkeys(what_if.model(candidate).components)
        except NotWorkedError:
            continue  # the block that asks what if says why
    return list(found)


def _of_rate(one: RateAssumed, components: Sequence[Component]) -> Problem:
    if any(map(one.covers, components)):
        message = f"'{one.name}' changes nothing: rates written later fit every result that it fits"
        remedy = "write the rate for fewer results after the one for more: the last that fits holds"
    else:
        message = f"'{one.name}' changes nothing: no scheme compared hangs on a result that it fits"
        remedy = "take it out, or compare a scheme that pays for such results"
    return Problem("PBR960", message, one.place, remedy, severity="warning")


def _of_volume(one: VolumeAssumed, what_if: WhatIf) -> Problem | None:
    """Warn of schemes that more plans, or more people, do not reach, while they reach others."""
    if one.of not in _HEADS:
        return None
    # A scheme that another assumption moves by as much is moved alike.
    moved = {each.of for each in what_if.assumptions.volumes if each.of in _HEADS and _alike(each, one)}
    untouched = [each.label for each in what_if.candidates if not moved & each.plan.needs.keys()]
    if not untouched:
        return None
    message = (
        f"'{one.name}' changes nothing for {' and '.join(untouched)}, where what is paid does not go by {one.of}: "
        "beside the others that is not like with like"
    )
    other = "people" if one.of == "plans" else "plans"
    return Problem("PBR960", message, one.place, f"assume as much of {other} too", severity="warning")


def _alike(one: VolumeAssumed, other: VolumeAssumed) -> bool:
    return (one.value.low, one.value.central, one.value.high) == (
        other.value.low,
        other.value.central,
        other.value.high,
    )
