"""Whose a line is: the plan it is for, and the provider, area, rate or type of plan it is counted under."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pbr.records.table import Records
from pbr.settlement.line import Line, LineKind
from pbr.settlement.record_ref import RecordRef, provider_as_a_whole
from pbr.simulate.breakdown import By
from pbr.simulate.record_ids import ids_in

NO_RECORD = provider_as_a_whole("")

NOT_RECORDED = "(not recorded)"
"""The group of records that do not say which group they are of."""

TO_PERSONS = "(paid to persons)"
"""The group of what persons are paid, by provider: it is no provider's."""

NO_ONE_PLAN = "(for no one plan)"
"""The group of lines for a provider as a whole, or for a record that is of no such group."""


class LineGroup(NamedTuple):
    """What a line is about: the plan that its record is of (empty: none), and its group."""

    plan_id: str
    group: str


class Grouping:
    """Says of each line of an extract's settlements what it is about."""

    def __init__(self, records: Records, by: By) -> None:
        self._tables = records.tables
        self.by = by
        self._found: dict[str, Mapping[str, str]] = {}

    @property
    def group_of_plan(self) -> Mapping[str, str]:
        """The group of each plan."""
        return self._groups_of("plans")

    def about_of(self) -> Callable[[Line], LineGroup]:
        """Give a function from a line to what it is about; the line of a row that could not be read is about nobody."""
        by_provider = self.by is By.PROVIDER

        def about(line: Line) -> LineGroup:
            record = NO_RECORD if line.kind is LineKind.ROW else line.record
            if by_provider:
                return LineGroup(record.plan, TO_PERSONS if line.kind.is_persons else line.record.provider)
            return LineGroup(record.plan, self._group(record))

        return about

    def _group(self, record: RecordRef) -> str:
        if record.plan:
            return self.group_of_plan.get(record.plan, NOT_RECORDED)
        if record.table == "people" and self.by is By.AREA:
            return self._groups_of("people").get(record.id, NOT_RECORDED)
        return NO_ONE_PLAN

    def _groups_of(self, name: str) -> Mapping[str, str]:
        """The same of a table, found when it is first asked for: by provider nobody asks."""
        if name not in self._found:
            self._found[name] = self._groups(name)
        return self._found[name]

    def _groups(self, name: str) -> dict[str, str]:
        """Give the group of each record of a table."""
        table = self._tables.get(name)
        if table is None:
            return {}
        column = "provider_id" if self.by is By.PROVIDER else self.by.value
        if column not in table.layout:
            return {}
        at, ids = table.layout[column], ids_in(name, table.layout)
        return {ids(row): row[at] or NOT_RECORDED for row in table.rows}
