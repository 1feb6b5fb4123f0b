"""A payment as generated source: what it comes to for a record, and the line or the lines of it.

The steps stand in the order in which a contract is read, with the conditions, days and gates written out. What is asked
of others are figures (`reckoning`), reasons (`verdict_by_facts`), and what is seldom met.
"""

from collections.abc import Iterator

from pbr.conditions.day_source import day_source
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.counting.reckoning import Reckoning
from pbr.engine.facts.row_refs import ref_fields
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_ending import LineEnding
from pbr.engine.payments.line_source import LineParts
from pbr.engine.verdicts.due_source import due_source
from pbr.engine.verdicts.taken_source import taken_in
from pbr.generate.source import all_of
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.units.payment_basis import Costing, Hours, Units


class PaymentSource:
    """Writes a payment for a row, by its place among those of one kind of record: its lines are given to ``add``."""

    def __init__(self, steps: CompiledPayment, row: RowSource, at: int, ending: LineEnding) -> None:
        self.steps, self.row, self.at, self.ending = steps, row, at, ending
        self.source = row.source
        self.verdicts = ending.verdicts(row, steps.over.layouts)

    def write(self) -> None:
        """Write the steps of the payment."""
        steps, source = self.steps, self.source
        with taken_in(steps.payment, self.verdicts, steps.over, steps.back):
            if steps.payment.at_most is not None:
                # Which records have a place was worked out over all of them (`places`).
                source.write(f"status, reason = of_run[{self.at}](row, status, reason)")
            elif steps.payment.most_of is not None:
                # How much of each record is paid for was worked out over all of them too (`quantities_left`).
                source.write(f"status, reason, portion = of_run[{self.at}](row, status, reason)")
            self.ending.write_record(steps, self.row)
            reckoning = Reckoning(steps, steps.over.scheme.rounding, self.ending.slice)
            self._write_sums(reckoning)
            if steps.parts:
                self._write_parts(reckoning)
            else:
                self._write_whole()
            if steps.payment.most_of is not None and steps.payment.most_of.carries:
                # What is over in its own window is paid in later ones (`quantities_carried`).
                source.write(f"lines += of_run[{self.at}].carried(row, record, day)")

    def _write_sums(self, reckoning: Reckoning) -> None:
        """Look up what the payment comes to, by what fixes its price and shares and by its quantity."""
        source = self.source
        if self.steps.payment.most_of is not None:
            self._write_portion(reckoning)
        elif self.steps.payment.amount.so_far is None:
            self._write_reckoned(reckoning)
        else:
            self._write_in_tiers()
        self.ending.write_factors(source)
        with source.under("if comes_to.missing"):
            record = self.ending.record(self.steps, self.row)
            source.write(f"status = {self.verdicts.status('error')}", f"reason = comes_to.unpriced({record}, noted)")

    def _write_reckoned(self, reckoning: Reckoning) -> None:
        source = self.source
        terms, find = source.bind(reckoning.terms, "terms"), source.bind(reckoning.find, "find")
        reckon = source.bind(reckoning.reckon, "reckon")
        source.write(f"fixed_by = {self._fixed_by()}")
        source.write(f"same_terms = {terms}.get(fixed_by)")
        with source.under("if same_terms is None"):
            source.write(f"same_terms = {find}(fixed_by, {self.row.own}, day)")
        self._write_count()
        source.write(f"comes_to = same_terms.get(count) or {reckon}(same_terms, count, {self.row.own}, day)")

    def _write_in_tiers(self) -> None:
        """The same where the price differs by how much there was so far, which was worked out over all records."""
        # imported late: few prices go by how much there was so far
        from pbr.engine.quantities.tier_reckoning import TierReckoning

        source = self.source
        reckon = source.bind(TierReckoning(self.steps, self.steps.over.scheme.rounding).reckon, "reckon")
        self._write_count()
        source.write(f"comes_to = {reckon}({self._fixed_by()}, count, of_run[{self.at}](row), row, day)")

    def _write_portion(self, reckoning: Reckoning) -> None:
        """The same where only so much of a quantity is paid for: of that portion of the record."""
        source = self.source
        find = source.bind(reckoning.of_portion, "reckon")
        self._write_count()
        source.write(f"comes_to = {find}(({self._fixed_by()}, count, portion), row, day)")

    def _fixed_by(self) -> str:
        """An expression for the day and the fields that fix the price and the shares."""
        read = list(dict.fromkeys(["day", *(self.row.field(ref) for ref in _refs(self.steps.payment))]))
        return read[0] if len(read) == 1 else f"({', '.join(read)})"

    def _write_count(self) -> None:
        """Give ``count`` what the quantity depends on: nothing, a number of the record, or its hours and length."""
        source, basis = self.source, self.steps.payment.scope.basis
        if isinstance(basis, Hours | Units):
            source.write(f"time = {self.row.value(basis.field)}")
            source.write("count = None if time is None else time.as_integer_ratio()")
        elif isinstance(basis, Costing):
            first, last = day_source(basis.first, self.row), day_source(basis.last, self.row)
            source.write(f"weekly = {self.row.value(basis.weekly_hours)}", f"first = {first}", f"last = {last}")
            known = all_of([f"{name} is not None" for name in ("weekly", "first", "last")])
            source.write(f"count = (weekly.as_integer_ratio(), (last - first).days) if {known} else None")
        else:
            source.write("count = None")

    def _write_parts(self, reckoning: Reckoning) -> None:
        # imported late: most payments are of one part
        from pbr.engine.generated.part_source import PartSource

        for at, part in enumerate(self.steps.parts):
            PartSource(self.steps, self.verdicts, reckoning, (self.at, at), self.ending).write(part)

    def _write_whole(self) -> None:
        """The one line of a payment that is not divided; where a measure scales it, as its pool retains it."""
        source, payment = self.source, self.steps.payment
        if payment.due is None:
            raise ValueError("a payment that is not divided has a day on which it is due")
        self.verdicts.write_lacking("status", "reason")
        source.write(f"signed, {self.ending.share} = comes_to.slices[0]")
        source.write(f"due_on = {due_source(payment.due, self.row, 'day', self.steps.over.scheme.runs)}")
        timed = isinstance(payment.scope.basis, Hours)
        parts = LineParts(
            "record", "status", "reason", "due_on", "signed", "quantity", "unit_price", self.ending.share,
            ("day", "day") if timed else ("None", "None"), ref=ref_fields(self.steps.kind, self.row, self.steps.over),
        )  # fmt: skip
        line = self.ending.line(source, self.steps, "").write(parts)
        self.ending.write_line(source, line if payment.scale is None else f"of_run[{self.at}]({line}, day)")


def _refs(payment: Payment) -> Iterator[FieldRef]:
    """The fields of a record that fix its price and the shares of its parts, beside the day."""
    yield from payment.amount.fields()
    uses = [*payment.amount.uses(), *(part.share for part in payment.parts)]
    for use in uses:
        if isinstance(use, PriceUse):
            yield from use.by
