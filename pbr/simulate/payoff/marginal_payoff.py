"""How things stand under a scheme as they are recorded, and what a provider is due when one record turns out otherwise.

Each component was settled in each way once (`payoffs`), so changing one of them is a matter of sums: its own, those
that a limit ties it to, and those that a measure scales.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pbr.engine.measure_counts import NO_COUNTS, MeasureCounts
from pbr.scheme.scheme import Scheme
from pbr.simulate.payoff.counts_by_alternative import CountedIn
from pbr.simulate.payoff.decomposition import FamilyKey
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.scheme_model import Cell, ScaledSum, Sums, added, limited
from pbr.simulate.payoff.uncertain_result import Component

_RECORDED = -1
"""The way that comes after the alternatives: as things are recorded."""


class Stood(NamedTuple):
    """A component's sums in each way, as recorded last, and the plan they belong to."""

    family: FamilyKey
    sums: tuple[Sums, ...]


class Paid(NamedTuple):
    """Pence due in all, and what they would be if no limit added or took anything."""

    due: int
    before_limits: int


PooledWays = tuple[ScaledSum, Mapping[Component, Sequence[int]]]
"""A sum to scale, without what is drawn, and what each component adds in each way, as recorded last."""


class Standing:
    """A scheme over records as they stand, every component in the way that is recorded."""

    def __init__(
        self,
        scheme: Scheme,
        fixed: Mapping[FamilyKey, Sums],
        stood: Mapping[Component, Stood],
        pools: Sequence[PooledWays],
        counts: Mapping[Cell, MeasureCounts],
        counted: Mapping[Component, Sequence[tuple[CountedIn, ...]]],
    ) -> None:
        self._limits = scheme.limits
        self._nothing: Sums = (0, *[None] * len(scheme.limits))
        self._tied = any(limit.over in ("plan", "person with each provider") for limit in scheme.limits)
        self._fixed, self._stood, self._pools = fixed, stood, pools
        self._counts, self._counted = counts, counted
        self._releases = [Releases(one, scheme.rounding) for one, _ in pools]
        self._wholes = [one.fixed + sum(ways[_RECORDED] for ways in each.values()) for one, each in pools]
        self._members: dict[FamilyKey, list[Component]] = defaultdict(list)
        self._plans_of: dict[tuple[str, str], dict[FamilyKey, None]] = defaultdict(dict)
        for component, one in stood.items():
            self._members[one.family].append(component)
        for key in (*fixed, *self._members):
            self._plans_of[key[:2]][key] = None
        self._scaling = self._found_scaling()
        self._totals = self._added_up() if any(limit.over == "provider" for limit in scheme.limits) else {}

    @property
    def components(self) -> Iterator[Component]:
        """Every component that has a line, or counts in a measure that scales one."""
        yield from dict.fromkeys((*self._stood, *(one for _, each in self._pools for one in each), *self._counted))

    def paid(self, component: Component) -> list[Paid | None]:
        """What a provider is due with one component in each of its alternatives, and all others as recorded.

        Where no limit ties them together, what other components bring is left out: it is the same in all. None where
        a measure leaves a sum open, because others are not known: that is no amount to compare with.
        """
        if not self._tied and not self._totals and component not in self._scaling and component in self._stood:
            return [Paid(sums[0] or 0, sums[0] or 0) for sums in self._stood[component].sums[:_RECORDED]]
        return [self._paid(component, way) for way in range(len(component.alternatives))]

    def _paid(self, component: Component, way: int) -> Paid | None:
        released = self._released(component, way)
        if released is None:
            return None
        scaled = sum(pence or 0 for _, pence in released)
        before_limits = (self._sums(component, way)[0] or 0) + scaled
        own = self._own(component, way)
        if not self._totals:
            return Paid((own[0] or 0) + scaled, before_limits)
        total = self._totals[component.provider_id].copy()
        total.take(self._own(component, _RECORDED), -1)
        total.take(own, 1)
        for at, pence in released:
            under = self._pools[at][0].under
            total.take(self._under(self._as_recorded(at), under), -1)
            total.take(self._under(pence, under), 1)
        return Paid(limited(total.sums, self._limits, "provider")[0] or 0, before_limits)

    def _sums(self, component: Component, way: int) -> Sums:
        one = self._stood.get(component)
        return self._nothing if one is None else one.sums[way]

    def _own(self, component: Component, way: int) -> Sums:
        """What a component brings; where limits tie it to others, what its person brings with it in a way."""
        if not self._tied or component not in self._stood:
            return self._sums(component, way)
        return self._of_person(self._stood[component].family[:2], component, way)

    def _of_person(self, person: tuple[str, str], changed: Component | None, way: int) -> Sums:
        """What a person's plans come to, limits over plans and persons applied, with one component changed."""
        total = self._nothing
        for key in self._plans_of[person]:
            plan = self._fixed.get(key, self._nothing)
            for component in self._members.get(key, ()):
                plan = added(plan, self._stood[component].sums[way if component == changed else _RECORDED])
            total = added(total, limited(plan, self._limits, "plan") if key[2] else plan)
        return limited(total, self._limits, "person with each provider")

    def _released(self, component: Component, way: int) -> list[tuple[int, int | None]] | None:
        """The pools that a component has a hand in, by position, and the pence each releases (None: not earned).

        None where what a pool releases is open.
        """
        found: list[tuple[int, int | None]] = []
        for at in self._scaling.get(component, ()):
            one, each = self._pools[at]
            undated = (one.cell[0], one.provider_id, None)
            counts = self._counts_of(one.cell, component, way), self._counts_of(undated, component, way)
            share = self._releases[at].share(*counts)
            if share is None:
                return None
            whole = self._wholes[at]
            if component in each:
                whole += each[component][way] - each[component][_RECORDED]
            found.append((at, self._releases[at].due(share, whole)))
        return found

    def _as_recorded(self, at: int) -> int | None:
        """What a pool releases as things are recorded; None where nothing is due."""
        one = self._pools[at][0]
        undated = (one.cell[0], one.provider_id, None)
        counts = self._counts.get(one.cell, NO_COUNTS), self._counts.get(undated, NO_COUNTS)
        return self._releases[at].of(self._wholes[at], *counts)

    def _counts_of(self, cell: Cell, component: Component, way: int) -> MeasureCounts:
        counts = list(self._counts.get(cell, NO_COUNTS))
        for found in self._counted.get(component, ()):
            for counted, more in ((found[_RECORDED], -1), (found[way], 1)):
                if counted is not None and counted[0] == cell:
                    counts[counted[1]] += more
        return tuple(counts)

    def _found_scaling(self) -> dict[Component, list[int]]:
        """The pools that each component has a hand in: by adding to the sum, or by counting in its measure."""
        of_cell: dict[Cell, list[int]] = defaultdict(list)
        found: dict[Component, dict[int, None]] = defaultdict(dict)
        for at, (one, each) in enumerate(self._pools):
            of_cell[one.cell].append(at)
            of_cell[one.cell[0], one.provider_id, None].append(at)
            for component in each:
                found[component][at] = None
        for component, measures in self._counted.items():
            for cell in {counted[0] for ways in measures for counted in ways if counted is not None}:
                found[component] |= dict.fromkeys(of_cell.get(cell, ()))
        return {component: list(pools) for component, pools in found.items()}

    def _under(self, pence: int | None, under: Sequence[int]) -> Sums:
        if pence is None:
            return self._nothing
        return tuple(pence if at == 0 or at in under else None for at in range(len(self._limits) + 1))

    def _added_up(self) -> dict[str, "_Total"]:
        """What each provider is due as recorded, before the limits over it."""
        totals: dict[str, _Total] = defaultdict(lambda: _Total.of(self._nothing))
        for person in self._plans_of:
            totals[person[0]].take(self._of_person(person, None, _RECORDED), 1)
        for at, (one, _) in enumerate(self._pools):
            totals[one.provider_id].take(self._under(self._as_recorded(at), one.under), 1)
        return dict(totals)


class _Total:
    """Sums added up so that one can be taken out again: how many are not None is counted for each."""

    def __init__(self, pence: list[int], known: list[int]) -> None:
        self._pence = pence
        self._known = known

    @classmethod
    def of(cls, nothing: Sums) -> "_Total":
        """Nothing added up yet."""
        return cls([0] * len(nothing), [0] * len(nothing))

    def copy(self) -> "_Total":
        """The same, to be changed apart."""
        return _Total([*self._pence], [*self._known])

    def take(self, sums: Sums, times: int) -> None:
        """Add sums, or with -1 take them out."""
        for at, pence in enumerate(sums):
            if pence is not None:
                self._pence[at] += times * pence
                self._known[at] += times

    @property
    def sums(self) -> Sums:
        """What it comes to."""
        pairs = zip(self._pence, self._known, strict=True)
        return tuple(pence if known or at == 0 else None for at, (pence, known) in enumerate(pairs))
