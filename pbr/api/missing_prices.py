"""Where the records stand that the scheme has no price for: each cause once, at the first row that has it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import field, replace
from pathlib import Path

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import Tables
from pbr.records.line_of_record import first_lines
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.missing_price_problem import problem_of
from pbr.settlement.reason import InError
from pbr.values.dataclass import dataclass
from pbr.values.window import Window


@dataclass(slots=True)
class _Cause:
    """One thing that is missing from a price, and every record that lacks it."""

    example: Unsettled
    record_ids: set[str] = field(default_factory=set)


def located(unpriced: Iterable[Unsettled], records: Path, tables: Tables) -> list[Problem]:
    """Give one problem for each thing that the prices lack, on the first line whose record needs it.

    However many records need it, all are counted. A month or quarter of a provider stands on no line, and is named.
    """
    problems: list[Problem] = []
    for table, causes in _causes_by_table(unpriced).items():
        if not table:
            problems += [_of_window(cause, records) for cause in causes]
            continue
        places = first_lines(records, tables[table], [cause.record_ids for cause in causes])
        problems += [_of_rows(cause, place) for cause, place in zip(causes, places, strict=True)]
    return problems


def _causes_by_table(unpriced: Iterable[Unsettled]) -> dict[str, list[_Cause]]:
    """Gather the records without a price by what they lack; windows stay apart, since each is named. Those have no
    table.
    """
    causes: dict[tuple[str, InError, str, Window | None], _Cause] = {}
    for found in unpriced:
        provider = found.record.provider if found.window else ""
        cause = causes.setdefault((found.record.table, found.lacking, provider, found.window), _Cause(found))
        cause.record_ids.add(found.record.id)
    by_table: dict[str, list[_Cause]] = defaultdict(list)
    for cause in causes.values():
        by_table[cause.example.record.table].append(cause)
    return by_table


def _of_rows(cause: _Cause, place: Place) -> Problem:
    """Say what is missing where the first row needs it, and how many rows need it."""
    problem = problem_of(cause.example, replace(place, field=cause.example.field))
    rows = len(cause.record_ids)
    if rows == 1:
        return problem
    return replace(problem, message=f"{problem.message}; {rows:,} rows" + (", the first is here" if place.line else ""))


def _of_window(cause: _Cause, records: Path) -> Problem:
    """Say what is missing for a month or quarter of a provider, by their names: they are about no person."""
    problem = problem_of(cause.example, Place(records.name or str(records), field=cause.example.field))
    window = f" {cause.example.window.label}" if cause.example.window else ""
    return replace(problem, message=f"for {cause.example.record.provider}{window}: {problem.message}")
