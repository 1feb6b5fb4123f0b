"""A payment whose records are added up: which window each is in, and the line of what they come to together.

What is added up is as one record, in which each number is the sum: it is rounded, priced and due as a record is.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.counting.added_up import AddedTogether, Group, Groups, Number
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_maker import line_maker
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import ONE, LineSum
from pbr.engine.pricing.pricing import UnitPrice, in_error, note_unpriced
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.dictionary import FieldType
from pbr.records.table import Row
from pbr.scheme.payments.added_up import AddedUp
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.number_rows import NumberRow, in_one_row
from pbr.scheme.units.payment_basis import DistinctDays, EachRecord, Hours, Units
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import QuantityNotKnown
from pbr.settlement.reason import HeldByUnreadRow
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import WindowSlot
from pbr.values.rounding import to_pence
from pbr.values.window import Window, window_of

_SUMMED = (FieldType.NUMBER, FieldType.MONEY)


def added_of(payment: Payment) -> AddedUp:
    """How the records of a payment are added up. Raises ``ValueError`` for one whose records are not."""
    if payment.added_up is None:
        raise ValueError(f"{payment.name} is not added up")
    return payment.added_up


def numbers_of(payment: Payment) -> list[FieldRef]:
    """The numbers of a record that are added up: what is counted, and what chooses a row of a price."""
    basis, amount = payment.scope.basis, payment.amount
    refs = [basis.field] if isinstance(basis, Hours | Units) else []
    for use in (amount.price, amount.share):
        if isinstance(use, PriceUse):
            refs += [ref for ref in use.by if ref.field.type in _SUMMED and not ref.of_parent]
    return list({ref.field.name: ref for ref in refs}.values())


class AddingUp:
    """Adds up the records of one payment, and settles what they come to."""

    def __init__(self, steps: CompiledPayment, settling: Settling) -> None:
        self.steps, self.payment, self.added = steps, steps.payment, added_of(steps.payment)
        self._settling, self._refs = settling, numbers_of(steps.payment)
        self._values = [value_of(ref, settling.layouts) for ref in self._refs]
        self._chosen_by = list(_chosen_by(self.payment, self._refs))
        self._windows: dict[date, Window] = {}
        self._make = line_maker(self.payment, "", steps.unit, settling)
        self._dated = self.payment.dated_by

    def add(self, row: Row, groups: Groups) -> bool:
        """Add a record to the group of its window; whether the payment is for it at all."""
        taken = self.steps.take_in(row)
        if taken is None:
            return False
        day, verdict = taken.priced_on, taken.verdict
        if day is None:
            raise ValueError("records are added up by a day that each of them has")
        values = [value(row) for value in self._values]
        numbers: list[Number] | None = None if None in values else values
        if numbers is None and verdict[0] is Status.DUE:
            verdict = (Status.OPEN, QuantityNotKnown(self.steps.unit))
        group = groups.setdefault(self.window_of(day), Group())
        group.add(self.steps.record_of(row).id, verdict, day, numbers)
        return True

    def window_of(self, day: date) -> Window:
        """The window of a day; made once for each."""
        if day not in self._windows:
            self._windows[day] = window_of(self.added.window, day, self._settling.scheme.runs)
        return self._windows[day]

    def lines(
        self, groups: Groups, record: RecordRef, above: Row | None, unread: HeldByUnreadRow | None
    ) -> Iterator[Line]:
        """A line for each window, in their order; ``above`` is the plan's row where they are a plan's.

        A row that could not be read may be of any of them, and holds them all.
        """
        for window in sorted(groups, key=lambda one: one.period.first):
            yield self._line(groups[window], window, record, above, unread)

    def _line(
        self, group: Group, window: Window, record: RecordRef, above: Row | None, unread: HeldByUnreadRow | None
    ) -> Line:
        verdict, together = self.decided(group, window)
        if unread is not None:
            verdict = (Status.HELD, unread)
        row = self.as_one(together, window, record, above)
        unit = self.steps.price(row, self.priced_on(window))
        if isinstance(unit, Missing):
            # A plan stands on a line of its file; what is a provider's is named by its window.
            note_unpriced(unit, record, self._settling, None if record.table else window)
            verdict, unit = in_error(unit), UnitPrice(None, ONE)
        elif unit.lacking is not None and verdict[0] is Status.DUE:
            verdict = (Status.OPEN, unit.lacking)
        quantity = self._quantity(together, row)
        pence = None
        if quantity is not None and unit.price is not None:
            pence = to_pence(unit.price * quantity * unit.share, self._settling.scheme.rounding)
        first, last = window.period.first, window.period.last
        due_on = None if self.steps.due_on is None else self.steps.due_on(row, last)
        comes_to = LineSum(pence, quantity, unit.price, unit.share)
        return self._make(record, verdict, due_on, comes_to, (first, last), WindowSlot(window))

    def decided(self, group: Group, window: Window) -> tuple[Verdict, AddedTogether]:
        """The verdict on what was added up, and what it comes to: at most, where it is not decided.

        Records that are not decided leave what is earned as it is where they could not change what it comes to.
        """
        undecided = group.undecided
        if group.earned_because is not None and (undecided is None or self._is_certain(group, window)):
            return (Status.DUE, group.earned_because), group.least
        if undecided is not None:
            return undecided, group.most
        if group.refused_because is None:
            raise ValueError("a group has records")
        return (Status.NOT_EARNED, group.refused_because), group.refused

    def _is_certain(self, group: Group, window: Window) -> bool:
        """Whether it comes to the same at least and at most, and so at whatever lies between, once it is rounded."""
        least, most = group.least, group.most
        if self._refs and (least.blank or most.blank):
            return False
        if self._quantity(least, self._with_sums(least)) != self._quantity(most, self._with_sums(most)):
            return False
        day = self.priced_on(window)
        return all(
            in_one_row(rows, self._sum(least, at), self._sum(most, at))
            for at, position, use in self._chosen_by
            for rows in _rows_on(use, position, day)
        )

    def _quantity(self, together: AddedTogether, row: Row) -> Fraction | None:
        """How many units are paid for: the records, their days, or what their numbers come to, rounded."""
        match self.payment.scope.basis:
            case EachRecord():
                return Fraction(together.records)
            case DistinctDays():
                return Fraction(len(together.days))
            case _:
                return None if self.steps.quantity is None else self.steps.quantity(row)

    def _sum(self, together: AddedTogether, at: int) -> Fraction:
        return Fraction(together.numbers[at]) if together.numbers else Fraction(0)

    def _with_sums(self, together: AddedTogether) -> Row:
        """A row in which each number that is added up is the sum, and all else is blank."""
        positions = self._settling.positions[self.steps.kind.name]
        values: list[object] = [None] * (max(positions.values()) + 1)
        for at, ref in enumerate(self._refs):
            money = ref.field.type is FieldType.MONEY
            known = self._sum(together, at)
            values[positions[ref.field.name]] = None if together.blank else int(known) if money else known
        return (*values, None)

    def as_one(self, together: AddedTogether, window: Window, record: RecordRef, above: Row | None) -> Row:
        """What was added up as one record: its sums, its provider and plan, and its day where it is of one day."""
        positions, parent = self._settling.positions, self.steps.kind.parent
        values = list(self._with_sums(together))
        if "provider_id" in positions[self.steps.kind.name]:
            values[positions[self.steps.kind.name]["provider_id"]] = record.provider
        if self.added.window == "day" and self._dated is not None and not self._dated.of_parent:
            values[positions[self.steps.kind.name][self._dated.field.name]] = window.period.first
        if parent and above is None:
            blank: list[object] = [None] * (max(positions[parent].values()) + 2)
            blank[positions[parent]["provider_id"]] = record.provider
            above = tuple(blank)
        return (*values[:-1], above)

    def priced_on(self, window: Window) -> date:
        """The day whose price is taken: the window's first or last in the run."""
        runs = self._settling.scheme.runs
        if self.added.price_of == "first":
            return max(window.period.first, runs.first)
        return min(window.period.last, runs.last)


def _chosen_by(payment: Payment, refs: list[FieldRef]) -> Iterator[tuple[int, int, PriceUse]]:
    """The sums that choose a row of a price: the place of each, and the level of the price that it chooses at."""
    at = {ref.field.name: place for place, ref in enumerate(refs)}
    for use in (payment.amount.price, payment.amount.share):
        if isinstance(use, PriceUse):
            for position, ref in enumerate(use.by):
                if not ref.of_parent and ref.field.name in at:
                    yield at[ref.field.name], position, use


def _rows_on(use: PriceUse, position: int, day: date) -> Iterator[tuple[NumberRow, ...]]:
    """The rows of one level of a price on a day, under each combination of rows outside it."""
    step = use.price.step_on(day)
    for (first, outside), rows in use.number_rows.items():
        if step is not None and first == step.first and len(outside) == position:
            yield rows
