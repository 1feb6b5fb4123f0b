"""The families of a part as one generated function: from the records of a provider to the rows of all their lines.

This is the innermost loop of a large settlement, and the one place where speed has shaped the code. Called once for
each record, with a list of lines for each family, the walk cost as much as the payments. So the loop over the heads of
families is written around the payments, those below are told apart by counting, and what nobody asks for is not there.
"""

from collections.abc import Collection, Mapping, Sequence

from pbr.conditions.compiler import Layouts
from pbr.conditions.row_source import RowSource
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.line_as_row import CellsOfLines, LineAsRow, name_statuses_as_text
from pbr.engine.payment_source import PaymentSource
from pbr.engine.row_refs import ref_fields, ref_source
from pbr.engine.several_rows import is_alike
from pbr.engine.taken_source import taken_in
from pbr.engine.verdict_source import VerdictSource
from pbr.generate.source import Source
from pbr.scheme.fields_read import fields_that_fix_lines

Paid = Mapping[str, Sequence[CompiledPayment]]
"""The payments for the records of each table."""


def source_of_families(
    head: str,
    below: Sequence[str],
    paid: Paid,
    layouts: Layouts,
    cells: CellsOfLines,
    limited: Collection[str] = (),
) -> Source:
    """Write ``settler``, which makes the function for a run, for a table of heads and those ``below`` it.

    A run gives its days, where it notes what has no price, ``kept`` for what is made; for each table below its rows
    and what says how many belong to a record, by its identity; for each table what to do with a record that has no
    line: it says whether a measure counts it (None: nothing is to be done); for each payment by its place what makes
    the rows of its several lines; and what takes what is due of a plan under limits, of payments that are ``limited``.
    """
    source = Source()
    counted = {steps.payment.name: f"counted{at}" for at, steps in enumerate(in_order(paid))}
    names = {table: f"below{at}" for at, table in enumerate(below, 1)}
    writing = _Writing(source, layouts, paid, LineAsRow(cells, names, counted, limited))
    with source.under("def settler(horizon, period_begins, noted, kept, tables, missed, several, limit)"):
        source.write("made, aside, said, word = kept.rows, kept.aside.append, kept.said.get, kept.word")
        source.write("add, extend = made.append, made.extend")
        source.write(*(f"{name} = kept.counted[{at}]" for at, name in enumerate(counted.values())))
        for at, steps in enumerate(in_order(paid)):
            if is_alike(steps):
                source.write(f"alike{at}, again{at} = several[{at}].alike, several[{at}].tell_again")
        source.write("nothing = ()", "under_limits = []", "under = under_limits.append")
        for at in range(len(below) + 1):
            source.write(f"missed{at} = missed[{at}]")
        for at in range(1, len(below) + 1):
            source.write(f"rows{at}, many{at} = tables[{at - 1}]", f"place{at} = 0")
        with source.under("def settle(heads)"):
            if below:
                source.write(f"nonlocal {', '.join(f'place{at}' for at in range(1, len(below) + 1))}")
            source.write(" = ".join(f"used{at}" for at in range(len(below) + 1)) + " = 0")
            with source.under("for row in heads"):
                writing.family(head, below)
            source.write(f"return [{', '.join(f'used{at}' for at in range(len(below) + 1))}]")
        source.write("return settle")
    name_statuses_as_text(source)
    return source


def in_order(paid: Paid) -> list[CompiledPayment]:
    """The payments, each by its place in the source."""
    return [steps for payments in paid.values() for steps in payments]


class _Writing:
    def __init__(self, source: Source, layouts: Layouts, paid: Paid, ending: LineAsRow) -> None:
        self.source, self.layouts, self.paid, self.ending = source, layouts, paid, ending
        self.places = {steps.payment.name: at for at, steps in enumerate(in_order(paid))}

    def family(self, head: str, below: Sequence[str]) -> None:
        """A record and those that belong to it, and which of them had any use."""
        source = self.source
        for at, _ in enumerate(below, 1):
            # The rows below stand in the order of their heads.
            source.write(f"ends = place{at} + many{at}(id(row), 0)", f"below{at} = rows{at}[place{at}:ends]")
            source.write(f"place{at} = ends", f"sharing_below{at} = nothing")
        source.write("begins = len(made)")
        self._payments(head, self.layouts.row_in(source))
        source.write("taken = len(made) > begins")
        with source.under("if not taken and missed0 is not None"):
            source.write("taken = missed0(row)")
        for at, table in enumerate(below, 1):
            if self.paid.get(table):
                self._paid_below(at, table)
            else:
                self._not_paid_below(at)
        if self.ending.limited:
            self._limited(head)
        source.write("used0 += taken")

    def _limited(self, head: str) -> None:
        """Add what limits over the plan do, once all that is due of it is known."""
        source = self.source
        steps = next(one for one in in_order(self.paid) if one.payment.name in self.ending.limited)
        kind = steps.over.scheme.tables[head]
        _, _, plan, person, provider = ref_fields(kind, self.layouts.row_in(source), steps.over)
        with source.under("if under_limits"):
            source.write(f"limit({plan}, {person}, {provider}, under_limits)", "under_limits.clear()")

    def _payments(self, table: str, row: RowSource) -> None:
        for steps in self.paid.get(table, ()):
            if is_alike(steps):
                self._several(steps, row)
            else:
                PaymentSource(steps, row, 0, self.ending).write()

    def _several(self, steps: CompiledPayment, row: RowSource) -> None:
        """The rows of a payment of several lines: those of the first record like this one, with ids of its own."""
        source, at = self.source, self.places[steps.payment.name]
        _, own_id, plan, person, provider = ref_fields(steps.kind, row, steps.over)
        fixed_by = "".join(f"{one}, " for one in dict.fromkeys(map(row.field, fields_that_fix_lines(steps.payment))))
        with taken_in(steps.payment, VerdictSource(row, self.layouts), steps.over, steps.back):
            source.write(
                f"alike = alike{at}({row.own}, day, status, reason, ({fixed_by}))",
                f"own_id = {own_id}",
                f'whose = f"{{{provider}}},{{{person}}},{{own_id}},{{{plan}}}"',
                'extend([f"{own_id}{after_id}{whose}{after_plan}" for after_id, after_plan in alike.ends])',
            )
            with source.under("for sums, amounts in alike.sums"):
                source.write("sums += amounts")
            if steps.payment.name in self.ending.limited:
                source.write("under_limits.extend(alike.due)")
            with source.under("if alike.told"):
                source.write(f"again{at}(alike, {ref_source(steps.kind, row, steps.over)})")

    def _paid_below(self, at: int, table: str) -> None:
        source = self.source
        source.write(f"shared = {{*map(id, sharing_below{at})}}")
        with source.under(f"for child in below{at}"):
            source.write("begins = len(made)")
            self._payments(table, RowSource(source, self.layouts.positions, self.layouts.as_at, "child", "row"))
            lined = "len(made) > begins or id(child) in shared"
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
