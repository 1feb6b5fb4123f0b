"""Lines of a scheme settled in several ways, sorted by what they depend on: sums that are fixed, and sums that turn.

A scheme is settled without its limits, over its whole life: whatever is earned is due, on whatever day. Limits and
measures are applied afterwards, to each way in which things can turn out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from operator import itemgetter

from pbr.engine.amounts_alone import AmountsAlone, Family
from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.problems.problem import Place, ProblemsFound
from pbr.records.table import Records
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.settlement.line import Line, Status
from pbr.settlement.lines_together import LinesTogether
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.missing_price_problem import problem_of
from pbr.simulate.payoff.alternative_records import Fact, facts_used
from pbr.simulate.payoff.amounts_sorted import KindOfLine, sort_amounts
from pbr.simulate.payoff.one_of_several import OpenLine, one_of_several
from pbr.simulate.payoff.payment_dependence import fact_of, scale_of, scales_of, turns, without_limits
from pbr.simulate.payoff.pooled import Pooled, PoolKey
from pbr.simulate.payoff.pools_found import PoolsFound, is_scaled_by_record, with_scales
from pbr.simulate.payoff.sums_found import SumsFound
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.payoff.undecided import may_come
from pbr.simulate.payoff.whole_life import amounts_over_its_whole_life, run_over_its_whole_life


class LineDecomposition:
    """The lines of one scheme, sorted as they come: each component has as many sums as there are ways to settle."""

    def __init__(self, scheme: Scheme, components: Mapping[Component, int], ways: Callable[[Component], int]) -> None:
        """Sort nothing yet. ``components`` have the positions of their rows, and ``ways`` says in how many each turns.

        Raises `CannotBeDrawnError` where a payment depends on two drawn facts at once.
        """
        self._scheme, self.unlimited = scheme, without_limits(scheme)
        self.compiled = compile_scheme(self.unlimited)
        self._compiled_of: dict[Fact, CompiledScheme] = {}
        self.fact_of = {payment.name: fact_of(payment, self.unlimited) for payment in scheme.payments}
        facts = facts_used(self.compiled.needs)
        self.turning = frozenset(one.name for one in scheme.payments if turns(one, self.unlimited, facts))
        self.found = SumsFound(scheme, ways)
        self._pools = PoolsFound(self.compiled, ways)
        self._payments = {payment.name: payment for payment in scheme.payments}
        self._one_of = one_of_several(scheme.only_one, self._payments, self.found.under)
        self._fixed_alone = frozenset(
            payment.name for payment in scheme.payments if self.fact_of[payment.name] is None and not scales_of(payment)
        )
        self._by_line = frozenset(
            () if scheme.only_one else filter(lambda name: _comes_by_line(self._payments[name]), self._fixed_alone)
        )
        self._scaled_alone = frozenset(
            () if scheme.only_one else (one.name for one in scheme.payments if self._is_scaled_alone(one))
        )
        self._components: dict[str, dict[str, Component]] = defaultdict(dict)
        self._drawn_at: dict[str, list[int]] = defaultdict(list)
        for one, at in components.items():
            self._components[one.table][one.record_id] = one
            self._drawn_at[one.table].append(at)

    @property
    def pools(self) -> Mapping[PoolKey, Pooled]:
        """What measures scale."""
        return self._pools.of

    def settle(self, records: Records) -> None:
        """Settle what turns out in several ways once, each component in its first way."""
        self._sort_only(self.turning, records)

    def settle_the_rest(self, records: Records) -> None:
        """Settle what is the same in every way."""
        self._sort_only(self._payments.keys() - self.turning, records)

    def settle_again(self, fact: Fact, way: int, records: Records, drawn_at: Iterable[int] | None = None) -> None:
        """Settle what depends on a fact in another way, and take of it what components add.

        ``drawn_at`` are the positions of the drawn rows of which that is asked: no other need be settled; None: all.
        """
        if fact not in self._compiled_of:
            self._compiled_of[fact] = self.compiled.only(name for name, found in self.fact_of.items() if found == fact)
        compiled = self._compiled_of[fact]
        if compiled.scheme.payments:
            self._sort(compiled, records, fact, way, drawn_at)

    def _sort_only(self, payments: Set[str], records: Records) -> None:
        # What is fixed depends on no component, so that it may be settled apart.
        for some in (self._by_line & payments, payments - self._by_line - self._scaled_alone):
            if some:
                self._sort(self.compiled.only(some), records, None, 0)
        if self._scaled_alone & payments:
            self._sort_scaled(self._scaled_alone & payments, records)

    def _sort_scaled(self, payments: frozenset[str], records: Records) -> None:
        """Settle what is scaled and the same in every way: its records leave it in pools of the engine."""
        run = run_over_its_whole_life(compile_scheme(with_scales(self.unlimited, self._scheme, payments)), records)
        self._pools.begin()
        for lines in run.lines_together(payments):
            payment = self._payments.get(lines.first.payment)
            # What is decided is in its pool, and the lines of a provider are what measures make of that.
            if payment is not None and payment.scale is not None and may_come(lines.first) and lines.first.record.table:
                self._pools.take(lines, payment, payment.scale, (None, 0), records)
        self._refuse(run.unpriced)
        self._pools.take_earned(run.earned_together, self._payments)

    def _sort(
        self,
        compiled: CompiledScheme,
        records: Records,
        fact: Fact | None,
        way: int,
        drawn_at: Iterable[int] | None = None,
    ) -> None:
        """Settle once, and add each line to what it depends on; with a fact, only what depends on it is new."""
        self._pools.begin()
        amounts = self._amounts_of(compiled, records)
        if amounts is not None:
            families = self._families(amounts, records, fact, drawn_at)
            kinds = [self._kind_of(*place) for place in amounts.places]
            sort_amounts(families, kinds, fact, way, self.found, self._one_of)
            self._refuse(amounts.unpriced)
            return
        run = run_over_its_whole_life(compiled, records)
        fixed_alone, pence = self._fixed_alone, Counter[tuple[str, str, str, str]]()
        # Visits by the million, as often as not: those of a plan come added up.
        for lines in run.lines_together(fixed_alone):
            line = lines.first
            if line.payment in fixed_alone and line.status is Status.DUE:
                if fact is None:
                    whose = line.record
                    pence[whose.provider, whose.person, whose.plan, line.payment] += lines.amount
                continue
            payment = self._payments.get(line.payment)
            if payment is None:
                continue
            component = self._component(line)
            if fact is not None and component is None:
                continue
            scale = scale_of(payment, line.part)
            if scale is not None:
                self._pools.take(lines, payment, scale, (component, way), records)
            else:
                self._add(lines, component, way)
        self._one_of.note_the_most()
        for (provider, person, plan, name), due in pence.items():
            family = (provider, person, plan)
            self.found.fix(family, self.found.of(name, due))
        self._refuse(run.unpriced)

    def _amounts_of(self, compiled: CompiledScheme, records: Records) -> AmountsAlone | None:
        """What settles records to amounts alone; None where a line is asked for more, or needs more."""
        payments = [self._payments[one.name] for one in compiled.scheme.payments]
        if any(one.name in self._by_line or scales_of(one) for one in payments):
            return None
        return amounts_over_its_whole_life(compiled, records)

    def _is_scaled_alone(self, payment: Payment) -> bool:
        """Whether what a measure scales of a payment is the same in every way, and earned by one line a record."""
        return self.fact_of[payment.name] is None and is_scaled_by_record(payment)

    def _kind_of(self, payment: str, part: str, table: str) -> KindOfLine:
        """What is the same of all lines of a payment, or of a part, for the records of a table."""
        fact = self.fact_of[payment]
        below = fact is not None and table != fact[0]
        depends = fact is not None and (not below or self.unlimited.tables[table].parent == fact[0])
        components = self._components[fact[0]] if fact is not None and depends else {}
        sums_of = self.found.sums_of(payment)
        return KindOfLine(payment, self._payments[payment].line_kind, components, below, sums_of)

    def _families(
        self, amounts: AmountsAlone, records: Records, fact: Fact | None, drawn_at: Iterable[int] | None
    ) -> Iterable[Family]:
        """The lines of every family, or with a fact those of the families, or the rows, in which it is drawn."""
        if fact is None:
            return amounts.families()
        table = records.tables[fact[0]]
        positions = self._drawn_at[fact[0]] if drawn_at is None else drawn_at
        if amounts.pays_only_for(table):
            return amounts.of_rows(table, positions)
        rows = map(table.rows.__getitem__, positions)
        return amounts.families(set(map(id, map(itemgetter(-1), rows) if table.kind.parent else rows)))

    def _refuse(self, unpriced: Sequence[Unsettled]) -> None:
        """Raise ``ProblemsFound`` where a record had no price."""
        if unpriced:
            place = Place(self.unlimited.file.name)
            raise ProblemsFound([problem_of(one, place) for one in unpriced])

    def _component(self, line: Line) -> Component | None:
        """The component on which a line depends; None where it is fixed."""
        fact, record = self.fact_of[line.payment], line.record
        if fact is None or not record.table:
            return None
        if record.table == fact[0]:
            return self._components[fact[0]].get(record.id)
        if self.unlimited.tables[record.table].parent == fact[0]:
            return self._components[fact[0]].get(record.plan)
        return None

    def _add(self, lines: LinesTogether, component: Component | None, way: int) -> None:
        line, found = lines.first, self.found
        family = (line.record.provider, line.record.person, line.record.plan)
        if line.status is not Status.DUE:
            # Whose line it is counts all the same: who brings nothing may cost something.
            found.fixed[family] = found.fixed[family]
            if may_come(line) and lines.at_stake:
                worth = found.of(line.payment, lines.at_stake)
                record = line.record
                of = OpenLine(line.payment, line.kind, record.provider, record.plan, record.about)
                self._one_of.note(of, found.still_open[family, line.kind], component, way, worth)
        elif component is None:
            found.fix(family, found.of(line.payment, lines.amount))
        else:
            found.turn(component, family, way, found.of(line.payment, lines.amount))


def _comes_by_line(payment: Payment) -> bool:
    """Whether a fixed payment is no amount of one record: it is for many of a plan, or has several lines for one."""
    is_of_many = payment.kind is None or bool(payment.kind.parent)
    return is_of_many or isinstance(payment.scope.basis, TimeSpan) or payment.instalments is not None
