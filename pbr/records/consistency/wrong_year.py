"""Days far from all the rest of their column, which would be among them in another year: a year that was mistyped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.dictionary import FieldType

DAYS_APART = 120
"""Days of one column further apart than this stand apart: quarters begin up to 92 days from one another."""
REST_TO_ONE = 20
"""A day stands alone where there are so many rows among the rest for each that stands apart."""
REST_TO_ONE_OUTSIDE = 3
"""The same of rows outside the run of the scheme, which would be paid nothing."""

_NEVER_ALONE = ("openings",)
"""Tables that are about another time than the rest."""


@dataclass(frozen=True, slots=True)
class _RunOfDays:
    """Days of a column with no great gap between them, and how many rows have one."""

    days: Sequence[date]
    rows: int


def _stretches(column: Sequence[date | None]) -> list[_RunOfDays]:
    """The days of a column, in order, broken where the next is far; nothing where none is."""
    ordered = sorted(day for day in set(column) if day is not None)
    breaks = [at for at, (one, then) in enumerate(pairwise(ordered), 1) if (then - one).days > DAYS_APART]
    if not breaks:
        return []
    rows = Counter(column)
    return [
        _RunOfDays(days, sum(rows[day] for day in days))
        for first, last in zip([0, *breaks], [*breaks, len(ordered)], strict=True)
        if (days := ordered[first:last])
    ]


def in_a_wrong_year(beside: Beside, table: str, field: str) -> tuple[tuple[int, ...], bool]:
    """The places of rows whose day would be among the rest in another year; and whether all are outside the run."""
    column = beside.column(table, field)
    stretches = _stretches(column)
    if not stretches:
        return (), False
    rest = max(stretches, key=lambda one: one.rows)
    runs = beside.runs
    wrong: dict[date, bool] = {}
    for one in stretches:
        outside = runs is not None and not any(day in runs for day in one.days) and rest.days[-1] >= runs.first
        needed = REST_TO_ONE_OUTSIDE if outside else REST_TO_ONE
        if one is not rest and one.rows * needed <= rest.rows:
            wrong |= {day: outside for day in one.days if _is_among(day, rest.days)}
    rows = tuple(at for at, day in enumerate(column) if day in wrong) if wrong else ()
    return rows, all(wrong.values())


def _is_among(day: date, rest: Sequence[date]) -> bool:
    """Whether a day would be among the rest in another year."""
    return any(rest[0] <= _in_year(day, year) <= rest[-1] for year in range(rest[0].year, rest[-1].year + 1))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def findings_in_a_wrong_year(beside: Beside) -> Iterator[Finding]:
    """One finding for each column that has such days."""
    for name in beside.tables:
        if name in _NEVER_ALONE:
            continue
        kind = beside.tables[name].kind
        for field in kind.fields:
            if field.type is FieldType.DATE and field.name in beside.tables[name].layout:
                rows, outside = in_a_wrong_year(beside, name, field.name)
                if rows:
                    its = "its" if len(rows) == 1 else "their"
                    lie = "lies" if len(rows) == 1 else "lie"
                    where = f", and {lie} outside the run of the scheme" if outside else ""
                    message = (
                        f"{many(rows, f'{kind.one} is', f'{name} are')} far from all the rest by {its} {field.name}, "
                        f"would be among them in another year{where}"
                    )
                    yield Finding("PBR827", name, rows, message, f"check the year of {field.name}")
