"""Whether other records changed that are counted with one: under its limit of quantity, places or price by rows.

A record that was corrected need not be why its line moved: another that came late may have taken from the same limit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pbr.engine.quantities.record_order import counted_with_whom
from pbr.ledger.changed_records import only_in_one
from pbr.records.dictionary import TABLES, FieldType, TableKind, Tables
from pbr.records.extract.written_rows import Written, rows_written
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.places import Whom
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass
from pbr.values.dates import date_in_cell
from pbr.values.period import Period
from pbr.values.window import days_of

_PLANS = "plans"
_ALWAYS = Period(date.min, date.max)


class _Touched(NamedTuple):
    """A row that is new, gone or not written as it was, and the days that are in it."""

    record: str
    days: Period


_ByOwner = Mapping[str, list[_Touched]]


@dataclass(frozen=True, slots=True)
class ChangedOthers:
    """The rows that differ between the files read then and now, by whom they are counted for.

    A table is read again when it is first asked for, and not before; ``before`` has paths by table, and ``now`` gives
    them.
    """

    before: Mapping[str, Path]
    now: Callable[[], Mapping[str, Path]]
    runs: Period
    tables: Tables = field(default_factory=lambda: TABLES)
    _touched: dict[tuple[str, Whom], _ByOwner] = field(default_factory=dict)
    _plans_of: dict[str, dict[str, str]] = field(default_factory=dict)

    def counted_with(self, line: Line, payment: Payment) -> bool:
        """Whether any but the line's own record changed that may be counted with it in its window or windows."""
        counted = payment.counted
        if counted is None or line.record.table not in self.tables:
            return False
        owner, days = counted_with_whom(counted.whom, line.record), self._days_counted(line, payment)
        own = {line.record.table: line.record.id}
        if self.tables[line.record.table].parent == _PLANS and counted.whom != "plan":
            own[_PLANS] = line.record.plan
        return any(
            one.record != record and one.days.first <= days.last and days.first <= one.days.last
            for table, record in own.items()
            for one in self._of(table, counted.whom).get(owner, ())
        )

    def _days_counted(self, line: Line, payment: Payment) -> Period:
        """The days of the windows that a line is counted in; with those before where what is over is carried on."""
        counted = payment.counted
        if counted is None or counted.window == "run" or line.service_from is None or line.service_to is None:
            return _ALWAYS
        first = days_of(counted.window, line.service_from, self.runs).first
        carries = payment.most_of is not None and payment.most_of.carries
        return Period(date.min if carries else first, days_of(counted.window, line.service_to, self.runs).last)

    def _of(self, table: str, whom: Whom) -> _ByOwner:
        found = self._touched.get((table, whom))
        if found is None:
            by_owner: defaultdict[str, list[_Touched]] = defaultdict(list)
            for owner, touched in self._read(self.tables[table], f"{whom}_id"):
                by_owner[owner].append(touched)
            found = self._touched[table, whom] = by_owner
        return found

    def _read(self, kind: TableKind, column: str) -> Iterator[tuple[str, _Touched]]:
        if kind.name not in self.before or kind.name not in self.now():
            return
        of_plans: dict[str, str] | None = None if column in kind.fields_by_name else self._of_plans(column)
        for written in only_in_one(self.before[kind.name], self.now()[kind.name]):
            for (_, record), row in rows_written(kind, written):
                owner = row.get(column) if of_plans is None else of_plans.get(row.get(kind.parent_key), "")
                yield owner, _Touched(record, _days_in(row, kind))

    def _of_plans(self, column: str) -> dict[str, str]:
        """The person or provider of each plan, of whom a record of a plan has no column of its own."""
        if column not in self._plans_of:
            paths = [files[_PLANS] for files in (self.before, self.now()) if _PLANS in files]
            rows = (found for path in paths for found in rows_written(self.tables[_PLANS], path.read_bytes()))
            self._plans_of[column] = {plan: row.get(column) for (_, plan), row in rows}
        return self._plans_of[column]


def _days_in(row: Written, kind: TableKind) -> Period:
    """From the first day that is written in a row to the last; with one blank it may go on, and with none be any."""
    written = row.by_name()
    cells = [written.get(one.name, "") for one in kind.fields if one.type is FieldType.DATE]
    days = [day for day in map(date_in_cell, cells) if day is not None]
    if not days:
        return _ALWAYS
    return Period(min(days), date.max if len(days) < len(cells) else max(days))
