"""Date coverage: from which day to which the records tell of anything; a settlement of other days rests on nothing."""

from collections.abc import Container, Iterator, Mapping, Set
from datetime import date
from operator import itemgetter

from pbr.records.dictionary import FieldType, TableKind
from pbr.records.extract.extract import Extract
from pbr.records.table import Table
from pbr.values.dataclass import dataclass
from pbr.values.dates import month_of
from pbr.values.period import Period

_NOT_EVENTS = {
    "plans": ("planned_end_on",),
    "outcomes": ("due_on",),
    "standards": ("from_on", "to_on"),
    "openings": ("from_on", "to_on"),
}
"""Days by table that were planned or agreed beforehand: they say nothing of how far the records go."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The first and the last day on which the records say that something happened, and those next to a period.

    ``before`` is the last of them before the period and ``after`` the first after it, each None where there is none;
    ``within`` says whether any is in it. ``months`` are all the months with such a day, in order.
    """

    first: date
    last: date
    before: date | None
    after: date | None
    within: bool
    months: tuple[Period, ...]


def reach_of(extract: Extract, period: Period, own_days: Set[tuple[str, str]] = frozenset()) -> Reach | None:
    """Give how far the records reach, and how near the period they come; None where no row has any day.

    It looks at the days that a scheme uses: starts, ends, visits, agreements, reviews, and never at plans for later.
    ``own_days`` are dates of a council's own, by table and name, that say when a record was.
    """
    return reach_of_days(days_of_events(extract.tables, own_days), period)


def days_of_events(tables: Mapping[str, Table], own_days: Set[tuple[str, str]] = frozenset()) -> set[date]:
    """The days on which the records say that something happened; ``own_days`` as for ``reach_of``."""
    days: set[date] = set()
    for table in tables.values():
        for name in fields_of_events(table.kind, table.layout, own_days):
            days.update(filter(None, map(itemgetter(table.layout[name]), table.rows)))
    return days


def reach_of_days(days: Set[date], period: Period) -> Reach | None:
    """Give how far days reach, and how near the period they come; None where there is none."""
    if not days:
        return None
    return Reach(
        first=min(days),
        last=max(days),
        before=max((day for day in days if day < period.first), default=None),
        after=min((day for day in days if day > period.last), default=None),
        within=any(day in period for day in days),
        months=tuple(month_of(first) for first in sorted({day.replace(day=1) for day in days})),
    )


def fields_of_events(
    kind: TableKind, kept: Container[str], own_days: Set[tuple[str, str]] = frozenset()
) -> Iterator[str]:
    """The days of a table, of those that are kept, on which something happened; ``own_days`` as for ``reach_of``."""
    for field in kind.fields:
        # A date of a council's own that is not recorded, and that nothing goes by, may be planned, or of anything.
        own_event = field.recorded or (kind.name, field.name) in own_days
        event = own_event if field.own else field.name not in _NOT_EVENTS.get(kind.name, ())
        if field.type is FieldType.DATE and field.name in kept and event:
            yield field.name
