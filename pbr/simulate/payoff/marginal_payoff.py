"""How things stand under a scheme as they are recorded, and what a provider is due when one record turns out otherwise.

Each component was settled in each way once (`payoffs`), so changing one of them is a matter of sums: its own, those
that a limit ties it to, and those that a measure scales.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pbr.engine.measuring.measure_counts import NO_COUNTS, MeasureCounts
from pbr.scheme.scheme import Scheme
from pbr.simulate.payoff.counts_by_alternative import CountedIn
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.provider_total import ProviderTotal
from pbr.simulate.payoff.scheme_model import Cell, ScaledSum, Sums, added, limited
from pbr.simulate.payoff.sums_found import FamilyKey
from pbr.simulate.payoff.uncertain_result import Component

_RECORDED = -1
"""The way that comes after the alternatives: as things are recorded."""


class RecordedSums(NamedTuple):
    """A component's sums in each way, as recorded last, and the plan they belong to."""

    family: FamilyKey
    sums: tuple[Sums, ...]


class Paid(NamedTuple):
    """Pence due in all, and what they would be if no limit added or took anything."""

    due: int
    before_limits: int


class _Beside(NamedTuple):
    """What stands beside a component: of its plan, if it is of one, before limits; and of its person's others."""

    is_plan: bool
    of_plan: Sums
    rest: Sums


PooledWays = tuple[ScaledSum, Mapping[Component, Sequence[int]]]
"""A sum to scale, without what is drawn, and what each component adds in each way, as recorded last."""


class Standing:
    """A scheme over records as they stand, every component in the way that is recorded."""

    def __init__(
        self,
        scheme: Scheme,
        fixed: Mapping[FamilyKey, Sums],
        stood: Mapping[Component, RecordedSums],
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
        self._numbers = _Numbers()
        self._paid_alike: dict[Hashable, list[Paid | None]] = {}
        self._scaling = self._found_scaling()
        self._totals = self._added_up() if any(limit.over == "provider" for limit in scheme.limits) else {}

    @property
    def components(self) -> Iterator[Component]:
        """Every component that has a line, or counts in a measure that scales one."""
        yield from dict.fromkeys((*self._stood, *(one for _, each in self._pools for one in each), *self._counted))

    def paid(self, component: Component) -> list[Paid | None]:
        """What a provider is due with one component in each of its alternatives, and all others as recorded.

        Where no limit ties them together, what other components bring is left out: it is the same in all. None where
        a measure leaves a sum open, because others are not known: that is no amount to compare with. What is the same
        for several components is one list.
        """
        stood, scaling = self._stood.get(component), self._scaling.get(component, ())
        # Many records are alike in all that is asked: what they bring, what is beside it, and what they count in.
        alike: tuple[Hashable, ...] = (component.table, component.fact, None if stood is None else stood.sums)
        if scaling or self._totals:
            pooled = tuple([tuple(self._pools[at][1].get(component, ())) for at in scaling])
            alike = (*alike, component.provider_id, tuple(scaling), pooled, self._ways_counted(component))
        beside = None if stood is None or not self._tied else self._beside(component, stood.family)
        alike = (*alike, beside)
        if alike not in self._paid_alike:
            self._paid_alike[alike] = self._paid_each_way(component, beside)
        return self._paid_alike[alike]

    def _ways_counted(self, component: Component) -> Hashable:
        """How a component counts in each measure in each way."""
        of, measures = self._numbers.of, self._counted.get(component, ())
        return tuple([tuple([None if one is None else (of(one[0]), one[1]) for one in ways]) for ways in measures])

    def _paid_each_way(self, component: Component, beside: "_Beside | None") -> list[Paid | None]:
        sums = self._sums(component)
        own = sums if beside is None else self._of_person_each_way(sums, beside)
        ways = range(len(component.alternatives))
        if component in self._scaling or self._totals:
            return [self._paid(component, way, own) for way in ways]
        return [Paid(own[way][0] or 0, sums[way][0] or 0) for way in ways]

    def _paid(self, component: Component, way: int, own: Sequence[Sums]) -> Paid | None:
        """What is paid in a way; ``own`` is by way what a component brings with what it is tied to."""
        released = self._released(component, way)
        if released is None:
            return None
        scaled = sum(pence or 0 for _, pence in released)
        before_limits = (self._sums(component)[way][0] or 0) + scaled
        if not self._totals:
            return Paid((own[way][0] or 0) + scaled, before_limits)
        total = self._totals.get(component.provider_id, ProviderTotal.of(self._nothing)).copy()
        total.take(own[_RECORDED], -1)
        total.take(own[way], 1)
        for at, pence in released:
            under = self._pools[at][0].under
            total.take(self._under(self._as_recorded(at), under), -1)
            total.take(self._under(pence, under), 1)
        return Paid(limited(total.sums, self._limits, "provider")[0] or 0, before_limits)

    def _sums(self, component: Component) -> Sequence[Sums]:
        """What a component brings in each of its ways, as recorded last."""
        one = self._stood.get(component)
        return [self._nothing] * (len(component.alternatives) + 1) if one is None else one.sums

    def _of_person(self, person: tuple[str, str]) -> Sums:
        """What a person's plans come to as recorded, limits over plans and persons applied."""
        total = self._nothing
        for key in self._plans_of[person]:
            total = added(total, self._of_plan(key, self._as_recorded_beside(key, None)))
        return limited(total, self._limits, "person with each provider")

    def _of_plan(self, key: FamilyKey, sums: Sums) -> Sums:
        return limited(sums, self._limits, "plan") if key[2] else sums

    def _as_recorded_beside(self, key: FamilyKey, component: Component | None) -> Sums:
        """What a plan comes to as recorded before limits, but for what one component brings."""
        plan = self._fixed.get(key, self._nothing)
        for one in self._members.get(key, ()):
            if one != component:
                plan = added(plan, self._stood[one].sums[_RECORDED])
        return plan

    def _beside(self, component: Component, family: FamilyKey) -> "_Beside":
        """What a component's plan and its person come to as recorded but for what it brings."""
        rest = self._nothing
        for key in self._plans_of[family[:2]]:
            if key != family:
                rest = added(rest, self._of_plan(key, self._as_recorded_beside(key, None)))
        return _Beside(bool(family[2]), self._as_recorded_beside(family, component), rest)

    def _of_person_each_way(self, ways: Sequence[Sums], beside: "_Beside") -> list[Sums]:
        """What a person's plans come to with a component in each of its ways, as recorded last."""
        plans = [added(beside.of_plan, sums) for sums in ways]
        if beside.is_plan:
            plans = [limited(sums, self._limits, "plan") for sums in plans]
        return [limited(added(beside.rest, sums), self._limits, "person with each provider") for sums in plans]

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
        of, pools_of = self._numbers.of, {self._numbers.of(cell): pools for cell, pools in of_cell.items()}
        for component, measures in self._counted.items():
            for number in {of(counted[0]) for ways in measures for counted in ways if counted is not None}:
                found[component] |= dict.fromkeys(pools_of.get(number, ()))
        return {component: list(pools) for component, pools in found.items()}

    def _under(self, pence: int | None, under: Sequence[int]) -> Sums:
        if pence is None:
            return self._nothing
        return tuple(pence if at == 0 or at in under else None for at in range(len(self._limits) + 1))

    def _added_up(self) -> dict[str, ProviderTotal]:
        """What each provider is due as recorded, before the limits over it."""
        totals: dict[str, ProviderTotal] = defaultdict(lambda: ProviderTotal.of(self._nothing))
        for person in self._plans_of:
            totals[person[0]].take(self._of_person(person), 1)
        for at, (one, _) in enumerate(self._pools):
            totals[one.provider_id].take(self._under(self._as_recorded(at), one.under), 1)
        return dict(totals)


class _Numbers:
    """Gives each cell a number, told apart sooner than its days are: cells are few, and met again and again."""

    def __init__(self) -> None:
        self._equal: dict[Cell, int] = {}
        # With the cells themselves, which then live as long: no other can come to have their identity.
        self._same: dict[int, tuple[Cell, int]] = {}

    def of(self, cell: Cell) -> int:
        """The number of a cell."""
        found = self._same.get(id(cell))
        if found is None:
            found = self._same[id(cell)] = cell, self._equal.setdefault(cell, len(self._equal))
        return found[1]
