"""What comes of a line in generated source: a value, as nearly everybody asks for, its row of a file, or its amount.

The steps of a payment are written once, by `payment_source` and `part_source`, and are the same for all. What differs
is asked of an ending: how the record and the sums are named, and what is made of a line in the end.
"""

from fractions import Fraction
from typing import Any

from pbr.conditions.compiler import Layouts
from pbr.conditions.row_source import RowSource
from pbr.engine.facts.row_refs import ref_source
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_source import LineSource
from pbr.engine.pricing.line_sum import LineSum
from pbr.engine.verdicts.verdict_source import VerdictSource
from pbr.generate.source import Source
from pbr.records.dictionary import TableKind


class LineEnding:
    """Lines as values. ``share`` is the name of what stands beside the pence in what a record comes to."""

    share = "share"
    reads_all = False
    """Whether nothing below a record was held because it could not be read, and none need be asked whether it was."""

    def verdicts(self, row: RowSource, layouts: Layouts) -> VerdictSource:
        """What writes the verdicts on a row."""
        return VerdictSource(row, layouts)

    def write_record(self, steps: CompiledPayment, row: RowSource) -> None:
        """Name the record that a payment is for."""
        row.source.write(f"record = {ref_source(steps.kind, row, steps.over)}")

    def record(self, steps: CompiledPayment, row: RowSource) -> str:
        """The record that a payment is for, once it was named."""
        return "record"

    def write_factors(self, source: Source) -> None:
        """Name what a line has of ``comes_to`` beside its sums."""
        source.write("quantity, unit_price, lacking = comes_to.quantity, comes_to.unit_price, comes_to.lacking")

    def slice(self, steps: CompiledPayment, signed: int | None, one: LineSum) -> tuple[int | None, Any]:
        """What is kept of what a line comes to: its pence, with their sign, and what else is said of them."""
        # The share of a price that is not known is the share of nothing.
        share: Fraction | None = None if one.unit_price is None else one.share
        return signed, share

    def below(self, source: Source, kind: TableKind) -> str:
        """The rows of a table that belong to a record."""
        return f"children[{source.bind_value(kind.name, 'table')}]"

    def write_sharing(self, source: Source, kind: TableKind) -> None:
        """Take note that the ``members`` of a record are given lines; a line as a value says so itself."""

    def line(self, source: Source, steps: CompiledPayment, part: str) -> LineSource:
        """What writes a line of a payment, or of one of its parts."""
        return LineSource(source, steps.over.scheme, steps.payment, part, steps.unit)

    def write_line(self, source: Source, made: str) -> None:
        """Add a line to those that were made."""
        source.write(f"add({made})")


AS_VALUES = LineEnding()
