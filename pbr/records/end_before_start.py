"""Rows that end before they start: two days of one row in the wrong order."""

from collections.abc import Mapping, Sequence
from typing import Any

from pbr.problems.problem import Problem
from pbr.records.cells import UNREADABLE
from pbr.records.dictionary import TableKind
from pbr.records.row_source import Batch


def find_end_before_start(
    kind: TableKind, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]]
) -> None:
    """Note every row that ends before it starts."""
    for first, last in kind.in_order:
        if first not in typed or last not in typed:
            continue
        # Most rows are told in order by one comparison of two dates; a blank or unreadable end is no date.
        for index, (start, end) in enumerate(zip(typed[first], typed[last], strict=True)):
            if end is None or end is UNREADABLE or start is UNREADABLE or start <= end:
                continue
            problem = Problem(
                "PBR804",
                f"{last} is before {first}",
                batch.place(index, last),
                f"{kind.article} {kind.one} cannot end before it starts; check both dates",
            )
            wrong.setdefault(index, []).append(problem)
