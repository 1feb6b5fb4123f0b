"""Lines of a scheme settled in several ways, sorted by what they depend on: sums that are fixed, and sums that turn.

A scheme is settled without its limits, over its whole life: whatever is earned is due, on whatever day. Limits and
measures are applied afterwards, to each way in which things can turn out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable
from fractions import Fraction
from functools import reduce

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.line_maker import is_decided
from pbr.engine.scaling import exact_of
from pbr.problems.problem import Place, ProblemsFound
from pbr.records.table import Records
from pbr.scheme.payment_basis import ProviderWindow, TimeSpan
from pbr.scheme.payments import Payment
from pbr.scheme.scale import Scale
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.lines_together import LinesTogether
from pbr.settlement.missing_price_problem import problem_of
from pbr.simulate.payoff.alternative_records import Fact, facts_used
from pbr.simulate.payoff.days_in_windows import Shares, days_in_windows
from pbr.simulate.payoff.one_of_several import one_of_several
from pbr.simulate.payoff.payment_dependence import fact_of, scale_of, scales_of, turns, without_limits
from pbr.simulate.payoff.pooled import Pooled, PoolKey
from pbr.simulate.payoff.scheme_model import Sums, added
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.payoff.undecided import Undecided, further_pence
from pbr.simulate.payoff.whole_life import functions_over_its_whole_life, run_over_its_whole_life
from pbr.values.window import Window, window_around, window_of

FamilyKey = tuple[str, str, str]
"""A provider, a person and a plan; empty for what is not one plan's, or nobody's in particular."""


class Sorting:
    """The lines of one scheme, sorted as they come: each component has as many sums as there are ways to settle."""

    def __init__(self, scheme: Scheme, components: Iterable[Component], ways: Callable[[Component], int]) -> None:
        """Sort nothing yet. ``ways`` says in how many ways a component is settled.

        Raises `CannotBeDrawnError` where a payment depends on two drawn facts at once.
        """
        self.unlimited = without_limits(scheme)
        self.compiled = compile_scheme(self.unlimited)
        self._compiled_of: dict[Fact, CompiledScheme] = {}
        self.fact_of = {payment.name: fact_of(payment, self.unlimited) for payment in scheme.payments}
        facts = facts_used(self.compiled.needs)
        self.turning = frozenset(one.name for one in scheme.payments if turns(one, self.unlimited, facts))
        self.nothing: Sums = (0, *[None] * len(scheme.limits))
        self.under = {
            payment.name: tuple(at for at, limit in enumerate(scheme.limits, 1) if payment.name in limit.of)
            for payment in scheme.payments
        }
        self.fixed: dict[FamilyKey, Sums] = defaultdict(lambda: self.nothing)
        self.sums: dict[Component, list[Sums]] = {}
        self.family_of: dict[Component, FamilyKey] = {}
        self.pools: dict[PoolKey, Pooled] = {}
        self._open: dict[tuple[FamilyKey, LineKind], Undecided[Sums]] = defaultdict(Undecided)
        self._ways = ways
        self._payments = {payment.name: payment for payment in scheme.payments}
        self._one_of = one_of_several(scheme.only_one, self._payments, self.under)
        self._fixed_alone = frozenset(
            payment.name for payment in scheme.payments if self.fact_of[payment.name] is None and not scales_of(payment)
        )
        self._components = {(one.table, one.record_id): one for one in components}
        self._window_of: dict[str, Callable[[str], Window]] = {}

    def settle(self, records: Records) -> None:
        """Settle what turns out in several ways once, each component in its first way."""
        self._sort_only(self.turning, records)

    def settle_the_rest(self, records: Records) -> None:
        """Settle what is the same in every way."""
        self._sort_only(self._payments.keys() - self.turning, records)

    def settle_again(self, fact: Fact, way: int, records: Records) -> None:
        """Settle what depends on a fact in another way, and take of it what components add."""
        if fact not in self._compiled_of:
            self._compiled_of[fact] = self.compiled.only(name for name, found in self.fact_of.items() if found == fact)
        compiled = self._compiled_of[fact]
        if compiled.scheme.payments:
            self._sort(compiled, records, fact, way)

    def open_sums(self, drawn: Container[Component]) -> dict[FamilyKey, tuple[Sums, ...]]:
        """What is open or held by other facts than those drawn: by family what would be paid, and what deducted.

        What is drawn is taken in the way in which most is left open, and the rest as it is known.
        """
        found: dict[FamilyKey, list[Sums]] = defaultdict(list)
        for (family, _), undecided in self._open.items():
            each = undecided.furthest(drawn, added, _further)
            if each:
                found[family].append(reduce(added, each))
        return {family: tuple(kinds) for family, kinds in found.items()}

    def _sort_only(self, payments: Collection[str], records: Records) -> None:
        if payments:
            self._sort(self.compiled.only(payments), records, None, 0)

    def _sort(self, compiled: CompiledScheme, records: Records, fact: Fact | None, way: int) -> None:
        """Settle once, and add each line to what it depends on; with a fact, only what depends on it is new."""
        run = run_over_its_whole_life(compiled, records)
        self._window_of.clear()
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
                self._pool(line, payment, scale, component, way, records)
            else:
                self._add(lines, component, way)
        self._one_of.note_the_most()
        for (provider, person, plan, name), due in pence.items():
            family = (provider, person, plan)
            self.fixed[family] = added(self.fixed[family], self._sums(name, due))
        if run.unpriced:
            place = Place(self.unlimited.file.name)
            raise ProblemsFound([problem_of(unpriced, place) for unpriced in run.unpriced])

    def _component(self, line: Line) -> Component | None:
        """The component on which a line depends; None where it is fixed."""
        fact, record = self.fact_of[line.payment], line.record
        if fact is None or not record.table:
            return None
        if record.table == fact[0]:
            return self._components.get((record.table, record.id))
        if self.unlimited.tables[record.table].parent == fact[0]:
            return self._components.get((fact[0], record.plan))
        return None

    def _add(self, lines: LinesTogether, component: Component | None, way: int) -> None:
        line = lines.first
        family = (line.record.provider, line.record.person, line.record.plan)
        if line.status is not Status.DUE:
            # Whose line it is counts all the same: who brings nothing may cost something.
            self.fixed[family] = self.fixed[family]
            if _may_come(line) and lines.at_stake:
                worth = self._sums(line.payment, lines.at_stake)
                self._one_of.note(line, self._open[family, line.kind], component, way, worth)
            return
        sums = self._sums(line.payment, lines.amount)
        if component is None:
            self.fixed[family] = added(self.fixed[family], sums)
            return
        self.family_of[component] = family
        each = self.sums.get(component)
        if each is None:
            each = self.sums[component] = [self.nothing] * self._ways(component)
        each[way] = added(each[way], sums)

    def _sums(self, payment: str, pence: int) -> Sums:
        """Pence, and what of them counts under each limit."""
        if not self.under[payment]:
            return (pence, *self.nothing[1:])
        made = list(self.nothing)
        for at in (0, *self.under[payment]):
            made[at] = pence
        return tuple(made)

    def _pool(
        self, line: Line, payment: Payment, scale: Scale, component: Component | None, way: int, records: Records
    ) -> None:
        """Count a line towards what a measure scales: a provider's window, or what a record earned or may earn."""
        decided = is_decided(line)
        if not decided and not (_may_come(line) and line.at_stake):
            return
        part = next((one for one in payment.parts if one.name == line.part), None)
        whole = exact_of(line)
        if (part is not None and part.share is None) or (whole is None and not decided):
            # The rest is the rounded whole less the other parts.
            exact = Fraction(line.amount if line.status is Status.DUE else line.at_stake or 0)
        else:
            exact = (whole or Fraction(0)) * (-1 if line.kind is LineKind.DEDUCT else 1)
        for window, share in self._windows(line, payment, scale, records):
            key = (line.provider_id, payment.name, line.part, window)
            pooled = self.pools.setdefault(
                key, Pooled(scale, window_around(scale.measure.over, window, self.unlimited.runs))
            )
            pooled.is_decided |= decided
            if not decided:
                pooled.undecided.note(component, way, exact * share)
            elif component is None:
                pooled.fixed += exact * share
            else:
                pooled.drawn.setdefault(component, [Fraction(0)] * self._ways(component))[way] += exact * share

    def _windows(self, line: Line, payment: Payment, scale: Scale, records: Records) -> Shares:
        """The windows in which a line is scaled, each with its share: days of service are each of their own."""
        if isinstance(payment.scope.basis, TimeSpan):
            return days_in_windows(line, scale.measure.over, self.unlimited.runs)
        return ((self._window(line, payment, scale, records), Fraction(1)),)

    def _window(self, line: Line, payment: Payment, scale: Scale, records: Records) -> Window:
        """The window in which a line is scaled: a provider's own, or that of the day that fixes a record's price."""
        basis, runs = payment.scope.basis, self.unlimited.runs
        if isinstance(basis, ProviderWindow):
            if line.service_from is None:
                raise ValueError("a line of a window has its days")
            return window_of(basis.stretch, line.service_from, runs)
        if payment.kind is None:
            raise ValueError("only a window of a provider is of no kind of record")
        if payment.name not in self._window_of:
            functions = functions_over_its_whole_life(self.compiled, records)
            priced_on, id_of = functions.of_records(payment).priced_on, functions.id_of(payment.kind)
            days = {id_of(row): priced_on(row) for row in records.tables[payment.kind.name].rows}
            over = scale.measure.over
            windows = {each: window_of(over, day, runs) for each, day in days.items() if day is not None}
            self._window_of[payment.name] = windows.__getitem__
        return self._window_of[payment.name](line.record_id)


def _may_come(line: Line) -> bool:
    """Whether a line is open or held, so that its sum may come yet."""
    return line.status in (Status.OPEN, Status.HELD) and line.kind is not LineKind.NOTE


def _further(one: Sums, other: Sums) -> Sums:
    """Of two sums of which one comes, each figure that is further from nothing."""
    return tuple(further_pence(*pair) for pair in zip(one, other, strict=True))
