"""What to beware of in a comparison: an assumption that changes nothing, or records and days that do not fit it."""

from collections.abc import Sequence
from datetime import date

from pbr.problems.problem import Place, Problem
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.date_shift import Move
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.problem_of_schemes import Label, Part, listed, of_schemes
from pbr.simulate.scenario.assumptions import RateAssumed, VolumeAssumed
from pbr.simulate.scenario.what_if import NotWorkedError, WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.values.period import Period

MOSTLY_OUTSIDE = "PBR963"
"""The code of the warning that most records have their day outside a scheme's run."""

_HEADS = ("plans", "people")
"""What there can be more of."""


def idle_assumptions(what_if: WhatIf) -> list[Problem]:
    """Warn of rates and volumes that change nothing, for all the schemes compared or for some of them."""
    components, unworked = _components(what_if)
    used = {one.name for component in components if (one := what_if.chances.assumed(component)) is not None}
    rates = [_of_rate(one, components, unworked) for one in what_if.assumptions.rates if one.name not in used]
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


def outside_every_run(cast: Backcast, records: Place) -> list[Problem]:
    """Refuse a comparison of which no record has its day in any scheme's run: all it could say is nil."""
    found = [one for result in cast.results for one in result.in_run]
    if not found or any(one.within for one in found):
        return []
    days = Period(min(one.days.first for one in found), max(one.days.last for one in found))
    runs = Period(*_ends([result.candidate.scheme.runs for result in cast.results]))
    message = (
        f"no record has its day in the run of any scheme compared: the records are of {days}, and the schemes run "
        f"{runs}, so every scheme would come to nothing for them"
    )
    how = f'--shift-dates "{_move_to(days, runs)}"' if cast.move is None else "another --shift-dates"
    remedy = f"move the records with {how}, or compare schemes that ran then"
    return [Problem("PBR962", message, records, remedy)]


def mostly_outside_a_run(cast: Backcast, records: Place) -> list[Problem]:
    """Warn of each scheme for which most records have their day outside its run: its sum is no saving."""
    return [
        of_schemes(
            MOSTLY_OUTSIDE,
            _outside_its_run(result),
            records,
            "compare a scheme that runs on those days, or move the records with --shift-dates",
        )
        for result in cast.results
        if result.mostly_outside
    ]


def _outside_its_run(result: BackcastResult) -> tuple[Part, ...]:
    return (
        Label(result.candidate.label),
        f" runs {result.candidate.scheme.runs}, and {_listed(result)} that it is for have their day outside that: "
        "it pays nothing for them, and what it pays less for that alone is no saving",
    )


def _listed(result: BackcastResult) -> str:
    return " and ".join(one.words for one in result.in_run if one.outside)


def _ends(periods: Sequence[Period]) -> tuple[date, date]:
    return min(one.first for one in periods), max(one.last for one in periods)


def _move_to(days: Period, runs: Period) -> str:
    """The fewest whole years that bring some of the days into the runs."""
    years = runs.first.year - days.last.year if days.last < runs.first else runs.last.year - days.first.year
    if days.last < runs.first and Move(years, "year").moved(days.last) < runs.first:
        years += 1
    if days.first > runs.last and Move(years, "year").moved(days.first) > runs.last:
        years -= 1
    return f"{years} year{'' if abs(years) == 1 else 's'}"


def _components(what_if: WhatIf) -> tuple[list[Component], list[Candidate]]:
    """What the schemes hang on that can be worked out, and the schemes that cannot be."""
    found: dict[Component, None] = {}
    unworked: list[Candidate] = []
    for candidate in what_if.candidates:
        try:
            found |= dict.fromkeys(what_if.model(candidate).components)
        except NotWorkedError:
            unworked.append(candidate)
    return list(found), unworked


def _of_rate(one: RateAssumed, components: Sequence[Component], unworked: Sequence[Candidate]) -> Problem:
    """Warn of a rate that nothing is worked out at; a scheme that cannot be worked out may hang on it all the same."""
    table, field = one.fact
    hanging = [each.label for each in unworked if field in each.compiled.needs.get(table, ())]
    if any(map(one.covers, components)):
        message = f"'{one.name}' changes nothing: rates written later fit every result that it fits"
        remedy = "write the rate for fewer results after the one for more: the last that fits holds"
    elif hanging:
        parts = (
            f"'{one.name}' changes nothing, because what is expected of ",
            *listed(hanging, " and "),
            " cannot be worked out, and no other scheme compared hangs on a result that it fits",
        )
        return of_schemes("PBR960", parts, one.place, "see why it cannot be, where it is said what is expected")
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
    untouched = [each.label for each in what_if.candidates if not moved & each.compiled.needs.keys()]
    if not untouched:
        return None
    parts = (
        f"'{one.name}' changes nothing for ",
        *listed(untouched, " and "),
        f", where what is paid does not go by {one.of}: beside the others that is not like with like",
    )
    other = "people" if one.of == "plans" else "plans"
    return of_schemes("PBR960", parts, one.place, f"assume as much of {other} too")


def _alike(one: VolumeAssumed, other: VolumeAssumed) -> bool:
    return (one.value.low, one.value.central, one.value.high) == (
        other.value.low,
        other.value.central,
        other.value.high,
    )
