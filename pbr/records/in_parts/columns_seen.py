"""What columns have shown that are read in parts: what of it is amiss anywhere, and what all together show."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field
from datetime import date

from pbr.records.cells.code_column import CodeColumn
from pbr.records.cells.column import SPELLINGS_KEPT, Column, Spellings
from pbr.records.cells.council_codes import STANDARD_CODES
from pbr.records.cells.date_column import DateColumn
from pbr.records.cells.day_month_order import may_be_in_doubt
from pbr.records.cells.figure_column import FigureColumn
from pbr.records.cells.id_column import ReferenceColumn
from pbr.records.cells.number_column import NumberColumn
from pbr.records.cells.similar_names import names_alike
from pbr.records.cells.text_column import TextColumn
from pbr.records.cells.wrong_unit import looks_like_another_unit
from pbr.records.dictionary import TABLES
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.part_of_table import PartOfTable
from pbr.records.tables.table_reader import READ_DAY_FIRST, TableReader
from pbr.values.dataclass import dataclass
from pbr.values.dates import DayOrder

_NO_NEED = "none"
_FEWEST_LOST = 5


@dataclass(slots=True)
class NotYetThere:
    """Rows without a finding that is known so many ``days`` after one of theirs: how many by that day, and the last."""

    days: int
    last: date | None = None
    without: Counter[date] = field(default_factory=Counter)

    def take(self, days: Sequence[date | None], findings: Sequence[object]) -> None:
        """Take note of rows by their days."""
        there = [day for day in days if day is not None]
        self.last = max([*there, *([self.last] if self.last else [])], default=None)
        self.without.update(
            day for day, finding in zip(days, findings, strict=True) if day is not None and finding is None
        )

    def merge(self, other: "NotYetThere") -> None:
        """Add the rows of other parts."""
        self.last = max(filter(None, (self.last, other.last)), default=None)
        self.without.update(other.without)

    @property
    def lost(self) -> int:
        """How many rows should have the finding, by the last of all days."""
        if self.last is None:
            return 0
        last = self.last
        return sum(many for day, many in self.without.items() if (last - day).days >= self.days)


@dataclass(slots=True)
class ColumnsSeen:
    """What the columns of one table have shown; that of several parts is added.

    ``orders`` are the orders of day and month by field, ``names`` those that a council makes up, ``without_finding``
    how many rows lack a finding whose review has a day, in a column without the finding that there is no need, and
    ``with_finding`` the columns that have it. ``not_yet`` are the rows that lack one which is known some time after.
    """

    file: str
    latest: date | None = None
    orders: dict[str, set[DayOrder]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    without_finding: dict[str, int] = field(default_factory=dict)
    with_finding: set[str] = field(default_factory=set)
    not_yet: dict[str, NotYetThere] = field(default_factory=dict)

    def take(self, reader: TableReader) -> None:
        """Take note of what every column of a reader has shown since it began.

        Raises ``NotCleanError`` where one has shown what is warned of, or may be.
        """
        refuse_what_is_warned_of(reader.columns.values())
        for name, column in reader.columns.items():
            if isinstance(column, NumberColumn) and column.points.in_doubt:
                raise NotCleanError
            if isinstance(column, DateColumn):
                self.orders.setdefault(name, set()).update(column.orders)
            if isinstance(column, TextColumn):
                self.names.setdefault(name, set()).update(column.names())
            if isinstance(column, CodeColumn) and _NO_NEED in column.values():
                self.with_finding.add(name)

    def latest_of(self, reader: TableReader) -> date | None:
        """The last day on which anything became known, in all that a reader has read since it began."""
        days = [
            column.latest
            for name, column in reader.columns.items()
            if isinstance(column, DateColumn) and column.field.recorded and column.latest and name in reader.read.layout
        ]
        self.latest = max(days, default=None)
        return self.latest

    def take_standards(self, reader: TableReader, rows: PartOfTable) -> None:
        """Take note of what standards are called, which is a name like others though it is the key of a row."""
        for table, name in STANDARD_CODES.holders:
            if table == reader.kind.name and name in rows.layout:
                self.names.setdefault(name, set()).update(rows.column(name))

    def miss_findings(self, reader: TableReader, rows: PartOfTable) -> None:
        """Count the rows of a part that lack a finding, where nothing shows yet that programs did not lose it."""
        for each in reader.kind.fields:
            column = reader.columns[each.name]
            if _NO_NEED not in each.codes or not isinstance(column, CodeColumn) or _NO_NEED in column.values():
                continue
            for dating in reader.kind.dating(each.name):
                if dating not in rows.layout or each.name not in rows.layout:
                    continue
                if each.not_known_until:
                    not_yet = self.not_yet.setdefault(each.name, NotYetThere(each.not_known_until.days))
                    not_yet.take(rows.column(dating), rows.column(each.name))
                else:
                    day, finding = rows.layout[dating], rows.layout[each.name]
                    lost = sum(row[day] is not None and row[finding] is None for row in rows.rows)
                    self.without_finding[each.name] = self.without_finding.get(each.name, 0) + lost

    def merge(self, other: "ColumnsSeen") -> None:
        """Add what the same columns have shown in other parts."""
        for name, orders in other.orders.items():
            self.orders.setdefault(name, set()).update(orders)
        for name, names in other.names.items():
            self.names.setdefault(name, set()).update(names)
        for name, count in other.without_finding.items():
            self.without_finding[name] = self.without_finding.get(name, 0) + count
        for name, not_yet in other.not_yet.items():
            self.not_yet.setdefault(name, NotYetThere(not_yet.days)).merge(not_yet)
        self.with_finding |= other.with_finding
        if other.latest:
            self.latest = max(other.latest, self.latest or other.latest)

    @property
    def is_day_first(self) -> bool:
        """Whether any day was read by the rule that the day comes first."""
        return any(orders & READ_DAY_FIRST for orders in self.orders.values())

    def refuse_what_is_in_doubt(self) -> None:
        """Raise ``NotCleanError`` where all the cells of a column together show something, or may."""
        without = [*self.without_finding.items(), *((name, not_yet.lost) for name, not_yet in self.not_yet.items())]
        lost = max((count for name, count in without if name not in self.with_finding), default=0)
        many = max(map(len, self.names.values()), default=0)
        if may_be_in_doubt(self.orders.values()) or lost >= _FEWEST_LOST or many >= SPELLINGS_KEPT:
            raise NotCleanError


def refuse_names_alike(seen: Iterable[ColumnsSeen], listed: Collection[str]) -> None:
    """Raise ``NotCleanError`` where names of an extract may be one, but for the fields whose names are listed."""
    names = ((one.file, {name: frozenset(found) for name, found in one.names.items()}) for one in seen)
    if names_alike(names, listed):
        raise NotCleanError


def refuse_another_unit(columns: Iterable[Column]) -> None:
    """Raise ``NotCleanError`` where the first figures of a column look like another unit."""
    if any(isinstance(column, FigureColumn) and looks_like_another_unit(column) for column in columns):
        raise NotCleanError


def refuse_what_is_warned_of(columns: Iterable[Column]) -> None:
    """Raise ``NotCleanError`` where a column has shown what is warned of wherever it is."""
    if any(map(_is_warned_of, columns)):
        raise NotCleanError


def _is_warned_of(column: Column) -> bool:
    """Whether it is. That a point is in doubt may be settled by a later figure, so it is seen at the end alone."""
    return bool(
        (isinstance(column, Spellings) and column.marks)
        or (isinstance(column, CodeColumn) and column.inexact)
        or (isinstance(column, TextColumn) and column.taken_for_nothing())
        or (isinstance(column, ReferenceColumn) and column.odd and not _is_of_standards(column))
    )


def _is_of_standards(column: ReferenceColumn) -> bool:
    """Whether it says what standards are called, which may be several words."""
    return any(column.field is TABLES[table].fields_by_name[name] for table, name in STANDARD_CODES.holders)
