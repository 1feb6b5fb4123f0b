"""What single rows contradict by themselves, found part by part: how many rows, and the ids of the first of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from heapq import nsmallest

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding
from pbr.records.consistency.contradiction_warnings import MOST_PLACES, NamedFinding
from pbr.records.consistency.end_without_day import finding_half_ended, half_ended
from pbr.records.consistency.facts_left_out import (
    finding_without_last_days,
    finding_without_result,
    without_last_days,
    without_result,
)
from pbr.records.consistency.order_of_days import finding_out_of_order, out_of_order
from pbr.records.dictionary import TABLES
from pbr.records.record_id import record_id
from pbr.values.dataclass import dataclass

_Look = Callable[[RecordsCompared], Iterator[tuple[str, int, tuple[int, ...]]]]
_Tell = Callable[[str, int, Sequence[int]], Finding]

_LOOKS: tuple[tuple[_Look, _Tell], ...] = (
    (out_of_order, finding_out_of_order),
    (half_ended, finding_half_ended),
    (without_result, finding_without_result),
    (without_last_days, finding_without_last_days),
)
"""What is looked for in the order in which it is told, and what tells it."""


@dataclass(slots=True)
class _Rows:
    count: int
    first: list[tuple[str, ...]]


@dataclass(slots=True)
class FoundInRows:
    """What was found in the rows of some parts, by what was looked for, table, and which sort of it."""

    found: dict[tuple[int, str, int], _Rows] = field(default_factory=dict)

    def look(self, beside: RecordsCompared) -> None:
        """Look at the records of a part as they were recorded, in whichever order."""
        for look, (rows_of, _) in enumerate(_LOOKS):
            for table, sort, rows in rows_of(beside):
                columns = [beside.column(table, name) for name in beside.tables[table].kind.key]
                # Those to be named are the first by their keys.
                first = nsmallest(MOST_PLACES, (tuple(column[at] for column in columns) for at in rows))
                self._add((look, table, sort), len(rows), [tuple(map(str, key)) for key in first])

    def merge(self, other: "FoundInRows") -> None:
        """Add what was found in other parts."""
        for key, rows in other.found.items():
            self._add(key, rows.count, rows.first)

    def told(self) -> list[NamedFinding]:
        """Everything that was found, as if in all the rows at once."""
        tables = list(TABLES)
        return [
            NamedFinding(_LOOKS[look][1](table, sort, range(rows.count)), list(map(record_id, rows.first)))
            for (look, table, sort), rows in sorted(
                self.found.items(), key=lambda one: (one[0][0], tables.index(one[0][1]), one[0][2])
            )
        ]

    def _add(self, key: tuple[int, str, int], count: int, first: Sequence[tuple[str, ...]]) -> None:
        rows = self.found.setdefault(key, _Rows(0, []))
        rows.count += count
        rows.first = sorted([*rows.first, *first])[:MOST_PLACES]
