"""Settling a scheme once for each alternative, by the exact engine, and what each alternative of a component adds.

Limits are taken out before settling and applied again to each way in which things turn out (`model.limited`); so is
what a measure scales.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from pbr.engine.measuring import WHOLE_RUN
from pbr.engine.needs import needs_of
from pbr.records.garbage import cycle_search_put_off
from pbr.records.table import Records
from pbr.scheme.measures import Measure
from pbr.scheme.scheme import Scheme
from pbr.simulate.component import ALTERNATIVES, Component
from pbr.simulate.counting import CountedIn, counted_each_way, counting_of, counts_of
from pbr.simulate.dependence import CannotBeDrawnError
from pbr.simulate.model import Belongings, Cell, Counting, Counts, ScaledSum, SchemeModel, Sums, together
from pbr.simulate.sorting import FamilyKey, Pooled, PoolKey, Sorting, over_its_whole_life
from pbr.simulate.standing import Standing, Stood
from pbr.simulate.variants import Drawn, Fact, facts_used

__all__ = ["CannotBeDrawnError", "settled_as_recorded_too", "settled_each_way"]


def settled_each_way(scheme: Scheme, drawn: Drawn) -> SchemeModel:
    """A scheme over an extract of which some facts are drawn, settled once for each alternative of each fact.

    Raises ``ProblemsFound`` where a record has no price, and `CannotBeDrawnError` where one payment depends on two
    drawn facts at once.
    """
    with cycle_search_put_off():
        return _EachWay(scheme, drawn).model()


def settled_as_recorded_too(scheme: Scheme, drawn: Drawn) -> tuple[SchemeModel, Standing]:
    """The same, and how things stand as they are recorded, so that one component can be changed among all others."""
    with cycle_search_put_off():
        each_way = _EachWay(scheme, drawn)
        model = each_way.model()
        return model, each_way.standing()


class _EachWay:
    """One scheme settled once for each alternative; as things are recorded comes after the alternatives."""

    def __init__(self, scheme: Scheme, drawn: Drawn) -> None:
        self._scheme = scheme
        self._drawn = drawn
        self._sorting = Sorting(scheme, drawn.components, lambda one: len(one.alternatives) + 1)
        self._needs = needs_of(self._sorting.unlimited)
        self._facts = facts_used(self._needs)
        self._ways: dict[tuple[Fact | None, int], Records] = {}
        sorting = self._sorting
        sorting.settle(self._at(None, 0))
        for fact in self._facts:
            for alternative in range(1, len(ALTERNATIVES[fact])):
                sorting.settle_again(fact, alternative, self._at(fact, alternative))

    def model(self) -> SchemeModel:
        """Put the sums of the alternatives together; what makes no difference is fixed."""
        fixed = dict(self._sorting.fixed)
        sums: dict[Component, tuple[Sums, ...]] = {}
        members: dict[FamilyKey, list[Component]] = defaultdict(list)
        for component, ways in self._sorting.sums.items():
            each, family = tuple(ways[:-1]), self._sorting.family_of[component]
            before = fixed.get(family, self._sorting.nothing)
            if all(one == each[0] for one in each):
                fixed[family] = together(before, each[0])
            else:
                fixed[family] = before
                sums[component] = each
                members[family].append(component)
        families = tuple(Belongings(*key, fixed[key], tuple(members.get(key, ()))) for key in sorted(fixed))
        pools = sorted(self._sorting.pools.items(), key=lambda item: item[0])
        scaled = tuple(self._scaled(key, pooled) for key, pooled in pools)
        return SchemeModel(self._scheme, families, sums, scaled, self._countings())

    def standing(self) -> Standing:
        """Settle as recorded too, and keep what each way of each component comes to."""
        recorded = self._drawn.as_recorded(self._needs)
        sorting = self._sorting
        for fact in self._facts:
            sorting.settle_again(fact, len(ALTERNATIVES[fact]), recorded)
        counts: dict[Cell, Counts] = {}
        counted: dict[Component, list[tuple[CountedIn, ...]]] = defaultdict(list)
        for measure in sorting.unlimited.measures.values():
            ways, owners = self._ways_of(measure)
            settling = over_its_whole_life(sorting.unlimited, recorded)
            counts |= counts_of(measure, recorded, settling)
            for component, found in counted_each_way(measure, (*ways, recorded), owners, settling).items():
                counted[component].append(found)
        pools = tuple(
            (self._scaled(key, Pooled(pooled.scale, pooled.fixed)), pooled.drawn)
            for key, pooled in sorted(sorting.pools.items(), key=lambda item: item[0])
        )
        stood = {
            component: Stood(sorting.family_of[component], tuple(ways)) for component, ways in sorting.sums.items()
        }
        return Standing(self._scheme, dict(sorting.fixed), stood, pools, counts, counted)

    def _at(self, fact: Fact | None, alternative: int) -> Records:
        way = (fact if alternative else None, alternative)
        if way not in self._ways:
            self._ways[way] = self._drawn.at(self._facts, fact, alternative, self._needs)
        return self._ways[way]

    def _scaled(self, key: PoolKey, pooled: Pooled) -> ScaledSum:
        """A pool as a sum to scale, of which the components that make no difference are fixed."""
        provider_id, payment, _, label = key
        each = {component: tuple(pence[:-1]) for component, pence in pooled.drawn.items()}
        fixed = pooled.fixed + sum(pence[0] for pence in each.values() if len(set(pence)) == 1)
        drawn = {component: pence for component, pence in each.items() if len(set(pence)) > 1}
        scale = pooled.scale
        cell = (scale.measure.name, provider_id, WHOLE_RUN if scale.measure.over == "run" else label)
        return ScaledSum(provider_id, payment, label, scale, cell, fixed, drawn, self._sorting.under[payment])

    def _countings(self) -> dict[Cell, Counting]:
        countings: dict[Cell, Counting] = {}
        for measure in self._sorting.unlimited.measures.values():
            ways, owners = self._ways_of(measure)
            settling = over_its_whole_life(self._sorting.unlimited, ways[0])
            each = counted_each_way(measure, ways, owners, settling)
            countings |= counting_of(measure, ways[0], owners, each, settling)
        return countings

    def _ways_of(self, measure: Measure) -> tuple[list[Records], Mapping[int, Component]]:
        """The records in each way that matters to a measure, and the rows of it that are drawn, by position."""
        unlimited = self._sorting.unlimited
        facts = facts_used(needs_of(replace(unlimited, payments=(), measures={measure.name: measure})))
        facts = tuple(fact for fact in facts if fact in self._facts)
        if len(facts) > 1 or any(fact[0] != measure.kind.name for fact in facts):
            raise CannotBeDrawnError(f"the measure '{measure.name}' counts by facts of more than one record")
        ways = [self._at(None, 0)]
        if not facts:
            return ways, {}
        ways += [self._at(facts[0], at) for at in range(1, len(ALTERNATIVES[facts[0]]))]
        return ways, {at: one for one, at in self._drawn.components.items() if one.table == facts[0][0]}
