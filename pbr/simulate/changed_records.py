"""Records whose rows are changed, repeated or left out, with everything that belongs to them.

A row is a tuple whose last item is its parent's row, so whoever changes a row changes what belongs to it too.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Row, Table, Value

_IDS = frozenset({"person_id", *(field for kind in TABLES.values() for field in kind.key if field.endswith("_id"))})
_KEPT = frozenset({"provider_id"})

Change = Callable[[str, Row, Mapping[str, int]], Sequence[Row]]
"""The rows that stand for a row of a table, its parent left for `with_rows`."""


def with_rows(records: Records, change: Change) -> Records:
    """Records whose rows are changed, and belong to the changed rows they stand under."""
    made: dict[str, Table] = {}
    stand_for: dict[str, dict[int, Sequence[Row]]] = {}
    for name, table in records.tables.items():
        parent = table.kind.parent
        above = stand_for.get(parent, {})
        own: dict[int, Sequence[Row]] = {}
        rows: list[Row] = []
        for row in table.rows:
            changed = change(name, row, table.layout)
            parents = above.get(id(row[-1]))
            if parents is not None and not (len(changed) == len(parents) == 1 and changed[0][-1] is parents[0]):
                # A row belongs to each of the rows that stand for its parent, and to none when there is none.
                changed = [
                    (*renamed(one, table, at)[:-1], parent) for at, parent in enumerate(parents) for one in changed
                ]
            own[id(row)] = changed
            rows += changed
        if parent in made:
            # Rows stand in the order of their parents, as the engine reads them.
            places = {id(row): at for at, row in enumerate(made[parent].rows)}
            rows.sort(key=lambda row: places[id(row[-1])])
        stand_for[name] = own
        made[name] = replace(table, rows=rows)
    return replace(records, tables={name: made[name] for name in records.tables})


def renamed(row: Row, table: Table, at: int) -> Row:
    """A copy of a row under ids of its own; the first keeps the ids there are."""
    if at == 0:
        return row
    # The key of a council's own table is an id; some of the dictionary's are days and codes besides.
    ids = _IDS if table.name in TABLES else {*_IDS, *table.kind.key}
    named = {table.layout[field] for field in ids - _KEPT if field in table.layout}
    return tuple(f"{value} ({at + 1})" if place in named else value for place, value in enumerate(row))


def with_plans_alone(records: Records, plans: Collection[tuple[str, str]]) -> Records:
    """Records with only some plans, each named by its provider and its id, and what belongs to them: all as they are.

    All records where they have no plans.
    """
    table = records.tables.get("plans")
    if table is None:
        return records
    provider, plan = table.layout["provider_id"], table.layout["plan_id"]
    own = [row for row in table.rows if (row[provider], row[plan]) in plans]
    kept = {id(row) for row in own}
    below = {
        name: [row for row in one.rows if id(row[-1]) in kept]
        for name, one in records.tables.items()
        if one.kind.parent == table.name
    }
    return with_rows_of(records, {table.name: own, **below})


def with_rows_of(records: Records, rows: Mapping[str, list[Row]]) -> Records:
    """Records with other rows in some tables, just as they are given: their parents are for the caller to see to."""
    tables = records.tables
    changed = {name: replace(tables[name], rows=own) for name, own in rows.items()}
    return replace(records, tables={**tables, **changed})


def without_rows_of(records: Records, tables: Collection[str]) -> Records:
    """Records in which some tables have no rows; of rows that others belong to none may be left out."""
    return with_rows_of(records, {name: [] for name in tables if name in records.tables})


def with_rows_at(records: Records, rows: Mapping[str, Mapping[int, Row]]) -> Records:
    """Records with some rows changed, each given by its position; what belongs to one belongs to it as changed.

    Tables keep their order and their other rows; a table stands after that of its parents.
    """
    made: dict[str, list[Row]] = {}
    changed: dict[str, dict[int, Row]] = {}
    for name, table in records.tables.items():
        above = changed.get(table.kind.parent)
        if not above and not rows.get(name):
            continue
        own = list(table.rows)
        for at, row in rows.get(name, {}).items():
            own[at] = row
        if above:
            own = [(*row[:-1], above[id(row[-1])]) if id(row[-1]) in above else row for row in own]
        if any(one.kind.parent == name for one in records.tables.values()):
            pairs = zip(table.rows, own, strict=True)
            changed[name] = {id(before): after for before, after in pairs if before is not after}
        made[name] = own
    return with_rows_of(records, made)


def with_fields(row: Row, layout: Mapping[str, int], values: Mapping[str, Value]) -> Row:
    """A row with other values in the fields that it has; ``layout`` gives the position of each."""
    made = list(row)
    for field, value in values.items():
        if field in layout:
            made[layout[field]] = value
    return tuple(made)
