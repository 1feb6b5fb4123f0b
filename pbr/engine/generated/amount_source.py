"""What comes of a line in generated source where its amount alone is asked for: what became of it, and what it is.

The third ending, beside values and rows: no record is named, no reason given, and nothing is said of price or quantity.
The steps of a payment are the same for all three, so that no scheme has two meanings.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pbr.conditions.compiler import Layouts
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import Condition
from pbr.engine.facts.row_refs import ref_source
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.family_walk import Paid
from pbr.engine.generated.kind_source import is_by_itself
from pbr.engine.generated.payment_source import PaymentSource
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_ending import LineEnding
from pbr.engine.payments.line_maker import NO_SERVICE, Make, signed
from pbr.engine.payments.line_source import LineParts, LineSource
from pbr.engine.pricing.line_sum import LineSum
from pbr.engine.verdicts.verdict_source import STATUSES, VerdictSource
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.settlement.facts import Facts
from pbr.settlement.line import Status
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY

Place = tuple[str, str, str]
"""A payment, its part, and the table of the record that a line is for."""

Amount = tuple[int, Status, str, int | None]
"""A line: the number of its place, its status, the id of its record, and its pence with their sign, None if not known.

They are due where it is due, and at stake where it is not.
"""


InError = Callable[[RecordRef, Reason], None]
"""Is told of the record of a line that is in error, and why it is, of payments of which only one is paid."""


def source_of_amounts(paid: Paid, layouts: Layouts, ending: "AmountEnding") -> tuple[Source, tuple[Place, ...]]:
    """Write ``settler``, which makes the functions for a run, and say for what each line is, by the number it has.

    It gives a function for each table, in their order: from a record, and the rows below it, to its lines. Of each that
    is its number, its status, the id of its record, and what it comes to in pence with its sign, None if not known.
    What has several lines for a record is settled by the functions that a run gives by the numbers of those lines, and
    shares of which some could not be read are made by what ``make_part`` gives.
    """
    source = Source()
    row = layouts.row_in(source)
    with source.under("def settler(horizon, period_begins, noted, of_run, in_error, held_below, make_part)"):
        for table, payments in enumerate(paid.values()):
            with source.under(f"def settle{table}(row, children)"):
                source.write("lines = []", "add = lines.append")
                for at, steps in enumerate(payments):
                    if is_by_itself(steps):
                        source.write(f"lines += of_run[{len(ending.places)}](row)")
                        ending.places.append((steps.payment.name, "", steps.kind.name))
                    else:
                        PaymentSource(steps, row, at, ending).write()
                source.write("return lines")
        source.write(f"return [{', '.join(f'settle{table}' for table, _ in enumerate(paid))}]")
    return source, tuple(ending.places)


def amount_maker(
    steps: CompiledPayment, part: str, numbers: Mapping[str, int], settling: Settling, in_error: InError
) -> Make[Amount]:
    """What makes lines of a payment, or of one of its parts, as amounts one by one.

    ``numbers`` has the number of a line by the table of its record.
    """
    source = Source()
    for name, value in (("horizon", settling.horizon), ("period_begins", settling.period.first)):
        source.know(name, value)
    source.know("in_error", in_error)
    source.know("no_service", NO_SERVICE)
    source.know("only", ONLY)
    # Of the record nothing is asked but its id, and of the line nothing beside its status and its pence.
    parts = LineParts(
        "record", "status", "reason", "due_on", "signed", "None", "None", "None", ref=("", "record.id")
    )  # fmt: skip
    with source.under("def make(record, verdict, due_on, comes_to, service=no_service, slot=only)"):
        source.write("status, reason = verdict", f"signed = {signed(steps.payment, 'comes_to[0]')}")
        source.write(f"return {_OfAnyTable(source, steps, part, numbers).write(parts)}")
    make: Make[Amount] = functions_of(source)["make"]
    return make


class AmountEnding(LineEnding):
    """Amounts alone. ``places`` says for what the lines are, in the order of their numbers."""

    reads_all = True

    def __init__(self) -> None:
        self.places: list[Place] = []

    def verdicts(self, row: RowSource, layouts: Layouts) -> VerdictSource:
        """What writes the verdicts on a row: nobody asks why."""
        return _VerdictsUntold(row, layouts)

    def write_record(self, steps: CompiledPayment, row: RowSource) -> None:
        """No record is named: its id is given."""

    def record(self, steps: CompiledPayment, row: RowSource) -> str:
        """The record, for the few that have no price."""
        return ref_source(steps.kind, row, steps.over)

    def write_factors(self, source: Source) -> None:
        """Nothing is said of the factors but what the sum waits for."""
        source.write("lacking = comes_to.lacking")

    def slice(self, steps: CompiledPayment, signed: int | None, one: LineSum) -> tuple[int | None, Any]:
        """The pence that a line comes to, and nothing else."""
        return signed, None

    def line(self, source: Source, steps: CompiledPayment, part: str) -> LineSource:
        """What writes a line as its amount."""
        return _AmountOfLine(source, steps, part, self.places)


class AmountEndingBesideUnread(AmountEnding):
    """The same where rows could not be read, which may have a share of what the record above them is paid."""

    reads_all = False

    def write_record(self, steps: CompiledPayment, row: RowSource) -> None:
        """Name the record, of which it is asked whether a row below it was held."""
        LineEnding.write_record(self, steps, row)

    def write_factors(self, source: Source) -> None:
        """What the sum waits for, and nothing of what a share would be of."""
        source.write("quantity, unit_price, lacking = None, None, comes_to.lacking")


class _VerdictsUntold(VerdictSource):
    def why(self, condition: Condition, make: Callable[[Facts], Reason]) -> str:
        return "None"


class _AmountOfLine(LineSource):
    """Writes the lines of a payment, or of one of its parts, as amounts; each is a place of its own."""

    def __init__(self, source: Source, steps: CompiledPayment, part: str, places: list[Place]) -> None:
        super().__init__(source, steps.over.scheme, steps.payment, part, steps.unit)
        self._places = places

    def _write_not_due(self, line: LineParts) -> None:
        """What is at stake is what it comes to."""

    def _write_due_before(self, line: LineParts) -> None:
        """What was due before the period is what it comes to as well."""

    def _write_due_now(self, line: LineParts) -> None:
        self.source.write("pass")

    def _made(self, line: LineParts) -> str:
        if self.payment.not_beside:
            with self.source.under(f"if {line.status} is {self.source.know('error', STATUSES['error'])}"):
                self.source.write(f"in_error({self._record(line)}, {line.reason})")
        return f"({self._number(line)}, {line.status}, {line.ref[1]}, {line.signed})"

    def _record(self, line: LineParts) -> str:
        return f"{self.source.know('RecordRef', RecordRef)}({', '.join(line.ref)})"

    def _number(self, line: LineParts) -> str:
        self._places.append((self.payment.name, self.part, str(self.source.bound[line.ref[0]])))
        return str(len(self._places) - 1)


class _OfAnyTable(_AmountOfLine):
    """The same of lines made one by one, which have the number of the table of their record."""

    def __init__(self, source: Source, steps: CompiledPayment, part: str, numbers: Mapping[str, int]) -> None:
        super().__init__(source, steps, part, [])
        self._numbers = numbers

    def _record(self, line: LineParts) -> str:
        return line.record

    def _number(self, line: LineParts) -> str:
        return f"{self.source.bind(self._numbers, 'numbers')}[{line.record}.table]"
