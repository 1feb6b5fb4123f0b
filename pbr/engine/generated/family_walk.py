"""The payments for a record and for those that belong to it, as generated source: one walk through a family.

Called once for each record, with a list of lines for each, the walk cost as much as the payments. So a loop is written
around the payments for the records below, and the lines are counted where somebody asks whether a record had any.
"""

from collections.abc import Mapping, Sequence

from pbr.conditions.compiler import Layouts
from pbr.conditions.row_source import RowSource
from pbr.engine.facts.row_refs import ref_source
from pbr.engine.generated.payment_source import PaymentSource
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_ending import LineEnding
from pbr.generate.source import Source
from pbr.records.dictionary import TableKind

Paid = Mapping[str, Sequence[CompiledPayment]]
"""The payments for the records of each table."""


def paid_in_order(paid: Paid) -> list[CompiledPayment]:
    """The payments, table by table."""
    return [steps for payments in paid.values() for steps in payments]


class EndingInWalk(LineEnding):
    """What comes of a line in a walk. ``below`` are the names that a source has for the rows below a record."""

    reads_all = True

    def __init__(self, below: Mapping[str, str]) -> None:
        self._below = below

    def write_record(self, steps: CompiledPayment, row: RowSource) -> None:
        """No record is named: its row is."""

    def record(self, steps: CompiledPayment, row: RowSource) -> str:
        """The record, for the few that have no price."""
        return ref_source(steps.kind, row, steps.over)

    def below(self, source: Source, kind: TableKind) -> str:
        """The rows of a table that belong to a record."""
        return self._below[kind.name]

    def write_sharing(self, source: Source, kind: TableKind) -> None:
        """Take note that members are given lines."""
        source.write(f"sharing_{self._below[kind.name]} = members")


class FamilyWalk:
    """Writes what settles a record and those that belong to it, and counts which of them had any use.

    ``many`` is an expression for how many lines there are so far. The source has ``row`` and, for the tables ``below``
    it in their order, ``below1`` and so on: the rows that belong to the record; ``missed0``, ``missed1`` and so on are
    what is done with a record that has no line, and say whether a measure counts it: None where nothing is to be done.
    Those that had any use are counted in ``used0``, ``used1`` and so on.
    """

    def __init__(self, source: Source, layouts: Layouts, paid: Paid, ending: EndingInWalk, many: str) -> None:
        self.source, self.layouts, self.paid, self.ending, self.many = source, layouts, paid, ending, many

    def write(self, head: str, below: Sequence[str]) -> None:
        """Write the walk for a table of heads and those below it."""
        source = self.source
        source.write(*(f"sharing_below{at} = nothing" for at, _ in enumerate(below, 1)))
        source.write(f"begins = {self.many}")
        self._payments(head, self.layouts.row_in(source))
        source.write(f"taken = {self.many} > begins")
        with source.under("if not taken and missed0 is not None"):
            source.write("taken = missed0(row)")
        for at, table in enumerate(below, 1):
            if self.paid.get(table):
                self._paid_below(at, table)
            else:
                self._not_paid_below(at)
        source.write("used0 += taken")

    def _payments(self, table: str, row: RowSource) -> None:
        for steps in self.paid.get(table, ()):
            self.write_payment(steps, row)

    def write_payment(self, steps: CompiledPayment, row: RowSource) -> None:
        """Write what settles one payment for a record."""
        PaymentSource(steps, row, 0, self.ending).write()

    def _paid_below(self, at: int, table: str) -> None:
        source = self.source
        source.write(f"shared = {{*map(id, sharing_below{at})}}")
        with source.under(f"for child in below{at}"):
            source.write(f"begins = {self.many}")
            self._payments(table, RowSource(source, self.layouts.positions, self.layouts.as_at, "child", "row"))
            lined = f"{self.many} > begins or id(child) in shared"
            with source.under(f"if {lined} or missed{at} is not None and missed{at}(child)"):
                source.write(f"used{at} += 1", "taken = True")

    def _not_paid_below(self, at: int) -> None:
        source = self.source
        with source.under(f"if sharing_below{at}"):
            source.write(f"used{at} += len(sharing_below{at})", "taken = True")
        with source.under(f"if missed{at} is not None and len(sharing_below{at}) < len(below{at})"):
            source.write(f"shared = {{*map(id, sharing_below{at})}}")
            unpaid = f"[child for child in below{at} if id(child) not in shared]"
            with source.under(f"for child in {unpaid}"), source.under(f"if missed{at}(child)"):
                source.write(f"used{at} += 1", "taken = True")
