"""The records of a run cut into parts, each a range of providers and keys with all that belongs to it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from pbr.records.table import Records, Row, Table

Range = tuple[int, int]
"""Where rows of a table begin, and where the next begin."""


def without_rows(records: Records) -> Records:
    """The same records with no row but those that are held: what is left when each part has its own."""
    return replace(records, tables={name: replace(table, rows=[]) for name, table in records.tables.items()})


def in_parts(records: Records, parts: int) -> Iterator[Records]:
    """Cut records into at most so many parts, about as long as each other, in the order in which they are settled.

    A record and those that belong to it stay together. What is held, and blank rows, are of no part. There are fewer
    parts where there are fewer records.
    """
    heads = [name for name, table in records.tables.items() if not table.kind.parent]
    for ranges in _ranges(records, heads, parts):
        tables = {name: _cut(records.tables[name], ranges[name]) for name in heads}
        for name, table in records.tables.items():
            if name not in tables:
                tables[name] = _cut(table, _range_below(table, records.tables[table.kind.parent], ranges))
        yield replace(records, tables={name: tables[name] for name in records.tables}, held_rows=())


def _ranges(records: Records, heads: list[str], parts: int) -> Iterator[dict[str, Range]]:
    """The range of each table of heads in each part: providers in order, and of each provider its tables in order."""
    runs = sorted(
        (provider, at, len(list(rows)))
        for at, name in enumerate(heads)
        for provider, rows in groupby(
            map(itemgetter(records.tables[name].layout["provider_id"]), records.tables[name].rows)
        )
    )
    total = sum(count for *_, count in runs)
    ends = [total * part // parts for part in range(1, parts + 1)]
    begins = dict.fromkeys(heads, 0)
    reached = dict.fromkeys(heads, 0)
    done = 0
    for end in dict.fromkeys(ends):
        while runs and done < end:
            provider, at, count = runs[0]
            taken = min(count, end - done)
            reached[heads[at]] += taken
            done += taken
            if taken == count:
                runs.pop(0)
            else:
                runs[0] = (provider, at, count - taken)
        if end:
            yield {name: (begins[name], reached[name]) for name in heads}
        begins = dict(reached)


def _cut(table: Table, of: Range) -> Table:
    return replace(table, rows=table.rows[slice(*of)], dropped=0)


def _range_below(table: Table, parents: Table, ranges: dict[str, Range]) -> Range:
    """Where the rows stand that belong to a range of their parents: both tables have the same order."""
    first, last = (_place_below(table, parents, at) for at in ranges[parents.name])
    return first, last


def _place_below(table: Table, parents: Table, at: int) -> int:
    if at == len(parents.rows):
        return len(table.rows)
    place = itemgetter(parents.layout["provider_id"], parents.layout[parents.kind.key[0]])

    def of_parent(row: Row) -> tuple[str, str]:
        found: tuple[str, str] = place(row[-1])
        return found

    return bisect_left(table.rows, place(parents.rows[at]), key=of_parent)
