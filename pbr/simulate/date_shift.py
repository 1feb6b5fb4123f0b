"""An extract moved in time: last year's records read as if they were next year's, every date of every table alike."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TableKind
from pbr.records.dictionary.field import FieldType
from pbr.records.extract.extract import Extract
from pbr.records.table import Row, Table
from pbr.values.dataclass import dataclass
from pbr.values.dates import FIRST_YEAR, LAST_YEAR, add_months_last_day_where_shorter

_MOVE = re.compile(r"(-?)([1-9][0-9]{0,3}) (year|month|week|day)s?", re.ASCII)
_MONTHS: Mapping[str, int] = {"year": 12, "month": 1}
_DAYS: Mapping[str, int] = {"week": 7, "day": 1}


@dataclass(frozen=True, slots=True)
class Move:
    """How far records are moved: so many years, months, weeks or days later, or earlier where ``many`` is below nil."""

    many: int
    unit: str

    @property
    def words(self) -> str:
        """How far, as people read it: ``1 year later``."""
        many = abs(self.many)
        return f"{many:,} {self.unit}{'' if many == 1 else 's'} {'later' if self.many > 0 else 'earlier'}"

    @property
    def sentence(self) -> str:
        """What was done to the records, in a sentence or two."""
        short = (
            " A day that the new month has not got became its last: 29 February became 28 February."
            if self.unit in _MONTHS
            else ""
        )
        return (
            f"Every date of the records was moved: they are read as if all had happened {self.words}.{short} "
            "No figure here is of what happened on the days recorded."
        )

    def moved(self, day: date) -> date:
        """A day moved. Raises ``ValueError`` or ``OverflowError`` where that is out of the calendar."""
        if self.unit in _MONTHS:
            return add_months_last_day_where_shorter(day, self.many * _MONTHS[self.unit])
        return day + timedelta(days=self.many * _DAYS[self.unit])


def move_in_words(text: str) -> Move | None:
    """Read a move as a command takes it: ``1 year``, ``-2 years``, ``6 months``, ``52 weeks``; None for other text."""
    found = _MOVE.fullmatch(text.strip())
    return Move(int(found[1] + found[2]), found[3]) if found else None


def moved_in_time(extract: Extract, move: Move) -> Extract:
    """The extract with every date moved, and nothing else changed.

    Raises ``ProblemsFound`` where a date would leave the years that are read, and where two rows that a date alone
    told apart would become one.
    """

    @cache
    def moved(day: date) -> date:
        try:
            made = move.moved(day)
        except (ValueError, OverflowError):
            raise _OutOfReachError from None
        if not FIRST_YEAR <= made.year <= LAST_YEAR:
            raise _OutOfReachError
        return made

    tables: dict[str, Table] = {}
    for name, table in extract.tables.items():
        kind = table.kind
        try:
            tables[name] = replace(table, rows=_rows(table, kind, moved))
        except _OutOfReachError:
            message = f"a date would be before {FIRST_YEAR} or after {LAST_YEAR} once moved {move.words}"
            raise ProblemsFound([_problem(message, table.file, "move them less far")]) from None
        if _keys(tables[name]) != _keys(table):
            message = f"two rows that only a date tells apart would be one {kind.one} once moved {move.words}"
            raise ProblemsFound([_problem(message, table.file, "move them by weeks, which keeps days apart")])
    latest = extract.latest_recorded
    return replace(extract, tables=tables, latest_recorded=latest and moved(latest))


class _OutOfReachError(Exception):
    """Raised for a day that cannot be moved so far."""


def _rows(table: Table, kind: TableKind, moved: Callable[[date], date]) -> list[Row]:
    places = [
        at for name, at in table.layout.items() if kind.fields_by_name[name].type is FieldType.DATE
    ]  # the last item of a row is its parent's
    rows: list[Row] = []
    for row in table.rows:
        changed = list(row)
        for at in places:
            if row[at] is not None:
                changed[at] = moved(row[at])
        rows.append(tuple(changed))
    return rows


def _keys(table: Table) -> int:
    """How many rows of a table can be told apart by their keys."""
    places = [table.layout[name] for name in table.kind.key]
    return len({tuple([row[at] for at in places]) for row in table.rows})


def _problem(message: str, file: str, remedy: str) -> Problem:
    return Problem("PBR964", message, Place(file), remedy)
