"""Which records a payment is for, and at which day's price: what every basis asks first."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Day
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.pricing.line_sum import TakenRecord
from pbr.engine.verdicts.due_source import due_source
from pbr.engine.verdicts.taken_source import priced_day, taken_in
from pbr.engine.verdicts.verdict_source import VerdictSource
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line

if TYPE_CHECKING:
    from pbr.engine.verdicts.why_put_back import WhyOf

Settle = Callable[[Row], list[Line]]
"""A function from a row to the lines of one payment; none where the row is out of the payment's scope."""


DueOn = Callable[[Row, date | None], date | None]
"""A function from a row, and the day that places its line, to the day it is due; None while it is not known."""


PricedOn = Callable[[Row], date | None]
"""A function from a row to the day that fixes its price; None while it is not known."""


TakeIn = Callable[[Row], TakenRecord | None]
"""A function from a row to what a payment makes of it; None where it is out of scope."""


def take_in_of(payment: Payment, over: Compiling, back: "WhyOf | None" = None) -> TakeIn:
    """A function from a row to what the payment makes of it; ``back`` holds what the last settlement had."""
    take_in: TakeIn = functions_of(take_in_source(payment, over, back))["take_in"]
    return take_in


def take_in_source(payment: Payment, over: Compiling, back: "WhyOf | None" = None) -> Source:
    """The generated source of the function that takes a row in, before it is made a function."""
    source = Source()
    verdicts = VerdictSource(over.layouts.row_in(source), over.layouts)
    with source.under("def take_in(row)"):
        with taken_in(payment, verdicts, over, back):
            source.write(f"return {source.know('TakenRecord', TakenRecord)}(day, (status, reason))")
        source.write("return None")
    return source


def priced_on_of(payment: Payment, over: Compiling) -> PricedOn:
    """The day whose price a record takes; for a price taken day by day, the first day of service."""
    return day_of(priced_day(payment), over.layouts)


def due_on_of(due: Day, over: Compiling) -> DueOn:
    """A function from a row, and the day that places its line, to the day it is due.

    The day that places a line is one of the month, quarter or year it is for, or the instalment's own.
    """
    source = Source()
    with source.under("def due_on(row, day)"):
        source.write(f"return {due_source(due, over.layouts.row_in(source), 'day', over.scheme.runs)}")
    due_on: DueOn = functions_of(source)["due_on"]
    return due_on
