"""The families of a part as one generated function: from the records of a provider to the rows of all their lines.

This is the innermost loop of a large settlement, and the one place where speed has shaped the code. The loop over the
heads of families is written around the walk through each, those below are told apart by counting, and what nobody asks
for is not there.
"""

from collections.abc import Collection, Sequence

from pbr.conditions.compiler import Layouts
from pbr.conditions.row_source import RowSource
from pbr.engine.facts.row_refs import ref_fields, ref_source
from pbr.engine.generated.family_walk import FamilyWalk, Paid, paid_in_order
from pbr.engine.generated.line_as_row import CellsOfLines, LineAsRow, name_statuses_as_text
from pbr.engine.generated.several_rows import is_alike
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.verdicts.taken_source import taken_in
from pbr.engine.verdicts.verdict_source import VerdictSource
from pbr.generate.source import Source
from pbr.scheme.payments.fields_read import fields_that_fix_lines


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
    line: it says whether a measure counts it (None: nothing is to be done); for each payment by its place what counts
    its lines, and what makes the rows of several; and what takes what is due of a plan under limits, of payments that
    are ``limited``.
    """
    source = Source()
    counted = {steps.payment.name: f"counted{at}" for at, steps in enumerate(paid_in_order(paid))}
    names = {table: f"below{at}" for at, table in enumerate(below, 1)}
    walk = _WalkWithRows(source, layouts, paid, LineAsRow(cells, names, counted, limited))
    with source.under("def settler(horizon, period_begins, noted, kept, tables, missed, counted, several, limit)"):
        source.write("made, aside, said, word = kept.rows, kept.aside.append, kept.said.get, kept.word")
        source.write("add, extend = made.append, made.extend")
        source.write(*(f"{name} = counted[{at}]" for at, name in enumerate(counted.values())))
        for at, steps in enumerate(paid_in_order(paid)):
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
                for at, _ in enumerate(below, 1):
                    # The rows below stand in the order of their heads.
                    source.write(f"ends = place{at} + many{at}(id(row), 0)", f"below{at} = rows{at}[place{at}:ends]")
                    source.write(f"place{at} = ends")
                walk.write(head, below)
            source.write(f"return [{', '.join(f'used{at}' for at in range(len(below) + 1))}]")
        source.write("return settle")
    name_statuses_as_text(source)
    return source


class _WalkWithRows(FamilyWalk):
    """A walk in which payments of several lines have rows that are made once for records that are alike."""

    def __init__(self, source: Source, layouts: Layouts, paid: Paid, ending: LineAsRow) -> None:
        super().__init__(source, layouts, paid, ending, "len(made)")
        self._limited_over_plan = ending.limited
        self._places = {steps.payment.name: at for at, steps in enumerate(paid_in_order(paid))}

    def write(self, head: str, below: Sequence[str]) -> None:
        """Write the walk, and what limits over the plan do at its end."""
        super().write(head, below)
        if self._limited_over_plan:
            self._limited(head)

    def write_payment(self, steps: CompiledPayment, row: RowSource) -> None:
        """Write what settles one payment for a record."""
        if is_alike(steps):
            self._several(steps, row)
        else:
            super().write_payment(steps, row)

    def _limited(self, head: str) -> None:
        """Add what limits over the plan do, once all that is due of it is known."""
        source = self.source
        steps = next(one for one in paid_in_order(self.paid) if one.payment.name in self._limited_over_plan)
        kind = steps.over.scheme.tables[head]
        _, _, plan, person, provider = ref_fields(kind, self.layouts.row_in(source), steps.over)
        with source.under("if under_limits"):
            source.write(f"limit({plan}, {person}, {provider}, under_limits)", "under_limits.clear()")

    def _several(self, steps: CompiledPayment, row: RowSource) -> None:
        """The rows of a payment of several lines: those of the first record like this one, with ids of its own."""
        source, at = self.source, self._places[steps.payment.name]
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
            if steps.payment.name in self._limited_over_plan:
                source.write("under_limits.extend(alike.due)")
            with source.under("if alike.told"):
                source.write(f"again{at}(alike, {ref_source(steps.kind, row, steps.over)})")
