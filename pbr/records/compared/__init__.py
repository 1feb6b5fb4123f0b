"""Records beside one another: what can only be told of a record by looking at others of the same person or plan.

Each file compares in one way. What it finds is a fact that a scheme can name in a condition, and a warning.
"""

from collections.abc import Iterable, Mapping

from pbr.records.compared import (
    a_day_of_visits,
    after_death,
    found_both_ways,
    nearly_twice,
    out_of_order,
    outside_plan,
    overlaps,
    recorded_twice,
    referred,
    visits_alike,
)
from pbr.records.compared.comparison import Answer, Beside, Comparison

COMPARISONS: dict[tuple[str, str], Comparison] = {
    (one.table, one.words): one
    for one in (
        *overlaps.COMPARISONS,
        *outside_plan.COMPARISONS,
        *after_death.COMPARISONS,
        *referred.COMPARISONS,
        *a_day_of_visits.COMPARISONS,
        *recorded_twice.COMPARISONS,
        *nearly_twice.COMPARISONS,
    )
}
"""Every comparison, by the table it is about and the words that name it."""

COMPARED: dict[str, frozenset[str]] = {}
"""The fields that any comparison looks at, by table."""
for _one in COMPARISONS.values():
    for _table, _fields in _one.reads.items():
        COMPARED[_table] = COMPARED.get(_table, frozenset()) | _fields
COMPARED["visits"] |= visits_alike.FIELDS
COMPARED["outcomes"] |= found_both_ways.FIELDS
for _table, _fields in out_of_order.FIELDS.items():
    COMPARED[_table] = COMPARED.get(_table, frozenset()) | _fields


def comparisons_in(needs: Mapping[str, Iterable[str]]) -> tuple[Comparison, ...]:
    """The comparisons among what a scheme needs, by table."""
    return tuple(
        COMPARISONS[table, name] for table in needs for name in sorted(needs[table]) if (table, name) in COMPARISONS
    )


__all__ = ["COMPARED", "COMPARISONS", "Answer", "Beside", "Comparison", "comparisons_in"]
