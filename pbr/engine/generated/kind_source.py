"""All payments for one kind of record as one generated function: from a record, and those below it, to its lines."""

from collections.abc import Sequence

from pbr.conditions.compiler import Layouts
from pbr.engine.generated.payment_source import PaymentSource
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_ending import AS_VALUES
from pbr.generate.source import Source


def source_of_kind(payments: Sequence[CompiledPayment], layouts: Layouts) -> Source:
    """Write ``settler``, which makes the function for a run, out of the payments in the order of the scheme.

    A run gives its days, what could not be read below each record, and where it notes what has no price; what makes
    the lines of a part where a row below could not be read; and by its place what settles a payment that is counted
    by time or in instalments, or retains the lines of one that is scaled: those have few lines, and functions of
    their own.
    """
    source = Source()
    row = layouts.row_in(source)
    with source.under("def settler(horizon, period_begins, held_below, noted, make_part, of_run)"):
        with source.under("def settle(row, children)"):
            source.write("lines = []", "add = lines.append")
            for at, steps in enumerate(payments):
                if is_by_itself(steps):
                    source.write(f"lines += of_run[{at}](row)")
                else:
                    PaymentSource(steps, row, at, AS_VALUES).write()
            source.write("return lines")
        source.write("return settle")
    return source


def is_by_itself(steps: CompiledPayment) -> bool:
    """Whether a payment has several lines for a record, a month or an instalment each."""
    return steps.service is not None or steps.instalments is not None
