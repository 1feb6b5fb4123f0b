"""Lines as rows of a file, written by the generated function itself: no line is made as a value and taken apart again.

What is the same of every line of a payment, or of one of its parts, is text before anything is settled; what a record
comes to is made into cells once for the same sums. What is left for each line is to put eight pieces of text together.
"""

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Protocol

from pbr.engine.facts.row_refs import ref_of_fields
from pbr.engine.generated.family_walk import EndingInWalk
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_source import LineParts, LineSource
from pbr.engine.pricing.line_sum import LineSum
from pbr.engine.verdicts.verdict_source import STATUSES
from pbr.generate.source import Source
from pbr.settlement.line import Line, Payer, Status
from pbr.settlement.reason import ForEach
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY, Slot

NOBODY = RecordRef("", "", "", "", "")
"""The record of a line of which only what is the same of many is asked."""


class FixedCells(NamedTuple):
    """What stands in every line of a payment or part: after the id in its own, after the plan, and after the status."""

    after_id: str
    after_plan: str
    after_status: str


class SumCells(NamedTuple):
    """The cells of a sum: its ``factors`` from quantity to share, and its money, by what is due of it.

    Nothing is due, or it was due before the period, or is in it: what follows up to the reason is the same text for
    all sums of so much. ``share`` is the share of the whole that it is.
    """

    factors: str
    not_due: str
    before: str
    now: str
    share: Fraction | None


class CellsOfLines(Protocol):
    """What makes the cells of lines, each as it stands in a file."""

    days: Mapping[date | None, str]

    def fixed(self, line: Line) -> FixedCells:
        """The cells of a line that do not depend on its record."""

    def sums(self, unit: str, signed: int | None, one: LineSum, share: Fraction | None) -> SumCells:
        """The cells of what a line comes to."""


class LineAsRow(EndingInWalk):
    """Lines as rows. A source has names for the rows ``below`` a record, and for what is counted of each payment.

    What is due of the payments that are ``limited`` over a plan is taken note of for each.
    """

    share = "sums"

    def __init__(
        self, cells: CellsOfLines, below: Mapping[str, str], counted: Mapping[str, str], limited: Collection[str] = ()
    ) -> None:
        super().__init__(below)
        self.cells, self.counted, self.limited = cells, counted, limited

    def write_factors(self, source: Source) -> None:
        """The cells of the factors are among those of the sums."""
        source.write("lacking = comes_to.lacking")

    def slice(self, steps: CompiledPayment, signed: int | None, one: LineSum) -> tuple[int | None, SumCells]:
        """The pence that a line comes to, and the cells of it."""
        _, share = super().slice(steps, signed, one)
        return signed, self.cells.sums(steps.unit, signed, one, share)

    def line(self, source: Source, steps: CompiledPayment, part: str) -> LineSource:
        """What writes a line as a row."""
        return _RowOfLine(source, steps, part, self)


class _RowOfLine(LineSource):
    def __init__(self, source: Source, steps: CompiledPayment, part: str, ending: LineAsRow) -> None:
        super().__init__(source, steps.over.scheme, steps.payment, part, steps.unit)
        self._ending = ending

    def _write_not_due(self, line: LineParts) -> None:
        self.source.write(f"money = {line.share}[1]")

    def _write_due_before(self, line: LineParts) -> None:
        self.source.write(f"money = {line.share}[2]")
        self._write_limited(line.signed, line.due_on)

    def _write_due_now(self, line: LineParts) -> None:
        self.source.write(f"money = {line.share}[3]")
        self._write_limited(line.signed, "None")

    def _write_limited(self, signed: str, before_on: str) -> None:
        if self.payment.name in self._ending.limited:
            name = self.source.bind_value(self.payment.name, "payment")
            self.source.write(f"under(({name}, {signed}, {before_on}))")

    def _write_held(self, line: LineParts) -> None:
        """A line that is held, or in error, is a value as well: others tell of it, and there are few.

        So is a deduction that is open, which counts as not taken where rows could not be read.
        """
        source, status = self.source, line.status
        told = ["held", "error", *(["opened"] if self.payment.verb == "deduct" else [])]
        is_told = " or ".join(f"{status} is {source.know(name, STATUSES[name])}" for name in told)
        as_value = line._replace(
            record=ref_of_fields(source, line.ref),
            status=f"{source.know('status_of', STATUS_OF)}[{status}]",
            quantity="comes_to.quantity",
            unit_price="comes_to.unit_price",
            share=f"{line.share}[4]",
        )
        with source.under(f"{'if' if self.payment.verb == 'deduct' else 'elif'} {is_told}"):
            source.write(f"aside({self._value(as_value, ('0', line.signed, '0'))})")

    def _made(self, line: LineParts) -> str:
        source, bind = self.source, self.source.bind_value
        source.write(f"{self._ending.counted[self.payment.name]}[{line.status}]({line.signed})")
        slot = source.bound[line.slot] if line.slot else ONLY
        fixed = [bind(text, "cells") for text in self._ending.cells.fixed(self._template(slot))]
        days = source.know("days", self._ending.cells.days)
        _, own_id, plan, person, provider = line.ref
        served = ",".join("" if day == "None" else f"{{{days}[{day}]}}" for day in line.service)
        due_on = "" if line.due_on == "None" else f"{{{days}[{line.due_on}]}}"
        reason = f"said(id({line.reason})) or word({line.reason})"
        return (
            f'f"{{{own_id}}}{{{fixed[0]}}}{{{provider}}},{{{person}}},{{{own_id}}},{{{plan}}}{{{fixed[1]}}}'
            f'{{{line.status}}}{{{fixed[2]}}}{due_on},{served},{{{line.share}[0]}}{{money}}{{{reason}}}"'
        )

    def _template(self, slot: object) -> Line:
        """A line of no record, for what is the same of all."""
        assert isinstance(slot, Slot)
        payment = self.payment
        return Line(
            self.scheme.name, NOBODY, payment.name, self.part, slot, Payer.COUNCIL, payment.provenance.clause,
            Status.OPEN, payment.line_kind, None, None, None, None, self.unit, None, None, 0, None, 0, 0, "",
            ForEach(""),
        )  # fmt: skip


STATUS_OF = {str(status.value): status for status in Status}
"""The statuses by their text: rows have that, which is quicker to look up."""


def name_statuses_as_text(source: Source) -> None:
    """Let the statuses of a source that writes rows be their text, each one object."""
    for name, status in STATUSES.items():
        if name in source.bound:
            source.bound[name] = status.value
