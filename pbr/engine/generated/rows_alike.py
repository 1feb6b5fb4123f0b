"""Rows of a table told apart once: which of them are alike in some cells, and which belong to each record above.

Visits come by the million and are much alike: their days and their minutes are few. Whoever settles them again, under
another scheme or over other days, is given the same numbers and need look at no row.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import compress, count, islice
from operator import is_not, itemgetter

from pbr.records.table import Row, Table

_LOOKED_AT = 1_000
"""So many cells of a column say what it is of; a fraction among the rest is told apart all the same, if more slowly."""


def kinds_of_rows(table: Table, positions: tuple[int, ...]) -> Sequence[int]:
    """For each row a number that it shares with those alike in these positions, in the order of the first of each."""
    found: Sequence[int] | None = table.made.get(("kinds", positions))
    if found is None:
        columns = [_told_apart(list(map(itemgetter(at), table.rows))) for at in positions]
        numbers: dict[Hashable, int] = defaultdict(count().__next__)
        cells = columns[0] if len(columns) == 1 else zip(*columns, strict=True)
        found = list(map(numbers.__getitem__, cells)) if columns else [0] * len(table.rows)
        table.made["kinds", positions] = found
    return found


def kinds_at_least(table: Table, positions: tuple[int, ...]) -> Sequence[int]:
    """The same, or kinds that are told apart by other positions too, where somebody has asked for those."""
    finer = (asked for asked in _positions_asked(table) if {*positions} <= {*asked})
    return kinds_of_rows(table, next(finer, positions))


def _positions_asked(table: Table) -> list[tuple[int, ...]]:
    return [key[1] for key in table.made if isinstance(key, tuple) and key[0] == "kinds"]


def _told_apart(column: Sequence[Hashable]) -> Iterable[Hashable]:
    """A column, or where it has fractions a number for each object: those are told apart far sooner than fractions.

    Each spelling was read into one object, so there are few.
    """
    if not any(isinstance(one, Fraction) for one in islice(column, _LOOKED_AT)):
        return column
    numbers: dict[int, int] = defaultdict(count().__next__)
    return map(numbers.__getitem__, map(id, column))


def ends_by_parent(table: Table, parents: Sequence[Row]) -> Sequence[int]:
    """For each of the records that rows belong to, in their order, where its rows end: those of the next begin there.

    ``parents`` are all of them, those that have no rows among them too.
    """
    found: Sequence[int] | None = table.made.get("ends")
    if found is None:
        above = list(map(itemgetter(-1), table.rows))
        begins = [0, *compress(count(1), map(is_not, above, islice(above, 1, None)))] if above else []
        ends: list[int] = []
        at = 0
        for parent in parents:
            if at < len(begins) and above[begins[at]] is parent:
                at += 1
            ends.append(begins[at] if at < len(begins) else len(above))
        found = table.made["ends"] = ends
    return found
