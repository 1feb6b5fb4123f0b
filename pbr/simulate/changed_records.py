"""Records whose rows are changed, repeated or left out, with everything that belongs to them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Row, Table

_IDS = frozenset({"person_id", *(field for kind in TABLES.values() for field in kind.key if field.endswith("_id"))})
_KEPT = frozenset({"provider_id"})

Change = Callable[[str, Row, Mapping[str, int]], Sequence[Row]]
"""The rows that stand for a row of a table, its parent left for `with_rows`."""


def with_rows(records: Records, change: Change) -> Records:
    """Records whose rows are changed, and belong to the changed rows they stand under."""
    made: dict[str, Table] = {}
    stand_for: dict[str, dict[int, Sequence[Row]]] = {}
    for name in TABLES:
        table = records.tables.get(name)
        if table is None:
            continue
        above = stand_for.get(TABLES[name].parent, {})
        own: dict[int, Sequence[Row]] = {}
        rows: list[Row] = []
        for row in table.rows:
            changed = change(name, row, table.layout)
            parents = above.get(id(row[-1]))
            if parents is not None:
                # A row belongs to each of the rows that stand for its parent, and to none when there is none.
                changed = [
                    (*renamed(one, table, at)[:-1], parent) for at, parent in enumerate(parents) for one in changed
                ]
            own[id(row)] = changed
            rows += changed
        if TABLES[name].parent in made:
            # Rows stand in the order of their parents, as the engine reads them.
            places = {id(row): at for at, row in enumerate(made[TABLES[name].parent].rows)}
            rows.sort(key=lambda row: places[id(row[-1])])
        stand_for[name] = own
        made[name] = replace(table, rows=rows)
    return replace(records, tables={name: made[name] for name in records.tables})


def renamed(row: Row, table: Table, at: int) -> Row:
    """A copy of a row under ids of its own; the first keeps the ids there are."""
    if at == 0:
        return row
    named = {table.layout[field] for field in _IDS - _KEPT if field in table.layout}
    return tuple(f"{value} ({at + 1})" if place in named else value for place, value in enumerate(row))


def of_plans(records: Records, plans: Collection[tuple[str, str]]) -> Records:
    """Records with only some plans, each named by its provider and its id, and what belongs to them."""

    def kept(name: str, row: Row, layout: Mapping[str, int]) -> Sequence[Row]:
        if name != "plans":
            return [row]
        return [row] if (row[layout["provider_id"]], row[layout["plan_id"]]) in plans else []

    return with_rows(records, kept)
