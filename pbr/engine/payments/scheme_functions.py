"""The functions of a compiled scheme: its steps, and what they are made of, for whoever tells or compares them.

Nothing else makes functions of a scheme. What is asked for here is written by what writes the steps themselves: a
condition, or a piece of one, is the same source as in the gate that has it, and a price is resolved from the same
figures.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from pbr.conditions.compiler import Getter, Layouts, Test, test_of, value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Day
from pbr.conditions.syntax_tree import Condition, Operand
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.row_refs import record_id_of
from pbr.engine.measuring.measures import CompiledMeasure
from pbr.engine.payments.compiled_payment import CompiledPayment, CompiledWindowPayment
from pbr.engine.payments.unmatched_records import Watched
from pbr.engine.pricing.amounts_together import Exactly
from pbr.engine.pricing.figures import FigureOf, figure_of
from pbr.engine.pricing.pricing import exactly_of
from pbr.engine.verdicts.verdict import HeldOf, held_by
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import Amount, PriceUse
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Measure


@dataclass(frozen=True, slots=True)
class SchemeFunctions:
    """The steps of a scheme as functions of the rows of one layout, as at one day."""

    over: Compiling
    payments: Mapping[str, CompiledPayment | CompiledWindowPayment]
    measures: tuple[CompiledMeasure, ...]
    watched: Watched

    @property
    def scheme(self) -> Scheme:
        """The scheme that was compiled."""
        return self.over.scheme

    @property
    def layouts(self) -> Layouts:
        """Where the fields stand, and the day up to which facts are known."""
        return self.over.layouts

    def of_records(self, payment: Payment) -> CompiledPayment:
        """The steps of a payment for records. Raises ``ValueError`` for one of a provider's windows."""
        steps = self.payments[payment.name]
        if not isinstance(steps, CompiledPayment):
            raise ValueError("a provider's window is no record")
        return steps

    def of_windows(self, payment: Payment) -> CompiledWindowPayment:
        """The steps of a payment for each window of a provider. Raises ``ValueError`` for one for records."""
        steps = self.payments[payment.name]
        if not isinstance(steps, CompiledWindowPayment):
            raise ValueError("a record is no provider's window")
        return steps

    def of_measure(self, measure: "Measure") -> CompiledMeasure:
        """How a measure counts a row, and whose the row is."""
        return next(one for one in self.measures if one.measure.name == measure.name)

    def test(self, condition: Condition) -> Test:
        """The function that answers a condition of the scheme, or a piece of one."""
        return test_of(condition, self.layouts)

    def day(self, day: Day) -> Callable[[Row], date | None]:
        """The function from a row to a day of the scheme, None while it is not known."""
        return day_of(day, self.layouts)

    def value(self, operand: Operand) -> Getter:
        """The function from a row to the value of a field or operand, None where it is blank."""
        return value_of(operand, self.layouts)

    def figure(self, use: PriceUse) -> FigureOf:
        """The function from a row and a day to the figure of a price."""
        return figure_of(use, self.over)

    def amount(self, amount: Amount) -> Exactly:
        """The function from a row and a day to what an amount comes to for one of what is counted, in exact pence."""
        return exactly_of(amount, self.over)

    def held(self, kind: TableKind) -> HeldOf | None:
        """The function from a row to why it is held; None where nothing can hold it."""
        return held_by(kind, self.over)

    def id_of(self, kind: TableKind) -> Callable[[Row], str]:
        """The function from a row to the id of its record."""
        return record_id_of(kind, self.over)
