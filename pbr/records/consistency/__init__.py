"""Records beside one another: what can only be told of a record by looking at others of the same person or plan.

Each file compares in one way. What it finds is a fact that a scheme can name in a condition, and a warning.
"""

from collections.abc import Callable, Iterable, Mapping
from copyreg import pickle

from pbr.records.consistency import (
    after_death,
    contradictory_outcomes,
    duplicate_visits,
    hours_in_a_day,
    near_duplicates,
    order_of_days,
    outside_plan,
    overlaps,
    recorded_twice,
    referrals,
)
from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared

COMPARISONS: dict[tuple[str, str], Comparison] = {
    (one.table, one.words): one
    for one in (
        *overlaps.COMPARISONS,
        *outside_plan.COMPARISONS,
        *after_death.COMPARISONS,
        *referrals.COMPARISONS,
        *hours_in_a_day.COMPARISONS,
        *recorded_twice.COMPARISONS,
        *near_duplicates.COMPARISONS,
    )
}
"""Every comparison, by the table it is about and the words that name it."""

COMPARED: dict[str, frozenset[str]] = {}
"""The fields that any comparison looks at, by table."""
for _one in COMPARISONS.values():
    for _table, _fields in _one.reads.items():
        COMPARED[_table] = COMPARED.get(_table, frozenset()) | _fields
COMPARED["visits"] |= duplicate_visits.FIELDS
COMPARED["outcomes"] |= contradictory_outcomes.FIELDS
for _table, _fields in order_of_days.FIELDS.items():
    COMPARED[_table] = COMPARED.get(_table, frozenset()) | _fields


def comparisons_in(needs: Mapping[str, Iterable[str]]) -> tuple[Comparison, ...]:
    """The comparisons among what a scheme needs, by table."""
    return tuple(
        COMPARISONS[table, name] for table in needs for name in sorted(needs[table]) if (table, name) in COMPARISONS
    )


def _named(table: str, words: str) -> Comparison:
    return COMPARISONS[table, words]


def _by_its_name(one: Comparison) -> tuple[Callable[[str, str], Comparison], tuple[str, str]]:
    return _named, (one.table, one.words)


# A comparison goes to another process by the words that name it: how it compares is there already.
pickle(Comparison, _by_its_name)

__all__ = ["COMPARED", "COMPARISONS", "Answer", "Comparison", "RecordsCompared", "comparisons_in"]
