"""Rows that end before they start: two days of one row in the wrong order."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pbr.problems.problem import Problem
from pbr.records.cells.cells import UNREADABLE
from pbr.records.cells.days_compared import places_before
from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import Batch


def find_end_before_start(
    kind: TableKind, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]]
) -> None:
    """Note every row that ends before it starts."""
    for first, last in kind.in_order:
        if first not in typed or last not in typed:
            continue
        try:
            places = places_before(typed[last], typed[first])
        except TypeError:
            places = places_before(_days_in(typed[last]), _days_in(typed[first]))
        for index in places:
            problem = Problem(
                "PBR804",
                f"{last} is before {first}",
                batch.place(index, last),
                f"{kind.article} {kind.one} cannot end before it starts; check both dates",
            )
            wrong.setdefault(index, []).append(problem)


def _days_in(column: Sequence[Any]) -> list[date | None]:
    """A column with its unreadable cells left blank."""
    return [None if day is UNREADABLE else day for day in column]
