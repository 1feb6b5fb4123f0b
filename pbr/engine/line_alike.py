"""Lines that come to the same for one plan, made once and counted: the third ending of the steps of a payment.

A plan has visits by the hundred, and whoever adds lines up asks for none of them by itself. So no line is made of each:
the first of those that have one status and one sum is a value, and the others are so many more like it.
"""

from collections.abc import Callable, Collection, Sequence

from pbr.conditions.compiler import Layouts
from pbr.conditions.row_source import RowSource
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.families_written import Missed, is_of_its_own
from pbr.engine.family_walk import Paid
from pbr.engine.line_ending import LineEnding
from pbr.engine.line_source import LineParts, LineSource
from pbr.engine.payment_source import PaymentSource
from pbr.engine.row_refs import ref_of_fields, ref_source
from pbr.engine.run_context import Settling
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.settlement.line import Line

TimesOfLine = tuple[Line, int]
"""A line, and how many lines there are that come to the same, itself among them."""

SettleAlike = Callable[[Sequence[Row]], tuple[list[TimesOfLine], int]]
"""A function from the rows of a table that belong to one record to their lines, and how many of them had any use."""


def tables_alike(
    paid: Paid, payments: Collection[str], settling: Settling, missed: Callable[[str], Missed | None]
) -> dict[str, SettleAlike]:
    """What settles the tables that belong to records of others, of which all that is ``paid`` is among ``payments``.

    A table is left out where a line needs more than its own record. ``missed`` says what is done with a row of a table
    that has no line.
    """
    return {
        name: _settler(steps, settling.layouts)(
            settling.horizon, settling.period.first, settling.unpriced, missed(name)
        )
        for name, steps in paid.items()
        if all(one.payment.name in payments and _is_counted_alike(one) for one in steps)
    }


def _is_counted_alike(steps: CompiledPayment) -> bool:
    return bool(steps.kind.parent) and is_of_its_own(steps) and steps.back is None and not steps.parts


def _settler(payments: Sequence[CompiledPayment], layouts: Layouts) -> Callable[..., SettleAlike]:
    """What makes the function for a run; kept for the next one over the same layout."""
    key = ("alike", *(id(steps.payment) for steps in payments))
    for compiled in (layouts.on_any_day, layouts.as_at_day):
        if key in compiled.others:
            found: Callable[..., SettleAlike] = compiled.others[key][1]
            return found
    source = source_of_alike(payments, layouts)
    made: Callable[..., SettleAlike] = functions_of(source)["settler"]
    # With the payments themselves, which then live as long: no other can come to have their identity.
    layouts.compiled_with(source).others[key] = ([steps.payment for steps in payments], made)
    return made


def source_of_alike(payments: Sequence[CompiledPayment], layouts: Layouts) -> Source:
    """Write ``settler``, which makes the function for a run, out of the payments in the order of the scheme."""
    source = Source()
    row = layouts.row_in(source)
    with source.under("def settler(horizon, period_begins, noted, missed)"):
        with source.under("def settle(rows)"):
            source.write("found, used = [], 0")
            source.write(*(f"alike{at} = {{}}" for at, _ in enumerate(payments)))
            with source.under("for row in rows"):
                source.write("lined = False")
                for at, steps in enumerate(payments):
                    PaymentSource(steps, row, at, LineAlike(f"alike{at}")).write()
                with source.under("if lined or missed is not None and missed(row)"):
                    source.write("used += 1")
            source.write("return [(line, times) for line, times in found], used")
        source.write("return settle")
    return source


class LineAlike(LineEnding):
    """Counts the lines of a payment that come to the same; ``alike`` is the name of those met before."""

    def __init__(self, alike: str) -> None:
        self._alike = alike

    def write_record(self, steps: CompiledPayment, row: RowSource) -> None:
        """No record is named before it is asked for."""

    def record(self, steps: CompiledPayment, row: RowSource) -> str:
        """The record, for the few that have no price."""
        return ref_source(steps.kind, row, steps.over)

    def write_factors(self, source: Source) -> None:
        """Factors are asked of the first line alone."""
        source.write("lacking = comes_to.lacking")

    def line(self, source: Source, steps: CompiledPayment, part: str) -> LineSource:
        """What writes the first line of those that come to the same."""
        return _FirstOfAlike(source, steps, part, self._alike)

    def write_line(self, source: Source, made: str) -> None:
        """Count one more of a line."""
        source.write(f"{made}[1] += 1", "lined = True")


class _FirstOfAlike(LineSource):
    def __init__(self, source: Source, steps: CompiledPayment, part: str, alike: str) -> None:
        super().__init__(source, steps.over.scheme, steps.payment, part, steps.unit)
        self._alike, self._steps = alike, steps

    def _made(self, line: LineParts) -> str:
        source = self.source
        first = line._replace(
            record=ref_of_fields(source, line.ref), quantity="comes_to.quantity", unit_price="comes_to.unit_price"
        )
        source.write(f"same = {self._alike}.get(({line.status}, amount, at_stake))")
        with source.under("if same is None"):
            source.write(
                f"same = {self._alike}[{line.status}, amount, at_stake] = [{super()._made(first)}, 0]",
                "found.append(same)",
            )
        return "same"
