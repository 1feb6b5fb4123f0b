"""Settling a scheme once for each alternative, by the exact engine, and what each alternative of a component adds.

Limits are taken out before settling and applied again to each way in which things turn out (`model.limited`); so is
what a measure scales.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from pbr.engine.fields_needed import needs_of
from pbr.engine.measuring.measure_counts import MeasureCounts
from pbr.records.table import Records
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.scheme.scheme import Scheme
from pbr.simulate.changed_records import without_rows_of
from pbr.simulate.payoff.alternative_records import Fact, UncertainRecords, facts_used
from pbr.simulate.payoff.counted_ways import CountedWays
from pbr.simulate.payoff.counts_by_alternative import CountedIn, counts_of
from pbr.simulate.payoff.decomposition import LineDecomposition
from pbr.simulate.payoff.known_beside_drawn import is_drawn_beside_known, known_beside_drawn
from pbr.simulate.payoff.marginal_payoff import RecordedSums, Standing
from pbr.simulate.payoff.payment_dependence import (
    CannotBeDrawnError,
    check_drawn_over_the_run,
    check_looks_at_nothing_else,
    check_pays_providers,
    check_scaled_by_shares,
)
from pbr.simulate.payoff.pooled import Pooled, PoolKey
from pbr.simulate.payoff.scheme_model import Cell, FamilyModel, ScaledSum, SchemeModel, Sums, added
from pbr.simulate.payoff.sums_found import FamilyKey
from pbr.simulate.payoff.uncertain_result import ALTERNATIVES, Component
from pbr.simulate.payoff.undecided import WaysTaken
from pbr.simulate.payoff.whole_life import functions_over_its_whole_life

__all__ = ["CannotBeDrawnError", "EachWay", "settled_each_way"]

_MORE_WAYS = 2
"""After the alternatives of a component: as it is recorded, and as recorded where that is known."""


def settled_each_way(scheme: Scheme, drawn: UncertainRecords) -> SchemeModel:
    """A scheme over an extract of which some facts are drawn, settled once for each alternative of each fact.

    Raises ``ProblemsFound`` where a record has no price, and `CannotBeDrawnError` where one payment depends on two
    drawn facts at once.
    """
    with cycle_search_put_off():
        return EachWay(scheme, drawn).model()


class EachWay:
    """One scheme, settled once for each alternative of what is drawn; all that is asked of it rests on the same sums.

    Raises what `settled_each_way` does.
    """

    def __init__(self, scheme: Scheme, drawn: UncertainRecords, settled: LineDecomposition | None = None) -> None:
        """Settle each way, unless all that is paid was ``settled`` before."""
        self._scheme = scheme
        self._sorting = settled or _sorting_of(scheme, drawn)
        self._drawn = self._turning(drawn)
        # Every table of the scheme: one that is only counted may be what tells which providers there are.
        self._tables = needs_of(scheme).keys()
        self._facts = facts_used(needs_of(self._sorting.unlimited))
        self._is_settled_as_recorded = False
        self._ways: dict[tuple[Fact | None, int], Records] = {}
        self._counted = CountedWays(self._sorting.compiled, self._facts, self._drawn, self._at)
        if settled is None:
            self._settle(drawn)

    @property
    def only_counts(self) -> bool:
        """Whether nothing is paid by what is drawn, and it only counts in measures."""
        return not self._sorting.turning

    def counting(self, other: UncertainRecords) -> "EachWay":
        """The same of records that differ in nothing but what `only_counts`, all else as it was settled."""
        return EachWay(self._scheme, other, self._sorting)

    def model(self) -> SchemeModel:
        """The sums of the alternatives put together, everything drawn."""
        return self._model(self._drawn, self._at(None, 0), WaysTaken(self._drawn.components, ()))

    def model_of(self, some: UncertainRecords) -> SchemeModel:
        """The same, where only some of what is drawn here is: the rest is settled as it is recorded."""
        some = self._turning(some)
        if is_drawn_beside_known(self._drawn, some, self._facts):
            # Each of its ways was settled beside a plan at its best, and must be beside the plan as it is.
            return settled_each_way(self._scheme, some)
        base = some.at(self._facts, None, 0, self._tables)
        self._settle_as_recorded()
        otherwise = known_beside_drawn(self._drawn, some, self._facts)
        for fact in self._facts:
            positions = [at for one, at in otherwise.items() if one.table == fact[0]]
            if positions:
                self._sorting.settle_again(fact, len(ALTERNATIVES[fact]) + 1, base, positions)
        recorded = self._drawn.components.keys() - otherwise.keys()
        return self._model(some, base, WaysTaken(some.components, recorded))

    def standing(self) -> Standing:
        """How things stand as they are recorded, and what each way of each component comes to."""
        recorded, sorting = self._settle_as_recorded(), self._sorting
        counts: dict[Cell, MeasureCounts] = {}
        counted: dict[Component, list[tuple[CountedIn, ...]]] = defaultdict(list)
        functions = functions_over_its_whole_life(sorting.compiled, recorded)
        for measure in sorting.unlimited.measures.values():
            counts |= counts_of(measure, recorded, functions)
            as_recorded = self._counted.in_way(measure, recorded, functions)
            for component, found in self._counted.in_each_way(measure, functions).items():
                counted[component].append((*found, *as_recorded[component]))
        pools = tuple(
            (
                self._scaled(key, pooled, pooled.fixed, {}, Fraction(0)),
                {component: _in_parts(ways[:-1], pooled) for component, ways in pooled.drawn.items()},
            )
            for key, pooled in sorted(sorting.pools.items(), key=lambda item: item[0])
            if pooled.is_decided
        )
        stood = {
            component: RecordedSums(sorting.found.family_of[component], tuple(ways[:-1]))
            for component, ways in sorting.found.sums.items()
        }
        return Standing(self._scheme, dict(sorting.found.fixed), stood, pools, counts, counted)

    def _settle(self, drawn: UncertainRecords) -> None:
        self._sorting.settle_the_rest(drawn.as_recorded(self._tables))
        self._sorting.settle(self._at(None, 0))
        for fact in self._facts:
            for alternative in range(1, len(ALTERNATIVES[fact])):
                self._sorting.settle_again(fact, alternative, self._at(fact, alternative))

    def _settle_as_recorded(self) -> Records:
        """Settle what depends on a fact as it is recorded, once for all that ask for it."""
        recorded = self._drawn.as_recorded(self._tables)
        if not self._is_settled_as_recorded:
            self._is_settled_as_recorded = True
            for fact in self._facts:
                self._sorting.settle_again(fact, len(ALTERNATIVES[fact]), recorded)
        return recorded

    def _turning(self, drawn: UncertainRecords) -> UncertainRecords:
        """The same without the rows that nothing reads which turns out in several ways: visits, as often as not.

        Rows that belong to no other stay: they tell which providers and people there are.
        """
        unlimited, turning = self._sorting.unlimited, self._sorting.turning
        payments = tuple(payment for payment in unlimited.payments if payment.name in turning)
        read = needs_of(replace(unlimited, payments=payments))
        idle = {name for name, table in drawn.records.tables.items() if table.kind.parent and name not in read}
        return replace(drawn, records=without_rows_of(drawn.records, idle))

    def _model(self, drawn: UncertainRecords, base: Records, taken: WaysTaken) -> SchemeModel:
        """The sums of what is drawn; what is not, or makes no difference, is fixed."""
        found, fixed = self._sorting.found, dict(self._sorting.found.fixed)
        sums: dict[Component, tuple[Sums, ...]] = {}
        members: dict[FamilyKey, list[Component]] = defaultdict(list)
        # They are noted together, so that both are in one order.
        for (component, ways), family in zip(found.sums.items(), found.family_of.values(), strict=True):
            before = fixed.get(family, found.nothing)
            if component in taken.drawn:
                each = tuple(ways[:-_MORE_WAYS])
                if each.count(each[0]) < len(each):
                    fixed[family] = before
                    sums[component] = each
                    members[family].append(component)
                    continue
                always = each[0]
            else:
                always = ways[taken.known(component)]
            fixed[family] = added(before, always)
        families = tuple(FamilyModel(*key, fixed[key], tuple(members.get(key, ()))) for key in sorted(fixed))
        pools = sorted(self._sorting.pools.items(), key=lambda item: item[0])
        scaled = tuple(self._drawn_of(key, pooled, taken) for key, pooled in pools if pooled.is_decided)
        only_open = tuple(self._drawn_of(key, pooled, taken) for key, pooled in pools if not pooled.is_decided)
        open_sums = found.open_sums(taken)
        return SchemeModel(
            self._scheme, families, sums, scaled, self._counted.countings(drawn, base), open_sums, only_open
        )

    def _drawn_of(self, key: PoolKey, pooled: Pooled, taken: WaysTaken) -> ScaledSum:
        fixed = pooled.fixed
        payoffs: dict[Component, Sequence[Fraction]] = {}
        for component, ways in pooled.drawn.items():
            each = tuple(ways[:-_MORE_WAYS]) if component in taken.drawn else (ways[taken.known(component)],)
            if len(set(each)) == 1:
                fixed += each[0]
            else:
                payoffs[component] = each
        return self._scaled(key, pooled, fixed, payoffs, pooled.open_worth(taken))

    def _scaled(
        self,
        key: PoolKey,
        pooled: Pooled,
        fixed: Fraction,
        payoffs: Mapping[Component, Sequence[Fraction]],
        still_open: Fraction,
    ) -> ScaledSum:
        provider_id, payment, _, _ = key
        cell = (pooled.scale.measure.name, provider_id, pooled.window)
        in_parts, open_in_parts = _in_parts([fixed, still_open], pooled)
        each = {component: _in_parts(ways, pooled) for component, ways in payoffs.items()}
        return ScaledSum(
            provider_id, payment, pooled.scale, cell, pooled.parts, in_parts, each, self._sorting.found.under[payment],
            open_in_parts,
        )  # fmt: skip

    def _at(self, fact: Fact | None, alternative: int) -> Records:
        way = (fact if alternative else None, alternative)
        if way not in self._ways:
            self._ways[way] = self._drawn.at(self._facts, fact, alternative, self._tables)
        return self._ways[way]


def _sorting_of(scheme: Scheme, drawn: UncertainRecords) -> LineDecomposition:
    check_drawn_over_the_run(scheme)
    check_pays_providers(scheme)
    check_scaled_by_shares(scheme)
    check_looks_at_nothing_else(scheme)
    return LineDecomposition(scheme, drawn.components, lambda one: len(one.alternatives) + _MORE_WAYS)


def _in_parts(pence: Sequence[Fraction], pooled: Pooled) -> tuple[int, ...]:
    """Exact pence as whole numbers of the parts of a penny in which all of a pool is whole."""
    parts = pooled.parts
    return tuple([int(each * parts) for each in pence])
