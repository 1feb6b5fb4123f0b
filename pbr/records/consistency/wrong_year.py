"""Days far from all the rest of their column, which would be among them in another year: a year that was mistyped."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.dictionary import FieldType, TableKind
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

DAYS_APART = 120
"""Days of one column further apart than this stand apart: quarters begin up to 92 days from one another."""
REST_TO_ONE = 20
"""A day stands alone where there are so many rows among the rest for each that stands apart."""
REST_TO_ONE_OUTSIDE = 3
"""The same of rows outside the run of the scheme, which would be paid nothing."""

_NEVER_ALONE = ("openings",)
"""Tables that are about another time than the rest."""


@dataclass(frozen=True, slots=True)
class RunOfDays:
    """Days of a column with no great gap between them, and how many rows have one."""

    days: Sequence[date]
    rows: int


def runs_of_days(column: Sequence[date | None]) -> list[RunOfDays]:
    """The days of a column, in order, broken where the next is far."""
    ordered = sorted(day for day in set(column) if day is not None)
    breaks = _breaks(ordered)
    if not breaks:
        return [RunOfDays(ordered, len(list(filter(None, column))))] if ordered else []
    rows = Counter(column)
    return [
        RunOfDays(days, sum(rows[day] for day in days))
        for first, last in zip([0, *breaks], [*breaks, len(ordered)], strict=True)
        if (days := ordered[first:last])
    ]


def runs_together(parts: Iterable[RunOfDays]) -> list[RunOfDays]:
    """The same of a column of which some rows have these runs each: those that come near one another are one."""
    runs = list(parts)
    ordered = sorted({day for one in runs for day in one.days})
    breaks = _breaks(ordered)
    found: list[RunOfDays] = []
    for first, last in zip([0, *breaks], [*breaks, len(ordered)], strict=True):
        days = ordered[first:last]
        if days:
            found.append(RunOfDays(days, sum(one.rows for one in runs if days[0] <= one.days[0] <= days[-1])))
    return found


def _breaks(ordered: Sequence[date]) -> list[int]:
    return [at for at, (one, then) in enumerate(pairwise(ordered), 1) if (then - one).days > DAYS_APART]


def in_a_wrong_year(beside: RecordsCompared, table: str, field: str) -> tuple[tuple[int, ...], bool]:
    """The places of rows whose day would be among the rest in another year; and whether all are outside the run."""
    column = beside.column(table, field)
    wrong = days_in_a_wrong_year(runs_of_days(column), beside.runs)
    rows = tuple(at for at, day in enumerate(column) if day in wrong) if wrong else ()
    return rows, all(wrong.values())


def days_in_a_wrong_year(found: Sequence[RunOfDays], runs: Period | None) -> dict[date, bool]:
    """The days that would be among the rest in another year, each with whether it is outside the run of a scheme."""
    wrong: dict[date, bool] = {}
    if len(found) < 2:
        return wrong
    rest = max(found, key=lambda one: one.rows)
    for one in found:
        outside = runs is not None and not any(day in runs for day in one.days) and rest.days[-1] >= runs.first
        needed = REST_TO_ONE_OUTSIDE if outside else REST_TO_ONE
        if one is not rest and one.rows * needed <= rest.rows:
            wrong |= {day: outside for day in one.days if _is_among(day, rest.days)}
    return wrong


def _is_among(day: date, rest: Sequence[date]) -> bool:
    """Whether a day would be among the rest in another year."""
    return any(rest[0] <= _in_year(day, year) <= rest[-1] for year in range(rest[0].year, rest[-1].year + 1))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def findings_in_a_wrong_year(beside: RecordsCompared) -> Iterator[Finding]:
    """One finding for each column that has such days."""
    for name in beside.tables:
        kind = beside.tables[name].kind
        for field in days_compared(kind, beside.tables[name].layout):
            rows, outside = in_a_wrong_year(beside, name, field)
            if rows:
                yield finding_in_a_wrong_year(kind, field, rows, outside=outside)


def finding_in_a_wrong_year(kind: TableKind, field: str, rows: Sequence[int], *, outside: bool) -> Finding:
    """The finding of so many rows; ``outside`` says that all are outside the run of the scheme."""
    its = "its" if len(rows) == 1 else "their"
    lie = "lies" if len(rows) == 1 else "lie"
    where = f", and {lie} outside the run of the scheme" if outside else ""
    message = (
        f"{many(rows, f'{kind.one} is', f'{kind.name} are')} far from all the rest by {its} {field}, "
        f"would be among them in another year{where}"
    )
    return Finding("PBR827", kind.name, rows, message, f"check the year of {field}")


def days_compared(kind: TableKind, kept: Container[str]) -> list[str]:
    """The fields of a table whose days are compared, of those that are kept."""
    days = [field.name for field in kind.fields if field.type is FieldType.DATE]
    return [name for name in days if name in kept and kind.name not in _NEVER_ALONE]
