"""Where the records stand that the scheme has no price for: each cause once, at the first row that has it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import Tables
from pbr.records.opened.line_of_record import first_lines
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.missing_price_problem import problem_of
from pbr.settlement.reason import InError
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

Apart = tuple[str, InError, str, Window | None]
"""What tells one cause from another: the table, what is lacking, and of a window the provider and which."""


@dataclass(slots=True)
class Cause:
    """One thing that is missing from a price, how many records lack it, and those among which the first stands."""

    example: Unsettled
    record_ids: set[str] = field(default_factory=set)
    rows: int = 0

    @property
    def apart(self) -> Apart:
        """What tells it from others: windows stay apart, since each is named. Those have no table."""
        found = self.example
        return found.record.table, found.lacking, found.record.provider if found.window else "", found.window


def problems_of_unpriced(unpriced: Iterable[Unsettled], records: Path, tables: Tables) -> list[Problem]:
    """Give one problem for each thing that the prices lack, on the first line whose record needs it.

    However many records need it, all are counted. A month or quarter of a provider stands on no line, and is named.
    """
    return problems_of_causes(causes_of(unpriced), records, tables)


def causes_of(unpriced: Iterable[Unsettled]) -> list[Cause]:
    """Gather the records without a price by what they lack."""
    causes: dict[Apart, Cause] = {}
    for found in unpriced:
        one = Cause(found)
        causes.setdefault(one.apart, one).record_ids.add(found.record.id)
    for cause in causes.values():
        cause.rows = len(cause.record_ids)
    return list(causes.values())


def problems_of_causes(causes: Sequence[Cause], records: Path, tables: Tables) -> list[Problem]:
    """Give one problem for each cause, on the first line on which one of its records stands."""
    problems: list[Problem] = []
    for table, of_table in _by_table(causes).items():
        if not table:
            problems += [_of_window(cause, records) for cause in of_table]
            continue
        groups = [(cause.record_ids, cause.example.field) for cause in of_table]
        places = first_lines(records, tables[table], groups)
        problems += [_of_rows(cause, place) for cause, place in zip(of_table, places, strict=True)]
    return problems


def _by_table(causes: Sequence[Cause]) -> dict[str, list[Cause]]:
    by_table: dict[str, list[Cause]] = defaultdict(list)
    for cause in causes:
        by_table[cause.example.record.table].append(cause)
    return by_table


def _of_rows(cause: Cause, place: Place) -> Problem:
    """Say what is missing where the first row needs it, and how many rows need it."""
    problem = problem_of(cause.example, place)
    if cause.rows == 1:
        return problem
    return replace(
        problem, message=f"{problem.message}; {cause.rows:,} rows" + (", the first is here" if place.line else "")
    )


def _of_window(cause: Cause, records: Path) -> Problem:
    """Say what is missing for a month or quarter of a provider, by their names: they are about no person."""
    problem = problem_of(cause.example, Place(records.name or str(records), field=cause.example.field))
    window = f" {cause.example.window.label}" if cause.example.window else ""
    return replace(problem, message=f"for {cause.example.record.provider}{window}: {problem.message}")
