"""Records with what comparing them tells written beside their own fields, for the conditions that name it."""

from collections.abc import Sequence
from dataclasses import replace

from pbr.records.consistency.comparison import RecordsCompared, ToldByOthers
from pbr.records.table import Records, Row, Table


def with_facts(records: Records, facts: Sequence[ToldByOthers], beside: RecordsCompared) -> Records:
    """The same records, each with the answers of the facts about its table, before its parent's row.

    What is of a table that is not there is left out.
    """
    made: dict[str, Table] = {}
    stands_for: dict[str, dict[int, Row]] = {}
    for name, table in records.tables.items():
        of_table = [one for one in facts if one.table == name]
        columns = [one.of(beside) for one in of_table]
        above = stands_for.get(table.kind.parent)
        if not columns and above is None:
            made[name] = table
            continue
        rows = [
            (*row[:-1], *answers, above[id(row[-1])] if above is not None else row[-1])
            for row, answers in zip(table.rows, zip(*columns, strict=True) if columns else _nothing(table), strict=True)
        ]
        width = len(table.layout)
        layout = {**table.layout, **{one.words: width + at for at, one in enumerate(of_table)}}
        stands_for[name] = {id(before): after for before, after in zip(table.rows, rows, strict=True)}
        made[name] = replace(table, layout=layout, rows=rows)
    return replace(records, tables=made)


def _nothing(table: Table) -> list[tuple[()]]:
    return [()] * len(table.rows)
