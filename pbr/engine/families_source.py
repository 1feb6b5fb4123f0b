"""The families of a part as one generated function: from the records of a provider to the rows of all their lines.

This is the innermost loop of a large settlement, and the one place where speed has shaped the code. The loop over the
heads of families is written around the walk through each, those below are told apart by counting, and what nobody asks
for is not there.
"""

from collections.abc import Sequence

from pbr.conditions.compiler import Layouts
from pbr.engine.family_walk import FamilyWalk, Paid, paid_in_order
from pbr.engine.line_as_row import CellsOfLines, LineAsRow, name_statuses_as_text
from pbr.generate.source import Source


def source_of_families(head: str, below: Sequence[str], paid: Paid, layouts: Layouts, cells: CellsOfLines) -> Source:
    """Write ``settler``, which makes the function for a run, for a table of heads and those ``below`` it.

    A run gives its days, where it notes what has no price, ``kept`` for what is made; for each table below its rows
    and what says how many belong to a record, by its identity; and for each table what to do with a record that has no
    line: it says whether a measure counts it. None: nothing is to be done.
    """
    source = Source()
    counted = {steps.payment.name: f"counted{at}" for at, steps in enumerate(paid_in_order(paid))}
    names = {table: f"below{at}" for at, table in enumerate(below, 1)}
    walk = FamilyWalk(source, layouts, paid, LineAsRow(cells, names, counted), "len(made)")
    with source.under("def settler(horizon, period_begins, noted, kept, tables, missed)"):
        source.write("made, aside, said, word = kept.rows, kept.aside.append, kept.said.get, kept.word")
        source.write("add = made.append")
        source.write(*(f"{name} = kept.counted[{at}]" for at, name in enumerate(counted.values())))
        source.write("nothing = ()")
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
