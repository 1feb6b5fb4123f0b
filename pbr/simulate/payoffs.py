"""Settling a scheme once for each alternative, by the exact engine, and sorting its lines by what they depend on.

Everything is settled over the whole life of the scheme: whatever is earned is due, on whatever day. Limits are taken
out here and applied again to each way in which things turn out (`model.limited`); so is what a measure scales.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pbr.engine.in_scope import priced_on_of
from pbr.engine.lines import record_id_of
from pbr.engine.measuring import WHOLE_RUN, window_of
from pbr.engine.needs import needs_of
from pbr.engine.plan import compile_scheme
from pbr.engine.provider_window import LAYOUT
from pbr.engine.run import Run
from pbr.engine.settling import Settling
from pbr.problems.problem import Place, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.garbage import cycle_search_put_off
from pbr.records.table import Records
from pbr.scheme.amounts import WINDOWS
from pbr.scheme.basis import ProviderWindow
from pbr.scheme.payments import Payment
from pbr.scheme.scale import Scale
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, Status
from pbr.simulate.component import ALTERNATIVES, Component
from pbr.simulate.counting import count_each_way
from pbr.simulate.dependence import CannotBeDrawnError, fact_of, scale_of, scales_of, table_of
from pbr.simulate.model import Belongings, Cell, Counting, ScaledSum, SchemeModel, Sums, together
from pbr.simulate.variants import Drawn, Fact, facts_used
from pbr.values.period import Period

__all__ = ["CannotBeDrawnError", "settled_each_way"]

_EARLIEST = date(1900, 1, 1)
_AFTER_THE_RUN = timedelta(days=366)

FamilyKey = tuple[str, str, str]
"""A provider, a person and a plan; the last two empty where the scheme has no limit over plans or persons."""


def settled_each_way(scheme: Scheme, drawn: Drawn) -> SchemeModel:
    """A scheme over an extract of which some facts are drawn, settled once for each alternative of each fact.

    Raises ``ProblemsFound`` where a record has no price, and `CannotBeDrawnError` where one payment depends on two
    drawn facts at once.
    """
    with cycle_search_put_off():
        return _EachWay(scheme, drawn).model()


@dataclass(slots=True)
class _Pooled:
    """What a measure scales together: the fixed part, and each component's in each alternative, in signed pence."""

    scale: Scale
    fixed: int = 0
    drawn: dict[Component, list[int]] = field(default_factory=dict)


class _EachWay:
    """One scheme being settled once for each alternative."""

    def __init__(self, scheme: Scheme, drawn: Drawn) -> None:
        self._scheme = scheme
        scales = [scale for payment in scheme.payments for scale in scales_of(payment)]
        used = {scale.measure.name: scale.measure for scale in scales}
        self._unlimited = replace(scheme, limits=(), examples=(), measures=used)
        self._drawn = drawn
        self._facts = facts_used(needs_of(self._unlimited))
        self._fact_of = {payment.name: fact_of(payment, self._unlimited) for payment in scheme.payments}
        self._payments = {payment.name: payment for payment in scheme.payments}
        self._under = {
            payment.name: tuple(at for at, limit in enumerate(scheme.limits, 1) if payment.name in limit.of)
            for payment in scheme.payments
        }
        self._by_family = any(limit.over in ("plan", "person") for limit in scheme.limits)
        self._components = {(one.table, one.record_id): one for one in drawn.components}
        self._nothing: Sums = (0, *[None] * len(scheme.limits))
        self._plan_of: dict[str, dict[str, str]] = {}
        self._fixed: dict[FamilyKey, Sums] = defaultdict(lambda: self._nothing)
        self._sums: dict[Component, list[Sums]] = {}
        self._family_of: dict[Component, FamilyKey] = {}
        self._pools: dict[tuple[str, str, str, str], _Pooled] = {}
        self._ways: dict[tuple[Fact | None, int], Records] = {}
        self._label_of: dict[str, Callable[[str], str]] = {}

    def model(self) -> SchemeModel:
        """Settle each way and put the sums together."""
        base = self._at(None, 0)
        self._sort(self._unlimited, base, None, 0)
        for fact in self._facts:
            payments = tuple(one for one in self._scheme.payments if self._fact_of[one.name] == fact)
            if payments:
                part = replace(self._unlimited, payments=payments)
                for alternative in range(1, len(ALTERNATIVES[fact])):
                    self._sort(part, self._at(fact, alternative), fact, alternative)
        self._settle_what_makes_no_difference()
        families = self._families() if self._by_family else ()
        fixed = {key[0]: sums for key, sums in self._fixed.items()}
        for family in families:
            fixed[family.provider_id] = self._nothing
        for provider, _, _, _ in self._pools:
            fixed.setdefault(provider, self._nothing)
        sums = {component: tuple(each) for component, each in self._sums.items()}
        return SchemeModel(self._scheme, fixed, sums, families, self._scaled(), self._countings())

    def _at(self, fact: Fact | None, alternative: int) -> Records:
        way = (fact if alternative else None, alternative)
        if way not in self._ways:
            self._ways[way] = self._drawn.at(self._facts, fact, alternative, needs_of(self._unlimited))
        return self._ways[way]

    def _settling(self, records: Records) -> Settling:
        until = self._scheme.runs.last + _AFTER_THE_RUN
        positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT}
        return Settling(self._unlimited, Period(_EARLIEST, until), until, positions)

    def _sort(self, scheme: Scheme, records: Records, fact: Fact | None, alternative: int) -> None:
        """Settle once, and add each line to what it depends on; with a fact, only what depends on it is new."""
        until = self._scheme.runs.last + _AFTER_THE_RUN
        run = Run(compile_scheme(scheme), records, Period(_EARLIEST, until), until)
        self._label_of.clear()
        for line in run.lines():
            payment = self._payments.get(line.payment)
            if payment is None:
                continue
            component = self._component(line, payment, records)
            if fact is not None and component is None:
                continue
            scale = scale_of(payment, line.part)
            if scale is not None:
                self._pool(line, payment, scale, component, alternative, records)
            elif line.status is Status.DUE:
                self._add(line, component, alternative, records)
        if run.unpriced:
            place = Place(self._scheme.file.name)
            raise ProblemsFound([unpriced.problem(place) for unpriced in run.unpriced])

    def _component(self, line: Line, payment: Payment, records: Records) -> Component | None:
        """The component on which a line depends; None where it is fixed."""
        fact = self._fact_of[payment.name]
        if fact is None or not line.record_id:
            return None
        table = table_of(line, payment)
        if table == fact[0]:
            return self._components.get((table, line.record_id))
        if TABLES[table].parent == fact[0]:
            return self._components.get((fact[0], self._plan(table, line.record_id, records)))
        return None

    def _plan(self, table: str, record_id: str, records: Records) -> str:
        if table == "plans":
            return record_id
        if TABLES[table].parent != "plans":
            return ""
        if table not in self._plan_of:
            layout = records.tables[table].layout
            own, plan = layout[TABLES[table].key[0]], layout["plan_id"]
            self._plan_of[table] = {row[own]: row[plan] for row in records.tables[table].rows}
        return self._plan_of[table].get(record_id, record_id)

    def _add(self, line: Line, component: Component | None, alternative: int, records: Records) -> None:
        sums = list(self._nothing)
        sums[0] = line.amount
        for at in self._under[line.payment]:
            sums[at] = line.amount
        family = (line.provider_id, "", "")
        if self._by_family:
            table = table_of(line, self._payments[line.payment]) if line.record_id else ""
            family = (line.provider_id, line.person_id, self._plan(table, line.record_id, records) if table else "")
        if component is None:
            self._fixed[family] = together(self._fixed[family], tuple(sums))
            return
        self._family_of[component] = family
        each = self._sums.get(component)
        if each is None:
            each = self._sums[component] = [self._nothing] * len(component.alternatives)
        each[alternative] = together(each[alternative], tuple(sums))

    def _pool(
        self,
        line: Line,
        payment: Payment,
        scale: Scale,
        component: Component | None,
        alternative: int,
        records: Records,
    ) -> None:
        """Count a line towards what a measure scales: a provider's window, or a record's retained amount."""
        if isinstance(payment.scope.basis, ProviderWindow):
            label, pence = line.line_id.rsplit("/", 1)[1], line.amount + (line.at_stake or 0)
        elif line.status is Status.NOTE:
            label, pence = self._window(line, payment, scale, records), line.at_stake or 0
        else:
            return
        pooled = self._pools.setdefault((line.provider_id, payment.name, line.part, label), _Pooled(scale))
        if component is None:
            pooled.fixed += pence
        else:
            pooled.drawn.setdefault(component, [0] * len(component.alternatives))[alternative] += pence

    def _window(self, line: Line, payment: Payment, scale: Scale, records: Records) -> str:
        """The window in which a retained record counts: that of the day that fixes its price."""
        if scale.measure.over == "run" or payment.kind is None:
            return WHOLE_RUN
        if payment.name not in self._label_of:
            settling = self._settling(records)
            priced_on, record_id = priced_on_of(payment, settling), record_id_of(payment.kind, settling)
            days = {record_id(row): priced_on(row) for row in records.tables[payment.kind.name].rows}
            over = scale.measure.over
            labels = {each: window_of(over, day)[0] for each, day in days.items() if day is not None}
            self._label_of[payment.name] = labels.__getitem__
        return self._label_of[payment.name](line.record_id)

    def _settle_what_makes_no_difference(self) -> None:
        """A component for which every alternative pays the same is no component of this scheme."""
        for component, each in list(self._sums.items()):
            if all(sums == each[0] for sums in each):
                family = self._family_of[component]
                self._fixed[family] = together(self._fixed[family], each[0])
                del self._sums[component]
            else:
                self._fixed[self._family_of[component]] = self._fixed[self._family_of[component]]
        for pooled in self._pools.values():
            for component, pence in list(pooled.drawn.items()):
                if len(set(pence)) == 1:
                    pooled.fixed += pence[0]
                    del pooled.drawn[component]

    def _families(self) -> tuple[Belongings, ...]:
        members: dict[FamilyKey, list[Component]] = defaultdict(list)
        for component in self._sums:
            members[self._family_of[component]].append(component)
        return tuple(Belongings(*key, self._fixed[key], tuple(members.get(key, ()))) for key in sorted(self._fixed))

    def _scaled(self) -> tuple[ScaledSum, ...]:
        scaled: list[ScaledSum] = []
        for (provider, payment, _, label), pooled in sorted(self._pools.items(), key=lambda item: item[0]):
            cell = _cell(pooled.scale, provider, label)
            drawn = {component: tuple(pence) for component, pence in pooled.drawn.items()}
            scaled.append(
                ScaledSum(provider, payment, label, pooled.scale, cell, pooled.fixed, drawn, self._under[payment])
            )
        return tuple(scaled)

    def _countings(self) -> dict[Cell, Counting]:
        countings: dict[Cell, Counting] = {}
        for measure in self._unlimited.measures.values():
            facts = facts_used(needs_of(replace(self._unlimited, payments=(), measures={measure.name: measure})))
            facts = tuple(fact for fact in facts if fact in self._facts)
            if len(facts) > 1 or any(fact[0] != measure.kind.name for fact in facts):
                raise CannotBeDrawnError(f"the measure '{measure.name}' counts by facts of more than one record")
            ways = [self._at(None, 0)]
            if facts:
                ways += [self._at(facts[0], at) for at in range(1, len(ALTERNATIVES[facts[0]]))]
            owners = {at: one for one, at in self._drawn.components.items() if facts and one.table == facts[0][0]}
            countings |= count_each_way(measure, ways, owners, self._settling(ways[0]))
        return countings


def _cell(scale: Scale, provider_id: str, label: str) -> Cell:
    return (scale.measure.name, provider_id, WHOLE_RUN if scale.measure.over == "run" else label)
